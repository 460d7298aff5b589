"""日期没有异常：不晚于采集日，不早于成文日，列表、页面、地址上的日期不矛盾，没有集中在一天补发。

Most oddities have an innocent cause (a page moved to another system), so a person looks. Certain is only what cannot be
right whatever the cause: list and page both name a day that had not come yet; the page names a day of signing, in its
box and under its text alike, later than every day of publication. Entries of the assessed year and later ones count; of each oddity one observation is made with its
first examples, however many entries show it.
Source: 国办秘函〔2019〕19号 伪造发稿日期 (confirmed); how far dates may differ, and the share of one day, are proposals.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta, timezone

from domain.doubt import all_sound
from domain.entry import Entry, Witness
from domain.finding import Observation, Value, fail, needs_review
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.signature import signature_date
from parsing.words.dates import find_date

REASONS = {
    "in_order": {"judged", "column", "days", "days_before"},
    "future": {"found", "title", "dates", "made", "column", "days", "days_before"},
    "before_made": {"found", "title", "dates", "made", "column", "days", "days_before"},
    "differ": {"found", "title", "dates", "made", "column", "days", "days_before"},
    "moved": {"found", "title", "dates", "made", "column", "days", "days_before"},
    "dated_anew": {"found", "title", "dates", "made", "column", "days", "days_before"},
    "one_day": {"day", "column", "bulk", "total"},
    "nothing": {"column", "days", "days_before"},
}
_SHOWN = 3
_PLAIN = (Witness.META, Witness.LABEL, Witness.INFO_BOX)
_BEIJING = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Params:
    """days: how far the written dates of one entry may lie apart, and that in the address behind them.

    days_before: how far the date in the address may lie before them: pages are drafted first, then published.

    bulk_share, bulk_least: share of the year's entries on one day that is odd, and fewest entries of that day.
    """

    days: int
    days_before: int
    bulk_share: float
    bulk_least: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    for column in view.columns.values():
        yield from _judge(column, view, params, as_of)


def _judge(column: ColumnView, view: View, params: Params, as_of: date) -> Iterator[Observation]:
    recent = [entry for entry in column.entries if entry.published and entry.published.date >= view.period.start]
    values: dict[str, Value] = {"column": column.column.name, "days": params.days, "days_before": params.days_before}
    about = (column.column.kind,)
    if not recent:
        quote = column.note or "栏目没有考评期以来的条目"
        yield all_sound(column, "nothing", *column.evidence(quote), about=about, **values).due_to(column.emptiness)
        return
    seen = max((as_of, *(capture.fetched_at.astimezone(_BEIJING).date() for capture in column.captures)))
    said = [
        *_odd("future", recent, column, values, lambda entry: _is_future(entry, seen), lambda e: _all_after(e, seen)),
        *_odd("before_made", recent, column, values, _is_before_made, _is_plainly_before_made),
        *_odd("differ", recent, column, values, lambda entry: _differs(entry, params.days)),
        *_odd("moved", recent, column, values, lambda entry: _is_moved(entry, params.days)),
        *_odd("dated_anew", recent, column, values, lambda entry: _is_dated_anew(entry, params.days_before)),
        *_one_day(recent, column, view, params, as_of),
    ]
    yield from said or [
        all_sound(column, "in_order", *column.evidence(recent[0].title), about=about, judged=len(recent), **values)
    ]


def _never(_: Entry) -> bool:
    return False


def _odd(
    reason: str,
    entries: list[Entry],
    column: ColumnView,
    values: dict[str, Value],
    is_odd: Callable[[Entry], bool],
    is_certain: Callable[[Entry], bool] = _never,
) -> Iterator[Observation]:
    """One observation for all entries that are odd in one way, with the first of them; of the certain ones if there are."""
    odd = [entry for entry in entries if is_odd(entry)]
    certain = [entry for entry in odd if is_certain(entry)]
    odd = certain or odd
    if odd:
        evidence = (one for entry in odd[:_SHOWN] for one in entry_evidence(entry, column, _quote(entry)))
        first, made = odd[0], _made(odd[0])
        dates = "、".join(dict.fromkeys(str(witness.date) for witness in first.witnesses))
        said: dict[str, Value] = {"title": first.title, "dates": dates, "made": str(made[0]) if made else ""}
        claim = fail if certain else needs_review
        yield claim(reason, *evidence, about=(column.column.kind,), found=len(odd), **said, **values)


def _all_after(entry: Entry, seen: date) -> bool:
    """The list and the page itself both say so: then neither was read from the wrong place."""
    of_page = [one for one in entry.article.published if one.witness in _PLAIN] if entry.article else []
    return bool(entry.listed and of_page) and all(one.date > seen for one in (*entry.listed, *of_page))


def _is_plainly_before_made(entry: Entry) -> bool:
    """The box and the signature name the same day, and every day of publication is before it."""
    if entry.article is None or not entry.latest:
        return False
    boxed, signed = find_date(entry.article.info.made or ""), signature_date(entry.article.paragraphs)
    return boxed is not None and signed is not None and boxed[0] == signed[0] and entry.latest < boxed[0]


def _is_future(entry: Entry, seen: date) -> bool:
    return entry.published is not None and entry.published.date > seen


def _is_before_made(entry: Entry) -> bool:
    made = _made(entry)
    return made is not None and entry.published is not None and entry.published.date < made[0]


def _differs(entry: Entry, days: int) -> bool:
    written = _written(entry)
    return bool(written) and (max(written) - min(written)).days > days


def _is_moved(entry: Entry, days: int) -> bool:
    written, address = _written(entry), _in_address(entry)
    return bool(written and address) and (max(address) - max(written)).days > days


def _is_dated_anew(entry: Entry, days: int) -> bool:
    written, address = _written(entry), _in_address(entry)
    return bool(written and address) and (min(written) - max(address)).days > days


def _one_day(recent: list[Entry], column: ColumnView, view: View, params: Params, as_of: date) -> Iterator[Observation]:
    last_day = min(as_of, view.period.end)
    days = Counter(day for entry in recent if entry.published and (day := entry.published.date) <= last_day)
    for day, bulk in days.most_common(1):
        if bulk >= params.bulk_least and bulk >= params.bulk_share * days.total():
            titles = "；".join([e.title for e in recent if e.published and e.published.date == day][:8])
            values: dict[str, Value] = {"column": column.column.name, "bulk": bulk, "total": days.total()}
            quote, about = f"{day} 发布：{titles}", (column.column.kind, str(day))
            yield needs_review("one_day", *column.evidence(quote), about=about, day=str(day), **values)


def _written(entry: Entry) -> list[date]:
    return [witness.date for witness in entry.witnesses if witness.witness is not Witness.ADDRESS]


def _in_address(entry: Entry) -> list[date]:
    return [witness.date for witness in entry.witnesses if witness.witness is Witness.ADDRESS]


def _made(entry: Entry) -> tuple[date, str] | None:
    if entry.article is None:
        return None
    return find_date(entry.article.info.made or "") or signature_date(entry.article.paragraphs)


def _quote(entry: Entry) -> str:
    made = _made(entry)
    stated = "；".join(dict.fromkeys(witness.raw for witness in entry.witnesses))
    return f"{entry.title}（{stated}）" + (f"成文：{made[1]}" if made else "")

"""各类都有：从标题看，栏目里应有规定的几类信息，其中一类也不应长期不更新。

Only titles are looked at, in the column and in those beside it that were read. What goes by another title, or stands
elsewhere, is not seen, so a person looks. A column with nothing in it, or not read to its end, is other criteria's
matter: here it asks nobody.
Source: 各领域基层政务公开标准目录 (confirmed in part); the kinds and their words are the scheme's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import shown
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "covered": {"column", "kinds"},
    "not_seen": {"column", "kind"},
    "stale": {"column", "kind", "title", "newest", "age", "limit"},
    "nothing": {"column"},
}
_MOST_TITLES = 8


@dataclass(frozen=True, slots=True)
class Params:
    """kinds: what each is called, and its entries.

    max_age_days: at the end of the period the newest entry of a kind is no older; 0: whenever it was published.
    """

    kinds: Mapping[str, Selection]
    max_age_days: int = 0


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    real = [entry for entry in column.entries if not is_statement(entry)]
    if not real or not column.certain or stated_none(column.entries, view.period, as_of):
        evidence = column.evidence(shown(column))
        yield passed("nothing", *evidence, about=(), column=column.column.name).due_to(column.emptiness)
        return
    titles = "；".join(entry.title for entry in real[:_MOST_TITLES])
    said = [_judge(kind, (str(place),), titles, view, params, as_of) for place, kind in enumerate(params.kinds, 1)]
    evidence = column.evidence(titles)
    yield from [trouble for trouble in said if trouble] or [
        passed("covered", *evidence, about=(), column=column.column.name, kinds="、".join(params.kinds))
    ]


def _judge(
    kind: str, about: tuple[str, ...], titles: str, view: View, params: Params, as_of: date
) -> Observation | None:
    column = view.column
    values: dict[str, Value] = {"column": column.column.name, "kind": kind}
    found = _found(params.kinds[kind], view, as_of)
    if not found:
        return needs_review("not_seen", *column.evidence(titles), about=about, **values)
    newest = max(found, key=_day)
    age = (min(as_of, view.period.end) - _day(newest)).days
    if not params.max_age_days or age <= params.max_age_days:
        return None
    evidence = entry_evidence(newest, column, f"{newest.title}（{_day(newest)}）")
    values |= {"title": newest.title, "newest": str(_day(newest)), "age": age, "limit": params.max_age_days}
    return needs_review("stale", *evidence, about=about, **values)


def _day(entry: Entry) -> date:
    """What bears no date may be of today."""
    return entry.published.date if entry.published else date.max


def _found(selection: Selection, view: View, as_of: date) -> list[Entry]:
    entries = [entry for one in (*view.columns.values(), *view.beside.values()) for entry in one.entries]
    return [entry for entry in selection.of(entries, view, as_of) if not is_statement(entry)]

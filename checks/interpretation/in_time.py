"""解读及时：解读材料应在文件公开后的规定工作日内发布。

The earliest interpretation counts. Where another witness of either date, or a column that was not read to its end, may
show it in time, a person looks. Documents without an interpretation are not judged here.
Source: 国办发〔2016〕19号 解读材料于文件公开后3个工作日内发布 (confirmed).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import all_sound, none_meant
from domain.entry import DateWitness, Entry, Witness
from domain.finding import Observation, Value, fail, needs_review
from domain.snapshot import entry_evidence
from domain.view import View
from domain.working_days import UnknownYear
from parsing.content.interpretations import Interpretation, Interpreted, Pairing, read_columns
from parsing.content.statements import stated_none

REASONS = {
    "in_time": {"judged", "limit", "what", "column"},
    "late": {"share", "days", "title", "interpretation", "published", "made", "limit", "what", "column"},
    "undated": {"title", "interpretation", "limit", "what", "column"},
    "calendar_unknown": {"year", "title", "interpretation", "limit", "what", "column"},
    "none_interpreted": {"limit", "what", "column"},
    "missing": {"limit", "what", "column"},
    "empty": {"limit", "what", "column"},
    "declared_none": {"limit", "what", "column", "title"},
    "outdated_statement": {"limit", "what", "column", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the documents. days: the limit in working days."""

    what: str
    pairing: Pairing
    days: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "limit": params.days}
    documents = params.pairing.documents_of(view, as_of)
    if not documents:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    candidates = params.pairing.interpretations_in(view, as_of)
    found = [one for one in params.pairing.pair(documents, candidates) if one.by]
    if not found:
        evidence = entry_evidence(documents[0], column, documents[0].title)
        yield needs_review("none_interpreted", *evidence, about=(), **values)
        return
    said = [o for one in found if (o := _judge(one, view, params, len(found), values))]
    first = found[0]
    evidence = entry_evidence(first.by[0].entry, first.by[0].column, _quote(first.document, first.by[0].entry))
    yield from said or [all_sound(column, "in_time", *evidence, about=(), judged=len(found), **values)]


def _judge(one: Interpreted, view: View, params: Params, of: int, values: dict[str, Value]) -> Observation | None:
    """None where it was in time."""
    earliest = one.by[0].entry
    evidence = (
        *entry_evidence(one.document, view.column, _quote(one.document, earliest)),
        *entry_evidence(earliest, one.by[0].column, _quote(one.document, earliest)),
    )
    about = (one.document.subject,)
    said: dict[str, Value] = {"title": one.document.title, "interpretation": earliest.title, **values}
    if one.document.published is None or earliest.published is None:
        return needs_review("undated", *evidence, about=about, **said)
    try:
        days = view.calendar.between(one.document.published.date, earliest.published.date)
        least = view.calendar.between(_latest(one.document), _earliest(one.by))
    except UnknownYear as unknown:
        return needs_review("calendar_unknown", *evidence, about=about, year=unknown.args[0], **said)
    if days <= params.days:
        return None
    witnesses = (one.document.published, earliest.published)
    sure = least > params.days and all(one.certain for one in read_columns(view)) and all(map(_is_plain, witnesses))
    claim = fail if sure else needs_review
    dates: dict[str, Value] = {"made": str(witnesses[0].date), "published": str(witnesses[1].date)}
    return claim("late", *evidence, about=about, days=days, share=1 / of, **dates, **said)


def _quote(document: Entry, one: Entry) -> str:
    dates = (entry.published.raw if entry.published else "没有注明日期" for entry in (document, one))
    return "；".join(f"{entry.title}：{day}" for entry, day in zip((document, one), dates, strict=True))


def _latest(document: Entry) -> date:
    return max(witness.date for witness in document.witnesses)


def _earliest(by: tuple[Interpretation, ...]) -> date:
    return min(one.entry.seen_by for one in by if one.entry.seen_by)


def _is_plain(witness: DateWitness) -> bool:
    """Where only the address tells the day, the page may have been moved."""
    return witness.witness is not Witness.ADDRESS

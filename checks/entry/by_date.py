"""按期公布：某一年度的这项信息应在规定日期前公布。

The earliest entry of the kind counts. What was published after the day, by the most trusted witness, is late; where
only the address says so, or another witness saw it in time, the page may have been moved, and a person decides.
Source: 条例第26条 (confirmed); the dates are the scheme's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import none_meant
from domain.entry import Witness
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "on_time": {"title", "published", "what", "column", "due"},
    "late": {"title", "published", "what", "column", "due"},
    "moved": {"title", "published", "what", "column", "due"},
    "undated": {"title", "what", "column", "due"},
    "not_due": {"what", "column", "due"},
    "missing": {"what", "column", "due"},
    "empty": {"what", "column", "due"},
    "declared_none": {"what", "column", "due", "title"},
    "outdated_statement": {"what", "column", "due", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call it. due: the last day, ``YYYY-MM-DD``."""

    what: str
    entries: Selection
    due: date


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "due": str(params.due)}
    selected = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    dated = [(entry.published, entry) for entry in selected if entry.published]
    in_time = [entry for published, entry in dated if published.date <= params.due]
    if in_time:
        entry = in_time[0]
        evidence = entry_evidence(entry, column, entry.title)
        published = str(_day(entry.published))
        yield passed("on_time", *evidence, about=(), title=entry.title, published=published, **values)
    elif as_of <= params.due:
        yield needs_review("not_due", *column.evidence(column.column.name), about=(), **values)
    elif any(entry.published is None for entry in selected):
        evidence = column.evidence(selected[0].title)
        yield needs_review("undated", *evidence, about=(), title=selected[0].title, **values)
    elif dated:
        witness, entry = min(dated, key=lambda pair: pair[0].date)
        quote = f"{entry.title}（{witness.raw}）"
        seen = any(entry.seen_by and entry.seen_by <= params.due for _, entry in dated)
        moved = seen or witness.witness is Witness.ADDRESS
        claim, reason = (needs_review, "moved") if moved else (fail, "late")
        evidence = entry_evidence(entry, column, quote)
        about = (entry.subject,)
        yield claim(reason, *evidence, about=about, title=entry.title, published=str(witness.date), **values)
    else:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)


def _day(published: object) -> date:
    assert hasattr(published, "date")
    day = published.date
    assert isinstance(day, date)
    return day

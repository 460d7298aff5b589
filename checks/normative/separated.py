"""分栏清楚：规范性文件栏目里不应混入会议通知、任免、批复、新闻和上级文件。

Judged by titles alone, the department's own name at their head left out, so a person confirms.
Source: field practice in several counties (confirmed); the words are proposals.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Observation, fail, passed
from domain.own_name import without_own_name
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View

REASONS = {
    "separated": {"entries"},
    "mixed": {"title"},
    "empty": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """others: what does not belong there."""

    others: Selection


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    if not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目")
        return
    mixed = [entry for entry in column.entries if params.others.of((_told(entry, view),), view, as_of)]
    for entry in mixed:
        evidence = entry_evidence(entry, column, entry.title) or column.evidence(entry.title)
        yield fail("mixed", *evidence, about=(entry.subject,), title=entry.title)
    if not mixed:
        yield passed("separated", *column.evidence(column.entries[0].title), entries=len(column.entries))


def _told(entry: Entry, view: View) -> Entry:
    return replace(entry, title=without_own_name(entry.title, view.department.names))

"""有这类信息：栏目里应有足够的、标题说明是这类内容的信息。

Only titles are looked at, so that entries which could not be opened count too; copies count once. A statement that
there is nothing to publish is recognised, and left to a person; so is one of another year, and where the department's
own is asked for, one whose title names another department.
Source: 条例第19条至第21条 (confirmed); which titles count, and how many, are proposals of the scheme.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.copies import distinct
from domain.doubt import absent, idle, none_meant
from domain.finding import Observation, Value, needs_review, passed
from domain.own_name import other_name
from domain.selection import Selection, nowhere
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "present": {"title", "what", "column", "found", "minimum"},
    "of_another": {"title", "what", "column", "organ"},
    "too_few": {"what", "column", "found", "minimum", "share"},
    "missing": {"what", "column", "found", "minimum", "share"},
    "idle": {"newest", "what", "column", "found", "minimum", "share"},
    "empty": {"what", "column", "found", "minimum", "share"},
    "declared_none": {"what", "column", "found", "minimum", "share", "title"},
    "outdated_statement": {"what", "column", "found", "minimum", "share", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call it; minimum: how many there must be. own: those of other departments are none.

    yearly: a year in which nothing at all came, nor a statement of none, is a fault of itself.
    """

    what: str
    entries: Selection
    minimum: int = 1
    own: bool = False
    yearly: bool = False


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    selected = params.entries.of(column.entries, view, as_of)
    found = [entry for entry in distinct(selected) if not is_statement(entry)]
    named: dict[str, Value] = {"what": params.what, "column": column.column.name}
    values: dict[str, Value] = {**named, "found": len(found), "minimum": params.minimum}
    organs = [other_name(entry.title, view.department.names, view.others) for entry in found] if params.own else []
    if organs and all(organs):
        entry, evidence = found[0], entry_evidence(found[0], column, found[0].title)
        yield needs_review("of_another", *evidence, about=(entry.subject,), title=entry.title, organ=organs[0], **named)
        return
    if len(found) >= params.minimum:
        evidence = entry_evidence(found[0], column, found[0].title)
        yield passed("present", *evidence, about=(), title=found[0].title, **values)
        return
    values |= {"share": 1 - len(found) / params.minimum}
    if found:
        yield absent(column, "too_few", "；".join(entry.title for entry in found[:8]), about=(), **values)
    else:
        yield _none(view, params, as_of, values)


def _none(view: View, params: Params, as_of: date, values: dict[str, Value]) -> Observation:
    """Where nothing of the period stands in the column, and nothing of the kind in those beside it, no wording matters."""
    column = view.column
    stated = stated_none(column.entries, view.period, as_of)
    searched = params.yearly and not stated and nowhere(params.entries, view, as_of)
    still = idle(column, view.period, as_of, **values) if searched else None
    return still or none_meant(column, stated, **values)

"""有这类信息：栏目里应有足够的、标题说明是这类内容的信息。

Only titles are looked at, so that entries which could not be opened count too; copies count once. A statement that
there is nothing to publish is recognised, and left to a person; so is one of another year.
Source: 条例第19条至第21条 (confirmed); which titles count, and how many, are proposals of the scheme.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.copies import distinct
from domain.doubt import absent, none_meant
from domain.finding import Observation, Value, passed
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "present": {"title", "what", "column", "found", "minimum"},
    "too_few": {"what", "column", "found", "minimum", "share"},
    "missing": {"what", "column", "found", "minimum", "share"},
    "empty": {"what", "column", "found", "minimum", "share"},
    "declared_none": {"what", "column", "found", "minimum", "share", "title"},
    "outdated_statement": {"what", "column", "found", "minimum", "share", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call it; minimum: how many there must be."""

    what: str
    entries: Selection
    minimum: int = 1


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    selected = params.entries.of(column.entries, view, as_of)
    found = [entry for entry in distinct(selected) if not is_statement(entry)]
    values: dict[str, Value] = {
        "what": params.what,
        "column": column.column.name,
        "found": len(found),
        "minimum": params.minimum,
    }
    if len(found) >= params.minimum:
        evidence = entry_evidence(found[0], column, found[0].title)
        yield passed("present", *evidence, about=(), title=found[0].title, **values)
        return
    values |= {"share": 1 - len(found) / params.minimum}
    if found:
        yield absent(column, "too_few", "；".join(entry.title for entry in found[:8]), about=(), **values)
    else:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)

"""目录不套用：与其他部门的目录不雷同。

The names and contents of all items are compared, without digits, marks and the department's own names. Standard items
stand in every catalogue, so a person confirms; who copied from whom is not said.
Source: 条例第12条 (confirmed) asks for a catalogue of one's own; the bound is a proposal of the scheme.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import none_meant
from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review, not_assessable, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.catalogue import Catalogue, read_catalogue
from parsing.similarity import bare, nearest

REASONS = {
    "own": {"title", "others"},
    "copied": {"similarity", "title", "other"},
    "alone": set(),
    "unrecognised": {"title"},
    "unread": {"title"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}
_MOST_QUOTED = 5


@dataclass(frozen=True, slots=True)
class Params:
    """elements: element → what its column may be called; compared: those whose cells are compared.

    alike: similarity (0 to 1) from which it is said. shortest: fewest letters that are compared.
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    compared: tuple[str, ...]
    alike: float
    shortest: int


@dataclass(frozen=True, slots=True)
class _Read:
    """A department's catalogue, and what is compared of it."""

    view: View
    entry: Entry
    catalogue: Catalogue
    text: str

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        rows = (" | ".join(dict.fromkeys(filter(None, row)))[:60] for row in self.catalogue.items[:_MOST_QUOTED])
        return entry_evidence(self.entry, self.view.column, "；".join(rows))


def compare(views: Mapping[str, View], params: Params, as_of: date) -> Iterator[tuple[str, Observation]]:
    """views: by department id; gives department id and what is said of it."""
    read = {id: one for id, view in views.items() if (one := _read(view, params, as_of))}
    found = nearest({id: one.text for id, one in read.items()}, params.alike)
    for id, view in views.items():
        if id in found:
            other, degree = found[id]
            yield id, _copied(read[id], read[other], degree)
        elif id not in read:
            yield id, _not_compared(view, params, as_of)
        elif len(read) == 1:
            yield id, needs_review("alone", *read[id].evidence, about=(read[id].entry.subject,))
        else:
            title, about = read[id].entry.title, (read[id].entry.subject,)
            yield id, passed("own", *read[id].evidence, about=about, title=title, others=len(read) - 1)


def _read(view: View, params: Params, as_of: date) -> _Read | None:
    """The longest of the department's catalogues; None when there is too little to compare."""
    names = [re.escape(name) for name in sorted(view.department.names, key=len, reverse=True)]
    read: list[_Read] = []
    for entry in params.entries.of(view.column.entries, view, as_of):
        catalogue = read_catalogue(entry, params.elements)
        if catalogue:
            places = [x for name in params.compared for x in catalogue.columns(params.elements[name])]
            text = "".join(bare("".join(dict.fromkeys(row[x] for x in places)), names) for row in catalogue.items)
            read.append(_Read(view, entry, catalogue, text))
    longest = max(read, key=lambda one: len(one.text), default=None)
    return longest if longest and len(longest.text) >= params.shortest else None


def _copied(own: _Read, other: _Read, degree: float) -> Observation:
    values: dict[str, Value] = {"title": own.entry.title, "other": other.view.department.name}
    about = (own.entry.subject, other.view.department.id)
    return fail("copied", *own.evidence, *other.evidence, about=about, similarity=round(100 * degree), **values)


def _not_compared(view: View, params: Params, as_of: date) -> Observation:
    column = view.column
    selected = params.entries.of(column.entries, view, as_of)
    if not selected:
        return none_meant(column, what=params.what, column=column.column.name)
    entry = next((entry for entry in selected if entry.unread), selected[0])
    claim, reason = (not_assessable, "unread") if entry.unread else (needs_review, "unrecognised")
    evidence = entry_evidence(entry, column, entry.title)
    doubt = claim(reason, *evidence, about=(entry.subject,), title=entry.title)
    return doubt.due_to(column.entry_cause(entry, reason))

"""目录不套用：与其他部门的目录不雷同。

The names and contents of all items are compared, without digits, marks and the department's own names. Standard items
stand in every catalogue, so a person confirms; who copied from whom is not said.
Source: 条例第12条 (confirmed) asks for a catalogue of one's own; the bound is a proposal of the scheme.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.view import View
from parsing.content.catalogue import Catalogue
from parsing.content.published_catalogue import PublishedCatalogue, no_catalogue, printed_row, published_catalogues
from parsing.words.similarity import bare, nearest

REASONS = {
    "own": {"title", "others"},
    "copied": {"similarity", "title", "other"},
    "alone": set(),
    "unrecognised": {"title", "what", "column"},
    "unread": {"title", "what", "column"},
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
    """text: what is compared of a department's catalogue."""

    published: PublishedCatalogue
    text: str

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        rows = (printed_row(row)[:60] for row in self.published.catalogue.items[:_MOST_QUOTED])
        return self.published.quoted("；".join(rows))


def compare(views: Mapping[str, View], params: Params, as_of: date) -> Iterator[tuple[str, Observation]]:
    """views: by department id; gives department id and what is said of it."""
    read = {id: one for id, view in views.items() if (one := _read(view, params, as_of))}
    found = nearest({id: one.text for id, one in read.items()}, params.alike)
    for id, view in views.items():
        if id not in read:
            yield id, _not_compared(view, params, as_of)
            continue
        own, entry = read[id], read[id].published.entry
        if id in found:
            other, degree = found[id]
            evidence, about = (*own.evidence, *read[other].evidence), (entry.subject, other)
            said: dict[str, Value] = {"title": entry.title, "other": views[other].department.name}
            yield id, fail("copied", *evidence, about=about, similarity=round(100 * degree), **said)
        elif len(read) == 1:
            yield id, needs_review("alone", *own.evidence, about=(entry.subject,))
        else:
            yield id, passed("own", *own.evidence, about=(entry.subject,), title=entry.title, others=len(read) - 1)


def _read(view: View, params: Params, as_of: date) -> _Read | None:
    """The longest of the department's catalogues; None when there is too little to compare."""
    names = [re.escape(name) for name in sorted(view.department.names, key=len, reverse=True)]
    selected = params.entries.of(view.column.entries, view, as_of)
    found = published_catalogues(selected, view.column, params.elements)
    read = [_Read(one, _text(one.catalogue, params, names)) for one in found]
    longest = max(read, key=lambda one: len(one.text), default=None)
    return longest if longest and len(longest.text) >= params.shortest else None


def _text(catalogue: Catalogue, params: Params, names: Sequence[str]) -> str:
    places = [x for name in params.compared for x in catalogue.columns(params.elements[name])]
    return "".join(bare("".join(dict.fromkeys(row[x] for x in places)), names) for row in catalogue.items)


def _not_compared(view: View, params: Params, as_of: date) -> Observation:
    selected = params.entries.of(view.column.entries, view, as_of)
    return no_catalogue(selected, view.column, what=params.what, column=view.column.column.name)

"""逐行写清：清单每一行在某一列里应写明规定的内容。

A row counts when its cell matches; what a row is worth is its share of all rows. Rows that only head a group
(one text over the whole width) are none. Where several columns bear the element's name, any of them may say it; of
several lists the best is judged, and none while another could not be read.
Source: 国办发〔2019〕54号 目录要素 (unconfirmed); what a cell must say is the scheme's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import none_meant
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, not_assessable, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.catalogue import Catalogue, read_catalogue

REASONS = {
    "complete": {"what", "column", "element", "title", "rows", "lacking"},
    "rows_lacking": {"share", "what", "column", "element", "title", "rows", "lacking"},
    "no_such_column": {"what", "column", "element", "title"},
    "unrecognised": {"title", "what", "column", "element"},
    "unread": {"title", "what", "column", "element"},
    "missing": {"what", "column", "element"},
    "empty": {"what", "column", "element"},
}

_BETWEEN = re.compile(r"[、,，;；/\s]+")


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the list. elements: element → what its column may be called (regular expressions).

    element: the one whose cells are looked at; says: a cell that says enough (regular expressions, any of them).
    subordinate: what an organ under the department is called (regular expressions): enough too, but for the department's
    own name.
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    element: str
    says: tuple[Pattern, ...]
    subordinate: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "element": params.element}
    selected = params.entries.of(column.entries, view, as_of)
    if not selected:
        yield none_meant(column, **values)
        return
    read = [(entry, catalogue) for entry in selected if (catalogue := read_catalogue(entry, params.elements))]
    if not read:
        entry = next((entry for entry in selected if entry.unread), selected[0])
        evidence = entry_evidence(entry, column, entry.title)
        claim, reason = (not_assessable, "unread") if entry.unread else (needs_review, "unrecognised")
        doubt = claim(reason, *evidence, about=(entry.subject,), title=entry.title, **values)
        yield doubt.due_to(column.entry_cause(entry, reason))
        return
    entry, catalogue = min(read, key=lambda pair: _lacking(pair[1], view, params))
    values["title"], about = entry.title, (entry.subject,)
    header = "表头：" + " | ".join(catalogue.header)
    if _lacking(catalogue, view, params) and (other := _unread(selected, entry)):
        values["title"] = other.title
        unread = not_assessable("unread", *entry_evidence(other, column, other.title), about=(other.subject,), **values)
        yield unread.due_to(column.entry_cause(other, "unread"))
        return
    if params.element not in catalogue.elements:
        yield fail("no_such_column", *entry_evidence(entry, column, header), about=about, **values)
        return
    if not catalogue.items:
        doubt = needs_review("unrecognised", *entry_evidence(entry, column, header), about=about, **values)
        yield doubt.due_to(column.entry_cause(entry, "without_rows"))
        return
    lacking = [row for row in catalogue.items if not _says(row, catalogue, view, params)]
    values |= {"rows": len(catalogue.items), "lacking": len(lacking)}
    if lacking:
        quote = "；".join(" | ".join(dict.fromkeys(filter(None, row)))[:120] for row in lacking[:3])
        evidence = entry_evidence(entry, column, quote)
        share = len(lacking) / len(catalogue.items)
        yield fail("rows_lacking", *evidence, about=about, share=share, **values)
    else:
        yield passed("complete", *entry_evidence(entry, column, header), about=about, **values)


def _unread(selected: tuple[Entry, ...], judged: Entry) -> Entry | None:
    """Another list that may say what the judged one does not."""
    return next((entry for entry in selected if entry is not judged and entry.unread), None)


def _lacking(catalogue: Catalogue, view: View, params: Params) -> float:
    """Share of the rows that do not say enough; all where there is no such column, or no row."""
    lacking = sum(not _says(row, catalogue, view, params) for row in catalogue.items)
    return lacking / len(catalogue.items) if catalogue.items else 1


def _says(row: tuple[str, ...], catalogue: Catalogue, view: View, params: Params) -> bool:
    cells = [row[x] for x in catalogue.columns(params.elements[params.element])]
    return any(
        any(re.search(words, cell) for words in params.says) or _names_subordinate(cell, view, params) for cell in cells
    )


def _names_subordinate(cell: str, view: View, params: Params) -> bool:
    parts = (_beyond_own_name(part.strip(), view) for part in _BETWEEN.split(cell))
    return any(part and any(re.search(words, part) for words in params.subordinate) for part in parts)


def _beyond_own_name(organ: str, view: View) -> str:
    """What follows the department's name; nothing of its name itself, with the place in front or without."""
    for name in sorted(view.department.names, key=len, reverse=True):
        if name.endswith(organ) or organ.endswith(name):
            return ""
        if organ.startswith(name):
            return organ.removeprefix(name)
    return organ

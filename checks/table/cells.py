"""逐行写清：清单每一行在某一列里应写明规定的内容。

A row counts when its cell matches; what a row is worth is its share of all rows. Rows that only head a group
(one text over the whole width) are none; rows of which the cell was not read go to a person. Where several columns bear
the element's name, any of them may say it; of several lists the best is judged, and none while another could not be read.
Source: 国办发〔2019〕54号 目录要素 (unconfirmed); what a cell must say is the scheme's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.view import View
from parsing.content.catalogue import Catalogue, is_known
from parsing.content.published_catalogue import (
    PublishedCatalogue,
    no_catalogue,
    published_catalogues,
    unread_catalogue,
    unread_entry,
    without_rows,
)

REASONS = {
    "complete": {"what", "column", "element", "title", "rows", "lacking"},
    "rows_lacking": {"share", "what", "column", "element", "title", "rows", "lacking"},
    "unknown_rows": {"share", "what", "column", "element", "title", "rows", "lacking"},
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
    found = published_catalogues(selected, column, params.elements)
    if not found:
        yield no_catalogue(selected, column, **values)
        return
    best = min(found, key=lambda one: _lacking(one.catalogue, view, params))
    other = unread_entry(selected, best.entry)
    if other and _lacking(best.catalogue, view, params):
        yield unread_catalogue(other, column, **values)
    else:
        yield from _judge(best, view, params, {**values, "title": best.entry.title})


def _judge(found: PublishedCatalogue, view: View, params: Params, values: dict[str, Value]) -> Iterator[Observation]:
    catalogue, about = found.catalogue, (found.entry.subject,)
    if params.element not in catalogue.elements:
        yield fail("no_such_column", *found.header, about=about, **values)
        return
    if not catalogue.items:
        yield without_rows(found, **values)
        return
    short = [row for row in catalogue.items if not _says(row, catalogue, view, params)]
    unknown = [row for row in short if not _is_known(row, catalogue, params)]
    lacking = [row for row in short if row not in unknown]
    values |= {"rows": len(catalogue.items)}
    for claim, reason, rows in ((fail, "rows_lacking", lacking), (needs_review, "unknown_rows", unknown)):
        if rows:
            share = len(rows) / len(catalogue.items)
            yield claim(reason, *found.rows(rows), about=about, share=share, lacking=len(rows), **values)
    if not short:
        yield passed("complete", *found.header, about=about, lacking=0, **values)


def _lacking(catalogue: Catalogue, view: View, params: Params) -> float:
    """Share of the rows that do not say enough; all where there is no such column, or no row."""
    lacking = sum(not _says(row, catalogue, view, params) for row in catalogue.items)
    return lacking / len(catalogue.items) if catalogue.items else 1


def _says(row: tuple[str, ...], catalogue: Catalogue, view: View, params: Params) -> bool:
    cells = [cell for cell in _cells(row, catalogue, params) if is_known(cell)]
    return any(
        any(re.search(words, cell) for words in params.says) or _names_subordinate(cell, view, params) for cell in cells
    )


def _is_known(row: tuple[str, ...], catalogue: Catalogue, params: Params) -> bool:
    return all(map(is_known, _cells(row, catalogue, params)))


def _cells(row: tuple[str, ...], catalogue: Catalogue, params: Params) -> list[str]:
    return [row[x] for x in catalogue.columns(params.elements[params.element])]


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

"""公开渠道写到栏目：目录每个事项应写明在哪个平台的哪个栏目公开。

A cell that names a column counts as a row, one that only names platforms as a part of a row, an empty one as none;
what is neither known as a platform nor as a column goes to a person. Of several catalogues the best is judged.
Source: 国办发〔2019〕54号 目录要素 (unconfirmed); the credit for platforms is a proposal of the scheme.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

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
    "complete": {"what", "column", "element", "title", "rows"},
    "platform_only": {"lacking", "share", "what", "column", "element", "title", "rows"},
    "blank_rows": {"lacking", "share", "what", "column", "element", "title", "rows"},
    "unclear_rows": {"lacking", "share", "what", "column", "element", "title", "rows"},
    "no_such_column": {"what", "column", "element", "title"},
    "unrecognised": {"title", "what", "column", "element"},
    "unread": {"title", "what", "column", "element"},
    "missing": {"what", "column", "element"},
    "empty": {"what", "column", "element"},
}


class _Row(StrEnum):
    COLUMN = "column"
    PLATFORM = "platform_only"
    BLANK = "blank_rows"
    UNCLEAR = "unclear_rows"


@dataclass(frozen=True, slots=True)
class Params:
    """elements: element → what its column may be called; element: the one whose cells are looked at.

    column: words of a cell that names a column; platform: words that name a platform only (regular expressions).
    credit: what a row that names only platforms is worth (0 to 1).
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    element: str
    column: tuple[Pattern, ...]
    platform: tuple[Pattern, ...]
    credit: float


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "element": params.element}
    selected = params.entries.of(column.entries, view, as_of)
    found = published_catalogues(selected, column, params.elements)
    if not found:
        yield no_catalogue(selected, column, **values)
        return
    best = min(found, key=lambda one: _cost(one.catalogue, params))
    other = unread_entry(selected, best.entry)
    if other and _cost(best.catalogue, params):
        yield unread_catalogue(other, column, **values)
    else:
        yield from _judge(best, params, {**values, "title": best.entry.title})


def _judge(found: PublishedCatalogue, params: Params, values: dict[str, Value]) -> Iterator[Observation]:
    catalogue, about = found.catalogue, (found.entry.subject,)
    if params.element not in catalogue.elements:
        yield fail("no_such_column", *found.header, about=about, **values)
        return
    if not catalogue.items:
        yield without_rows(found, **values)
        return
    kinds = [(row, _kind(row, catalogue, params)) for row in catalogue.items]
    values |= {"rows": len(kinds)}
    for kind in (_Row.PLATFORM, _Row.BLANK, _Row.UNCLEAR):
        rows = [row for row, of_kind in kinds if of_kind is kind]
        if rows:
            claim = needs_review if kind is _Row.UNCLEAR else fail
            share = len(rows) * _price(kind, params) / len(kinds)
            yield claim(kind.value, *found.rows(rows), about=about, lacking=len(rows), share=share, **values)
    if all(kind is _Row.COLUMN for _, kind in kinds):
        yield passed("complete", *found.header, about=about, **values)


def _price(kind: _Row, params: Params) -> float:
    """What a row of the kind lacks of a whole one. An unclear one names something: no more than a platform's."""
    return {_Row.COLUMN: 0.0, _Row.BLANK: 1.0}.get(kind, 1 - params.credit)


def _cost(catalogue: Catalogue, params: Params) -> float:
    """What all rows lack together, on average; all where there is no such column, or no row."""
    if params.element not in catalogue.elements or not catalogue.items:
        return 1
    return sum(_price(_kind(row, catalogue, params), params) for row in catalogue.items) / len(catalogue.items)


def _kind(row: tuple[str, ...], catalogue: Catalogue, params: Params) -> _Row:
    places = catalogue.columns(params.elements[params.element])
    text = "".join(_named(row[x], catalogue.header[x]) for x in places if is_known(row[x]))
    if any(re.search(words, text) for words in params.column):
        return _Row.COLUMN
    if not all(is_known(row[x]) for x in places):
        return _Row.UNCLEAR
    rest = text
    for words in params.platform:
        rest = re.sub(words, "", rest)
    if re.search(r"\w", rest):
        return _Row.UNCLEAR
    return _Row.PLATFORM if re.search(r"\w", text) else _Row.BLANK


def _named(cell: str, header: str) -> str:
    """What a cell says; of one that holds only a tick, the name of its column."""
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", cell))
    return header.split("/")[-1] if re.fullmatch(r"[√✓✔☑■●▲★]+", text) else text

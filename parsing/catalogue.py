"""主动公开基本目录：在表格里认出表头和各要素所在的列。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from domain.entry import Entry
from domain.grid import Grid
from parsing.text import clean

# Headers span up to three rows; a title row may stand above them.
_HEADER_ROWS = 5
_FEWEST_ELEMENTS = 3


@dataclass(frozen=True, slots=True)
class Catalogue:
    """elements: element → column; header: the header cells as printed; rows: the data rows."""

    elements: Mapping[str, int]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str


def read_catalogue(entry: Entry, words: Mapping[str, Iterable[str]]) -> Catalogue | None:
    """The table of an entry (its page or its attachments) with the most elements in its header.

    words: element → what its column may be called. None when no table looks like a catalogue.
    """
    if entry.article is None:
        return None
    grids = [*entry.article.tables, *(grid for document in entry.article.documents for grid in document.tables)]
    catalogues = (_read(grid, words) for grid in grids)
    found = [catalogue for catalogue in catalogues if len(catalogue.elements) >= _FEWEST_ELEMENTS]
    return max(found, key=lambda catalogue: len(catalogue.elements), default=None)


def _read(grid: Grid, words: Mapping[str, Iterable[str]]) -> Catalogue:
    """A header may take several rows: its cells are read together, column by column."""
    best, depth = Catalogue({}, (), grid.rows, grid.source), 0
    for start in range(min(_HEADER_ROWS, len(grid.rows))):
        for height in (1, 2, 3):
            rows = grid.rows[start : start + height]
            header = tuple(_joined(row[x] for row in rows) for x in range(grid.width))
            elements = _elements(header, words)
            if len(elements) > len(best.elements):
                best, depth = Catalogue(elements, header, (), grid.source), start + height
    return Catalogue(best.elements, best.header, grid.rows[depth:], grid.source)


def _elements(header: tuple[str, ...], words: Mapping[str, Iterable[str]]) -> dict[str, int]:
    elements: dict[str, int] = {}
    for element, names in words.items():
        for x, cell in enumerate(header):
            if len(cell) <= 40 and any(name in cell for name in names):
                elements.setdefault(element, x)
    return elements


def _joined(cells: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(clean(cell).replace(" ", "") for cell in cells if clean(cell)))

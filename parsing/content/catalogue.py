"""主动公开基本目录：在表格里认出表头和各要素所在的列。"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from domain.entry import Entry
from domain.grid import Grid
from parsing.content.list_rows import is_row
from parsing.markup.form_fields import OPEN_FIELD
from parsing.words.text import clean

# Headers span up to three rows; a title row may stand above them.
_HEADER_ROWS = 5
_FEWEST_ELEMENTS = 3
_NUMBER_OF_ROW = re.compile(r"^(?:序号|编号|序)$")


@dataclass(frozen=True, slots=True)
class Catalogue:
    """elements: element → column; header: the header cells as printed; rows: the data rows, without what closes them."""

    elements: Mapping[str, int]
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    source: str

    @property
    def items(self) -> tuple[tuple[str, ...], ...]:
        """The rows that say something of an item: not those that head a group, one text over the whole width."""
        return tuple(row for row in self.rows if len(set(filter(None, row))) > 1)

    def columns(self, words: Iterable[str]) -> tuple[int, ...]:
        """Every column that may be called so: 公开主体 and 责任科室 may stand side by side."""
        patterns = tuple(words)
        return tuple(x for x, cell in enumerate(self.header) if _is_called(cell, patterns))

    def unknown(self, words: Mapping[str, Iterable[str]], beside: Iterable[str]) -> tuple[str, ...]:
        """Heads that belong to no element, nor to what stands beside the elements: what lacks may stand there."""
        known = tuple(pattern for patterns in (*words.values(), beside) for pattern in patterns)
        return tuple(cell for cell in dict.fromkeys(self.header) if cell and not _is_called(cell, known))


def is_known(cell: str) -> bool:
    """Not so for what a script may fill in, an error of a spreadsheet, or what a page's end leaves uncertain."""
    return cell != OPEN_FIELD and not cell.startswith("#")


def read_catalogue(entry: Entry, words: Mapping[str, Iterable[str]]) -> Catalogue | None:
    """The table of an entry (its page or its attachments) with the most elements in its header.

    words: element → what its column may be called (regular expressions). None when no table looks like a catalogue.
    """
    if entry.article is None:
        return None
    grids = [*entry.article.tables, *(grid for document in entry.article.documents for grid in document.tables)]
    catalogues = (_read(grid, words) for grid in grids)
    found = [catalogue for catalogue in catalogues if len(catalogue.elements) >= _FEWEST_ELEMENTS]
    return max(found, key=lambda catalogue: len(catalogue.elements), default=None)


def _read(grid: Grid, words: Mapping[str, Iterable[str]]) -> Catalogue:
    """The header is the row, or the group of merged rows, near the top with the most elements."""
    best = Catalogue({}, (), grid.rows, grid.source)
    for start, row in enumerate(grid.rows[:_HEADER_ROWS]):
        if len(set(row)) <= 1:
            continue  # a title merged over the whole width
        end = _header_end(grid, start)
        header = tuple(_joined(line[x] for line in grid.rows[start:end]) for x in range(grid.width))
        elements = _elements(header, words)
        if len(elements) > len(best.elements):
            best = Catalogue(elements, header, _rows(grid.rows[end:], header, words), grid.source)
    return best


def _rows(
    rows: Iterable[tuple[str, ...]], header: tuple[str, ...], words: Mapping[str, Iterable[str]]
) -> tuple[tuple[str, ...], ...]:
    """The rows of items and groups. What the first two elements say tells an item: its name and its content."""
    numbers = [x for x, cell in enumerate(header) if _NUMBER_OF_ROW.search(cell)]
    naming = [pattern for patterns in list(words.values())[:2] for pattern in patterns]
    names = [x for x, cell in enumerate(header) if _is_called(cell, naming)]
    return tuple(row for row in rows if is_row(row, numbers, names))


def _header_end(grid: Grid, start: int) -> int:
    """A header goes on in the next row where a cell above is merged sideways and others are merged downwards."""
    end = start + 1
    while end < len(grid.rows) and end - start < _HEADER_ROWS:
        above, row = grid.rows[end - 1], grid.rows[end]
        sideways = any(left and left == right for left, right in pairwise(above))
        downwards = any(cell and cell == over for cell, over in zip(row, above, strict=True))
        if not (sideways and downwards):
            break
        end += 1
    return end


def _elements(header: tuple[str, ...], words: Mapping[str, Iterable[str]]) -> dict[str, int]:
    elements: dict[str, int] = {}
    for element, patterns in words.items():
        for x, cell in enumerate(header):
            if _is_called(cell, patterns):
                elements.setdefault(element, x)
    return elements


def _is_called(head: str, patterns: Iterable[str]) -> bool:
    return any(re.search(pattern, part) for pattern in patterns for part in head.split("/"))


def _joined(cells: Iterable[str]) -> str:
    return "/".join(dict.fromkeys(clean(cell).replace(" ", "") for cell in cells if clean(cell)))

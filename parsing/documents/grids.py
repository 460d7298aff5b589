"""单元格展开：横向、纵向合并的单元格铺满所占的每一格。"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from domain.grid import Grid
from parsing.documents.facts import check_cells
from parsing.words.text import clean

# A printed table has some dozens of columns; a span beyond this is damage or an attack.
MAX_SPAN = 300


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as files store it. continues: merged with the cell above it, which holds the text."""

    text: str
    span: int = 1
    continues: bool = False


def spread(rows: Iterable[Sequence[Cell]], source: str) -> Grid:
    """A merged cell's text stands in every place it covers; short rows are filled with ''."""
    matrix: list[list[str]] = []
    count = 0
    for cells in rows:
        matrix.append(_spread_row(cells, matrix[-1] if matrix else []))
        count += len(matrix[-1])
        check_cells(count)
    width = max(map(len, matrix), default=0)
    check_cells(width * len(matrix))
    return Grid(tuple(tuple(row + [""] * (width - len(row))) for row in matrix), source)


def _spread_row(cells: Sequence[Cell], above: list[str]) -> list[str]:
    row: list[str] = []
    for cell in cells:
        for _ in range(min(max(cell.span, 1), MAX_SPAN)):
            inherited = cell.continues and len(row) < len(above)
            row.append(above[len(row)] if inherited else cell.text)
    return row


def join_lines(lines: Iterable[str]) -> str:
    """One text from wrapped lines: a blank only between Latin words, as HTML table cells are joined."""
    text = ""
    for line in map(clean, lines):
        words = text and line and text[-1].isascii() and line[0].isascii()
        digits = words and text[-1].isdigit() and line[0].isdigit()
        text += (" " if words and not digits else "") + line
    return text

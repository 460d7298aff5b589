"""Word 97—2003 表格：行、列边界 → 展开的矩阵。"""

from dataclasses import dataclass, field
from itertools import pairwise

from domain.grid import Grid
from parsing.documents.facts import Facts
from parsing.documents.grids import Cell, join_lines, spread
from parsing.documents.word_properties import Properties
from parsing.documents.word_text import CELL_MARK, Paragraph

# Edges closer than this (in twips, 1/20 point) are the same column, drawn by hand.
_SAME_EDGE = 60


@dataclass(slots=True)
class _Row:
    """A row while it is read. edges: one more than cells; empty when the file does not tell."""

    texts: list[str] = field(default_factory=list)
    edges: tuple[int, ...] = ()
    continues: list[bool] = field(default_factory=list)


class TableBuilder:
    """Collects the paragraphs of one table; flush() hands the table over when it has ended."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._rows: list[_Row] = []
        self._row = _Row()
        self._lines: list[str] = []
        self._inner: list[str] = []

    def add(self, paragraph: Paragraph, properties: Properties) -> None:
        """A paragraph in the table: part of a cell, a cell's end or a row's end."""
        if properties.depth > 1:
            self._inner.append(paragraph.text)
            return
        # A nested table's cells are set apart by blanks, lest its numbers run together.
        self._lines.extend((" ".join(self._inner), *paragraph.text.split("\n")))
        self._inner.clear()
        if properties.row_end:
            self._row.edges, self._row.continues = properties.edges, properties.continues
            self._rows.append(self._row)
            self._row = _Row()
        elif paragraph.mark == CELL_MARK:
            self._row.texts.append(join_lines(self._lines))
        else:
            return
        self._lines.clear()

    def flush(self, facts: Facts) -> None:
        """End the table. A row without an end belongs to a damaged file; its cells are kept."""
        if self._row.texts:
            self._rows.append(self._row)
        if self._rows:
            facts.add_table(_grid(self._rows, self._source))
        self._rows, self._row = [], _Row()
        self._lines.clear()


def _grid(rows: list[_Row], source: str) -> Grid:
    """Columns are the edges of all rows together, so that a wide cell covers those below it."""
    edges = _columns(rows)
    plain = [[Cell(text) for text in row.texts] for row in rows]
    if not edges:
        return spread(plain, source)
    placed = [_place(row, edges) for row in rows]
    return spread(plain if None in placed else [row for row in placed if row is not None], source)


def _columns(rows: list[_Row]) -> list[int]:
    """The first edge of each group of close edges; empty when a row does not tell its edges."""
    if any(len(row.edges) != len(row.texts) + 1 for row in rows):
        return []
    columns: list[int] = []
    for edge in sorted({edge for row in rows for edge in row.edges}):
        if not columns or edge - columns[-1] > _SAME_EDGE:
            columns.append(edge)
    return columns


def _place(row: _Row, columns: list[int]) -> list[Cell] | None:
    """A row's cells with their spans; None when a cell would vanish."""
    stops = [max(index for index, column in enumerate(columns) if column <= edge) for edge in row.edges]
    spans = [stop - start for start, stop in pairwise(stops)]
    if any(span <= 0 for span in spans):
        return None
    cells = zip(row.texts, spans, row.continues, strict=False)
    return [Cell("")] * stops[0] + [Cell(text, span, merged) for text, span, merged in cells]

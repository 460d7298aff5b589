"""Word 97—2003 的表格：单元格、行尾记号和每行的分格 → 合并单元格展开的矩阵。"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from domain.grid import Grid
from parsing.documents.facts import Unreadable
from parsing.documents.grids import Cell, join_lines, spread
from parsing.documents.word_formats import ParagraphFormat, RowFormat

# Edges as near as this, in twentieths of a point, are one edge that was drawn twice.
_SAME_EDGE = 40
# Tables in tables in tables: forms have three; more is damage.
MAX_DEPTH = 20


@dataclass(slots=True)
class _Level:
    lines: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)


@dataclass(slots=True)
class TableBuilder:
    """A table paragraph by paragraph. A nested table's cells are text of their cell, set apart by blanks."""

    _levels: list[_Level] = field(default_factory=lambda: [_Level()])
    _rows: list[tuple[list[str], RowFormat]] = field(default_factory=list)

    def add(self, lines: Iterable[str], form: ParagraphFormat, gone: bool) -> None:
        self._go_to(form.depth)
        level = self._levels[-1]
        if not form.row_end:
            level.lines.extend(lines)
            if form.cell_end:
                level.cells.append(join_lines(level.lines))
                level.lines = []
        elif form.depth == 1:
            self._end_row(level, form.row, gone)

    def finish(self, source: str) -> Grid:
        self._go_to(1)
        if self._levels[0].cells or self._levels[0].lines:
            raise Unreadable("旧版 Word 的表格没有结束，不能可靠读取")
        columns = _columns(edge for _, row in self._rows for edge in row.edges)
        return spread((list(_cells(texts, row, columns)) for texts, row in self._rows), source)

    def _go_to(self, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise Unreadable(f"表格嵌套超过{MAX_DEPTH}层，未读取")
        while len(self._levels) > depth:
            inner = self._levels.pop()
            self._levels[-1].lines.extend((" ".join(inner.cells), *inner.lines))
        while len(self._levels) < depth:
            self._levels.append(_Level())

    def _end_row(self, level: _Level, row: RowFormat | None, gone: bool) -> None:
        if row is None or len(row.edges) != len(level.cells) + 1:
            raise Unreadable("旧版 Word 的表格分格不明，不能可靠读取")
        if not gone:
            self._rows.append((level.cells, row))
        self._levels[-1] = _Level()


def _columns(edges: Iterable[int]) -> list[int]:
    """The edges of all rows: where columns begin and the last one ends."""
    columns: list[int] = []
    last = None
    for edge in sorted(edges):
        if last is None or edge - last > _SAME_EDGE:
            columns.append(edge)
        last = edge
    return columns


def _cells(texts: list[str], row: RowFormat, columns: list[int]) -> Iterator[Cell]:
    # A column's first edge stands for all that are nearly the same.
    places = [max(bisect_left(columns, edge + 1) - 1, 0) for edge in row.edges]
    if places[0]:
        yield Cell("", places[0])
    before = Cell("")
    for text, (start, stop), beside, above in zip(texts, pairwise(places), row.beside, row.above, strict=True):
        before = Cell(before.text if beside else text, max(stop - start, 1), before.continues if beside else above)
        yield before

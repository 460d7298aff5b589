"""PDF 的表格：线框围出的格子。"""

from bisect import bisect_right
from collections.abc import Iterable

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from domain.grid import Grid
from parsing.documents.facts import check_cells
from parsing.documents.grids import join_lines
from parsing.documents.pdf_letters import Box, Letter, fold

# In points: rules closer than this are the two sides of one drawn line,
_SAME_RULE = 2.0
# and this near they meet or belong together; pdfplumber's own default.
_NEAR = 3.0


class Lattice:
    """A ruled table: where its columns and rows begin, and which cell covers which place."""

    def __init__(self, cells: Iterable[Box]) -> None:
        boxes = list(cells)
        self._columns = _edges(edge for box in boxes for edge in (box[0], box[2]))
        self._rows = _edges(edge for box in boxes for edge in (box[1], box[3]))
        check_cells(len(self._rows) * len(self._columns))
        self._lines: list[list[str]] = [[] for _ in boxes]
        self._owner = [[-1] * (len(self._columns) - 1) for _ in self._rows[1:]]
        for number, (left, top, right, bottom) in enumerate(boxes):
            columns = range(_index(self._columns, left), _index(self._columns, right))
            for row in range(_index(self._rows, top), _index(self._rows, bottom)):
                for column in columns:
                    self._owner[row][column] = number

    @property
    def is_table(self) -> bool:
        """A frame around a page or a headline's underscore is none."""
        return len(self._columns) > 2 and len(self._rows) > 2

    def cell_at(self, letter: Letter) -> int:
        """The number of the cell that holds a letter's middle, -1 outside."""
        column = bisect_right(self._columns, (letter.left + letter.right) / 2) - 1
        row = bisect_right(self._rows, (letter.top + letter.bottom) / 2) - 1
        inside = 0 <= row < len(self._owner) and 0 <= column < len(self._owner[0])
        return self._owner[row][column] if inside else -1

    def add_line(self, cell: int, text: str) -> None:
        self._lines[cell].append(fold(text))

    def grid(self, source: str) -> Grid:
        texts = [join_lines(lines) for lines in self._lines]
        return Grid(tuple(tuple(texts[cell] if cell >= 0 else "" for cell in row) for row in self._owner), source)


def find_lattices(rules: Iterable[Box]) -> list[Lattice]:
    """The tables that the rules of a page enclose, top to bottom."""
    edges = merge_edges([_edge(rule) for rule in rules], _NEAR, _NEAR, _NEAR, _NEAR)
    cells = intersections_to_cells(edges_to_intersections(edges, _NEAR, _NEAR))
    found = (Lattice(table) for table in cells_to_tables(cells))
    return [lattice for lattice in found if lattice.is_table]


def _edge(rule: Box) -> dict[str, object]:
    """A rule as pdfplumber describes it."""
    left, top, right, bottom = rule
    size = {"x0": left, "top": top, "x1": right, "bottom": bottom, "width": right - left, "height": bottom - top}
    return {**size, "object_type": "line", "orientation": "h" if right - left > bottom - top else "v"}


def _edges(values: Iterable[float]) -> list[float]:
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _SAME_RULE:
            edges.append(value)
    return edges


def _index(edges: list[float], value: float) -> int:
    return bisect_right(edges, value) - 1

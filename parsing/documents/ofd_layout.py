"""OFD 的版面：同一基线的字连成行，线框里的字是单元格；跨页的表格接成一个。"""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from domain.grid import Grid
from parsing.documents.facts import Unreadable
from parsing.documents.grids import join_lines
from parsing.documents.ofd_objects import Drawing, Glyph, Segment

# In millimetres: rules that meet or lie on one another.
_NEAR = 1.0
MAX_RULES = 4_000
# Shares of the size: raised footnote marks stay in their line; a gap so wide is a blank.
_SAME_LINE = 0.45
_BLANK = 0.3
_PAGE_NUMBER = re.compile(r"^[-—–\s第页/共of.·]*\d+[-—–\s第页/共of.·\d]*$")

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Table:
    """A table on one page. columns: its upright rules. at_start, at_end: only page numbers stand before, behind it."""

    rows: tuple[tuple[str, ...], ...]
    columns: tuple[float, ...]
    page: int
    at_start: bool
    at_end: bool


@dataclass(frozen=True, slots=True)
class Layout:
    lines: tuple[str, ...]
    tables: tuple[Table, ...]


def laid_out(drawing: Drawing, page: int) -> Layout:
    lines = [list(line) for line in _lines(drawing.glyphs)]
    tables = sorted(_ruled(drawing.segments, page), key=lambda cells: min(cell[1] for cell in cells))
    held: list[dict[Box, list[Glyph]]] = [defaultdict(list) for _ in tables]
    outside: list[list[Glyph]] = []
    for line in lines:
        rest = [run for run in _runs(line) if not _placed(run, tables, held, page)]
        outside.extend([[glyph for run in rest for glyph in run]] if rest else [])
    spoken = [line for line in outside if not _PAGE_NUMBER.match(_text(line))]
    heights = [line[0].middle for line in spoken] + [cell[1] for cells in tables for cell in cells]
    found = tuple(_table(cells, texts, heights, page) for cells, texts in zip(tables, held, strict=True))
    return Layout(tuple(map(_text, outside)), found)


def joined(layouts: Iterable[Layout], name: str) -> Iterator[Grid]:
    """A table at a page's end and one of the same columns at the next page's start are one."""
    pieces: list[Table] = []
    for table in (table for layout in layouts for table in layout.tables):
        if pieces and not _goes_on(pieces[-1], table):
            yield _grid(pieces, name)
            pieces = []
        pieces.append(table)
    if pieces:
        yield _grid(pieces, name)


def _goes_on(table: Table, following: Table) -> bool:
    if not (table.at_end and following.at_start and following.page == table.page + 1):
        return False
    same = len(table.columns) == len(following.columns)
    return same and all(abs(x - y) <= 2 * _NEAR for x, y in zip(table.columns, following.columns, strict=True))


def _grid(pieces: Sequence[Table], name: str) -> Grid:
    """Heads that are repeated on every page count once; a merged cell that goes on takes its text from above."""
    rows = list(pieces[0].rows)
    for piece in pieces[1:]:
        head = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(pieces[0].rows, piece.rows, strict=False))))
        rows.extend(piece.rows[head:])
    return Grid(tuple(rows), f"{name} 第{pieces[0].page}页")


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """From above, each from the left."""
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda glyph: (glyph.middle, glyph.left)):
        if line and glyph.middle - line[0].middle >= _SAME_LINE * max(glyph.size, line[0].size):
            yield sorted(line, key=lambda glyph: glyph.left)
            line = []
        line.append(glyph)
    if line:
        yield sorted(line, key=lambda glyph: glyph.left)


def _runs(line: Sequence[Glyph]) -> Iterator[list[Glyph]]:
    """Characters that stand without a gap."""
    run = [line[0]]
    for before, glyph in pairwise(line):
        if glyph.left - before.right > _BLANK * glyph.size:
            yield run
            run = []
        run.append(glyph)
    yield run


def _text(line: Sequence[Glyph]) -> str:
    return " ".join("".join(glyph.text for glyph in run) for run in _runs(line))


def _ruled(segments: Sequence[Segment], page: int) -> list[list[Box]]:
    """Cells of every table. A frame around text is no table."""
    edges = merge_edges(list(map(_edge, segments)), _NEAR, _NEAR, _NEAR, _NEAR)
    if len(edges) > MAX_RULES:
        raise Unreadable(f"第{page}页线条过多，未读取")
    tables: list[list[Box]] = cells_to_tables(intersections_to_cells(edges_to_intersections(edges, _NEAR, _NEAR)))
    return [cells for cells in tables if len(cells) > 1]


def _edge(segment: Segment) -> dict[str, float | str]:
    x0, top, x1, bottom = segment
    level = x1 - x0 >= bottom - top
    middle_x, middle_y = (x0 + x1) / 2, (top + bottom) / 2
    if level:
        return {"orientation": "h", "object_type": "line", "x0": x0, "x1": x1, "top": middle_y, "bottom": middle_y, "width": x1 - x0, "height": 0.0}  # fmt: skip
    return {"orientation": "v", "object_type": "line", "x0": middle_x, "x1": middle_x, "top": top, "bottom": bottom, "width": 0.0, "height": bottom - top}  # fmt: skip


def _placed(run: list[Glyph], tables: Sequence[list[Box]], held: Sequence[dict[Box, list[Glyph]]], page: int) -> bool:
    """Puts a run into its cell; what lies in two cells, or between the rules in none, can be read by nobody."""
    for cells, texts in zip(tables, held, strict=True):
        lefts, tops, rights, bottoms = zip(*cells, strict=True)
        frame = min(lefts), min(tops), max(rights), max(bottoms)
        inside = [glyph for glyph in run if _holds(frame, glyph)]
        if not inside:
            continue
        owners = {next((cell for cell in cells if _holds(cell, glyph)), None) for glyph in run}
        owner = owners.pop()
        if owners or owner is None:
            raise Unreadable(f"第{page}页表格里有的字不知属于哪一格，不能可靠读取")
        texts[owner].extend(run)
        return True
    return False


def _holds(cell: Box, glyph: Glyph) -> bool:
    return cell[0] <= glyph.centre < cell[2] and cell[1] <= glyph.middle < cell[3]


def _table(cells: Sequence[Box], texts: dict[Box, list[Glyph]], heights: Sequence[float], page: int) -> Table:
    """A merged cell's text stands in every place it covers."""
    columns = _rules(x for cell in cells for x in (cell[0], cell[2]))
    levels = _rules(y for cell in cells for y in (cell[1], cell[3]))
    matrix = [[""] * (len(columns) - 1) for _ in levels[1:]]
    for cell in cells:
        text = join_lines(_text(line) for line in _lines(texts.get(cell, ())))
        for y in _covered(levels, cell[1], cell[3]):
            for x in _covered(columns, cell[0], cell[2]):
                matrix[y][x] = text
    at_start = not any(height < levels[0] - _NEAR for height in heights)
    at_end = not any(height >= levels[-1] - _NEAR for height in heights)
    return Table(tuple(map(tuple, matrix)), tuple(columns), page, at_start, at_end)


def _rules(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _NEAR:
            found.append(value)
    return found


def _covered(rules: Sequence[float], start: float, end: float) -> range:
    first, last = (bisect_right(rules, value + _NEAR / 2) - 1 for value in (start, end))
    return range(first, last)

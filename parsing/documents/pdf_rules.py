"""PDF 的表格线：格子由横线和竖线围成；换页处没有画完的格子补上一条横线。"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page
from pdfplumber.table import TableFinder

from parsing.documents.pdf_dots import dotted_rules, is_dot

# Ends of rules that meet lie this close.
_MEET = 3.0
Edge = dict[str, Any]
Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Ruled:
    """The cells of one table on one page: left, top, right, bottom.

    opened, unclosed: numbers of the cells that have no rule above or below, torn by the page's end.
    """

    cells: tuple[Box, ...]
    opened: frozenset[int]
    unclosed: frozenset[int]

    @property
    def box(self) -> Box:
        lefts, tops, rights, bottoms = zip(*self.cells, strict=True)
        return min(lefts), min(tops), max(rights), max(bottoms)


@dataclass(frozen=True, slots=True)
class Level:
    """A rule across, or the edge of a shaded row."""

    y: float
    left: float
    right: float


@dataclass(frozen=True, slots=True)
class Rules:
    tables: tuple[Ruled, ...]
    levels: tuple[Level, ...]


def rules_of(page: Page) -> Rules:
    """Both from above. A frame around text is no table, nor are the shaded rows of a table without rules."""
    dots = [drawn for drawn in (*page.rects, *page.curves) if is_dot(drawn)]
    across, upright = dotted_rules(dots)
    if dots:
        page = page.filter(lambda drawn: not is_dot(drawn))
    finder = TableFinder(page, _explicit(across, upright))
    tops, bottoms = _loose_ends(finder.edges, "top"), _loose_ends(finder.edges, "bottom")
    ends = [*tops, *bottoms]
    tables = TableFinder(page, _explicit([*across, *ends], upright)).tables if ends else finder.tables
    found = (_ruled(table.cells, finder.edges, tops, bottoms) for table in tables)
    ordered = sorted(found, key=lambda table: (table.box[1], table.box[0]))
    level = (Level(_top(edge), edge["x0"], edge["x1"]) for edge in finder.edges if edge["orientation"] == "h")
    return Rules(
        () if sum(map(_is_stripe, ordered)) > 1 else tuple(ordered), tuple(sorted(level, key=lambda one: one.y))
    )


def _explicit(across: Sequence[Edge], upright: Sequence[Edge]) -> dict[str, Any]:
    return {"explicit_horizontal_lines": list(across), "explicit_vertical_lines": list(upright)}


def _is_stripe(table: Ruled) -> bool:
    """One row for itself; halves of a torn row are none."""
    closed = not table.opened and not table.unclosed
    return closed and len({cell[1] for cell in table.cells}) == 1


def _ruled(cells: Sequence[Box], edges: Sequence[Edge], tops: Sequence[Edge], bottoms: Sequence[Edge]) -> Ruled:
    opened = _torn(cells, 1, edges, tops)
    return Ruled(tuple(cells), opened, _torn(cells, 3, edges, bottoms))


def _torn(cells: Sequence[Box], side: int, edges: Sequence[Edge], added: Sequence[Edge]) -> frozenset[int]:
    """The cells that only an added line closes."""
    found: set[int] = set()
    for line in added:
        near = [edge for edge in edges if edge["orientation"] == "h" and abs(edge["top"] - line["top"]) <= _MEET]
        for number, cell in enumerate(cells):
            middle = (cell[0] + cell[2]) / 2
            ruled = any(edge["x0"] <= middle <= edge["x1"] for edge in near)
            if abs(cell[side] - line["top"]) <= _MEET and not ruled:
                found.add(number)
    return frozenset(found)


def _loose_ends(edges: Sequence[Edge], end: str) -> list[Edge]:
    """A line where upright rules end, one of them at least without a rule across, and none goes on."""
    upright = [edge for edge in edges if edge["orientation"] == "v"]
    level = sorted((edge for edge in edges if edge["orientation"] == "h"), key=_top)
    tops = [_top(edge) for edge in level]
    lines: list[Edge] = []
    for group in _by_height(upright, end):
        y = float(group[0][end])
        near = level[bisect_left(tops, y - 2 * _MEET) : bisect_right(tops, y + 2 * _MEET)]
        if len(group) > 1 and any(not _meets(edge, end, near) for edge in group):
            line = _line(group, y)
            if not any(_passes(edge, line) for edge in upright):
                lines.append(line)
    return lines


def _by_height(upright: Iterable[Edge], end: str) -> list[list[Edge]]:
    groups: list[list[Edge]] = []
    for edge in sorted(upright, key=lambda edge: float(edge[end])):
        if groups and edge[end] - groups[-1][0][end] <= _MEET:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


def _meets(edge: Edge, end: str, near: Iterable[Edge]) -> bool:
    return any(
        across["x0"] - _MEET <= edge["x0"] <= across["x1"] + _MEET and abs(across["top"] - edge[end]) <= _MEET
        for across in near
    )


def _passes(edge: Edge, line: Edge) -> bool:
    between = line["x0"] - _MEET < edge["x0"] < line["x1"] + _MEET
    return bool(between and edge["top"] < line["top"] - _MEET and edge["bottom"] > line["top"] + _MEET)


def _top(edge: Edge) -> float:
    return float(edge["top"])


def _line(group: Sequence[Edge], y: float) -> Edge:
    lefts = [float(edge["x0"]) for edge in group]
    place = {"x0": min(lefts), "x1": max(lefts), "top": y, "bottom": y, "doctop": y}
    return {"object_type": "line", "width": max(lefts) - min(lefts), "height": 0.0, **place}

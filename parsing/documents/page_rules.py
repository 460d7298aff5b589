"""版面上的表格线：格子由横线和竖线围成；换页处没有画完的格子补上一条横线。"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges

# In points: ends of rules that meet lie this close.
_MEET = 3.0
_SHORTEST = 1.0
Edge = dict[str, Any]
Box = tuple[float, float, float, float]
Side = tuple[float, float]


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
    """shaded: levels may be edges of shaded rows, not only lines."""

    tables: tuple[Ruled, ...]
    levels: tuple[Level, ...]
    shaded: bool = True


def ruled_by(edges: Sequence[Edge], before: Iterable[Side] = (), *, shaded: bool = True) -> Rules:
    """Both from above. A frame around text is no table, nor are the shaded rows of a table without rules.

    before: the columns of the table at the end of the page before, by their left and right. shaded: areas are filled, too.
    """
    whole = merged(edges)
    columns = {*before, *_columns(whole)}
    tops, bottoms = ([*_loose_ends(whole, end), *_open_columns(whole, end, columns)] for end in ("top", "bottom"))
    ends = [*tops, *bottoms]
    meeting = edges_to_intersections(merged([*edges, *ends]) if ends else whole, _MEET, _MEET)
    found = (_ruled(cells, whole, tops, bottoms) for cells in cells_to_tables(intersections_to_cells(meeting)))
    ordered = sorted(found, key=lambda table: (table.box[1], table.box[0]))
    level = (Level(_top(drawn), drawn["x0"], drawn["x1"]) for drawn in whole if drawn["orientation"] == "h")
    return Rules(
        () if sum(map(_is_stripe, ordered)) > 1 else tuple(ordered),
        tuple(sorted(level, key=lambda one: one.y)),
        shaded,
    )


def merged(edges: Sequence[Edge]) -> list[Edge]:
    """One for all that lie on or behind one another; what is shorter is an ornament."""
    drawn = [*filter_edges(edges, "v", min_length=_SHORTEST), *filter_edges(edges, "h", min_length=_SHORTEST)]
    return list(filter_edges(merge_edges(drawn, _MEET, _MEET, _MEET, _MEET), min_length=_MEET))


def edge(orientation: str, left: float, top: float, right: float, bottom: float) -> Edge:
    """A rule through the middle of what is drawn."""
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    sides = {"x0": left, "top": top, "x1": right, "bottom": bottom, "doctop": top}
    return {"object_type": "line", "orientation": orientation, "width": right - left, "height": bottom - top, **sides}


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


def _columns(edges: Sequence[Edge]) -> set[Side]:
    """The sides of all cells that are ruled all around."""
    return {(cell[0], cell[2]) for cell in intersections_to_cells(edges_to_intersections(list(edges), _MEET, _MEET))}


def _open_columns(edges: Sequence[Edge], end: str, columns: Iterable[Side]) -> Iterator[Edge]:
    """A line across each column between upright rules that end there, where the columns beside it have one of their own.

    So a browser prints a cell over several rows of which some stand on the page before or behind. What is no column of
    this table anywhere may be the room between two tables.
    """
    level = [edge for edge in edges if edge["orientation"] == "h"]
    for group in _by_height((edge for edge in edges if edge["orientation"] == "v"), end):
        y = float(group[0][end])
        near = [edge for edge in level if abs(_top(edge) - y) <= 2 * _MEET]
        for one, other in pairwise(sorted(group, key=lambda edge: float(edge["x0"]))):
            left, right = float(one["x0"]), float(other["x0"])
            ruled = any(edge["x0"] <= (left + right) / 2 <= edge["x1"] for edge in near)
            known = any(abs(left - x0) <= _MEET and abs(right - x1) <= _MEET for x0, x1 in columns)
            if near and known and not ruled and not any(_passes(edge, _line((one, other), y)) for edge in edges):
                yield _line((one, other), y)


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


def _line(group: Iterable[Edge], y: float) -> Edge:
    lefts = [float(upright["x0"]) for upright in group]
    return edge("h", min(lefts), y, max(lefts), y)

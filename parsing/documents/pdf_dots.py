"""PDF 的点线：一排小点是一条线。

A browser draws a dotted border as thousands of dots, each smaller than what the table finder takes for part of a
rule; larger ones it would take for rules that cross.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from parsing.documents.page_rules import Edge, edge

# In points and in dots.
_LARGEST = 4.0
_SAME_LINE = 0.3
_FEWEST = 4
# In sizes of a dot.
_GAP = 3.0
_LONGER = 1.5
Dot = Mapping[str, Any]


def is_dot(drawn: Dot) -> bool:
    if drawn["object_type"] not in ("rect", "curve"):
        return False
    width, height = drawn["x1"] - drawn["x0"], drawn["bottom"] - drawn["top"]
    return bool(max(width, height) < _LARGEST and max(width, height) <= _LONGER * min(width, height))


def dotted_rules(dots: Sequence[Dot]) -> list[Edge]:
    """Level ones, and upright ones."""
    level = [_rule(row, "h") for row in _rows(dots, "top", "x0", "x1")]
    return level + [_rule(row, "v") for row in _rows(dots, "x0", "top", "bottom")]


def _rows(dots: Iterable[Dot], place: str, start: str, end: str) -> Iterator[list[Dot]]:
    row: list[Dot] = []
    for dot in sorted(dots, key=lambda dot: (round(dot[place] / _SAME_LINE), dot[start])):
        apart = not row or abs(dot[place] - row[-1][place]) > _SAME_LINE
        if apart or dot[start] - row[-1][end] > _GAP * (dot[end] - dot[start]):
            if len(row) >= _FEWEST:
                yield row
            row = []
        row.append(dot)
    if len(row) >= _FEWEST:
        yield row


def _rule(row: Sequence[Dot], orientation: str) -> Edge:
    first, last = row[0], row[-1]
    return edge(orientation, float(first["x0"]), float(first["top"]), float(last["x1"]), float(last["bottom"]))

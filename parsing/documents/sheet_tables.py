"""一张工作表里上下排着几张表：在表名处裁开，拿不准的不裁。

A blank row alone parts nothing: lists are written in groups. What is cut off begins with a row that holds nothing but the
name of a table, and has other columns than what stands above it, or the same head once more.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from domain.grid import Grid

_Rows = Sequence[tuple[str, ...]]
_NAMES_A_TABLE = re.compile(r"(?:表|情况)(?:[（(][^（）()]{1,20}[）)])?$")
# Groups of a list are headed 「…情况」 too; without a blank row above only these are names of tables.
_PLAINLY = re.compile(r"表(?:[（(][^（）()]{1,20}[）)])?$|政府信息.*情况$")
_LONGEST_NAME = 60
# Between the name of a table and its head: 「单位：万元」, the organ that drew it up, 「表3」.
_MOST_BETWEEN = 3
# More are the headings of one long list.
_MOST_TABLES = 40


def parted(grid: Grid) -> Iterator[Grid]:
    """The tables of a sheet, the columns that each of them uses; the sheet as it is where it holds one."""
    starts = [0, *_starts(grid.rows)]
    if len(starts) == 1:
        yield grid
        return
    for start, end in pairwise([*starts, len(grid.rows)]):
        rows = [row for row in grid.rows[start:end] if any(row)]
        left = min(next(x for x, cell in enumerate(row) if cell) for row in rows)
        yield Grid(tuple(row[left : _extent(rows)] for row in rows), grid.source)


def _starts(rows: _Rows) -> list[int]:
    """Where a table begins below another one."""
    named = [y for y in range(len(rows)) if _is_name(rows, y)]
    starts: list[int] = []
    if len(named) > _MOST_TABLES:
        return starts
    for y, end in pairwise([*named, len(rows)]):
        above, below = rows[starts[-1] if starts else 0 : y], rows[y + 1 : end]
        if _has_table(above) and _has_table(below) and _is_another(above, below):
            starts.append(y)
    return starts


def _is_name(rows: _Rows, y: int) -> bool:
    texts = set(filter(None, rows[y]))
    text = next(iter(texts), "")
    if len(texts) != 1 or len(text) > _LONGEST_NAME:
        return False
    after_blank = y > 0 and not any(rows[y - 1])
    return bool((_NAMES_A_TABLE if after_blank else _PLAINLY).search(text))


def _has_table(rows: _Rows) -> bool:
    return any(_is_several(row) for row in rows)


def _is_another(above: _Rows, below: _Rows) -> bool:
    heads = {_first(row) for row in above if _is_several(row)}
    return _extent(above) != _extent(below) or _first(_head(below)) in heads


def _head(rows: _Rows) -> tuple[str, ...]:
    return next((row for row in rows[: _MOST_BETWEEN + 1] if _is_several(row)), ())


def _first(row: tuple[str, ...]) -> str:
    return next(filter(None, row), "")


def _is_several(row: tuple[str, ...]) -> bool:
    return len(set(filter(None, row))) > 1


def _extent(rows: _Rows) -> int:
    """How many columns rows of several texts reach over; a name may be merged over more."""
    return max((x + 1 for row in rows if _is_several(row) for x, cell in enumerate(row) if cell), default=0)

"""没有表格的年报：粘贴时每一格成了一段的三张表，按“标签在前、数字在后”拼回原样；拼不准的不拼。"""

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from domain.grid import Grid
from parsing.annual_report.facts import APPLICANTS, DISPUTE_GROUPS, DISPUTE_RESULTS
from parsing.annual_report.numbers import compact, read_number
from parsing.annual_report.rows import CARRIED_OVER, row_name

_SOURCE = "text"
_ITEM = "第二十条第"
_HEADER = "信息内容"
# Header cells that tell the tables apart, in order; merged ones may stand between them.
_OF_APPLICATIONS = APPLICANTS[1:-1]
_LONGEST_LABEL = 60
Run = tuple[bool, tuple[str, ...]]
"""Cells that follow one another and are all numbers, or all labels."""


def spread_grids(lines: Sequence[str]) -> tuple[Grid, ...]:
    """Tables two, three and four of a text of which each cell is a line; of each only what could be put together whole."""
    runs = [(is_number, tuple(cells)) for is_number, cells in groupby(lines, _is_number)]
    found = (_active(runs), _applications(runs), _disputes(runs))
    return tuple(grid for grid in found if grid)


def _is_number(line: str) -> bool:
    number = read_number(line)
    return number.value is not None or (number.none and bool(line.strip()))


def _active(runs: Sequence[Run]) -> Grid | None:
    """Every item has its header and one or more rows; how many numbers a row has tells where the header ends."""
    rows: list[tuple[str, ...]] = []
    header: tuple[str, ...] = ()
    for labels, numbers in _pairs(runs):
        start = next((at for at, cell in enumerate(labels) if compact(cell) == _HEADER), None)
        own = labels if start is None else labels[start + 1 :]
        if start is not None and len(own) == len(numbers) + 1:
            header = own[: len(numbers)]
            rows += [(labels[start - 1],), (_HEADER, *header)] if start else [(_HEADER, *header)]
        elif not header:
            continue
        elif start is not None or len(own) != 1 or len(numbers) != len(header):
            break
        rows.append((own[-1], *numbers))
    return _grid(rows) if any(compact(row[0]).startswith(_ITEM) for row in rows) else None


def _applications(runs: Sequence[Run]) -> Grid | None:
    """Seven numbers a row, below the names of the columns, up to what is carried over."""
    rows: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for labels, numbers in _pairs(runs):
        own = labels if rows else _behind(labels, _OF_APPLICATIONS)
        if own is None:
            continue
        if len(numbers) != len(APPLICANTS):
            return None
        rows.append((own, numbers))
        if row_name([compact(cell) for cell in own]) == CARRIED_OVER:
            width = max(len(labels) for labels, _ in rows)
            whole = [(*("",) * (width - len(labels)), *labels, *numbers) for labels, numbers in rows]
            return _grid([(*("",) * width, *APPLICANTS), *whole])
    return None


def _disputes(runs: Sequence[Run]) -> Grid | None:
    """One row of fifteen numbers below three times the names of the five columns."""
    columns = DISPUTE_RESULTS * len(DISPUTE_GROUPS)
    for labels, numbers in _pairs(runs):
        if _behind(labels, columns) == ():
            return _grid([columns, numbers]) if len(numbers) == len(columns) else None
    return None


def _pairs(runs: Sequence[Run]) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Labels and the numbers behind them; a sentence is no label, nor is what stands before one."""
    for (is_number, cells), (_, numbers) in pairwise(runs):
        if not is_number:
            start = max((at + 1 for at, cell in enumerate(cells) if len(cell) > _LONGEST_LABEL), default=0)
            yield cells[start:], numbers


def _behind(labels: Sequence[str], names: Sequence[str]) -> tuple[str, ...] | None:
    """The labels that follow these names, which stand among them in their order; None where they do not."""
    at = 0
    for name in names:
        at = next((place + 1 for place in range(at, len(labels)) if compact(labels[place]) == name), -1)
        if at < 0:
            return None
    return tuple(labels[at:])


def _grid(rows: Sequence[tuple[str, ...]]) -> Grid:
    width = max(map(len, rows))
    return Grid(tuple((*row, *("",) * (width - len(row))) for row in rows), _SOURCE)

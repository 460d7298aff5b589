"""年报三张表：在文章的全部表格里认出来，读成数字。"""

import re
from collections.abc import Mapping, Sequence

from domain.grid import Grid
from parsing.annual_report.facts import (
    DISPUTE_GROUPS,
    DISPUTE_RESULTS,
    Applications,
    Disputes,
    Number,
)
from parsing.annual_report.numbers import compact, in_unit, read_number, unit_of
from parsing.annual_report.pieces import active_grid, applications_grid, disputes_grid
from parsing.annual_report.rows import CARRIED_OVER, TOTAL, applicant_columns, row_name

_FORMATS = {2021: "本年制发件数|制发件数", 2019: "本年新制作|新制作数量|上一年项目数量"}


def find_tables(texts: Sequence[Sequence[Grid]]) -> tuple[Grid | None, Grid | None, Grid | None]:
    """Tables two, three and four, each from the first text (the page, an attachment) that has it."""
    return (
        next(filter(None, map(active_grid, texts)), None),
        next(filter(None, map(applications_grid, texts)), None),
        next(filter(None, map(disputes_grid, texts)), None),
    )


def table_format(active: Grid) -> int | None:
    """2021 or 2019, by the column names of table two."""
    text = compact("".join("".join(row) for row in active.rows))
    return next((year for year, words in _FORMATS.items() if re.search(words, text)), None)


def read_active(grid: Grid) -> Mapping[str, Mapping[str, Number]]:
    """Table two: every block has its own header row that begins with 信息内容."""
    rows: dict[str, dict[str, Number]] = {}
    header: tuple[str, ...] = ()
    for row in (tuple(compact(cell) for cell in cells) for cells in grid.rows):
        if row[0] == "信息内容":
            header = row
        elif header and row[0] and not row[0].startswith("第二十条"):
            cells: dict[str, Number] = {}
            for name, cell in zip(header[1:], row[1:], strict=True):
                if name:
                    cells.setdefault(name, _number(cell, unit_of(name)))
            rows[row[0]] = cells
    return rows


def _number(cell: str, unit: str) -> Number:
    """In the unit of money that the column names, where it names one."""
    number = read_number(cell, unit)
    return in_unit(number, unit) if unit else number


def active_ends(active: Mapping[str, Mapping[str, Number]]) -> bool:
    """Its last row was read, that of fees (2021) or of purchases (2019)."""
    return any("收费" in row or "采购" in row for row in active)


def read_applications(grid: Grid, *, ended: bool = False) -> Applications | None:
    """Table three; None when its columns cannot be told.

    ended: what stands after it shows that it goes no further; one that breaks off before its totals does go on somewhere.
    """
    columns = applicant_columns(grid)
    if columns is None:
        return None
    first = min(columns)
    rows: dict[str, tuple[Number, ...]] = {}
    known = True
    for cells in grid.rows:
        name = row_name([compact(cell) for cell in cells[:first]])
        numbers = tuple(read_number(cells[x]) for x in columns)
        if name and name not in rows:
            rows[name] = numbers
        elif any(number.value is not None for number in numbers):
            known = False
    whole = known and (CARRIED_OVER in rows or (ended and TOTAL in rows))
    return Applications(rows, whole) if "新收" in rows else None


def read_disputes(grid: Grid) -> Disputes | None:
    """Table four: one row of fifteen numbers under three groups of five, or a row of five for every group."""
    size = len(DISPUTE_RESULTS)
    groups: dict[str, tuple[Number, ...]] = {}
    for row in grid.rows:
        numbers = [read_number(cell) for cell in row]
        if not any(number.value is not None for number in numbers):
            continue
        if len(numbers) >= len(DISPUTE_GROUPS) * size:
            parts = (tuple(numbers[i : i + size]) for i in range(0, len(DISPUTE_GROUPS) * size, size))
            return Disputes(dict(zip(DISPUTE_GROUPS, parts, strict=True)))
        label = compact("".join(row[:-size]))
        name = next((name for name in reversed(DISPUTE_GROUPS) if name in label), "")
        if name:
            groups.setdefault(name, tuple(numbers[-size:]))
    return Disputes(groups) if len(groups) == len(DISPUTE_GROUPS) else None

"""年报三张表：在文章的全部表格里认出来，读成数字。"""

import re
from collections.abc import Iterable, Mapping

from domain.grid import Grid
from parsing.annual_report.facts import (
    APPLICANTS,
    DISPUTE_GROUPS,
    DISPUTE_RESULTS,
    HANDLED,
    Applications,
    Disputes,
    Number,
)
from parsing.annual_report.numbers import compact, in_unit, read_number, unit_of

_ROW_WORDS: tuple[tuple[str, str], ...] = (
    ("结转下年", "结转下年|结转下一年"),
    ("上年结转", "上年结转|上年度结转|上一年结转"),
    ("新收", "新收"),
    (HANDLED[18], "逾期不补正"),
    (HANDLED[19], "收费通知"),
    (HANDLED[1], "部分公开"),
    (HANDLED[2], "国家秘密"),
    (HANDLED[3], "法规禁止公开"),
    (HANDLED[4], "三安全一稳定"),
    (HANDLED[5], "第三方合法权益"),
    (HANDLED[6], "内部事务"),
    (HANDLED[7], "过程性"),
    (HANDLED[8], "执法案卷"),
    (HANDLED[9], "行政查询"),
    (HANDLED[10], "不掌握"),
    (HANDLED[11], "没有现成|另行制作"),
    (HANDLED[12], "补正后"),
    (HANDLED[13], "信访举报投诉|信访、举报|信访投诉举报"),
    (HANDLED[15], "公开出版物"),
    (HANDLED[16], "大量反复|反复申请"),
    (HANDLED[14], "重复申请"),
    (HANDLED[17], "重新出具|确认或"),
    ("（七）总计", r"[(]七[)]总计|^总计$|^七、?总计"),
)
_GRANTED = re.compile(r"(?<!不)予以?公开")
_FORMATS = {2021: "本年制发件数|制发件数", 2019: "本年新制作|新制作数量|上一年项目数量"}


def find_tables(grids: Iterable[Grid]) -> tuple[Grid | None, Grid | None, Grid | None]:
    """Tables two, three and four, each known by words that only it holds."""
    active = applications = disputes = None
    for grid in grids:
        text = compact("".join("".join(row) for row in grid.rows))
        if active is None and "第二十条第" in text:
            active = grid
        elif applications is None and "新收" in text and "自然人" in text:
            applications = grid
        elif disputes is None and "结果维持" in text and "尚未审结" in text:
            disputes = grid
    return active, applications, disputes


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


def read_applications(grid: Grid) -> Applications | None:
    """Table three; None when its columns cannot be told."""
    columns = _columns(grid, APPLICANTS)
    if columns is None:
        return None
    first = min(columns)
    rows: dict[str, tuple[Number, ...]] = {}
    for cells in grid.rows:
        name = _row_name([compact(cell) for cell in cells[:first]])
        if name and name not in rows:
            rows[name] = tuple(read_number(cells[x]) for x in columns)
    return Applications(rows) if "新收" in rows else None


def _columns(grid: Grid, names: tuple[str, ...]) -> list[int] | None:
    """Where each named column lies, read from the header rows above the first numbers."""
    columns: list[int] = []
    header = [[compact(cell) for cell in row] for row in grid.rows[:6]]
    for name in names:
        places = [x for row in header for x, cell in enumerate(row) if cell == name and x not in columns]
        after = [x for x in places if not columns or x > columns[-1]]
        if not after:
            return None
        columns.append(min(after))
    return columns


def _row_name(labels: list[str]) -> str:
    """Canonical name of a row from its label cells, the outermost first."""
    deepest = next((label for label in reversed(labels) if label), "")
    for name, words in _ROW_WORDS:
        if re.search(words, deepest):
            return name
    if _GRANTED.search(deepest) and "不予" not in deepest:
        return HANDLED[0]
    if any("其他处理" in label for label in labels):
        return "（六）其他处理" if "其他处理" in deepest else HANDLED[20]
    return ""


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

"""电子表格（xlsx、xls）：可见的非空工作表里的各张表，值如读者所见。

Hidden sheets, rows and columns hold drop-down lists and scratch work that no reader of the portal sees. A formula
whose value nobody is known to have calculated is unknown, whatever number the file keeps for it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from io import BytesIO

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from domain.grid import Grid
from parsing.documents.facts import Facts, Unreadable, check_cells
from parsing.documents.formula_check import unknown_formulas
from parsing.documents.grids import join_lines
from parsing.documents.number_format import plain, shown_number
from parsing.documents.packages import open_package
from parsing.documents.sheet_facts import Place, SheetFacts
from parsing.documents.sheet_tables import parted
from parsing.documents.xls_facts import xls_facts
from parsing.documents.xlsx_facts import xlsx_facts

_Value = str | int | float | bool | datetime | date | time | timedelta
NOT_CALCULATED = "#未计算"
"""Stands in a cell like the errors of spreadsheets: neither a number nor nothing."""


def read_spreadsheet(name: str, content: bytes) -> Facts:
    """The tables of every sheet, their source the sheet's name; paragraphs stay empty."""
    facts = Facts()
    if content.startswith(b"PK"):
        open_package(content).close()
    with _calamine_faults(), CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        told = _sheet_facts(content)
        for number, sheet in enumerate(workbook.sheets_metadata):
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                for grid in parted(_grid(workbook.get_sheet_by_index(number), told[number])):
                    facts.add_table(grid)
    return facts


def _sheet_facts(content: bytes) -> list[SheetFacts]:
    if not content.startswith(b"PK"):
        return xls_facts(content)
    with open_package(content) as package:
        return xlsx_facts(package)


@contextmanager
def _calamine_faults() -> Iterator[None]:
    """What calamine raises for bad files, as Unreadable."""
    try:
        yield
    except PasswordError as error:
        raise Unreadable("文件已加密，需要密码") from error
    except CalamineError as error:
        raise Unreadable("文件损坏，电子表格打不开") from error
    except BaseException as error:
        # Rust panics arrive as a BaseException of a module that cannot be imported; all else goes on up.
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable("文件损坏，电子表格打不开") from error


def _grid(sheet: CalamineSheet, facts: SheetFacts) -> Grid:
    check_cells(sheet.height * sheet.width)
    texts = {place: _shown(value, facts.formats.get(place, "")) for place, value in _values(sheet)}
    texts |= facts.texts | dict.fromkeys(_unknown(sheet, facts), NOT_CALCULATED) | facts.errors
    _fill_merged(texts, sheet)
    rows = _span({y for (y, _), text in texts.items() if text and facts.shows_row(y)}, facts.shows_row)
    columns = _span({x for (_, x), text in texts.items() if text and facts.shows_column(x)}, facts.shows_column)
    check_cells(len(rows) * len(columns))
    return Grid(tuple(tuple(texts.get((y, x), "") for x in columns) for y in rows), sheet.name)


def _values(sheet: CalamineSheet) -> Iterator[tuple[Place, _Value]]:
    """Of the cells in use, by their place on the sheet: calamine counts its rows from the first of them."""
    top, left = sheet.start or (0, 0)
    for y, row in enumerate(sheet.to_python(), top):
        yield from (((y, x), value) for x, value in enumerate(row, left) if value != "")


def _unknown(sheet: CalamineSheet, facts: SheetFacts) -> set[Place]:
    if not facts.formulas:
        return set()
    return unknown_formulas(facts.formulas, {place: _number(value) for place, value in _values(sheet)})


def _span(used: set[int], shown: Callable[[int], bool]) -> list[int]:
    return [line for line in range(min(used), max(used) + 1) if shown(line)] if used else []


def _fill_merged(texts: dict[Place, str], sheet: CalamineSheet) -> None:
    """The first cell's text stands in every cell of the range."""
    bottom, right = max((y for y, _ in texts), default=0), max((x for _, x in texts), default=0)
    filled = 0
    for (y0, x0), (y1, x1) in sheet.merged_cell_ranges or ():
        if (y0, x0) not in texts:
            continue
        rows, columns = range(y0, min(y1, bottom) + 1), range(x0, min(x1, right) + 1)
        filled += len(rows) * len(columns)
        check_cells(filled)
        texts.update(dict.fromkeys(((y, x) for y in rows for x in columns), texts[y0, x0]))


def _number(value: _Value) -> Decimal | None:
    return _decimal(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _decimal(value: float) -> Decimal:
    """Fifteen digits is what spreadsheets show: 0.1 + 0.2 is 0.3 there."""
    return Decimal(f"{value:.15g}")


def _shown(value: _Value, code: str) -> str:
    """A value as a reader would write it. code: a number format without which its numbers are not read."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        shown = shown_number(_decimal(value), code) if code else None
        return plain(_decimal(value)) if shown is None else shown
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return join_lines(str(value).split("\n"))

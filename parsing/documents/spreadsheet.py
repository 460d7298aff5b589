"""电子表格（xlsx、xls）：每张可见的非空工作表一个矩阵。

Hidden sheets hold drop-down lists and scratch work that no reader of the portal sees.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
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
from parsing.documents.grids import join_lines
from parsing.documents.packages import open_package

_Value = str | int | float | bool | datetime | date | time | timedelta
_Place = tuple[int, int]


def read_spreadsheet(name: str, content: bytes) -> Facts:
    """One table per sheet, its source the sheet's name; paragraphs stay empty."""
    facts = Facts()
    if content.startswith(b"PK"):
        open_package(content).close()
    with _calamine_faults(), CalamineWorkbook.from_filelike(BytesIO(content)) as workbook:
        for sheet in workbook.sheets_metadata:
            if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible:
                facts.add_table(_grid(workbook.get_sheet_by_name(sheet.name)))
    return facts


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


def _grid(sheet: CalamineSheet) -> Grid:
    check_cells(sheet.height * sheet.width)
    rows = [[_shown(value) for value in row] for row in sheet.to_python()]
    _fill_merged(rows, sheet)
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((column + 1 for row in rows for column, text in enumerate(row) if text), default=0)
    return Grid(tuple(tuple(row[:width]) for row in rows), sheet.name)


def _fill_merged(rows: list[list[str]], sheet: CalamineSheet) -> None:
    """Calamine counts merged ranges from A1 but its rows from the first cell in use."""
    top, left = sheet.start or (0, 0)
    filled = 0
    for first, last in sheet.merged_cell_ranges or ():
        y0, x0 = first[0] - top, first[1] - left
        if not rows or y0 not in range(len(rows)) or x0 not in range(len(rows[0])):
            continue
        y1, x1 = min(last[0] - top, len(rows) - 1), min(last[1] - left, len(rows[0]) - 1)
        filled += max(y1 - y0 + 1, 0) * max(x1 - x0 + 1, 0)
        check_cells(filled)
        for y in range(y0, y1 + 1):
            rows[y][x0 : x1 + 1] = [rows[y0][x0]] * (x1 - x0 + 1)


def _shown(value: _Value) -> str:
    """A value as a reader would write it; the sheet's own number formats are not applied."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        # Fifteen digits is what spreadsheets show: 0.1 + 0.2 is 0.3 there.
        return str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return value.date().isoformat() if midnight else value.isoformat(" ", "minutes")
    if isinstance(value, time):
        return value.isoformat("minutes")
    return join_lines(str(value).split("\n"))

"""xlsx、xls：每张工作表一个矩阵，值如读者所见。"""

import re
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from parsing.documents import read_document
from parsing.documents.spreadsheet import NOT_CALCULATED


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def replaced(content: bytes, name: str, old: bytes, new: bytes) -> bytes:
    """The package with one part changed."""
    changed = BytesIO()
    with ZipFile(BytesIO(content)) as source, ZipFile(changed, "w", ZIP_DEFLATED) as target:
        for part in source.namelist():
            data = source.read(part)
            assert part != name or old in data
            target.writestr(part, data.replace(old, new) if part == name else data)
    return changed.getvalue()


def reason(content: bytes, name: str = "表.xlsx") -> str:
    read = read_document(name, content)
    assert (read.paragraphs, read.tables) == ((), ())
    assert read.failure is not None
    return read.failure.detail


def test_sheets_merged_cells_numbers_and_dates():
    book = Workbook()
    sheet = book.active
    sheet.title = "统计表"
    sheet["B2"] = "依申请公开情况"
    sheet.merge_cells("B2:E2")
    sheet["B3"], sheet["C3"], sheet["D3"], sheet["E3"] = "事项", "件数", "日期", "时间"
    sheet["B4"], sheet["C4"], sheet["D4"], sheet["E4"] = "新收", 12, date(2021, 1, 20), datetime(2021, 1, 20, 9, 30)
    sheet["C5"], sheet["D5"], sheet["E5"] = 0.1 + 0.2, True, time(8, 0)
    sheet.merge_cells("B4:B5")
    sheet["G9"].font = Font(bold=True)
    book.create_sheet("空表")
    second = book.create_sheet("第二张")
    second["A1"] = "行政\n许可"
    second["A2"] = 1234567.0
    book.create_sheet("字典")["A1"] = "下拉选项"
    book["字典"].sheet_state = "hidden"

    read = read_document("表.xlsx", saved(book))

    assert (read.kind, read.paragraphs, read.failure) == ("xlsx", (), None)
    assert [(grid.source, grid.rows) for grid in read.tables] == [
        (
            "统计表",
            (
                ("依申请公开情况", "依申请公开情况", "依申请公开情况", "依申请公开情况"),
                ("事项", "件数", "日期", "时间"),
                ("新收", "12", "2021-01-20", "2021-01-20 09:30"),
                ("新收", "0.3", "TRUE", "08:00"),
            ),
        ),
        ("第二张", (("行政许可",), ("1234567",))),
    ]


def test_a_workbook_without_its_styles_or_sheets_is_a_failure():
    book = Workbook()
    book.active["A1"] = "甲"
    assert reason(replaced(saved(book), "xl/workbook.xml", b"<sheets>", b"<sheets")) == "文件损坏，电子表格打不开"


def test_xls_as_office_saves_it():
    """catalogue.xls was saved by LibreOffice."""
    read = read_document("目录.doc", Path(__file__).with_name("catalogue.xls").read_bytes())
    assert (read.kind, read.failure) == ("xls", None)
    assert [(grid.source, grid.rows) for grid in read.tables] == [
        ("目录", (("公开事项", "公开事项", "公开时限"), ("机构职能", "主要职责", "20")))
    ]


def rows_of(content: bytes, name: str = "表.xlsx") -> tuple[tuple[str, ...], ...]:
    (grid,) = read_document(name, content).tables
    return grid.rows


def keeping(value: str, book: Workbook) -> bytes:
    """The workbook with this for the value of every formula."""
    with ZipFile(BytesIO(saved(book))) as package:
        xml = package.read("xl/worksheets/sheet1.xml")
    kept = re.sub(rb"</f>.*?</c>", f"</f>{value}</c>".encode(), xml)
    return replaced(saved(book), "xl/worksheets/sheet1.xml", xml, kept)


def with_sum(value: str) -> bytes:
    """100 + 20 and a sum for which the file keeps this value."""
    book = Workbook()
    book.active["A1"], book.active["A2"], book.active["A3"] = 100, 20, "=SUM(A1:A2)"
    book.active["B3"] = "=A3"
    return keeping(value, book)


@pytest.mark.parametrize("value", ["", "<v/>", "<v>0</v>", "<v>119</v>"])
def test_a_formula_that_nobody_calculated_is_unknown(value: str):
    """Programs keep nothing, 0, or what stood in their template; what is made of it is unknown too."""
    assert rows_of(with_sum(value)) == (("100", ""), ("20", ""), (NOT_CALCULATED, NOT_CALCULATED))


def test_a_sum_that_adds_up_is_known_whoever_wrote_it():
    assert rows_of(with_sum("<v>120</v>"))[2] == ("120", "120")


def test_a_formula_that_does_more_counts_where_an_application_calculated_it():
    book = Workbook()
    book.active["A1"], book.active["A2"] = 100, "=ROUND(A1*2,0)"
    content = keeping("<v>200</v>", book)
    assert rows_of(content) == (("100",), (NOT_CALCULATED,))
    assert rows_of(replaced(content, "xl/workbook.xml", b' fullCalcOnLoad="1"', b"")) == (("100",), ("200",))


def test_errors_formats_and_both_epochs():
    book = Workbook()
    book.epoch = CALENDAR_MAC_1904
    sheet = book.active
    sheet["A1"], sheet["B1"], sheet["C1"], sheet["D1"] = "#DIV/0!", 0.125, 123456, 12
    sheet["B1"].number_format, sheet["C1"].number_format = "0.0%", '0!.0,"万元"'
    sheet["D1"].number_format = '#,##0.00"万元"'
    sheet["E1"], sheet["F1"] = "1,234.50", date(2021, 1, 20)
    assert rows_of(saved(book)) == (("#DIV/0!", "12.5%", "12.3456万元", "12万元", "1,234.50", "2021-01-20"),)


def test_hidden_rows_and_columns_are_left_out_but_not_what_a_click_unfolds():
    book = Workbook()
    sheet = book.active
    for row in range(1, 6):
        sheet.append([f"{row}甲", f"{row}乙", f"{row}丙"])
    sheet.row_dimensions[2].hidden = True
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions.group(4, 4, hidden=True)
    assert rows_of(saved(book)) == (("1甲", "1丙"), ("3甲", "3丙"), ("4甲", "4丙"), ("5甲", "5丙"))


def test_xls_tells_the_same():
    """figures.xls was written by a library: a sum that nobody calculated, formats, a hidden row and a hidden column."""
    assert rows_of(Path(__file__).with_name("figures.xls").read_bytes(), "表.xls") == (
        ("100", "12.5%", "丙"),
        ("20", "12.3456万元", ""),
        (NOT_CALCULATED, "", ""),
        ("末行", "", ""),
    )

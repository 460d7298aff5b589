"""xlsx、xls：每张工作表一个矩阵，值如读者所见。"""

from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from openpyxl import Workbook
from openpyxl.styles import Font

from parsing.documents import read_document


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

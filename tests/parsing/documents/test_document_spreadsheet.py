"""xlsx、xls：每张工作表一个矩阵，值如读者所见。"""

import struct
from datetime import date, datetime, time
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
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


def test_a_stray_cell_in_the_far_corner_does_not_take_the_memory():
    book = Workbook()
    book.active["A1"] = "事项"
    book.active["XFD1048576"] = "x"
    assert reason(saved(book)) == "表格超过1000000格，未读取"


def test_a_format_in_the_far_corner_takes_no_room():
    book = Workbook()
    book.active["A1"] = "事项"
    book.active["XFD1048576"].font = Font(bold=True)
    assert read_document("表.xlsx", saved(book)).tables[0].rows == (("事项",),)


@pytest.mark.parametrize("address", [b"A99999999999", b"ZZZZZ1", b"?"])
def test_an_impossible_address_is_damage(address):
    book = Workbook()
    book.active["A1"], book.active["A2"] = "甲", "乙"
    content = replaced(saved(book), "xl/worksheets/sheet1.xml", b'r="A2"', b'r="' + address + b'"')
    assert reason(content) == "文件损坏，单元格位置无法识别"


def test_announced_numbers_of_strings_are_not_believed():
    book = Workbook()
    book.active["A1"] = "甲"
    content = replaced(saved(book), "xl/sharedStrings.xml", b'uniqueCount="1"', b'uniqueCount="99999999999"')
    assert read_document("表.xlsx", content).tables[0].rows == (("甲",),)


def test_a_workbook_without_its_styles_or_sheets_is_a_failure():
    book = Workbook()
    book.active["A1"] = "甲"
    assert reason(replaced(saved(book), "xl/workbook.xml", b"<sheets>", b"<sheets")) == "文件损坏，电子表格打不开"


def record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data


def label(row: int, column: int, text: str) -> bytes:
    encoded = text.encode("utf-16-le")
    return record(0x0204, struct.pack("<HHHHB", row, column, 0, len(text), 1) + encoded)


def number(row: int, column: int, value: float) -> bytes:
    return record(0x0203, struct.pack("<HHHd", row, column, 0, value))


def xls_stream(sheet: bytes, before: bytes = b"") -> bytes:
    """A workbook with one sheet; before: records ahead of it."""
    begin = struct.pack("<HHHHII", 0x0600, 0x0005, 0, 0, 0, 0)
    name = "目录".encode("utf-16-le")
    start = len(record(0x0809, begin) + before) + 4 + 8 + len(name) + len(record(0x0A, b""))
    bound = record(0x0085, struct.pack("<IBBBB", start, 0, 0, 2, 1) + name)
    workbook = record(0x0809, begin) + before + bound + record(0x0A, b"")
    return workbook + record(0x0809, begin) + sheet + record(0x0A, b"")


CELLS = label(0, 0, "公开事项") + label(1, 0, "规章") + number(1, 1, 12.0)
MERGED = record(0x00E5, struct.pack("<HHHHH", 1, 0, 0, 0, 1))


def test_xls(make_ole):
    read = read_document("目录.xls", make_ole({"Workbook": xls_stream(CELLS + MERGED)}))
    assert (read.kind, read.failure) == ("xls", None)
    assert [(grid.source, grid.rows) for grid in read.tables] == [("目录", (("公开事项", "公开事项"), ("规章", "12")))]


def test_xls_sizes_are_not_believed(make_ole):
    """The library reserves room for announced sizes, and for four thousand million rows it aborts."""
    sizes = record(0x0200, struct.pack("<IIHHH", 0, 0xFFFFFFFF, 0, 0xFFFF, 0))
    read = read_document("目录.xls", make_ole({"Workbook": xls_stream(sizes + CELLS)}))
    assert read.tables[0].rows == (("公开事项", ""), ("规章", "12"))


def test_xls_with_a_stray_cell(make_ole):
    content = make_ole({"Workbook": xls_stream(CELLS + number(65535, 255, 1.0))})
    assert reason(content, "目录.xls") == "表格超过1000000格，未读取"


def test_encrypted_xls(make_ole):
    content = make_ole({"Workbook": xls_stream(CELLS, before=record(0x002F, bytes(54)))})
    assert reason(content, "目录.xls") == "文件已加密，需要密码"


def test_xls_cut_off_by_a_broken_download(make_ole):
    content = make_ole({"Workbook": xls_stream(CELLS).ljust(9000, b"\0")})
    assert reason(content[:-5000], "目录.xls") == "文件损坏，旧版 Office 容器读不完整"

"""xlsx 防护：先量大小，再交给表格库。

The library unpacks without limit and lays every sheet out as a full rectangle: one stray cell in the far
corner (XFD1048576) would ask for gigabytes and abort the whole process. So sizes are measured first.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from parsing.documents.facts import Unreadable, check_cells
from parsing.documents.packages import MAX_UNPACKED, open_package, read_member

# Cells, their addresses, and rows. Self-closing cells carry only a format and take no room.
_CELL = re.compile(rb"<(?:\w+:)?c(\s[^>]*)?>")
_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]*)(\d*)")
_ROW = re.compile(rb"<(?:\w+:)?row\s(?:[^>]*\s)?r\s*=\s*[\"'](\d+)")
# How many shared strings follow: room for them is reserved unseen.
_ANNOUNCED = re.compile(rb"\suniqueCount\s*=\s*(\"[^\"]*\"|'[^']*')")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


def safe_copy(content: bytes) -> bytes:
    """The same workbook without pictures, uncompressed, its sheets within the limit of cells."""
    copy = BytesIO()
    copied = 0
    with open_package(content) as package, ZipFile(copy, "w", ZIP_STORED) as target:
        for name in dict.fromkeys(package.namelist()):
            if not name.lower().endswith((".xml", ".rels")):
                continue
            part = read_member(package, name)
            copied += len(part)
            if copied > MAX_UNPACKED:
                raise Unreadable(f"解压后超过{MAX_UNPACKED >> 20}MB，疑似压缩炸弹")
            if b"sheetData" in part:
                check_cells(_rectangle(part))
            target.writestr(name, _ANNOUNCED.sub(b"", part))
    return copy.getvalue()


def _rectangle(sheet: bytes) -> int:
    """Cells of the smallest rectangle that holds every filled cell."""
    rows: set[int] = set()
    columns: set[int] = set()
    for row, column in _places(sheet):
        rows.add(row)
        columns.add(column)
    if not rows:
        return 0
    if max(rows) > _LAST_ROW or max(columns) > _LAST_COLUMN:
        raise Unreadable("文件损坏，单元格位置超出工作表")
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _places(sheet: bytes) -> Iterator[tuple[int, int]]:
    empty = []
    unplaced = False
    for cell in _CELL.finditer(sheet):
        attributes = cell[1] or b""
        address = _ADDRESS.search(attributes)
        place = (_number(address[2]), _column(address[1])) if address else (1, 1)
        if attributes.endswith(b"/"):
            empty.append(place)
        else:
            unplaced |= address is None
            yield place
    if unplaced:
        # Cells without an address go on from the cell before, even an empty one, in the row that is open.
        yield from empty
        yield from ((_number(row[1]), 1) for row in _ROW.finditer(sheet))


def _number(digits: bytes) -> int:
    """Digits as a number; more than a sheet could need as just too many."""
    return int(digits or 1) if len(digits) < 8 else _LAST_ROW + 1


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters[:4].upper():
        number = number * 26 + letter - ord("A") + 1
    return number

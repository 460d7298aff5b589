"""电子表格防护：先量大小，再交给表格库。

The library unpacks without limit and lays every sheet out as a full rectangle: one stray cell in the far
corner (XFD1048576) would ask for gigabytes and abort the process. So sizes are measured first.
"""

import re
import struct
from collections.abc import Iterable, Iterator
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from parsing.documents.facts import Unreadable, check_cells
from parsing.documents.ole import OleFile
from parsing.documents.packages import MAX_UNPACKED, open_package, read_member

# A filled cell's address; self-closing cells carry only a format and take no room.
_FILLED = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")
# Binary records ([MS-XLS] 2.3): start of a sheet, encryption, and those that hold cells.
_SHEET_START, _ENCRYPTED = 0x0809, 0x002F
_CELLS = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}


def safe_copy(content: bytes) -> bytes:
    """The same xlsx without pictures, uncompressed, its sheets within the limit of cells."""
    copy = BytesIO()
    copied = 0
    with open_package(content) as package, ZipFile(copy, "w", ZIP_STORED) as target:
        for name in dict.fromkeys(package.namelist()):
            if not name.endswith((".xml", ".rels")):
                continue
            part = read_member(package, name)
            copied += len(part)
            if copied > MAX_UNPACKED:
                raise Unreadable(f"解压后超过{MAX_UNPACKED >> 20}MB，疑似压缩炸弹")
            if "worksheets/" in name:
                places = ((int(match[2]), _column(match[1])) for match in _FILLED.finditer(part))
                check_cells(_rectangle(places))
            target.writestr(name, part)
    return copy.getvalue()


def check_binary(content: bytes) -> None:
    """Refuse an xls that is encrypted or whose sheets are too large."""
    container = OleFile(content)
    stream = container.read("Workbook") or container.read("Book")
    places: list[tuple[int, int]] = []
    for kind, data in _records(stream):
        if kind == _ENCRYPTED:
            raise Unreadable("文件已加密，需要密码")
        if kind == _SHEET_START:
            check_cells(_rectangle(places))
            places.clear()
        elif kind in _CELLS and len(data) >= 4:
            places.append(struct.unpack_from("<HH", data))
    check_cells(_rectangle(places))


def _records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while position + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, position)
        yield kind, stream[position + 4 : position + 4 + size]
        position += 4 + size


def _rectangle(places: Iterable[tuple[int, int]]) -> int:
    """Cells of the smallest rectangle that holds every filled cell."""
    known = set(places)
    if not known:
        return 0
    rows = {row for row, _ in known}
    columns = {column for _, column in known}
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number

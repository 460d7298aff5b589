"""xlsx 防护：只把量过大小的部件交给表格库。

The library unpacks without limit and lays every sheet out as a full rectangle: one stray cell in the far
corner (XFD1048576) would ask for gigabytes and abort the process. So sizes are measured first.
"""

import re
from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from parsing.documents.facts import Unreadable, check_cells
from parsing.documents.packages import MAX_UNPACKED, open_package, read_member

# A filled cell's address; self-closing cells carry only a format and take no room.
_FILLED = re.compile(rb"<(?:\w+:)?c\s(?:[^>]*?\s)?r=[\"']([A-Z]{1,3})(\d{1,7})[\"'][^>]*(?<!/)>")


def safe_copy(content: bytes) -> bytes:
    """The same workbook without pictures, uncompressed, its sheets within the limit of cells."""
    copy = BytesIO()
    copied = 0
    with open_package(content) as package, ZipFile(copy, "w", ZIP_STORED) as target:
        for name in dict.fromkeys(package.namelist()):
            if not name.endswith((".xml", ".rels")):
                continue
            part = read_member(package, name)
            copied += len(part)
            if copied > MAX_UNPACKED:
                raise Unreadable("解压后过大，疑似压缩炸弹")
            if "worksheets/" in name:
                check_cells(_rectangle(part))
            target.writestr(name, part)
    return copy.getvalue()


def _rectangle(sheet: bytes) -> int:
    """Cells of the smallest rectangle that holds every filled cell."""
    columns: set[bytes] = set()
    rows: set[int] = set()
    for match in _FILLED.finditer(sheet):
        columns.add(match[1])
        rows.add(int(match[2]))
    if not rows:
        return 0
    numbers = [_column_number(letters) for letters in columns]
    return (max(rows) - min(rows) + 1) * (max(numbers) - min(numbers) + 1)


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number

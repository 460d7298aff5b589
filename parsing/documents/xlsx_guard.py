"""xlsx 防护：先量大小，再交给表格库。

The library unpacks without limit and lays every sheet out as a full rectangle: one stray cell in the far
corner (XFD1048576) would ask for gigabytes and abort the whole process. So sizes are measured first.
"""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import ZIP_STORED, ZipFile

from parsing.documents.facts import Unreadable, check_cells
from parsing.documents.packages import MAX_UNPACKED, open_package, read_member

# How many shared strings follow: the library reserves room for them unseen.
_ANNOUNCED = re.compile(rb"\suniqueCount\s*=\s*(\"[^\"]*\"|'[^']*')")
_ADDRESS = re.compile(r"([A-Za-z]{0,3})(\d{1,7})")


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
            # A part in UTF-16 does not show its words.
            if b"sheetData" in part or b"\x00" in part:
                check_cells(_measure(part))
            target.writestr(name, _ANNOUNCED.sub(b"", part))
    return copy.getvalue()


def _measure(sheet: bytes) -> int:
    """Cells of the smallest rectangle that holds every filled cell."""
    extent = _Extent()
    parser = expat.ParserCreate()
    parser.StartElementHandler = extent.start
    parser.EndElementHandler = extent.end
    try:
        parser.Parse(sheet, True)
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Unreadable("文件损坏，工作表不是合格的 XML") from error
    return extent.cells


class _Extent:
    """Follows a sheet's cells. Those without an address go on from the cell before; empty ones take no room."""

    def __init__(self) -> None:
        self._rows: set[int] = set()
        self._columns: set[int] = set()
        self._row, self._column = 1, 0
        self._in_cell = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(":")[2]
        if name == "row" and "r" in attributes:
            self._row = _place(attributes["r"])[0]
        elif name == "c":
            row, column = _place(attributes["r"]) if "r" in attributes else (self._row, self._column + 1)
            self._cell = row, column
            self._column = column
            self._in_cell = True
        elif self._in_cell:
            self._rows.add(self._cell[0])
            self._columns.add(self._cell[1])

    def end(self, tag: str) -> None:
        name = tag.rpartition(":")[2]
        if name == "c":
            self._in_cell = False
        elif name == "row":
            self._row, self._column = self._row + 1, 0

    @property
    def cells(self) -> int:
        if not self._rows:
            return 0
        high = max(self._rows) - min(self._rows) + 1
        return high * (max(self._columns) - min(self._columns) + 1)


def _place(address: str) -> tuple[int, int]:
    """Row and column of an address such as B12, or of a row's number alone."""
    found = _ADDRESS.fullmatch(address.strip())
    if not found:
        raise Unreadable("文件损坏，单元格位置无法识别")
    column = 0
    for letter in found[1].upper():
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(found[2]), column

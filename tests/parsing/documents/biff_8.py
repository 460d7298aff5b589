"""写出小的 Excel 97 文件（WPS 的 .et 里面也是它）：一张工作表，字和数各占一格，供测试用。"""

import struct
from collections.abc import Iterator, Sequence

from .word_97 import container

_BOF, _EOF, _SHEET, _LABEL, _NUMBER, _DIMENSIONS = 0x0809, 0x000A, 0x0085, 0x0204, 0x0203, 0x0200
_FONT, _STRINGS, _CONTINUE, _STRING = 0x0031, 0x00FC, 0x003C, 0x00FD
_GLOBALS, _WORKSHEET = 0x0005, 0x0010


def workbook(rows: Sequence[Sequence[str]], marked: tuple[str, str] | None = None) -> bytes:
    """What is nothing but digits stands in the file as a number; nothing stands for an empty cell.

    marked: a text and what is raised behind it, below the rows, torn between two records.
    """
    name = "年报".encode("utf-16-le")
    head = _part_begins(_GLOBALS)
    sheet = b"\0\0" + bytes([len(name) // 2, 1]) + name
    strings = b"".join(_strings(*marked)) if marked else b""
    start = len(head) + 4 + 4 + len(sheet) + len(strings) + 4
    globals_ = head + _record(_SHEET, struct.pack("<I", start) + sheet) + strings + _record(_EOF, b"")
    width = max(map(len, rows), default=1)
    size = _record(_DIMENSIONS, struct.pack("<IIHHH", 0, len(rows) + 1, 0, width, 0))
    cells = b"".join(_cells(rows)) + (_record(_STRING, struct.pack("<HHHI", len(rows), 0, 0, 0)) if marked else b"")
    return container({"Workbook": globals_ + _part_begins(_WORKSHEET) + size + cells + _record(_EOF, b"")})


def _strings(text: str, raised: str) -> Iterator[bytes]:
    """Two fonts, of which the second is raised, and a string: its last letter stands in a record of its own."""
    for height in (0, 1):
        yield _record(_FONT, struct.pack("<HHHHHBBBBBB", 200, 0, 0, 400, height, 0, 0, 0, 0, 1, 0) + b"A")
    whole = text + raised
    head = struct.pack("<IIHBH", 1, 1, len(whole), 0x09, 1)
    yield _record(_STRINGS, head + whole[:-1].encode("utf-16-le"))
    yield _record(_CONTINUE, b"\0" + whole[-1].encode("latin-1") + struct.pack("<HH", len(text), 1))


def _cells(rows: Sequence[Sequence[str]]) -> Iterator[bytes]:
    for y, row in enumerate(rows):
        for x, text in enumerate(row):
            place = struct.pack("<HHH", y, x, 0)
            if text.isdecimal():
                yield _record(_NUMBER, place + struct.pack("<d", int(text)))
            elif text:
                yield _record(_LABEL, place + struct.pack("<HB", len(text), 1) + text.encode("utf-16-le"))


def _part_begins(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 0))


def _record(kind: int, data: bytes) -> bytes:
    return struct.pack("<HH", kind, len(data)) + data

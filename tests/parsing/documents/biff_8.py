"""写出小的 Excel 97 文件（WPS 的 .et 里面也是它）：一张工作表，字和数各占一格，供测试用。"""

import struct
from collections.abc import Iterator, Sequence

from .word_97 import container

_BOF, _EOF, _SHEET, _LABEL, _NUMBER, _DIMENSIONS = 0x0809, 0x000A, 0x0085, 0x0204, 0x0203, 0x0200
_GLOBALS, _WORKSHEET = 0x0005, 0x0010


def workbook(rows: Sequence[Sequence[str]]) -> bytes:
    """What is nothing but digits stands in the file as a number; nothing stands for an empty cell."""
    name = "年报".encode("utf-16-le")
    head = _part_begins(_GLOBALS)
    sheet = b"\0\0" + bytes([len(name) // 2, 1]) + name
    start = len(head) + 4 + 4 + len(sheet) + 4
    globals_ = head + _record(_SHEET, struct.pack("<I", start) + sheet) + _record(_EOF, b"")
    width = max(map(len, rows))
    size = _record(_DIMENSIONS, struct.pack("<IIHHH", 0, len(rows), 0, width, 0))
    cells = b"".join(_cells(rows))
    return container({"Workbook": globals_ + _part_begins(_WORKSHEET) + size + cells + _record(_EOF, b"")})


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

"""xls 防护：只把量过的工作簿流装进新容器，再交给表格库。Format: [MS-XLS] 2.3, 2.4; [MS-CFB].

Given a damaged container or size, the library runs in circles or reserves memory until the process is
aborted; a cut-off download is enough. So it gets a fresh container with the one stream it needs, from which
the announced sizes are struck out and the cells counted.
"""

import struct
from collections.abc import Iterator

from parsing.documents.facts import Unreadable, check_cells
from parsing.documents.ole import MAGIC, OleFile

_BEGIN, _END, _ENCRYPTED, _SHEET, _SIZES = 0x0809, 0x000A, 0x002F, 0x0085, 0x0200
_CELLS = {0x0006, 0x00BD, 0x00D6, 0x00FD, 0x0203, 0x0204, 0x0205, 0x027E}
_ROW_OF_NUMBERS = 0x00BD
# A record type that means nothing to the reader (a blank cell).
_NOTHING = 0x0201
# Each sheet is read from its own start; hundreds of departments' sheets is more than anybody publishes.
MAX_SHEETS = 500

_SECTOR = 4096
_FREE, _CHAIN_END, _TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
# Streams shorter than this would lie elsewhere in the container.
_SMALL = 4096


def safe_workbook(content: bytes) -> bytes:
    """The workbook in a container of its own. Raises Unreadable when it is encrypted or too large."""
    container = OleFile(content)
    stream = bytearray(container.read("Workbook") or container.read("Book"))
    total = 0
    starts = _sheet_starts(stream)
    if len(starts) > MAX_SHEETS:
        raise Unreadable(f"工作表超过{MAX_SHEETS}张，未读取")
    for start in starts:
        total += _measure(stream, start)
        check_cells(total)
    return _container(bytes(stream))


def _sheet_starts(stream: bytearray) -> list[int]:
    starts = []
    for kind, place, size in _records(stream, 0):
        if kind == _ENCRYPTED:
            raise Unreadable("文件已加密，需要密码")
        if kind == _SHEET and size >= 4:
            starts.append(struct.unpack_from("<I", stream, place)[0])
        if kind == _END:
            break
    return starts


def _measure(stream: bytearray, start: int) -> int:
    """Cells of a sheet's smallest rectangle; its announced size is struck out on the way."""
    rows: set[int] = set()
    columns: set[int] = set()
    depth = 0
    for kind, place, size in _records(stream, start):
        # Charts within a sheet have a beginning and an end of their own.
        depth += (kind == _BEGIN) - (kind == _END)
        if depth <= 0 and kind == _END:
            break
        if kind == _SIZES:
            struct.pack_into("<H", stream, place - 4, _NOTHING)
        elif kind in _CELLS and size >= 4:
            row, column = struct.unpack_from("<HH", stream, place)
            rows.add(row)
            columns.add(column)
            if kind == _ROW_OF_NUMBERS:
                columns.add(column + size // 6)
    if not rows:
        return 0
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def _records(stream: bytearray, place: int) -> Iterator[tuple[int, int, int]]:
    """Kind, place and size of each record's data."""
    while place + 4 <= len(stream):
        kind, size = struct.unpack_from("<HH", stream, place)
        place += 4
        if place + size > len(stream):
            return
        yield kind, place, size
        place += size


def _container(stream: bytes) -> bytes:
    """A container with just this stream: header, allocation table, directory, stream."""
    data = stream.ljust(_SMALL, b"\x00")
    sectors = -(-len(data) // _SECTOR)
    tables = -(-(sectors + 1) // (_SECTOR // 4 - 1))
    first = tables + 1
    if tables > 109:
        raise Unreadable("文件过大，未读取")
    chain = (*range(first + 1, first + sectors), _CHAIN_END)
    table = struct.pack(f"<{first + sectors}I", *[_TABLE] * tables, _CHAIN_END, *chain)
    directory = _entry("Root Entry", 5, 0, 0) + _entry("Workbook", 2, first, len(data))
    parts = (_header(tables), table.ljust(tables * _SECTOR, b"\xff"), directory, data)
    return b"".join(part.ljust(-(-len(part) // _SECTOR) * _SECTOR, b"\x00") for part in parts)


def _header(tables: int) -> bytes:
    fixed = struct.pack("<8s16xHHHHH6xI", MAGIC, 0x3E, 4, 0xFFFE, 12, 6, 1)
    rest = struct.pack("<IIIIIIII", tables, tables, 0, _SMALL, _CHAIN_END, 0, _CHAIN_END, 0)
    return fixed + rest + struct.pack("<109I", *range(tables), *[_FREE] * (109 - tables))


def _entry(name: str, kind: int, first: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le") + b"\x00\x00"
    child = 1 if kind == 5 else _FREE
    links = struct.pack("<HBBIII36xIQ", len(encoded), kind, 1, _FREE, _FREE, child, first, size)
    return encoded.ljust(64, b"\x00") + links

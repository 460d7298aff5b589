"""Word 97—2003 段落属性：哪些段落在表格里，哪里是行尾，行的列边界。Format: [MS-DOC] 2.8.5, 2.9.174."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

_PLC_PAPX = 0x0102
_PAGE = 512
_IN_TABLE, _ROW_END, _DEPTH, _HUGE = 0x2416, 0x2417, 0x6649, (0x6645, 0x6646)
_INNER_CELL, _INNER_ROW = 0x244B, 0x244C
_DEFINE_TABLE, _VERTICAL_MERGE, _TABS = 0xD608, 0xD62B, 0xC615
# Operand sizes by the top three bits of a property's code; 6 is variable.
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)
# Flags of a cell: merged vertically, and being the first of the merged ones.
_MERGED, _FIRST = 0x20, 0x40


@dataclass(slots=True)
class Properties:
    """edges: left edges of a row's cells and the last right edge, in twips; only at a row's end."""

    in_table: bool = False
    row_end: bool = False
    inner_end: bool = False
    depth: int = 1
    edges: tuple[int, ...] = ()
    continues: list[bool] = field(default_factory=list)


class ParagraphProperties:
    """Looks up the properties of the paragraph whose mark lies at a place in the stream."""

    def __init__(self, word: bytes, table: bytes, data: bytes) -> None:
        self._data = data
        runs = sorted(_runs(word, table))
        self._starts = [start for start, _ in runs]
        self._changes = [changes for _, changes in runs]

    def at(self, place: int) -> Properties:
        index = bisect_right(self._starts, place) - 1
        properties = Properties()
        if index >= 0:
            self._apply(self._changes[index], properties)
        return properties

    def _apply(self, changes: bytes, properties: Properties) -> None:
        for code, operand in _modifiers(changes):
            if code in _HUGE and properties.depth:
                self._apply(self._huge(operand), properties)
            elif code == _IN_TABLE:
                properties.in_table = bool(operand[0])
            elif code == _ROW_END:
                properties.row_end = bool(operand[0])
            elif code in (_INNER_CELL, _INNER_ROW):
                properties.inner_end = bool(operand[0])
            elif code == _DEPTH:
                properties.depth = struct.unpack("<i", operand)[0]
            elif code == _DEFINE_TABLE and operand:
                _define(operand, properties)
            elif code == _VERTICAL_MERGE and len(operand) == 2 and operand[0] < len(properties.continues):
                properties.continues[operand[0]] = operand[1] == 1

    def _huge(self, operand: bytes) -> bytes:
        """Properties too long for their page stand in the Data stream; they do not point on."""
        start = struct.unpack("<I", operand)[0]
        size = int.from_bytes(self._data[start : start + 2], "little")
        changes = self._data[start + 2 : start + 2 + size]
        return b"" if any(changes.startswith(code.to_bytes(2, "little")) for code in _HUGE) else changes


def _runs(word: bytes, table: bytes) -> Iterator[tuple[int, bytes]]:
    """Start of each run of paragraphs and its property changes."""
    start, size = struct.unpack_from("<II", word, _PLC_PAPX)
    plc = table[start : start + size]
    count = (len(plc) - 4) // 8
    for index in range(count):
        number = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
        page = word[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE and page[-1] * 17 + 4 < _PAGE:
            yield from _page_runs(page)


def _page_runs(page: bytes) -> Iterator[tuple[int, bytes]]:
    count = page[-1]
    starts = struct.unpack_from(f"<{count}I", page)
    for index, start in enumerate(starts):
        offset = page[4 * (count + 1) + 13 * index] * 2
        if not offset:
            yield start, b""
            continue
        # Odd sizes count from the next byte; a zero says that the size follows in words.
        size = page[offset] * 2 - 1
        first = offset + 1
        if size < 0:
            first, size = offset + 2, page[offset + 1] * 2
        yield start, page[first + 2 : first + size]


def _modifiers(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """Property codes with their operands; stops at the first that does not fit."""
    position = 0
    while position + 3 <= len(changes):
        code = struct.unpack_from("<H", changes, position)[0]
        position += 2
        size = _OPERAND[code >> 13]
        if code == _DEFINE_TABLE and position + 2 <= len(changes):
            size = struct.unpack_from("<H", changes, position)[0] - 1
            position += 2
        elif not size:
            size = changes[position]
            if code == _TABS and size == 255:
                return
            position += 1
        if position + size > len(changes) or size < 0:
            return
        yield code, changes[position : position + size]
        position += size


def _define(operand: bytes, properties: Properties) -> None:
    count = operand[0]
    if len(operand) < 1 + 2 * (count + 1):
        return
    properties.edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells = operand[1 + 2 * (count + 1) :]
    flags = [int.from_bytes(cells[20 * index : 20 * index + 2], "little") for index in range(count)]
    properties.continues = [flag & (_MERGED | _FIRST) == _MERGED for flag in flags]

"""Word 97—2003 属性：哪些段落在表格里，哪里是行尾，行的列边界，哪些字已被删除。"""

import struct
from bisect import bisect_right
from dataclasses import dataclass, field

from parsing.documents.word_pages import character_runs, modifiers, paragraph_runs

_IN_TABLE, _ROW_END, _DEPTH, _HUGE = 0x2416, 0x2417, 0x6649, (0x6645, 0x6646)
_DEFINE_TABLE, _VERTICAL_MERGE, _DELETED = 0xD608, 0xD62B, 0x0800
# True, and "not as the style says": no style deletes.
_TRUE = (b"\x01", b"\x81")
# Flags of a cell: merged vertically, and being the first of the merged ones.
_MERGED, _FIRST = 0x20, 0x40


@dataclass(slots=True)
class Properties:
    """edges: left edges of a row's cells and the last right edge, in twips; only at a row's end.

    continues: for each cell of the row, whether it is merged with the cell above.
    """

    in_table: bool = False
    row_end: bool = False
    depth: int = 1
    edges: tuple[int, ...] = ()
    continues: list[bool] = field(default_factory=list)


class ParagraphProperties:
    """Looks up the properties of the paragraph whose mark lies at a place in the stream."""

    def __init__(self, word: bytes, table: bytes, data: bytes) -> None:
        self._data = data
        self._runs = sorted(paragraph_runs(word, table))
        self._starts = [start for start, _, _ in self._runs]

    def at(self, place: int) -> Properties:
        properties = Properties()
        index = bisect_right(self._starts, place) - 1
        if index >= 0:
            for code, operand in modifiers(self._runs[index][2]):
                # Properties too long for their page stand in the Data stream; they do not point on.
                inner = modifiers(self._huge(operand)) if code in _HUGE else [(code, operand)]
                for inner_code, inner_operand in inner:
                    _apply(inner_code, inner_operand, properties)
        return properties

    def _huge(self, operand: bytes) -> bytes:
        start = struct.unpack("<I", operand)[0]
        size = int.from_bytes(self._data[start : start + 2], "little")
        return self._data[start + 2 : start + 2 + size]


def deleted_places(word: bytes, table: bytes) -> list[tuple[int, int]]:
    """Stretches of text that were deleted with tracking on; they are still in the file."""
    return [
        (start, end)
        for start, end, changes in character_runs(word, table)
        if any(code == _DELETED and operand in _TRUE for code, operand in modifiers(changes))
    ]


def _apply(code: int, operand: bytes, properties: Properties) -> None:
    if code == _IN_TABLE:
        properties.in_table = bool(operand[0])
    elif code == _ROW_END:
        properties.row_end = bool(operand[0])
    elif code == _DEPTH:
        properties.depth = struct.unpack("<i", operand)[0]
    elif code == _DEFINE_TABLE:
        _define(operand, properties)
    elif code == _VERTICAL_MERGE and len(operand) == 2 and operand[0] < len(properties.continues):
        properties.continues[operand[0]] = operand[1] == 1


def _define(operand: bytes, properties: Properties) -> None:
    count = operand[0] if operand else 0
    if len(operand) < 1 + 2 * (count + 1):
        return
    properties.edges = struct.unpack_from(f"<{count + 1}h", operand, 1)
    cells = operand[1 + 2 * (count + 1) :]
    flags = [int.from_bytes(cells[20 * index : 20 * index + 2], "little") for index in range(count)]
    properties.continues = [flag & (_MERGED | _FIRST) == _MERGED for flag in flags]

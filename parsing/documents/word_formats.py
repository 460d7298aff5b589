"""Word 97—2003 的格式记录（sprm）：一段文字是否删除、隐藏，一个段落是否在表格里，一行表格怎样分格。

[MS-DOC] 2.6: a record is a code and an operand whose size the code tells; later records win.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum


class Code(IntEnum):
    """The few records that change what a reader sees."""

    DELETED = 0x0800
    DATA = 0x0806
    HIDDEN = 0x083C
    PICTURE = 0x6A03
    SYMBOL = 0x6A09
    FONT = 0x4A4F
    HEIGHT = 0x2A48
    CHARACTER_STYLE = 0x4A30
    IN_TABLE = 0x2416
    ROW_END = 0x2417
    INNER_CELL_END = 0x244B
    INNER_ROW_END = 0x244C
    DEPTH = 0x6649
    DEPTH_CHANGE = 0x664A
    HUGE = 0x6646
    HUGE_OLD = 0x6645
    TABS = 0xC615
    OLD_ROW = 0xD606
    ROW = 0xD608
    MERGE = 0x5624
    VERTICAL_MERGE = 0xD62B


_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_CELL = struct.Struct("<H18x")
_CONTINUES, _STARTS = 0x20, 0x60

Records = tuple[tuple[int, bytes], ...]


@dataclass(frozen=True, slots=True)
class CharacterFormat:
    """hidden: None where the styles decide; opposite: of what they say. symbol: font number and character.

    height: by its number; None where the styles decide.
    """

    deleted: bool = False
    hidden: bool | None = None
    opposite: bool = False
    data: bool = False
    picture: int | None = None
    symbol: tuple[int, int] | None = None
    font: int | None = None
    style: int | None = None
    height: int | None = None


@dataclass(frozen=True, slots=True)
class RowFormat:
    """edges: left to right, in twentieths of a point, one more than cells. beside, above: merged with those."""

    edges: tuple[int, ...]
    beside: tuple[bool, ...]
    above: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class ParagraphFormat:
    """depth: how many tables it stands in."""

    style: int = 0
    depth: int = 0
    cell_end: bool = False
    row_end: bool = False
    row: RowFormat | None = None


def records(content: bytes) -> Iterator[tuple[int, bytes]]:
    place = 0
    while place + 2 < len(content):
        (code,) = struct.unpack_from("<H", content, place)
        size = _SIZES[code >> 13] or _variable_size(code, content, place + 2)
        yield code, content[place + 2 : place + 2 + size]
        place += 2 + size


def _variable_size(code: int, content: bytes, place: int) -> int:
    if code in (Code.ROW, Code.OLD_ROW):
        return int.from_bytes(content[place : place + 2], "little") + 1
    if code == Code.TABS and content[place] == 0xFF:
        removed = 2 + 4 * content[place + 1]
        return removed + 1 + 3 * content[place + removed]
    return content[place] + 1


def toggled(operand: int, by_style: bool) -> bool:
    """Operands from 0x80 on refer to the style below: as it says, or the opposite."""
    return bool(operand & 1) ^ by_style if operand & 0x80 else bool(operand)


def character_format(found: Records) -> CharacterFormat:
    last = dict(found)
    hidden = last.get(Code.HIDDEN, b"\x80")[0]
    symbol = last.get(Code.SYMBOL)
    return CharacterFormat(
        deleted=_flag(last, Code.DELETED),
        hidden=None if hidden & 0x80 else bool(hidden),
        opposite=hidden == 0x81,
        data=_flag(last, Code.DATA),
        picture=_number(last, Code.PICTURE),
        symbol=None if symbol is None else struct.unpack("<HH", symbol),
        font=_number(last, Code.FONT),
        style=_number(last, Code.CHARACTER_STYLE),
        height=_number(last, Code.HEIGHT),
    )


def paragraph_format(style: int, found: Records) -> ParagraphFormat:
    last = dict(found)
    depth = 0
    for code, operand in found:
        if code == Code.DEPTH:
            depth = int.from_bytes(operand, "little", signed=True)
        elif code == Code.DEPTH_CHANGE:
            depth += int.from_bytes(operand, "little", signed=True)
    if not _flag(last, Code.IN_TABLE):
        return ParagraphFormat(style)
    return ParagraphFormat(
        style,
        max(depth, 1),
        cell_end=_flag(last, Code.INNER_CELL_END),
        row_end=_flag(last, Code.ROW_END) or _flag(last, Code.INNER_ROW_END),
        row=_row_format(found),
    )


def _flag(last: dict[int, bytes], code: Code) -> bool:
    return bool(last.get(code, b"\x00")[0] & 1)


def _number(last: dict[int, bytes], code: Code) -> int | None:
    return int.from_bytes(last[code], "little") if code in last else None


def _row_format(found: Records) -> RowFormat | None:
    row = None
    for code, operand in found:
        if code == Code.ROW:
            row = _defined(operand)
        elif row and code == Code.MERGE:
            row = _merged(row, range(operand[0] + 1, operand[1]))
        elif row and code == Code.VERTICAL_MERGE:
            above = tuple(operand[2] == 1 if cell == operand[1] else was for cell, was in enumerate(row.above))
            row = RowFormat(row.edges, row.beside, above)
    return row


def _defined(operand: bytes) -> RowFormat:
    count = operand[2]
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    cells = operand[3 + 2 * len(edges) :]
    flags = [flag for (flag,) in _CELL.iter_unpack(cells[: len(cells) // _CELL.size * _CELL.size])]
    flags = (flags + [0] * count)[:count]
    above = tuple(flag & _STARTS == _CONTINUES for flag in flags)
    return RowFormat(edges, tuple(_beside(flag & 3 for flag in flags)), above)


def _beside(merges: Iterator[int]) -> Iterator[bool]:
    """Descriptions differ over which of 1 and 2 begins a merged cell: the one that comes first does."""
    first = 0
    for merge in merges:
        yield bool(merge and first and merge != first)
        first = 0 if not merge else first or merge


def _merged(row: RowFormat, cells: range) -> RowFormat:
    return RowFormat(row.edges, tuple(was or cell in cells for cell, was in enumerate(row.beside)), row.above)

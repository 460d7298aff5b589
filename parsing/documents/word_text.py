"""Word 97—2003 正文：片段表 → 段落。Format: [MS-DOC] 2.4.1, 2.5 (Fib), 2.8.35 (PlcPcd).

legacy-doc's own text extraction is not used: it skips pieces of fast-saved files without a word, runs all
cells of a table together, and raises OverflowError on some summary dates. Its container reader is good.
"""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace

from parsing.documents.facts import Unreadable
from parsing.documents.word_properties import deleted_places

PARAGRAPH_MARK, CELL_MARK, PAGE_BREAK = 0x0D, 0x07, 0x0C
_CLX = 0x01A2
_TEXT_LENGTHS = 0x4C
# Text lengths in file order: main, footnotes, headers, macros, comments, endnotes, text boxes.
_MAIN, _TEXT_BOXES, _LENGTHS = 0, 6, 7
_FIELD = re.compile("\x13[^\x13-\x15]*(?:\x14([^\x13-\x15]*))?\x15")
# A field whose result runs over several paragraphs, such as a table of contents, opens with its code.
_OPEN_FIELD = re.compile("\x13[^\x13-\x15]*\x14")
_NOTHING = 0
# Pictures, footnote numbers and other anchors stand in the text as control characters.
_ANCHORS = dict.fromkeys((*range(9), *range(14, 30), 31)) | {0x0B: "\n", 0x1E: "-"}


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or cell end. mark: what ends it; place: the mark's position in the stream."""

    text: str
    mark: int
    place: int


@dataclass(frozen=True, slots=True)
class _Piece:
    """A run of characters that lies in one stretch of the file. width: bytes a character."""

    units: tuple[int, ...]
    place: int
    width: int


def read_paragraphs(word: bytes, table: bytes) -> Iterator[Paragraph]:
    """Main text, then text boxes; headers, footnotes, comments and deleted text are left out."""
    lengths = struct.unpack_from(f"<{_LENGTHS}i", word, _TEXT_LENGTHS)
    start = sum(lengths[:_TEXT_BOXES])
    deleted = deleted_places(word, table)
    pieces = [_without(piece, deleted) for piece in _pieces(word, table)]
    yield from _split(pieces, 0, lengths[_MAIN])
    if lengths[_TEXT_BOXES] > 0:
        yield from _split(pieces, start, start + lengths[_TEXT_BOXES])


def _pieces(word: bytes, table: bytes) -> Iterator[_Piece]:
    plc = _piece_table(table, *struct.unpack_from("<II", word, _CLX))
    count = (len(plc) - 4) // 12
    ends = struct.unpack_from(f"<{count + 1}I", plc)
    for index in range(count):
        length = ends[index + 1] - ends[index]
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * index + 2)[0]
        narrow = bool(place & 0x40000000)
        place = (place & 0x3FFFFFFF) // 2 if narrow else place
        if length < 0 or place + length * (1 if narrow else 2) > len(word):
            raise Unreadable("文件损坏，正文不完整")
        if narrow:
            text = word[place : place + length].decode("cp1252", "replace")
            yield _Piece(tuple(map(ord, text)), place, 1)
        else:
            yield _Piece(struct.unpack_from(f"<{length}H", word, place), place, 2)


def _piece_table(table: bytes, start: int, length: int) -> bytes:
    """The part of the Clx that lists the pieces; property modifiers may come before it."""
    clx = table[start : start + length]
    position = 0
    while clx[position : position + 1] == b"\x01":
        position += 3 + struct.unpack_from("<H", clx, position + 1)[0]
    if clx[position : position + 1] != b"\x02":
        raise Unreadable("文件损坏，找不到正文")
    size = struct.unpack_from("<I", clx, position + 1)[0]
    return clx[position + 5 : position + 5 + size]


def _without(piece: _Piece, deleted: list[tuple[int, int]]) -> _Piece:
    """Blank out deleted characters, so that positions still count; table structure stays."""
    units = list(piece.units)
    for start, end in deleted:
        first = max(start - piece.place, 0) // piece.width
        for index in range(first, min((end - piece.place) // piece.width, len(units))):
            if units[index] != CELL_MARK:
                units[index] = _NOTHING
    return replace(piece, units=tuple(units)) if deleted else piece


def _split(pieces: list[_Piece], start: int, end: int) -> Iterator[Paragraph]:
    """Paragraphs of one stretch of characters, cut at the marks."""
    units: list[int] = []
    position = 0
    for piece in pieces:
        for offset, unit in enumerate(piece.units[: max(end - position, 0)]):
            if position + offset < start:
                continue
            units.append(unit)
            if unit in (PARAGRAPH_MARK, CELL_MARK, PAGE_BREAK):
                yield Paragraph(_decode(units[:-1]), unit, piece.place + offset * piece.width)
                units.clear()
        position += len(piece.units)
    if units:
        yield Paragraph(_decode(units), PARAGRAPH_MARK, -1)


def _decode(units: list[int]) -> str:
    """Characters of a paragraph; of a field only its result."""
    text = struct.pack(f"<{len(units)}H", *units).decode("utf-16-le", "replace")
    while "\x13" in text and (shown := _FIELD.sub(r"\1", text)) != text:
        text = shown
    return _OPEN_FIELD.sub("", text).translate(_ANCHORS)

"""Word 97—2003 的二进制文件：各部分文字（正文、脚注、文本框……）的位置，逐段文字及其格式。

[MS-DOC]: characters are numbered through all parts of the text (body, notes, headers, comments, boxes, one behind the other);
the piece table says where in the file they lie, and pages of 512 bytes say how what lies there is formatted.
"""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum
from functools import cached_property
from io import BytesIO
from itertools import pairwise

import olefile

from parsing.documents.facts import Unreadable
from parsing.documents.word_formats import (
    CharacterFormat,
    Code,
    ParagraphFormat,
    Records,
    character_format,
    paragraph_format,
    records,
)
from parsing.documents.word_styles import heights, hidden_styles

_WORD_97, _FAST_SAVED, _ENCRYPTED, _SECOND_TABLE = 0x00C1, 0x0004, 0x8100, 0x0200
_PAGE = 512
_HEIGHTS = {1: "superscript", 2: "subscript"}
# The longest compilations have a million characters; more is damage or an attack.
MAX_CHARACTERS = 5_000_000
MAX_RUNS = 1_000_000
# What damaged files raise from the middle of their tables.
BROKEN = (struct.error, IndexError, KeyError, OverflowError, ValueError)


class Table(IntEnum):
    """Numbers of the tables that the file's head points to."""

    STYLES = 1
    FOOTNOTE_MARKS = 2
    FOOTNOTES = 3
    CHARACTER_PAGES = 12
    PARAGRAPH_PAGES = 13
    FONTS = 15
    PIECES = 33
    SHAPES = 40
    ENDNOTE_MARKS = 46
    ENDNOTES = 47
    BOXES = 56


@dataclass(frozen=True, slots=True)
class Letters:
    """Characters of one format that stand together. place: the number of the first. height: raised or lowered."""

    place: int
    text: str
    character: CharacterFormat
    paragraph: ParagraphFormat
    hidden: bool
    height: str | None

    @property
    def gone(self) -> bool:
        """Deleted under revision, or hidden: not what the document says."""
        return self.character.deleted or self.hidden


@dataclass(frozen=True, slots=True)
class _Piece:
    places: range
    offset: int
    width: int

    def at(self, place: int) -> int:
        return self.offset + (place - self.places.start) * self.width


@dataclass(slots=True)
class _Runs:
    """What formats what: starts[i] to ends[i] of the file."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    formats: list[tuple[int, Records]] = field(default_factory=list)

    def at(self, offset: int) -> tuple[int, tuple[int, Records]]:
        """Where the run ends, and its format."""
        index = bisect_right(self.starts, offset) - 1
        if index < 0 or offset >= self.ends[index]:
            raise Unreadable("文件损坏，旧版 Word 的格式信息不完整")
        return self.ends[index], self.formats[index]


class WordFile:
    """An opened file; Unreadable where it is damaged, encrypted or too old."""

    def __init__(self, content: bytes) -> None:
        try:
            with olefile.OleFileIO(BytesIO(content)) as container:
                self._main: bytes = container.openstream("WordDocument").read()
                version, flags = struct.unpack_from("<2xH6xH", self._main)
                _check(version, flags)
                self._tables: bytes = container.openstream("1Table" if flags & _SECOND_TABLE else "0Table").read()
                self.data: bytes = container.openstream("Data").read() if container.exists("Data") else b""
        except (OSError, *BROKEN) as error:
            raise Unreadable("文件损坏，旧版 Word 正文不完整") from error

    @cached_property
    def parts(self) -> dict[str, range]:
        """The numbers of the characters of every part, in the order of the file."""
        names = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")
        found, start = {}, 0
        for name, count in zip(names, struct.unpack_from("<8i", self._main, 0x4C), strict=True):
            if count < 0:
                raise ValueError(name)
            found[name] = range(start, start + count)
            start += count
        return found

    def letters(self, places: range) -> Iterator[Letters]:
        """The characters of a range of numbers, cut where their format changes."""
        place = places.start
        while place < places.stop:
            index = bisect_right(self._pieces, place, key=lambda piece: piece.places.start) - 1
            if index < 0 or place not in self._pieces[index].places:
                raise Unreadable("文件损坏，旧版 Word 正文不完整")
            yield (letters := self._letters(self._pieces[index], place, places.stop))
            place += len(letters.text)

    def table(self, table: Table) -> bytes:
        offset, size = struct.unpack_from("<II", self._main, 0x9A + 8 * table)
        if size > len(self._tables) - offset:
            raise ValueError(table.name)
        return self._tables[offset : offset + size]

    def plex(self, table: Table, size: int) -> tuple[tuple[int, ...], list[bytes]]:
        """n + 1 numbers and n entries of a size."""
        return _plex(self.table(table), size)

    def _letters(self, piece: _Piece, start: int, stop: int) -> Letters:
        offset = piece.at(start)
        character_end, (_, characters) = self._character_run(start, offset)
        paragraph_end, (style, paragraphs) = self._paragraphs.at(offset)
        stop = min(stop, piece.places.stop)
        count = max((min(character_end, paragraph_end, piece.at(stop)) - offset) // piece.width, 1)
        content = self._main[offset : offset + count * piece.width]
        if len(content) < count * piece.width:
            raise Unreadable("文件损坏，旧版 Word 正文不完整")
        # Not decoded as UTF-16: the numbers of the characters count the halves of a surrogate pair.
        wide = struct.unpack(f"<{count}H", content) if piece.width == 2 else ()
        character = character_format(characters)
        return Letters(
            start,
            "".join(map(chr, wide)) or content.decode("cp1252", "replace"),
            character,
            paragraph_format(style, paragraphs),
            self._hidden(character, style),
            _HEIGHTS.get(self._heights.get(character.style or 0, 0) if character.height is None else character.height),
        )

    def _character_run(self, place: int, offset: int) -> tuple[int, tuple[int, Records]]:
        """Some programs leave out the format of the very last mark."""
        if place + 1 == self._pieces[-1].places.stop and offset >= self._characters.ends[-1]:
            return offset, (0, ())
        return self._characters.at(offset)

    def _hidden(self, character: CharacterFormat, style: int) -> bool:
        if character.hidden is not None:
            return character.hidden
        by_style = (style in self._hidden_styles) ^ (character.style in self._hidden_styles)
        return by_style ^ character.opposite

    def font(self, number: int) -> str:
        return self._fonts[number] if number < len(self._fonts) else ""

    @cached_property
    def _fonts(self) -> list[str]:
        """Their names, by number; a name stands behind 39 bytes of what the font is like."""
        table, names = self.table(Table.FONTS), []
        place = 4
        while place < len(table):
            entry = table[place + 1 : place + 1 + table[place]]
            names.append(entry[39:].decode("utf-16-le", "replace").partition("\0")[0])
            place += 1 + table[place]
        return names

    @cached_property
    def _heights(self) -> dict[int, int]:
        return heights(self.table(Table.STYLES))

    @cached_property
    def _hidden_styles(self) -> frozenset[int]:
        return hidden_styles(self.table(Table.STYLES))

    @cached_property
    def _pieces(self) -> list[_Piece]:
        table = self.table(Table.PIECES)
        while table[0] == 1:
            table = table[3 + int.from_bytes(table[1:3], "little") :]
        places, entries = _plex(table[5 : 5 + int.from_bytes(table[1:5], "little")], 8)
        if places[-1] > MAX_CHARACTERS:
            raise Unreadable(f"正文超过{MAX_CHARACTERS}字，未读取")
        return [_piece(range(*pair), entry) for pair, entry in zip(pairwise(places), entries, strict=True)]

    @cached_property
    def _characters(self) -> _Runs:
        return self._runs(Table.CHARACTER_PAGES, 1)

    @cached_property
    def _paragraphs(self) -> _Runs:
        return self._runs(Table.PARAGRAPH_PAGES, 13)

    def _runs(self, table: Table, size: int) -> _Runs:
        """Runs of all pages of formats; size: of the entry that says where in the page a run's format stands."""
        runs = _Runs()
        _, pages = self.plex(table, 4)
        for number in pages:
            start = (int.from_bytes(number, "little") & 0x3FFFFF) * _PAGE
            page = self._main[start : start + _PAGE]
            count = page[_PAGE - 1]
            limits = struct.unpack_from(f"<{count + 1}I", page)
            runs.starts.extend(limits[:-1])
            runs.ends.extend(limits[1:])
            places = (page[4 * len(limits) + size * index] * 2 for index in range(count))
            runs.formats.extend(map(self._style_and_records if size > 1 else _only_records, [page] * count, places))
            if len(runs.starts) > MAX_RUNS:
                raise Unreadable("旧版 Word 格式信息过多，未读取")
        return runs

    def _style_and_records(self, page: bytes, place: int) -> tuple[int, Records]:
        if not place:
            return 0, ()
        half = page[place]
        place, size = (place + 1, 2 * half - 1) if half else (place + 2, 2 * page[place + 1])
        content = page[place : place + size]
        found = tuple(records(content[2:]))
        return int.from_bytes(content[:2], "little"), tuple(self._with_huge(found))

    def _with_huge(self, found: Records) -> Iterator[tuple[int, bytes]]:
        """Formats that do not fit in a page stand in the data stream."""
        for code, operand in found:
            if code in (Code.HUGE, Code.HUGE_OLD):
                place = int.from_bytes(operand, "little")
                size = int.from_bytes(self.data[place : place + 2], "little")
                yield from records(self.data[place + 2 : place + 2 + size])
            else:
                yield code, operand


def _check(version: int, flags: int) -> None:
    if flags & _ENCRYPTED:
        raise Unreadable("文件已加密，需要密码")
    if version < _WORD_97:
        raise Unreadable("Word 95 及更早的格式，暂不能读取，请另存为 docx 后重新发布")
    if flags & _FAST_SAVED:
        # Such files leave formats of some pieces out: what is deleted would look valid.
        raise Unreadable("旧版 Word 快速保存的文件，暂不能可靠读取，请另存为 docx 后重新发布")


def _plex(content: bytes, size: int) -> tuple[tuple[int, ...], list[bytes]]:
    count = max(len(content) - 4, 0) // (4 + size)
    if not content:
        return (0,), []
    numbers = struct.unpack_from(f"<{count + 1}I", content)
    start = 4 * len(numbers)
    return numbers, [content[start + size * index : start + size * (index + 1)] for index in range(count)]


def _piece(places: range, entry: bytes) -> _Piece:
    where, changed = struct.unpack_from("<2xIH", entry)
    if changed:
        raise Unreadable("旧版 Word 快速保存的文件，暂不能可靠读取，请另存为 docx 后重新发布")
    packed = bool(where & 0x40000000)
    where &= 0x3FFFFFFF
    return _Piece(places, where // 2 if packed else where, 1 if packed else 2)


def _only_records(page: bytes, place: int) -> tuple[int, Records]:
    return 0, tuple(records(page[place + 1 : place + 1 + page[place]])) if place else ()

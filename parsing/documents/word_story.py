"""Word 97—2003 的文字 → 段落：去掉删除和隐藏的字、域代码、批注，保留脚注、文本框和符号。"""

import re
import struct
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from itertools import pairwise

from parsing.documents.facts import Unreadable
from parsing.documents.fields import Fields
from parsing.documents.heights import at_height
from parsing.documents.symbols import CHECKED, UNCHECKED, in_font, symbol
from parsing.documents.word_file import Letters, Table, WordFile
from parsing.documents.word_formats import ParagraphFormat

_TOKENS = re.compile("[\x00-\x1f]|[^\x00-\x1f]+")
_CELL_END = "\x07"
_ENDS = {"\r", _CELL_END, "\x0c"}
_MARKS = {"\t": " ", "\x0b": "\n", "\x0e": "\n", "\x1e": "-"}
_PICTURES = {"\x01", "\x08"}
_FIELD_BEGIN, _FIELD_SEPARATOR, _FIELD_END = "\x13", "\x14", "\x15"


@dataclass(slots=True)
class Paragraph:
    """boxes, notes: the characters of the text boxes and notes that hang on it. gone: its mark is deleted."""

    text: str
    format: ParagraphFormat
    gone: bool = False
    boxes: list[range] = field(default_factory=list)
    notes: list[range] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Hanging:
    place: int
    range: range
    is_note: bool


class Stories:
    """The parts of a file as paragraphs."""

    def __init__(self, file: WordFile) -> None:
        self._file = file
        self.has_pictures = False
        self._boxes = _boxes(file)
        anchors = _anchors(file)
        hanging = [_Hanging(place, self._boxes[shape], False) for place, shape in anchors if shape in self._boxes]
        hanging += _notes(file, Table.FOOTNOTE_MARKS, Table.FOOTNOTES, "footnotes")
        hanging += _notes(file, Table.ENDNOTE_MARKS, Table.ENDNOTES, "endnotes")
        self._hanging = sorted(hanging, key=lambda one: one.place)
        self._anchored = {shape for _, shape in anchors}
        # Of a group only the group is anchored; its boxes cannot be told from one another.
        self._groups = {place for place, shape in anchors if shape not in self._boxes}
        self._lost_groups = False

    def body(self) -> Iterator[Paragraph]:
        """The text, and behind it the boxes that stand in groups of shapes."""
        yield from self.paragraphs(self._file.parts["body"])
        grouped = [places for shape, places in self._boxes.items() if shape not in self._anchored]
        if grouped and self._lost_groups:
            raise Unreadable("旧版 Word 中有已删除的图形组合，不能确定哪些文本框仍在")
        for places in grouped:
            yield from self.paragraphs(places)

    def paragraphs(self, places: range) -> Iterator[Paragraph]:
        """Deleted and hidden marks do not end a paragraph: what follows goes on in the same line."""
        fields, current = Fields(), Paragraph("", ParagraphFormat())
        pieces: list[str] = []
        depth = 0
        for letters in self._file.letters(places):
            if letters.paragraph.depth and not depth and any(pieces):
                yield replace(current, text=_text(pieces))
                current, pieces = Paragraph("", ParagraphFormat()), []
            depth = letters.paragraph.depth
            for found in _TOKENS.finditer(letters.text):
                token, place = found[0], letters.place + found.start()
                self._hang(current, place, len(token), letters.gone)
                if token not in _ENDS:
                    pieces.append(self._shown(token, letters, fields))
                elif letters.paragraph.depth or not (letters.gone or fields.in_code):
                    yield _finished(current, pieces, token, letters)
                    current, pieces = Paragraph("", ParagraphFormat()), []
        if fields.in_code:
            raise Unreadable("旧版 Word 的域没有结束，正文不能可靠读取")
        if any(pieces):
            yield replace(current, text=_text(pieces))

    def _hang(self, paragraph: Paragraph, place: int, length: int, gone: bool) -> None:
        first = bisect_left(self._hanging, place, key=lambda one: one.place)
        for one in self._hanging[first:]:
            if one.place >= place + length:
                break
            if not gone:
                (paragraph.notes if one.is_note else paragraph.boxes).append(one.range)
        if gone and place in self._groups:
            self._lost_groups = True

    def _shown(self, token: str, letters: Letters, fields: Fields) -> str:
        if token == _FIELD_BEGIN:
            fields.begin()
        elif token == _FIELD_SEPARATOR:
            fields.separate()
        elif token == _FIELD_END:
            return fields.end()
        elif letters.gone:
            return ""
        elif token in _PICTURES:
            return self._picture(token, letters, fields)
        elif letters.character.symbol:
            number, code = letters.character.symbol
            return fields.shown(symbol(self._file.font(number), code) * len(token))
        else:
            text = _MARKS.get(token, "") if token < " " else in_font(self._font(letters), token)
            return fields.shown(at_height(text, letters.height))
        return ""

    def _font(self, letters: Letters) -> str:
        number = letters.character.font
        return "" if number is None else self._file.font(number)

    def _picture(self, token: str, letters: Letters, fields: Fields) -> str:
        """A form's box to be ticked is a picture in the code of its field."""
        if token == "\x01" and letters.character.data and "FORMCHECKBOX" in fields.code.upper():
            ticked = _is_ticked(self._file.data, letters.character.picture or 0)
            return CHECKED if ticked else UNCHECKED
        self.has_pictures = self.has_pictures or (token == "\x01" and not letters.character.data)
        return ""


def _finished(paragraph: Paragraph, pieces: list[str], end: str, letters: Letters) -> Paragraph:
    form = letters.paragraph
    if end == _CELL_END and form.depth == 1:
        form = replace(form, cell_end=not form.row_end)
    return replace(paragraph, text=_text(pieces), format=form, gone=letters.gone)


def _text(pieces: list[str]) -> str:
    """Joined, with the halves of surrogate pairs put together."""
    text = "".join(pieces)
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _is_ticked(data: bytes, place: int) -> bool:
    """[MS-DOC] FFData: behind the picture's head; 25 is as the form was made, in two bytes behind the name."""
    (head,) = struct.unpack_from("<H", data, place + 4)
    place += head + 4
    bits: int = struct.unpack_from("<H", data, place)[0]
    result = bits >> 2 & 0x1F
    if bits & 3 != 1:
        raise ValueError(bits)
    if result != 25:
        return result == 1
    (letters,) = struct.unpack_from("<H", data, place + 6)
    (default,) = struct.unpack_from("<H", data, place + 8 + 2 * letters + 2)
    return bool(default)


def _notes(file: WordFile, marks: Table, texts: Table, part: str) -> Iterator[_Hanging]:
    start = file.parts[part].start
    places, _ = file.plex(marks, 2)
    limits, _ = file.plex(texts, 0)
    for place, (first, last) in zip(places[:-1], pairwise(limits), strict=False):
        yield _Hanging(place, _within(file, part, start + first, start + last), True)


def _anchors(file: WordFile) -> list[tuple[int, int]]:
    """Where shapes hang, and their numbers."""
    places, shapes = file.plex(Table.SHAPES, 26)
    return [(place, int.from_bytes(shape[:4], "little")) for place, shape in zip(places, shapes, strict=False)]


def _boxes(file: WordFile) -> dict[int, range]:
    """Text boxes by the number of their shape; places that are kept for later use have none."""
    start = file.parts["boxes"].start
    limits, boxes = file.plex(Table.BOXES, 22)
    found = {}
    for (first, last), box in zip(pairwise(limits), boxes, strict=True):
        kept_free, shape = struct.unpack_from("<8xH4xI", box)
        if not kept_free and shape:
            found[shape] = _within(file, "boxes", start + first, start + last)
    return found


def _within(file: WordFile, part: str, first: int, last: int) -> range:
    whole = file.parts[part]
    if not whole.start <= first <= last <= whole.stop:
        raise ValueError(part)
    return range(first, last)

"""xls 的字符串表：哪些字符串里有上标、下标，写出来是什么。"""

import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from parsing.documents.heights import at_height

_WIDE, _EXTENDED, _RICH = 0x01, 0x04, 0x08
_HEIGHTS = {1: "superscript", 2: "subscript"}
# Fonts are counted without it.
_NO_FONT = 4


def font_heights(fonts: Iterable[bytes]) -> Mapping[int, str]:
    """Number of a font → its height, of those that are raised or lowered."""
    numbers = (number for number in range(1 << 16) if number != _NO_FONT)
    heights = ((number, struct.unpack_from("<H", font, 8)[0]) for number, font in zip(numbers, fonts, strict=False))
    return {number: _HEIGHTS[height] for number, height in heights if height in _HEIGHTS}


def raised_strings(table: Sequence[bytes], heights: Mapping[int, str]) -> Mapping[int, str]:
    """Number of a string → its text, of those with a part that is raised or lowered. table: its records, in order."""
    if not table or not heights:
        return {}
    reader = _Reader(table)
    (count,) = struct.unpack("<4xI", reader.take(8))
    return {number: _shown(*found, heights) for number in range(count) if _is_raised(found := reader.string(), heights)}


_String = tuple[str, list[tuple[int, int]]]


def _is_raised(string: _String, heights: Mapping[int, str]) -> bool:
    return any(font in heights for _, font in string[1])


def _shown(text: str, runs: Sequence[tuple[int, int]], heights: Mapping[int, str]) -> str:
    """runs: where each begins, and its font."""
    first = text[: runs[0][0]]
    return first + "".join(at_height(text[start:end], heights.get(font)) for start, end, font in _pieces(text, runs))


def _pieces(text: str, runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    return ((start, end, font) for (start, font), (end, _) in pairwise([*runs, (len(text), 0)]))


class _Reader:
    """Reads on from record to record; letters that go on in the next one say anew how wide they are."""

    def __init__(self, records: Sequence[bytes]) -> None:
        self._records = records
        self._record = self._place = 0

    def string(self) -> _String:
        count, flags = struct.unpack("<HB", self.take(3))
        runs = struct.unpack("<H", self.take(2))[0] if flags & _RICH else 0
        extended = struct.unpack("<I", self.take(4))[0] if flags & _EXTENDED else 0
        text = self._letters(count, bool(flags & _WIDE))
        found = list(struct.iter_unpack("<HH", self.take(4 * runs)))
        self.take(extended)
        return text, found

    def take(self, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0:
            part = self._part(size)
            parts.append(part)
            size -= len(part)
        return b"".join(parts)

    def _letters(self, count: int, wide: bool) -> str:
        text = ""
        while count > 0:
            part = self._part(count << wide)
            text += part.decode("utf-16-le", "replace") if wide else part.decode("latin-1")
            count -= len(part) >> wide
            if count > 0:
                wide = bool(self.take(1)[0] & _WIDE)
        return text

    def _part(self, size: int) -> bytes:
        """As much as this record still holds."""
        if self._place == len(self._records[self._record]):
            self._record, self._place = self._record + 1, 0
        part = self._records[self._record][self._place : self._place + size]
        self._place += len(part)
        return part

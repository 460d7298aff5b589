"""Word 97—2003 的样式表：哪些样式的文字是隐藏的，哪些是上标、下标。"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from parsing.documents.word_formats import Code, records, toggled

_PARAGRAPH, _CHARACTER = 1, 2
# Word allows eleven; a longer chain is a circle.
_MAX_DEPTH = 50


@dataclass(frozen=True, slots=True)
class _Style:
    base: int
    hidden: int | None
    height: int | None


def hidden_styles(table: bytes) -> frozenset[int]:
    """Numbers of the styles whose text is hidden, by themselves or by those they are based on."""
    if not table:
        return frozenset()
    styles = dict(_styles(table))
    return frozenset(number for number in styles if _hidden(number, styles, 0))


def _hidden(number: int, styles: dict[int, _Style], depth: int) -> bool:
    style = styles.get(number)
    if style is None or depth > _MAX_DEPTH:
        return False
    below = _hidden(style.base, styles, depth + 1)
    return below if style.hidden is None else toggled(style.hidden, below)


def heights(table: bytes) -> dict[int, int]:
    """Of the styles whose text is raised or lowered, by themselves or by those they are based on."""
    styles = dict(_styles(table)) if table else {}
    found = {number: _height(number, styles) for number in styles}
    return {number: height for number, height in found.items() if height}


def _height(number: int, styles: dict[int, _Style]) -> int | None:
    for _ in range(_MAX_DEPTH):
        style = styles.get(number)
        if style is None or style.height is not None:
            return style.height if style else None
        number = style.base
    return None


def _styles(table: bytes) -> Iterator[tuple[int, _Style]]:
    size, count, head = struct.unpack_from("<HHH", table)
    place = 2 + size
    for number in range(count):
        (size,) = struct.unpack_from("<H", table, place)
        if size:
            yield number, _style(table[place + 2 : place + 2 + size], head)
        place += 2 + size


def _style(content: bytes, head: int) -> _Style:
    """Behind head and name stand the formats: a paragraph style's second, a character style's first is the letters'."""
    kind_and_base, counts = struct.unpack_from("<2xHH", content)
    (letters,) = struct.unpack_from("<H", content, head)
    place = head + 2 + 2 * letters + 2
    parts = []
    for _ in range(counts & 0xF):
        place += place & 1
        if place + 2 > len(content):
            break
        (size,) = struct.unpack_from("<H", content, place)
        parts.append(content[place + 2 : place + 2 + size])
        place += 2 + size
    wanted = {_PARAGRAPH: 1, _CHARACTER: 0}.get(kind_and_base & 0xF, len(parts))
    found = dict(records(parts[wanted])) if wanted < len(parts) else {}
    hidden, height = found.get(Code.HIDDEN), found.get(Code.HEIGHT)
    return _Style(kind_and_base >> 4, hidden[0] if hidden else None, height[0] if height else None)

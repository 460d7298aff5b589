"""Word 97—2003 格式页：字符和段落的属性修改。Format: [MS-DOC] 2.8.5-6, 2.9.33, 2.9.175, 2.6."""

import struct
from collections.abc import Iterator
from itertools import pairwise

# A run of text: first and last position in the stream (the last is not in it), and its modifiers.
Run = tuple[int, int, bytes]
_PLC_CHARACTERS, _PLC_PARAGRAPHS = 0x00FA, 0x0102
_PAGE = 512
_DEFINE_TABLE, _TABS = 0xD608, 0xC615
# Operand sizes by the top three bits of a modifier's code; 0 stands for variable.
_OPERAND = (1, 1, 2, 4, 2, 2, 0, 3)


def character_runs(word: bytes, table: bytes) -> Iterator[Run]:
    for page in _pages(word, table, _PLC_CHARACTERS):
        for index, (start, end) in enumerate(_stretches(page)):
            offset = page[4 * (page[-1] + 1) + index] * 2
            yield start, end, page[offset + 1 : offset + 1 + page[offset]] if offset else b""


def paragraph_runs(word: bytes, table: bytes) -> Iterator[Run]:
    for page in _pages(word, table, _PLC_PARAGRAPHS):
        for index, (start, end) in enumerate(_stretches(page)):
            offset = page[4 * (page[-1] + 1) + 13 * index] * 2
            yield start, end, _paragraph_modifiers(page, offset) if offset else b""


def modifiers(changes: bytes) -> Iterator[tuple[int, bytes]]:
    """Codes with their operands; stops at the first that does not fit."""
    position = 0
    while position + 3 <= len(changes):
        code = int.from_bytes(changes[position : position + 2], "little")
        position += 2
        size = _OPERAND[code >> 13]
        if code == _DEFINE_TABLE:
            size = int.from_bytes(changes[position : position + 2], "little") - 1
            position += 2
        elif not size:
            size = changes[position]
            position += 1
            if code == _TABS and size == 255:
                return
        if size < 0 or position + size > len(changes):
            return
        yield code, changes[position : position + size]
        position += size


def _pages(word: bytes, table: bytes, plc_address: int) -> Iterator[bytes]:
    start, size = struct.unpack_from("<II", word, plc_address)
    plc = table[start : start + size]
    count = max(len(plc) - 4, 0) // 8
    for index in range(count):
        number = struct.unpack_from("<I", plc, 4 * (count + 1) + 4 * index)[0] & 0x3FFFFF
        page = word[number * _PAGE : (number + 1) * _PAGE]
        if len(page) == _PAGE:
            yield page


def _stretches(page: bytes) -> Iterator[tuple[int, int]]:
    # More runs than fit between the edges and their one-byte offsets: a damaged page.
    count = page[-1] if page[-1] * 5 + 4 < _PAGE else 0
    edges = struct.unpack_from(f"<{count + 1}I", page)
    yield from pairwise(edges)


def _paragraph_modifiers(page: bytes, offset: int) -> bytes:
    """Without the style's number in front. A size of zero says that it follows, counted otherwise."""
    if page[offset]:
        return page[offset + 3 : offset + page[offset] * 2]
    return page[offset + 4 : offset + 2 + page[offset + 1] * 2]

"""旧版 Office 容器（OLE2）：根目录下的数据流。Format: [MS-CFB].

legacy-doc's container reader is not used: it takes the first stream of a name wherever it lies, so that a
document with an embedded one yields the embedded text, and it refuses files that end within a sector (WPS
writes them) or carry rubbish in the upper half of a size.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from parsing.documents.facts import Unreadable

MAGIC = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Sector size as a power of two, first sectors of directory, small map and map's map; size of a small stream.
_HEADER = struct.Struct("<30xH16xI4xII4xI")
_ENTRY = struct.Struct("<64xHBxIII36xII4x")
_STREAM = 2
_MINI_SECTOR = 64
# Sector numbers from here on mean free, end of chain or no entry.
_SPECIAL = 0xFFFFFFFA


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    kind: int
    left: int
    right: int
    child: int
    start: int
    size: int


class OleFile:
    """An opened container. Raises Unreadable when it is damaged."""

    def __init__(self, content: bytes) -> None:
        try:
            self._open(content)
        except (struct.error, IndexError) as error:
            raise Unreadable("文件损坏，旧版 Office 容器打不开") from error

    def _open(self, content: bytes) -> None:
        shift, first_entry, self._cutoff, first_mini, first_map = _HEADER.unpack_from(content)
        if shift not in (9, 12):
            raise Unreadable("文件损坏，旧版 Office 容器打不开")
        self._content = content
        self._size = 1 << shift
        sectors = dict.fromkeys(self._map(first_map))
        self._next = tuple(number for sector in sectors for number in self._numbers(sector))
        self._entries = [_entry(raw) for raw in _cut(self._chain(first_entry), 128)]
        self._mini_next = tuple(number for (number,) in struct.iter_unpack("<I", self._chain(first_mini)))
        self._mini = self._chain(self._entries[0].start)
        self._streams = {entry.name.casefold(): entry for entry in self._top_streams()}

    def has(self, name: str) -> bool:
        return name.casefold() in self._streams

    def read(self, name: str) -> bytes:
        """A stream's bytes, empty when there is none."""
        entry = self._streams.get(name.casefold())
        if entry is None or not entry.size:
            return b""
        data = self._mini_chain(entry.start) if entry.size < self._cutoff else self._chain(entry.start)
        if len(data) < entry.size:
            raise Unreadable("文件损坏，旧版 Office 容器读不完整")
        return data[: entry.size]

    def _sector(self, number: int) -> bytes:
        """A sector, filled up when the file ends within it; empty beyond the end."""
        data = self._content[(number + 1) * self._size : (number + 2) * self._size]
        return data.ljust(self._size, b"\x00") if data else b""

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._sector(sector))

    def _map(self, first: int) -> Iterator[int]:
        """Sectors of the allocation table: 109 in the header, further ones in a chain of their own."""
        yield from (number for number in struct.unpack_from("<109I", self._content, 76) if number < _SPECIAL)
        seen: set[int] = set()
        while first < _SPECIAL and first not in seen:
            seen.add(first)
            *numbers, first = self._numbers(first)
            yield from (number for number in numbers if number < _SPECIAL)

    def _chain(self, sector: int) -> bytes:
        return b"".join(self._sector(number) for number in _follow(sector, self._next))

    def _mini_chain(self, sector: int) -> bytes:
        starts = (number * _MINI_SECTOR for number in _follow(sector, self._mini_next))
        return b"".join(self._mini[start : start + _MINI_SECTOR] for start in starts)

    def _top_streams(self) -> Iterator[_Entry]:
        """The streams directly under the root; those of embedded objects lie in storages below."""
        waiting = [self._entries[0].child]
        seen: set[int] = set()
        while waiting:
            number = waiting.pop()
            if number >= len(self._entries) or number in seen:
                continue
            seen.add(number)
            entry = self._entries[number]
            waiting += (entry.left, entry.right)
            if entry.kind == _STREAM:
                yield entry


def _follow(sector: int, table: tuple[int, ...]) -> Iterator[int]:
    seen: set[int] = set()
    while sector < len(table) and sector not in seen:
        seen.add(sector)
        yield sector
        sector = table[sector]


def _cut(data: bytes, size: int) -> Iterator[bytes]:
    return (data[start : start + size] for start in range(0, len(data), size))


def _entry(raw: bytes) -> _Entry:
    """The size's upper half is left alone: some writers put rubbish there."""
    length, kind, left, right, child, start, size = _ENTRY.unpack(raw)
    name = raw[: max(min(length, 64) - 2, 0)].decode("utf-16-le", "replace")
    return _Entry(name, kind, left, right, child, start, size)

"""写出小的 Word 97 文件：每段文字带着自己的字符格式和段落格式，供测试用。

As much of [MS-DOC] and of the container as a reader asks for.
"""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import accumulate

DELETED = b"\x00\x08\x01"
HIDDEN = b"\x3c\x08\x01"
IN_TABLE = b"\x16\x24\x01"
ROW_END = IN_TABLE + b"\x17\x24\x01"
INNER_CELL_END = b"\x4b\x24\x01"
INNER_ROW_END = b"\x4c\x24\x01"
_BODY = 0x400
# Runs of which the formats fit in a page of 512 bytes.
_RUNS_A_PAGE = 16
_PARTS = ("body", "footnotes", "headers", "macros", "comments", "endnotes", "boxes", "header_boxes")


@dataclass(frozen=True, slots=True)
class Run:
    text: str
    letters: bytes = b""
    paragraph: bytes = b""


@dataclass(slots=True)
class Doc:
    """parts: body, footnotes, headers, comments, endnotes, boxes. tables: by their number in the head.

    bare_end: the letters' formats do not tell of the last mark.
    """

    parts: dict[str, Sequence[Run]]
    tables: dict[int, bytes] = field(default_factory=dict)
    data: bytes = b""
    bare_end: bool = False

    def saved(self) -> bytes:
        runs = [run for part in _PARTS for run in self.parts.get(part, ())]
        text = "".join(run.text for run in runs).encode("utf-16-le")
        limits = [_BODY + 2 * place for place in accumulate((len(run.text) for run in runs), initial=0)]
        first_page = (_BODY + len(text)) // 512 + 1
        starts = range(0, len(runs), _RUNS_A_PAGE)
        parts = [(limits[at : at + _RUNS_A_PAGE + 1], runs[at : at + _RUNS_A_PAGE]) for at in starts]
        if self.bare_end:
            some, of = parts[-1]
            letters = [*parts[:-1], ([*some[:-1], some[-1] - 2], of)]
        else:
            letters = parts
        pages = b"".join(_page(some, [run.letters for run in of], 1) for some, of in letters)
        pages += b"".join(_page(some, [run.paragraph for run in of], 13) for some, of in parts)
        firsts = [*(some[0] for some, _ in parts), limits[-1]]
        tables = {
            12: struct.pack(f"<{2 * len(parts) + 1}I", *firsts, *range(first_page, first_page + len(parts))),
            13: struct.pack(
                f"<{2 * len(parts) + 1}I", *firsts, *range(first_page + len(parts), first_page + 2 * len(parts))
            ),
            33: b"\x02" + struct.pack("<IIIHIH", 16, 0, len(text) // 2, 0, _BODY, 0),
            **self.tables,
        }
        head, stream = bytearray(_BODY), b""
        struct.pack_into("<HH6xH", head, 0, 0xA5EC, 0x00C1, 0x0200)
        counts = [sum(len(run.text) for run in self.parts.get(part, ())) for part in _PARTS]
        struct.pack_into("<8i", head, 0x4C, *counts)
        for number, table in tables.items():
            struct.pack_into("<II", head, 0x9A + 8 * number, len(stream), len(table))
            stream += table
        main = (bytes(head) + text).ljust(512 * first_page, b"\0") + pages
        return container({"WordDocument": main, "1Table": stream, "Data": self.data})


def symbol(font: int, code: int) -> bytes:
    return struct.pack("<HHH", 0x6A09, font, code)


def fonts(*names: str) -> bytes:
    entries = (bytes(39) + name.encode("utf-16-le") + b"\0\0" for name in names)
    return struct.pack("<HH", len(names), 0) + b"".join(bytes([len(entry)]) + entry for entry in entries)


def row_end(edges: Sequence[int], flags: Sequence[int] = ()) -> Run:
    """The mark behind a row's cells; flags: how each is merged (0x20 with the one above, 0x60 begins such a one)."""
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    defined = bytes([len(edges) - 1]) + struct.pack(f"<{len(edges)}h", *edges) + cells
    return Run("\x07", b"", ROW_END + struct.pack("<HH", 0xD608, len(defined) + 1) + defined)


def cells(*texts: str) -> list[Run]:
    return [Run(f"{text}\x07", b"", IN_TABLE) for text in texts]


def styles(*found: tuple[int, bytes]) -> bytes:
    """Paragraph styles: the number of the one below (0xFFF: none), and the letters' records."""
    table = struct.pack("<HHH", 4, len(found), 10)
    for base, letters in found:
        style = struct.pack("<HHHHHHHHHH", 0, 1 | base << 4, 2, 0, 0, 1, ord("a"), 0, 2, 0)
        style += struct.pack("<H", len(letters)) + letters + bytes(len(letters) % 2)
        table += struct.pack("<H", len(style)) + style
    return table


def _page(limits: Sequence[int], formats: Sequence[bytes], size: int) -> bytes:
    page = bytearray(512)
    struct.pack_into(f"<{len(limits)}I", page, 0, *limits)
    page[511] = len(formats)
    end, places = 510, {}
    for index, records in enumerate(formats):
        if records not in places:
            # Of paragraphs: the number of the style before the records, the length in pairs of bytes.
            entry = (
                bytes([0, (len(records) + 3) // 2]) + b"\0\0" + records
                if size == 13
                else bytes([len(records)]) + records
            )
            end = (end - len(entry)) // 2 * 2
            page[end : end + len(entry)] = entry
            places[records] = end // 2
        page[4 * len(limits) + size * index] = places[records]
    assert end >= 4 * len(limits) + size * len(formats), "too much for one page"
    return bytes(page)


def container(streams: dict[str, bytes]) -> bytes:
    """An OLE file: head, one sector of links, one of names, then the streams."""
    links, entries, body = [0xFFFFFFFD, 0xFFFFFFFE], [_entry("Root Entry", 5, 0xFFFFFFFE, 0, child=1)], b""
    for number, (name, content) in enumerate(streams.items(), 1):
        content = content.ljust(max(4096, -len(content) % 512 + len(content)), b"\0")
        start = len(links)
        links += [*range(start + 1, start + len(content) // 512), 0xFFFFFFFE]
        entries.append(_entry(name, 2, start, len(content), right=number + 1 if number < len(streams) else None))
        body += content
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<IIIIIIIII", 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0, 0)
    head = head.ljust(512, b"\xff")
    return (
        head + struct.pack(f"<{len(links)}I", *links).ljust(512, b"\xff") + b"".join(entries).ljust(512, b"\0") + body
    )


def _entry(name: str, kind: int, start: int, size: int, right: int | None = None, child: int | None = None) -> bytes:
    wide = name.encode("utf-16-le") + b"\0\0"
    none = 0xFFFFFFFF
    ends = (none, none if right is None else right, none if child is None else child)
    return wide.ljust(64, b"\0") + struct.pack("<HBBIII36xIQ", len(wide), kind, 1, *ends, start, size)

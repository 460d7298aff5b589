"""doc：按 [MS-DOC] 拼出的 Word 97 文件。Real files were compared by hand; none may be copied here."""

import struct
from dataclasses import dataclass

import pytest

from parsing.documents import read_document

IN_TABLE = struct.pack("<HB", 0x2416, 1)
ROW_END = struct.pack("<HB", 0x2417, 1)
DELETED = struct.pack("<HB", 0x0800, 1)
MERGED, FIRST = 0x20, 0x60
PAGE = 512


@dataclass
class Part:
    """A paragraph, cell or row end, its last character being its mark."""

    text: str
    properties: bytes = b""
    letters: bytes = b""


def cell(text: str) -> Part:
    return Part(text + "\x07", IN_TABLE)


def row_end(edges: tuple[int, ...], flags: tuple[int, ...]) -> Part:
    cells = b"".join(struct.pack("<H18x", flag) for flag in flags)
    operand = struct.pack(f"<B{len(edges)}h", len(flags), *edges) + cells
    return Part("\x07", IN_TABLE + ROW_END + struct.pack("<HH", 0xD608, len(operand) + 1) + operand)


def word_streams(parts: list[Part], latin: str = "", version: int = 0xC1, flags: int = 0x0200) -> dict[str, bytes]:
    """latin: text at the end that is stored with one byte a character."""
    text = "".join(part.text for part in parts).encode("utf-16-le")
    start = 2048
    body = text + latin.encode("cp1252")
    body = body.ljust(-(-len(body) // PAGE) * PAGE, b"\0")
    pages, places, place = [], [], start
    for part in parts:
        end = place + 2 * len(part.text)
        pages += [paragraph_page(place, end, part.properties), letter_page(place, end, part.letters)]
        places.append(place)
        place = end
    first = (start + len(body)) // PAGE
    edges = struct.pack(f"<{len(places) + 1}I", *places, place)
    paragraphs = edges + struct.pack(f"<{len(parts)}I", *range(first, first + 2 * len(parts), 2))
    letters = edges + struct.pack(f"<{len(parts)}I", *range(first + 1, first + 2 * len(parts), 2))
    wide, narrow = len(text) // 2, len(latin)
    pieces = struct.pack("<3I", 0, wide, wide + narrow)
    pieces += struct.pack("<2xI2x2xI2x", start, (start + len(text)) * 2 | 0x40000000)
    # Modifiers before the piece table are legal and seldom.
    clx = b"\x01\x02\x00\xff\xff" + b"\x02" + struct.pack("<I", len(pieces)) + pieces
    fib = bytearray(start)
    struct.pack_into("<HH6xH", fib, 0, 0xA5EC, version, flags)
    struct.pack_into("<i", fib, 0x4C, wide + narrow)
    struct.pack_into("<IIII", fib, 0xFA, 0, len(letters), len(letters), len(paragraphs))
    struct.pack_into("<II", fib, 0x1A2, len(letters) + len(paragraphs), len(clx))
    return {"WordDocument": bytes(fib) + body + b"".join(pages), "1Table": letters + paragraphs + clx}


def paragraph_page(start: int, end: int, properties: bytes) -> bytes:
    """A format page with one run."""
    # An even number of bytes is counted in words after a zero, an odd one with its own half word.
    body = bytes(2) + properties
    size = bytes((0, len(body) // 2)) if len(body) % 2 == 0 else bytes(((len(body) + 1) // 2,))
    return page(struct.pack("<IIB12x", start, end, 64), 128, size + body)


def letter_page(start: int, end: int, properties: bytes) -> bytes:
    offset = 64 if properties else 0
    return page(struct.pack("<IIB", start, end, offset), 128, bytes((len(properties),)) + properties)


def page(head: bytes, offset: int, data: bytes) -> bytes:
    return (head.ljust(offset, b"\0") + data).ljust(PAGE - 1, b"\0") + b"\x01"


REPORT = [
    Part("　　一、总体情况\r"),
    Part('详见\x13 HYPERLINK "http://www.example.gov.cn" \x01\x14门户网站\x15。\x0b第二行\r'),
    Part("受理三十", letters=b""),
    Part("四", letters=DELETED),
    Part("五件\x0c"),
    cell("信息内容"),
    cell("本年情况"),
    row_end((0, 2000, 6000), (FIRST, 0)),
    cell(""),
    cell("制发\r件数"),
    cell("废止件数"),
    row_end((0, 1990, 4000, 6010), (MERGED, 0, 0)),
    cell("规章"),
    cell("12"),
    cell("0"),
    row_end((0, 2000, 4000, 6000), (0, 0, 0)),
    Part("二、其他\r"),
]
PARAGRAPHS = ("一、总体情况", "详见门户网站。", "第二行", "受理三十五件", "二、其他")
ROWS = (("信息内容", "本年情况", "本年情况"), ("信息内容", "制发件数", "废止件数"), ("规章", "12", "0"))


def reason(content: bytes) -> str:
    read = read_document("年报.doc", content)
    assert (read.kind, read.paragraphs, read.tables) == ("doc", (), ())
    assert read.failure is not None
    return read.failure.detail


def test_paragraphs_fields_deletions_and_a_merged_table(make_ole):
    read = read_document("年报.doc", make_ole(word_streams(REPORT)))
    assert (read.kind, read.failure) == ("doc", None)
    assert read.paragraphs == PARAGRAPHS
    assert [(grid.source, grid.rows) for grid in read.tables] == [("年报.doc", ROWS)]


def test_text_stored_with_one_byte_a_character(make_ole):
    read = read_document("年报.doc", make_ole(word_streams(REPORT, latin="2021\r")))
    assert read.paragraphs == (*PARAGRAPHS, "2021")


def test_an_embedded_document_is_not_read_instead(make_ole):
    embedded = word_streams([Part("嵌入的另一份文档\r")])
    streams = {f"ObjectPool/{name}": data for name, data in embedded.items()} | word_streams(REPORT)
    assert read_document("年报.doc", make_ole(streams)).paragraphs == PARAGRAPHS


def test_a_file_that_ends_within_its_last_sector_as_wps_writes_it(make_ole):
    streams = word_streams(REPORT)
    streams["1Table"] = streams["1Table"].ljust(4096 + 400, b"\0")
    whole = make_ole(streams)
    assert read_document("年报.wps", whole[: 400 - 512]).paragraphs == PARAGRAPHS


def test_a_file_that_lacks_a_sector_is_damaged(make_ole):
    assert reason(make_ole(word_streams(REPORT))[:-1024]) == "文件损坏，旧版 Office 容器读不完整"


def test_text_without_chinese_was_misread(make_ole):
    parts = [Part("This text was Chinese before somebody lost it\r")]
    assert reason(make_ole(word_streams(parts))) == "读出的文字没有汉字，疑似乱码"


def test_encrypted(make_ole):
    assert reason(make_ole(word_streams(REPORT, flags=0x0300))) == "文件已加密，需要密码"


def test_word_95(make_ole):
    assert reason(make_ole(word_streams(REPORT, version=0x68))) == "Word 95 及更早的格式，暂不能读取"


@pytest.mark.parametrize("stream", ["WordDocument", "1Table"])
def test_a_stream_of_rubbish(make_ole, stream):
    streams = word_streams(REPORT)
    streams[stream] = streams[stream][:0xA0] + b"\x5a" * (len(streams[stream]) - 0xA0)
    assert reason(make_ole(streams)) in ("文件损坏，找不到正文", "文件损坏，正文不完整")

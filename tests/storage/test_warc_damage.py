"""残缺的 WARC：短了、改了的按长度和摘要认得出，认不出的页不冒充。"""

import gzip
from collections.abc import Callable
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from warcio.warcwriter import WARCWriter

from storage.archive import Archive
from storage.errors import StorageError
from storage.warc_pages import WarcPages

AT = datetime(2026, 3, 1, tzinfo=UTC)
ADDRESSES = ("http://a.cn/1", "http://a.cn/2", "http://a.cn/3")
BODIES = ("<p>一</p>".encode() * 9, "<p>二</p>".encode() * 9, "<p>二</p>".encode() * 9)

OpenArchive = Callable[..., Archive]


@pytest.fixture
def whole(tmp_path: Path, open_archive: OpenArchive) -> Path:
    with open_archive() as archive:
        for url, body in zip(ADDRESSES, BODIES, strict=True):
            archive.store(url, 200, "OK", [("Content-Type", "text/html")], body, AT)
    (file,) = (tmp_path / "evidence").iterdir()
    return file


def bodies(file: Path) -> list[bytes]:
    """What the file answers, without what it does not have."""
    pages = WarcPages(file)
    found = (pages.look_up(url) for url in ADDRESSES)
    return [page.body for page in found if page]


def test_a_whole_file_is_read(whole: Path, tmp_path: Path) -> None:
    assert bodies(whole) == list(BODIES)
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(whole.read_bytes()))
    assert bodies(plain) == list(BODIES)


@pytest.mark.parametrize("plain", [False, True], ids=["compressed", "plain"])
def test_a_cut_anywhere_is_told_and_no_part_passes_for_a_page(whole: Path, tmp_path: Path, plain: bool) -> None:
    """Cut between two records, or in the blanks and checksums there, the file is a shorter one that is whole."""
    content = gzip.decompress(whole.read_bytes()) if plain else whole.read_bytes()
    cut = tmp_path / "cut.warc"
    refused = 0
    for length in range(0, len(content), 3):
        cut.write_bytes(content[:length])
        try:
            read = bodies(cut)
        except StorageError as error:
            assert "WARC 文件" in str(error) or "里没有网页" in str(error)
            refused += 1
        else:
            assert read == list(BODIES[: len(read)])
    assert refused > 0.95 * len(content) / 3


def test_where_the_damage_begins_is_told(whole: Path) -> None:
    content = whole.read_bytes()
    whole.write_bytes(content[:-40])
    with pytest.raises(StorageError, match=r"从第 \d+ 字节起的记录不完整或与摘要不符"):
        WarcPages(whole)


def test_a_changed_byte_is_told_by_the_digest(whole: Path, tmp_path: Path) -> None:
    plain = tmp_path / "plain.warc"
    plain.write_bytes(gzip.decompress(whole.read_bytes()).replace("一".encode(), "三".encode(), 1))
    with pytest.raises(StorageError, match="与摘要不符"):
        WarcPages(plain)


def test_an_archived_body_cut_anywhere_is_told(whole: Path, open_archive: OpenArchive) -> None:
    archive = open_archive()
    digest = archive.store(ADDRESSES[1], 200, "OK", [], BODIES[1], AT)
    content = whole.read_bytes()
    for length in range(0, len(content), 3):
        whole.write_bytes(content[:length])
        try:
            page = archive.load(digest)
        except StorageError as error:
            assert "已损坏，取不出" in str(error)
        else:
            assert page is not None
            assert page.body == BODIES[1]


@pytest.mark.parametrize("spelling", ["sha1:{}", "md5:0", "crc:{}", "", "sha1"])
def test_only_a_digest_that_can_be_checked_counts(tmp_path: Path, spelling: str) -> None:
    file = tmp_path / "other.warc"
    writer = WARCWriter(BytesIO(), gzip=False)
    content = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>"
    named = {"WARC-Block-Digest": spelling.format("3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ")}
    record = writer.create_warc_record(
        ADDRESSES[0], "response", payload=BytesIO(content), length=len(content), warc_headers_dict=named
    )
    writer.write_record(record)
    file.write_bytes(writer.out.getvalue())
    if spelling in ("sha1:{}", "md5:0"):
        with pytest.raises(StorageError, match="与摘要不符"):
            bodies(file)
    else:
        assert bodies(file) == [b"<p>"]

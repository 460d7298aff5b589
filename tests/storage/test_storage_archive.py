"""证据档案：标准 WARC 读得出，内容一字不差，没变的只记一笔，文件丢了坏了说得清。"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from warcio.archiveiterator import ArchiveIterator

from domain.capture import SavedPage
from storage.archive import Archive

AT = datetime(2026, 3, 1, 2, 30, 0, 5, tzinfo=timezone(timedelta(hours=8)))
URL = "http://www.suizhou.gov.cn/gk/list.html"
BODY = "<html><title>政务公开</title></html>".encode()
HEADERS = [("Content-Type", "text/html; charset=utf-8"), ("ETag", '"1"')]

OpenArchive = Callable[..., Archive]


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "evidence").iterdir())


def read(path: Path) -> list[tuple[Any, bytes]]:
    """Every record with its body, by the library, which also checks the digests."""
    with path.open("rb") as file:
        return [(record, record.content_stream().read()) for record in ArchiveIterator(file, check_digests="raise")]


def only_file(tmp_path: Path) -> list[tuple[Any, bytes]]:
    (name,) = files(tmp_path)
    return read(tmp_path / "evidence" / name)


def test_response_is_a_standard_record(tmp_path: Path, open_archive: OpenArchive) -> None:
    with open_archive() as archive:
        digest = archive.store(URL, 200, "OK", HEADERS, BODY, AT)
    assert digest == "sha256:" + hashlib.sha256(BODY).hexdigest()
    (info, fields), (record, body) = only_file(tmp_path)
    assert info.rec_type == "warcinfo"
    assert info.rec_headers["WARC-Filename"] == "scan-1-00001.warc.gz"
    assert b"software: zwgk/0.1.0\r\n" in fields
    assert (record.rec_type, record.rec_headers.protocol, body) == ("response", "WARC/1.1", BODY)
    assert record.rec_headers["WARC-Target-URI"] == URL
    assert record.rec_headers["WARC-Date"] == "2026-02-28T18:30:00.000005Z"
    assert record.rec_headers["WARC-Payload-Digest"] == digest
    assert record.http_headers.protocol == "HTTP/1.1"
    assert record.http_headers.statusline == "200 OK"
    assert record.http_headers.headers == [*HEADERS, ("Content-Length", str(len(BODY)))]


def test_body_is_loaded_with_where_and_when(open_archive: OpenArchive) -> None:
    archive = open_archive()
    digest = archive.store(URL, 200, "OK", HEADERS, BODY, AT)
    loaded = archive.load(digest)
    assert loaded == SavedPage(URL, 200, "text/html; charset=utf-8", BODY, AT)
    assert loaded.fetched_at.tzinfo is UTC
    assert archive.load("sha256:00") is None


@pytest.mark.parametrize("body", [b"", b"\r\n\r\n", bytes(range(256)) * 300], ids=["empty", "blank lines", "binary"])
def test_any_bytes_come_back(tmp_path: Path, open_archive: OpenArchive, body: bytes) -> None:
    archive = open_archive()
    loaded = archive.load(archive.store(URL, 404, "Not Found", [], body, AT))
    assert loaded is not None
    assert (loaded.body, loaded.content_type) == (body, "")
    assert only_file(tmp_path)[1][1] == body


def test_headers_of_the_encoded_body_do_not_mislead_a_reader(tmp_path: Path, open_archive: OpenArchive) -> None:
    wire = [("content-encoding", "gzip"), ("Transfer-Encoding", "chunked"), ("Content-Length", "12")]
    archive = open_archive()
    archive.store(URL, 200, "OK", wire, BODY, AT)
    record, body = only_file(tmp_path)[1]
    assert body == BODY
    assert record.http_headers.headers == [
        ("X-Archive-Orig-content-encoding", "gzip"),
        ("X-Archive-Orig-Transfer-Encoding", "chunked"),
        ("X-Archive-Orig-Content-Length", "12"),
        ("Content-Length", str(len(BODY))),
    ]


def test_chinese_and_broken_text_in_url_status_and_headers(tmp_path: Path, open_archive: OpenArchive) -> None:
    url = "http://a.cn/附件 1.doc?q=%E5%B9%B4"
    headers = [("Content-Disposition", 'attachment; filename="年报.doc"'), ("X-名", "a\r\nWARC-Type: forged")]
    archive = open_archive()
    digest = archive.store(url, 200, "成功", headers, BODY, AT)
    record, body = only_file(tmp_path)[1]
    assert body == BODY
    assert record.rec_headers["WARC-Target-URI"] == "http://a.cn/%E9%99%84%E4%BB%B6%201.doc?q=%E5%B9%B4"
    assert record.http_headers.statusline == "200 %E6%88%90%E5%8A%9F"
    assert record.http_headers["Content-Disposition"] == 'attachment; filename="%E5%B9%B4%E6%8A%A5.doc"'
    assert record.http_headers["X-%E5%90%8D"] == "a%0D%0AWARC-Type: forged"
    loaded = archive.load(digest)
    assert loaded is not None
    assert loaded.url == url


def test_bytes_that_nobody_could_decode(tmp_path: Path, open_archive: OpenArchive) -> None:
    """aiohttp hands over a GBK header as lone surrogates."""
    raw = "年".encode("gbk").decode("utf-8", "surrogateescape")
    archive = open_archive()
    loaded = archive.load(archive.store(f"http://a.cn/{raw}", 200, raw, [("X-File", raw)], BODY, AT))
    assert loaded == SavedPage("http://a.cn/??", 200, "", BODY, AT)
    assert only_file(tmp_path)[1][0].http_headers["X-File"] == quote(raw, errors="surrogatepass")


def test_page_saved_on_disk_can_be_archived(open_archive: OpenArchive) -> None:
    archive = open_archive()
    loaded = archive.load(archive.store("file:///pages/年报.html", 200, "", HEADERS, BODY, AT))
    assert loaded == SavedPage("file:///pages/年报.html", 200, "text/html; charset=utf-8", BODY, AT)


def test_rendered_page_is_no_response(tmp_path: Path, open_archive: OpenArchive) -> None:
    archive = open_archive()
    digest = archive.store_rendered(URL, BODY, AT)
    record, body = only_file(tmp_path)[1]
    assert (record.rec_type, body) == ("resource", BODY)
    assert record.rec_headers["Content-Type"] == "text/html; charset=utf-8"
    assert archive.load(digest) == SavedPage(URL, 200, "text/html; charset=utf-8", BODY, AT)


def test_unchanged_body_is_written_once_and_then_referred_to(tmp_path: Path, open_archive: OpenArchive) -> None:
    next_night = AT + timedelta(days=1)
    with open_archive("monday") as archive:
        digest = archive.store(URL, 200, "OK", HEADERS, BODY, AT)
    with open_archive("tuesday") as archive:
        assert archive.store(URL + "?v=2", 203, "Again", HEADERS, BODY, next_night) == digest
        assert archive.load(digest) == SavedPage(URL, 200, "text/html; charset=utf-8", BODY, AT)
    (_, _), (record, body) = read(tmp_path / "evidence" / "tuesday-00001.warc.gz")
    assert (record.rec_type, body) == ("revisit", b"")
    said = record.rec_headers
    assert said["WARC-Profile"] == "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
    assert said["WARC-Payload-Digest"] == digest
    assert said["WARC-Refers-To-Target-URI"] == URL
    assert said["WARC-Refers-To-Date"] == "2026-02-28T18:30:00.000005Z"
    assert said["WARC-Target-URI"] == URL + "?v=2"
    assert said["WARC-Date"] == "2026-03-01T18:30:00.000005Z"
    assert record.http_headers.statusline == "203 Again"


def test_unchanged_rendered_page_is_referred_to(tmp_path: Path, open_archive: OpenArchive) -> None:
    archive = open_archive()
    first = archive.store_rendered(URL, BODY, AT)
    assert archive.store_rendered(URL, BODY, AT + timedelta(days=1)) == first
    assert [record.rec_type for record, _ in only_file(tmp_path)] == ["warcinfo", "resource", "revisit"]


def test_a_file_of_ours_is_kept_with_its_name_and_once(tmp_path: Path, open_archive: OpenArchive) -> None:
    register = SavedPage("登记册.csv", 200, "text/csv", "部门,编号".encode(), AT)
    with open_archive() as archive:
        digest = archive.store_file(register)
        assert archive.store_file(register) == digest
        loaded = archive.load(digest)
    assert loaded == SavedPage("file:///登记册.csv", 200, "text/csv", register.body, AT)
    kinds = [(record.rec_type, record.rec_headers["WARC-Target-URI"]) for record, _ in only_file(tmp_path)[1:]]
    address = f"file:///{quote('登记册')}.csv"
    assert kinds == [("resource", address), ("revisit", address)]

"""应答正文：各种压缩和分块都解得开，残缺的、读不了的不当网页。"""

import gzip
import zlib
from io import BytesIO
from pathlib import Path

import brotli
import pytest
import zstandard
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.http_body import BodyUnreadable, decoded
from storage.warc_pages import WarcPages

BODY = "<html><title>政务公开</title></html>".encode() * 50
URL = "http://a.cn/"


def raw_deflate(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


def chunked(body: bytes) -> bytes:
    half = len(body) // 2
    pieces = (body[:half], body[half:], b"")
    return b"".join(b"%x\r\n%s\r\n" % (len(piece), piece) for piece in pieces)


def streamed_zstd(body: bytes) -> bytes:
    """Without the length of the content, as servers send it."""
    stream = zstandard.ZstdCompressor().compressobj()
    return stream.compress(body) + stream.flush()


ENCODED = {
    "plain": (BODY, {}),
    "identity": (BODY, {"Content-Encoding": "identity"}),
    "gzip": (gzip.compress(BODY), {"Content-Encoding": "gzip"}),
    "two members": (gzip.compress(BODY[:99]) + gzip.compress(BODY[99:]), {"Content-Encoding": "x-gzip"}),
    "deflate": (zlib.compress(BODY), {"Content-Encoding": "deflate"}),
    "raw deflate": (raw_deflate(BODY), {"Content-Encoding": "Deflate"}),
    "zstd": (zstandard.compress(BODY), {"Content-Encoding": "zstd"}),
    "streamed zstd": (streamed_zstd(BODY), {"Content-Encoding": "zstd"}),
    "two frames": (zstandard.compress(BODY[:99]) + streamed_zstd(BODY[99:]), {"Content-Encoding": "zstd"}),
    "brotli": (brotli.compress(BODY), {"Content-Encoding": "br"}),
    "both": (zstandard.compress(gzip.compress(BODY)), {"Content-Encoding": "gzip, zstd"}),
    "chunked": (chunked(BODY), {"Transfer-Encoding": "chunked"}),
    "chunked zstd": (
        chunked(zstandard.compress(BODY)),
        {"Transfer-Encoding": "chunked", "Content-Encoding": "zstd"},
    ),
}
DECODED_ALREADY = ("gzip", "deflate", "zstd", "br")


def http(headers: dict[str, str]) -> StatusAndHeaders:
    return StatusAndHeaders("200 OK", list(headers.items()), protocol="HTTP/1.1")


@pytest.mark.parametrize("kind", ENCODED)
def test_every_coding_is_undone(kind: str) -> None:
    raw, headers = ENCODED[kind]
    assert decoded(raw, http(headers)) == BODY


@pytest.mark.parametrize("kind", [kind for kind in ENCODED if kind not in ("plain", "identity")])
def test_a_body_cut_short_is_told(kind: str) -> None:
    raw, headers = ENCODED[kind]
    for missing in (1, 5, 9):
        with pytest.raises(BodyUnreadable):
            decoded(raw[:-missing], http(headers))


def test_a_body_shorter_than_stated_is_told() -> None:
    with pytest.raises(BodyUnreadable, match="不完整"):
        decoded(BODY[:-1], http({"Content-Length": str(len(BODY))}))
    assert decoded(b"", http({"Content-Length": "0", "Content-Encoding": "gzip"})) == b""


@pytest.mark.parametrize("coding", DECODED_ALREADY)
def test_what_was_decoded_before_it_was_saved_is_left_as_it_is(coding: str) -> None:
    assert decoded(BODY, http({"Content-Encoding": coding, "Content-Length": "7"})) == BODY
    assert decoded(BODY, http({"Content-Encoding": coding, "Transfer-Encoding": "chunked"})) == BODY


def test_a_coding_that_cannot_be_undone_is_named() -> None:
    with pytest.raises(BodyUnreadable, match="压缩方式 compress 读不了"):
        decoded(b"\x1f\x9d\x90abc", http({"Content-Encoding": "compress"}))


def test_data_that_was_decoded_before_it_was_saved_is_left_as_it_is() -> None:
    assert decoded(b'{"total": 0}', http({"Content-Encoding": "br"})) == b'{"total": 0}'


def saved(tmp_path: Path, raw: bytes, headers: dict[str, str], **named: str) -> WarcPages:
    file = tmp_path / "saved.warc.gz"
    writer = WARCWriter(BytesIO())
    record = writer.create_warc_record(
        URL,
        "response",
        payload=BytesIO(raw),
        length=len(raw),
        http_headers=http({"Content-Type": "text/html", **headers}),
        warc_headers_dict={name.replace("_", "-"): value for name, value in named.items()},
    )
    writer.write_record(record)
    file.write_bytes(writer.out.getvalue())
    return WarcPages(file)


def test_a_page_in_zstd_is_read_from_an_archive(tmp_path: Path) -> None:
    page = saved(tmp_path, *ENCODED["chunked zstd"]).look_up(URL)
    assert page is not None
    assert page.body == BODY


def test_a_page_that_cannot_be_decoded_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert saved(tmp_path, b"\x1f\x9d\x90abc", {"Content-Encoding": "compress"}).look_up(URL) is None
    assert "压缩方式 compress 读不了" in capsys.readouterr().out


def test_a_page_that_its_crawler_cut_is_not_there(tmp_path: Path) -> None:
    assert saved(tmp_path, BODY, {}, WARC_Truncated="length").look_up(URL) is None

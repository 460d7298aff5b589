"""WARC 记录：把一次应答写成标准 WARC 1.1 记录的字节，再从字节读回。

The library writes the records; this module gives it what it may not invent (dates) or would
choke on (text that is not ASCII), and compresses, because the library's gzip level is fixed at 9.
"""

import zlib
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any, BinaryIO
from urllib.parse import quote

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders, StatusAndHeadersParser
from warcio.warcwriter import WARCWriter

from storage.column_types import utc

Headers = Iterable[tuple[str, str]]

# 60 real government pages: level 1 19.5 % of the HTML at 173 MB/s, 6 17.0 % at 86, 9 16.8 % at 49.
GZIP_LEVEL = 6
VERSION = "WARC/1.1"
# Before the address of the page that a picture shows; as browser-based crawlers write it.
SCREENSHOT = "urn:fullPage:"
# Before the name of a file that came from nobody's server.
OWN_FILE = "file:///"
NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"

_PRINTABLE = "".join(map(chr, range(0x20, 0x7F)))
_IN_ADDRESS = "".join(character for character in _PRINTABLE if character not in ' <>"')
# The body is stored decoded; what the server said of the encoded one is kept under another name.
_OF_THE_WIRE = {"content-encoding", "transfer-encoding", "content-length"}


def warcinfo(filename: str, software: str, written_at: datetime) -> bytes:
    fields = f"software: {software}\r\nformat: WARC File Format 1.1\r\n".encode()
    named = {"WARC-Date": warc_date(written_at), "WARC-Filename": ascii_text(filename)}
    writer = _writer()
    record = writer.create_warc_record(
        "", "warcinfo", payload=BytesIO(fields), length=len(fields), warc_headers_dict=named
    )
    return _bytes(writer, record)


def response(url: str, http: StatusAndHeaders, body: bytes, digest: str, fetched_at: datetime) -> bytes:
    return _record("response", url, body, digest, fetched_at, http_headers=http)


def rendered(url: str, html: bytes, digest: str, fetched_at: datetime) -> bytes:
    """A page as the browser drew it: no server ever sent these bytes, so not a response."""
    return _record("resource", url, html, digest, fetched_at, warc_content_type="text/html; charset=utf-8")


def screenshot(url: str, png: bytes, digest: str, taken_at: datetime) -> bytes:
    """url: with ``SCREENSHOT`` before it."""
    return _record("resource", url, png, digest, taken_at, warc_content_type="image/png")


def own_file(url: str, content_type: str, body: bytes, digest: str, saved_at: datetime) -> bytes:
    """url: with ``OWN_FILE`` before it."""
    return _record("resource", url, body, digest, saved_at, warc_content_type=content_type)


def revisit(
    url: str,
    http: StatusAndHeaders | None,
    digest: str,
    fetched_at: datetime,
    original: tuple[str, datetime],
    *,
    unchanged: bool = False,
) -> bytes:
    """A body we hold already. original: address and time of the record that holds it; unchanged: the server says so."""
    writer = _writer()
    record = writer.create_revisit_record(
        warc_address(url),
        digest,
        warc_address(original[0]),
        warc_date(original[1]),
        http_headers=http,
        warc_headers_dict={"WARC-Date": warc_date(fetched_at)},
    )
    if unchanged:
        record.rec_headers.replace_header("WARC-Profile", NOT_MODIFIED)
    return _bytes(writer, record)


def http_headers(status: int, reason: str, headers: Headers, length: int) -> StatusAndHeaders:
    """Status line and headers as they stand before the decoded body."""
    kept = [(f"X-Archive-Orig-{name}" if name.lower() in _OF_THE_WIRE else name, value) for name, value in headers]
    lines = [(ascii_text(name), ascii_text(value)) for name, value in kept]
    return StatusAndHeaders(
        f"{status} {ascii_text(reason)}".strip(),
        [*lines, ("Content-Length", str(length))],
        protocol="HTTP/1.1",
    )


def read(file: BinaryIO) -> tuple[str, bytes] | None:
    """Content type and body of the record that begins where file stands; None: no record does."""
    try:
        record = next(ArchiveIterator(file, no_record_parse=True))
        headers = record.rec_headers
        if record.rec_type == "response":
            headers = StatusAndHeadersParser([], verify=False).parse(record.raw_stream)
    except (StopIteration, ArchiveLoadFailed, EOFError):
        return None
    return headers.get_header("Content-Type", ""), record.raw_stream.read()


def warc_date(time: datetime) -> str:
    return utc(time).isoformat(timespec="microseconds").replace("+00:00", "Z")


def warc_address(url: str) -> str:
    return quote(url, safe=_IN_ADDRESS, errors="surrogatepass")


def ascii_text(text: str) -> str:
    """Anything but printable ASCII as %XX of its UTF-8, line breaks too: they would forge a header."""
    return quote(text, safe=_PRINTABLE, errors="surrogatepass")


def _record(kind: str, url: str, body: bytes, digest: str, fetched_at: datetime, **more: Any) -> bytes:
    writer = _writer()
    record = writer.create_warc_record(
        warc_address(url),
        kind,
        payload=BytesIO(body),
        length=len(body),
        warc_headers_dict={"WARC-Date": warc_date(fetched_at), "WARC-Payload-Digest": digest},
        **more,
    )
    return _bytes(writer, record)


def _writer() -> WARCWriter:
    return WARCWriter(BytesIO(), gzip=False, warc_version=VERSION)


def _bytes(writer: WARCWriter, record: ArcWarcRecord) -> bytes:
    """One gzip member, so that a reader can start at its offset."""
    writer.write_record(record)
    gzip = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    return gzip.compress(writer.out.getvalue()) + gzip.flush()

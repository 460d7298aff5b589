"""应答正文：把原样存下的正文按分块和压缩方式解开；不完整、解不开的说明原因。"""

import re
import zlib
from collections.abc import Callable
from io import BytesIO

import brotli
import zstandard
from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader
from warcio.statusandheaders import StatusAndHeaders

_CHUNK = re.compile(rb"[0-9A-Fa-f]+[ \t]*(;[^\r\n]*)?\r\n")
_GZIP, _ZSTD = b"\x1f\x8b", b"\x28\xb5\x2f\xfd"
_CUT = "正文不完整"


class BodyUnreadable(Exception):
    """Why a body cannot be had, in a few Chinese words."""


def decoded(raw: bytes, http: StatusAndHeaders) -> bytes:
    """The body as a browser would have it. Crawlers that decode it themselves often leave the headers as they were."""
    body = _joined(raw, http)
    for coding in reversed(_listed(http, "Content-Encoding")):
        if body and coding != "identity" and not body.lstrip().startswith(b"<"):
            body = _decoder(coding)(body)
    return body


def _joined(raw: bytes, http: StatusAndHeaders) -> bytes:
    if "chunked" in _listed(http, "Transfer-Encoding"):
        return _unchunked(raw) if _CHUNK.match(raw) else raw
    stated = http.get_header("Content-Length", "")
    if stated.isdecimal() and len(raw) < int(stated):
        raise BodyUnreadable(_CUT)
    return raw


def _unchunked(raw: bytes) -> bytes:
    try:
        return bytes(ChunkedDataReader(BytesIO(raw), raise_exceptions=True).read())
    except ChunkedDataException as error:
        raise BodyUnreadable(_CUT) from error


def _listed(http: StatusAndHeaders, name: str) -> list[str]:
    values = http.get_header(name, "").lower().split(",")
    return [value.strip() for value in values if value.strip()]


def _decoder(coding: str) -> Callable[[bytes], bytes]:
    try:
        return _DECODERS[coding]
    except KeyError as error:
        raise BodyUnreadable(f"压缩方式 {coding} 读不了") from error


def _from_gzip(body: bytes) -> bytes:
    return _inflated(body, 16 + zlib.MAX_WBITS) if body.startswith(_GZIP) else body


def _from_deflate(body: bytes) -> bytes:
    """With or without the zlib header: servers do both."""
    try:
        return _inflated(body, zlib.MAX_WBITS)
    except BodyUnreadable as error:
        if not isinstance(error.__cause__, zlib.error):
            raise
    return _inflated(body, -zlib.MAX_WBITS)


def _inflated(body: bytes, window: int) -> bytes:
    """A body may consist of several streams; what follows the last and is none is no part of it."""
    pieces: list[bytes] = []
    while body and (not pieces or body.startswith(_GZIP)):
        stream = zlib.decompressobj(window)
        try:
            pieces.append(stream.decompress(body))
        except zlib.error as error:
            raise BodyUnreadable("正文解压失败") from error
        if not stream.eof:
            raise BodyUnreadable(_CUT)
        body = stream.unused_data
    return b"".join(pieces)


def _from_zstd(body: bytes) -> bytes:
    pieces: list[bytes] = []
    while body.startswith(_ZSTD):
        stream = zstandard.ZstdDecompressor().decompressobj()
        try:
            pieces.append(stream.decompress(body))
        except zstandard.ZstdError as error:
            raise BodyUnreadable("正文解压失败") from error
        if not stream.eof:
            raise BodyUnreadable(_CUT)
        body = stream.unused_data
    if pieces and body:
        raise BodyUnreadable(_CUT)
    return b"".join(pieces) or body


def _from_brotli(body: bytes) -> bytes:
    """Nothing marks such a body; data that was decoded before it was saved begins as data does."""
    stream = brotli.Decompressor()
    try:
        whole = stream.process(body)
    except brotli.error as error:
        if body.lstrip().startswith((b"{", b"[")):
            return body
        raise BodyUnreadable("正文解压失败") from error
    if not stream.is_finished():
        raise BodyUnreadable(_CUT)
    return bytes(whole)


_DECODERS = {
    "gzip": _from_gzip,
    "x-gzip": _from_gzip,
    "deflate": _from_deflate,
    "zstd": _from_zstd,
    "br": _from_brotli,
}

"""编码：网页字节 → 文字。Valid UTF-8 first, then the page's own word, then the header's, else GB18030."""

import codecs

from w3lib.encoding import (
    html_body_declared_encoding,
    http_content_type_encoding,
    read_bom,
    to_unicode,
)

# What servers send when nobody configured them: says nothing about a Chinese page.
_MEANINGLESS = ("iso8859-1", "cp1252", "ascii")


_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"Rar!", b"\xd0\xcf\x11\xe0")


def decode(body: bytes, declared: str = "") -> str:
    """Text of an HTML body; never raises.

    declared: the HTTP Content-Type header, empty when there is none.
    Old sites send GBK under a wrong header, others declare GBK and serve UTF-8; guessing libraries fail on
    short GBK pages. So bytes that are valid UTF-8 are UTF-8, and what nobody declares is GB18030.
    """
    encoding, bom = read_bom(body)
    if encoding and bom:
        return to_unicode(body[len(bom) :], encoding)
    if _is_utf8(body):
        return body.decode("utf-8", "replace")
    stated = html_body_declared_encoding(body) or http_content_type_encoding(declared or None)
    return to_unicode(body, "gb18030" if stated in (None, "utf-8", *_MEANINGLESS) else stated)


def _is_utf8(body: bytes) -> bool:
    """True for valid UTF-8, also when the last character is cut."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(body, final=False)
    except UnicodeDecodeError:
        return False
    return True


def is_text(body: bytes) -> bool:
    """False for a PDF, a picture or an archive, whatever the header calls it."""
    wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return not body.startswith(_BINARY) and (wide or b"\0" not in body[:1024])

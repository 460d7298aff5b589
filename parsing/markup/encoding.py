"""编码：网页字节 → 文字。BOM, then what the bytes themselves prove, then the page's own word, else GB18030."""

import codecs
import re
from collections.abc import Iterator

from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom, to_unicode

from parsing.markup.gb18030 import REPLACEMENT, decode_gb18030

GBK = "gbk"
"""Name of GB2312, GBK and whatever nobody declares: pages in it address their server in it."""
GB18030 = "gb18030"
UTF8 = "utf-8"

# What servers send when nobody configured them: says nothing about a Chinese page.
_MEANINGLESS = ("iso8859-1", "cp1252", "ascii")
_SAYS_GB18030 = re.compile(rb"charset\s*=\s*[\"']?\s*gb18030", re.IGNORECASE)
_PROLOGUE = 4096
# Characters that UTF-8 writes in three bytes or more: Chinese, and hardly ever found in GBK taken for UTF-8.
_WIDE = re.compile("[\u0800-\ufffc\U00010000-\U0010ffff]")
_WIDE_FOR_ONE_BAD = 10
_CONVERTED_BLANK = "\ue5e5"

_BINARY = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"Rar!", b"\xd0\xcf\x11\xe0")


def decode(body: bytes, declared: str = "") -> str:
    """Text of an HTML body; never raises. declared: the HTTP Content-Type header, empty when there is none."""
    return decoded(body, declared)[0]


def decoded(body: bytes, declared: str = "") -> tuple[str, str]:
    """Text of an HTML body and the encoding it was in; never raises.

    Old sites send GBK under a wrong header, others declare GBK and serve UTF-8; guessing libraries fail on
    short GBK pages. So bytes that are valid UTF-8 are UTF-8, but for a few that a content system cut in the middle
    of a character, and what nobody declares is GB18030.
    """
    encoding, bom = read_bom(body)
    if encoding and bom:
        return to_unicode(body[len(bom) :], encoding), UTF8
    stated = tuple(_stated(body, declared))
    text = _as_utf8(body, said=UTF8 in stated)
    if text is not None:
        return text.replace(_CONVERTED_BLANK, "\u3000"), UTF8
    encoding = next((name for name in stated if name not in (UTF8, *_MEANINGLESS)), GBK)
    if encoding == GB18030:
        said = _SAYS_GB18030.search(body, 0, _PROLOGUE) or _SAYS_GB18030.search(declared.encode("utf-8", "replace"))
        return decode_gb18030(body), GB18030 if said else GBK
    return (decode_gb18030(body) if encoding == GBK else to_unicode(body, encoding)), encoding


def _stated(body: bytes, declared: str) -> Iterator[str]:
    """The encodings that header and page name, the header first as in browsers."""
    for name in (http_content_type_encoding(declared or None), html_body_declared_encoding(body)):
        if name:
            # A page whose declaration could be read byte by byte is not in UTF-16.
            yield UTF8 if name.startswith(("utf-16", "utf-32")) else name


def _as_utf8(body: bytes, *, said: bool) -> str | None:
    """The text if the bytes are UTF-8, also with a bad one here and there; said: header or page name UTF-8."""
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        cut = error.end == len(body) and error.reason == "unexpected end of data"
    text = body.decode("utf-8", "replace")
    if cut:
        return text
    wide, bad = len(_WIDE.findall(text)), text.count(REPLACEMENT)
    return text if bad * (1 if said else _WIDE_FOR_ONE_BAD) < wide else None


def is_text(body: bytes) -> bool:
    """False for a PDF, a picture or an archive, whatever the header calls it."""
    wide = body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    return not body.startswith(_BINARY) and (wide or b"\0" not in body[:1024])

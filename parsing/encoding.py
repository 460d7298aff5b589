"""编码：网页字节 → 文字。Byte order mark, then declared charset, then strict UTF-8, else GB18030."""

import codecs

from w3lib.encoding import html_to_unicode


def decode(body: bytes, declared: str = "") -> str:
    """Text of an HTML body; never raises.

    declared: the HTTP Content-Type header, empty when there is none.
    Guessing libraries fail on short GBK pages, so an undeclared page is UTF-8 if it can be, else GB18030.
    """
    if _is_utf8(body):
        # Many portals declare GBK in the header and serve UTF-8: bytes that are valid UTF-8 are UTF-8.
        return body.decode("utf-8-sig", "replace")
    return html_to_unicode(declared or None, body, auto_detect_fun=_detect)[1]


def _detect(body: bytes) -> str:
    return "utf-8" if _is_utf8(body) else "gb18030"


def _is_utf8(body: bytes) -> bool:
    """True for valid UTF-8, also when the last character is cut."""
    if body.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(body, final=False)
    except UnicodeDecodeError:
        return False
    return True

"""文件种类：看内容的开头和容器里的部件，不看文件名。

Portals rename freely: web pages saved as .doc, xlsx uploaded as .doc, scans named .pdf that are pictures.
"""

import re
from io import BytesIO

import olefile

from parsing.documents.facts import Unreadable
from parsing.documents.packages import open_package

_SIGNATURES = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"GIF8", "image"),
    (b"BM", "image"),
    (b"II*\x00", "image"),
    (b"MM\x00*", "image"),
    (b"{\\rt", "rtf"),
    (b"FWS", "flipbook"),
    (b"CWS", "flipbook"),
    (b"MZ", "flipbook"),
    (b"Founder CEB", "ceb"),
    (b"MIME-Version:", "mhtml"),
)
# The part that only this kind of package has.
_PARTS = (
    (r"word/document\d*\.xml", "docx"),
    (r"xl/workbook\.xml", "xlsx"),
    (r"xl/workbook\.bin", "xlsb"),
    (r"ppt/presentation\.xml", "ppt"),
    (r"(?i:/?ofd\.xml)", "ofd"),
    (r"content\.xml", "odf"),
)
_STREAMS = (
    ("EncryptedPackage", "encrypted"),
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("Book", "xls"),
    ("PowerPoint Document", "ppt"),
)
_HTML = re.compile(r"<(!doctype html|html|head|body|meta|title|script|style|div|table|p)\b")
_XML_OFFICE = re.compile(r"mso-application\s+progid=\"(word|excel)|schemas-microsoft-com:office:spreadsheet")
# Editors put a mark of the encoding and line ends before the first sign.
_BLANKS = b"\xef\xbb\xbf\r\n\t "
# Comments and licence banners can stand before the first tag.
_HEAD = 2048


def container_of(content: bytes) -> str:
    """``zip`` or ``ole`` by the first bytes, whatever is inside; ``unknown`` for files without parts."""
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return "zip"
    return "ole" if content.startswith(olefile.MAGIC) else "unknown"


def kind_of(content: bytes) -> str:
    """A short name such as docx, pdf, html, image; ``unknown`` when nothing fits.

    Raises Unreadable for a container that is damaged or a trap.
    """
    if not content.strip(b"\x00"):
        return "empty"
    container = container_of(content)
    if container != "unknown":
        return _package_kind(content) if container == "zip" else _ole_kind(content)
    # Readers accept a PDF header within the first kilobyte.
    if b"%PDF-" in content[:1024]:
        return "pdf"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "image"
    found = (kind for signature, kind in _SIGNATURES if content.lstrip(_BLANKS).startswith(signature))
    return next(found, None) or _text_kind(content[:_HEAD])


def _package_kind(content: bytes) -> str:
    with open_package(content) as package:
        names = [name.replace("\\", "/") for name in package.namelist()]
    found = (kind for part, kind in _PARTS if any(re.fullmatch(part, name) for name in names))
    return next(found, "zip")


def _ole_kind(content: bytes) -> str:
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            return next((kind for name, kind in _STREAMS if container.exists(name)), "ole")
    except (OSError, ValueError, IndexError) as error:
        raise Unreadable("文件损坏，旧版 Office 容器打不开") from error


def _text_kind(head: bytes) -> str:
    wide = head.startswith((b"\xff\xfe", b"\xfe\xff"))
    text = head.decode("utf-16" if wide else "latin-1", "replace").lower()
    if _XML_OFFICE.search(text):
        return "office_xml"
    return "html" if _HTML.search(text) and "\x00" not in text else "unknown"

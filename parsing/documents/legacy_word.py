"""Word 97—2003 文档（doc、wps）：段落，表格的单元格各成一段。WPS Office saves .wps in this format."""

import re
import struct
from io import BytesIO

import olefile
from legacy_doc import LegacyDocError, extract_text

from parsing.documents.facts import Facts, Unreadable

_FLAGS = struct.Struct("<2xH6xH")
_WORD_97, _FAST_SAVED, _ENCRYPTED = 0x00C1, 0x0004, 0x0100
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A handful of letters can be a form's only text; a page of them without Chinese was misread.
_PLAINLY_TEXT = 30


def read_doc(name: str, content: bytes) -> Facts:
    """The document's text. Tables are not told apart: who needs them finds none, and a person looks."""
    _refuse_unreliable(content)
    try:
        text = extract_text(content).text
    except (LegacyDocError, OverflowError, ValueError) as error:
        raise Unreadable("文件损坏，旧版 Word 正文读不出") from error
    facts = Facts()
    facts.add_text(text.replace("\x07", "\n"))
    if len(text) >= _PLAINLY_TEXT and not _CHINESE.search(text):
        # A reader that loses the Chinese must not look like a document that has none.
        raise Unreadable("读出的文字没有汉字，疑似乱码")
    return facts


def _refuse_unreliable(content: bytes) -> None:
    """The library skips pieces of fast-saved files without a word: what it misses would look absent."""
    try:
        with olefile.OleFileIO(BytesIO(content)) as container:
            version, flags = _FLAGS.unpack(container.openstream("WordDocument").read(_FLAGS.size))
    except (OSError, struct.error) as error:
        raise Unreadable("文件损坏，旧版 Word 正文不完整") from error
    if flags & _ENCRYPTED:
        raise Unreadable("文件已加密，需要密码")
    if version < _WORD_97:
        raise Unreadable("Word 95 及更早的格式，暂不能读取")
    if flags & _FAST_SAVED:
        raise Unreadable("旧版 Word 快速保存的文件，暂不能可靠读取")

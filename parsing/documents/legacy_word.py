"""Word 97—2003 文档（doc、wps）：段落和表格。WPS Office saves .wps in this format."""

import re
import struct
from collections.abc import Iterable

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.ole import OleFile
from parsing.documents.word_properties import ParagraphProperties
from parsing.documents.word_tables import TableBuilder
from parsing.documents.word_text import Paragraph, read_paragraphs

_ENCRYPTED, _SECOND_TABLE, _WORD_97 = 0x0100, 0x0200, 0x00C1
_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A handful of letters can be a form's only text; a page of them without Chinese was misread.
_PLAINLY_TEXT = 30


def read_doc(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, and tables."""
    container = OleFile(content)
    word = container.read("WordDocument")
    facts = Facts()
    try:
        version, flags = struct.unpack_from("<2xH6xH", word)
        if flags & _ENCRYPTED:
            raise Unreadable("文件已加密，需要密码")
        if version < _WORD_97:
            raise Unreadable("Word 95 及更早的格式，暂不能读取")
        table = container.read("1Table" if flags & _SECOND_TABLE else "0Table")
        lookup = ParagraphProperties(word, table, container.read("Data"))
        _gather(read_paragraphs(word, table), lookup, name, facts)
    except (struct.error, IndexError) as error:
        raise Unreadable("文件损坏，正文不完整") from error
    _check_chinese(facts)
    return facts


def _gather(paragraphs: Iterable[Paragraph], lookup: ParagraphProperties, name: str, facts: Facts) -> None:
    table = TableBuilder(name)
    for paragraph in paragraphs:
        properties = lookup.at(paragraph.place)
        if properties.in_table:
            table.add(paragraph, properties)
            continue
        table.flush(facts)
        facts.add_text(paragraph.text)
    table.flush(facts)


def _check_chinese(facts: Facts) -> None:
    """A reader that loses the Chinese must not look like a document that has none."""
    cells = (cell for grid in facts.tables for row in grid.rows for cell in row)
    text = "".join((*facts.paragraphs, *cells))
    if len(text) >= _PLAINLY_TEXT and not _CHINESE.search(text):
        raise Unreadable("读出的文字没有汉字，疑似乱码")

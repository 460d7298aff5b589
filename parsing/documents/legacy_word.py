"""Word 97—2003 文档（doc、wps）：按文档顺序的段落和表格。WPS Office saves .wps in this format."""

import re
from itertools import groupby

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.word_file import BROKEN, WordFile
from parsing.documents.word_story import Paragraph, Stories
from parsing.documents.word_tables import TableBuilder

_CHINESE = re.compile(r"[\u3400-\u9fff]")
# A handful of letters can be a form's only text; a page of them without Chinese was misread.
_PLAINLY_TEXT = 30


def read_doc(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, and tables; text boxes and notes follow the paragraph they hang on."""
    facts = Facts()
    try:
        stories = Stories(WordFile(content))
        _read(stories, name, facts)
    except BROKEN as error:
        raise Unreadable("文件损坏，旧版 Word 正文读不出") from error
    _refuse_misread(facts)
    if stories.has_pictures and facts.is_caption():
        raise Unreadable("只有图片，没有文字")
    return facts


def _read(stories: Stories, name: str, facts: Facts) -> None:
    for depth, paragraphs in groupby(stories.body(), key=lambda paragraph: paragraph.format.depth > 0):
        if depth:
            _read_table(stories, list(paragraphs), name, facts)
        else:
            for paragraph in paragraphs:
                facts.add_text("\n".join(_lines(stories, paragraph)))
                _add_notes(stories, paragraph, facts)


def _read_table(stories: Stories, paragraphs: list[Paragraph], name: str, facts: Facts) -> None:
    """Notes of cells stand behind the table."""
    table = TableBuilder()
    for paragraph in paragraphs:
        table.add(_lines(stories, paragraph), paragraph.format, paragraph.gone)
    facts.add_table(table.finish(name))
    for paragraph in paragraphs:
        _add_notes(stories, paragraph, facts)


def _lines(stories: Stories, paragraph: Paragraph) -> list[str]:
    """A paragraph's lines and those of the text boxes that hang on it."""
    lines = paragraph.text.split("\n")
    for box in paragraph.boxes:
        lines.extend(line for inner in stories.paragraphs(box) for line in inner.text.split("\n"))
    return lines


def _add_notes(stories: Stories, paragraph: Paragraph, facts: Facts) -> None:
    for note in paragraph.notes:
        for line in stories.paragraphs(note):
            facts.add_text(line.text)


def _refuse_misread(facts: Facts) -> None:
    """What was read without its Chinese must not look like a document that has none."""
    text = "".join((*facts.paragraphs, *(cell for grid in facts.tables for row in grid.rows for cell in row)))
    if len(text) >= _PLAINLY_TEXT and not _CHINESE.search(text):
        raise Unreadable("读出的文字没有汉字，疑似乱码")

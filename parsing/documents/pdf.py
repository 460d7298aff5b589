"""PDF：文字层的段落和线框表格；扫描件说明没有文字层，装有文字识别的附上认出的文字。"""

import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.ocr import recognise
from parsing.documents.pdf_cells import Filled, fill
from parsing.documents.pdf_characters import Character, characters_of
from parsing.documents.pdf_lines import lines_of
from parsing.documents.pdf_pieces import Piece, ReadPage, is_last, tables_of
from parsing.documents.pdf_rules import Box, rules_of
from parsing.documents.pdf_runs import PageText, check_sideways, text_of
from parsing.documents.pdf_stretches import stretches_of
from parsing.documents.pdf_unruled import Unruled, is_head, unruled_table
from parsing.documents.pdf_words import words_of
from parsing.documents.radicals import mend
from parsing.documents.scan_check import FEW_LETTERS, MAX_PAGES, scan_reason

# The library says of every page what its fonts lack.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, a line each, then tables; a table that runs over pages is one."""
    facts = Facts()
    with _opened(content) as document:
        if len(document.pages) > MAX_PAGES:
            raise Unreadable(f"PDF 共{len(document.pages)}页，超过{MAX_PAGES}页，未读取")
        pages: list[ReadPage] = []
        for page in document.pages:
            pages.append(_read_page(page, pages[-1].unruled if pages else None))
        _check_text(document.pages, pages)
    for read in pages:
        facts.add_text("\n".join(line.text for line in read.lines))
    for grid in tables_of(pages, name):
        facts.add_table(grid)
    return facts


@contextmanager
def _opened(content: bytes) -> Iterator[PDF]:
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            yield document
    except (MalformedPDFException, PdfminerException, PSException) as error:
        if isinstance(error, PDFPasswordIncorrect) or any(isinstance(arg, PDFPasswordIncorrect) for arg in error.args):
            raise Unreadable("文件已加密，需要密码") from error
        raise Unreadable("文件损坏，PDF 打不开") from error
    except (
        ArithmeticError,
        AssertionError,
        AttributeError,
        LookupError,
        RecursionError,
        TypeError,
        ValueError,
    ) as error:
        # What the library raises from the middle of damaged files.
        raise Unreadable("文件损坏，PDF 的页面打不开") from error


def _check_text(pages: Sequence[Page], texts: Sequence[ReadPage]) -> None:
    """Refuse what is a scan, as a whole or in part."""
    wordless = {text.number for text in texts if text.letters < FEW_LETTERS}
    scans = {text.number for text in texts if text.number in wordless and text.pictured}
    if len(wordless) == len(pages):
        scans = wordless
    reason = scan_reason(scans, wordless, len(pages))
    if reason:
        raise _scan(reason, [pages[number - 1] for number in sorted(scans)])


def _scan(reason: str, pages: Sequence[Page]) -> Unreadable:
    """A scan stays unread, since recognised text proves nothing missing; but what it seems to say goes along."""
    recognition = recognise(pages)
    return Unreadable(f"{reason}（{recognition.note}）", map(mend, recognition.lines))


def _read_page(page: Page, before: Unruled | None) -> ReadPage:
    try:
        return _read(page, text_of(characters_of(page)), before)
    except Unreadable as reason:
        raise Unreadable(f"第{page.page_number}页{reason}") from reason
    finally:
        page.close()


def _read(page: Page, text: PageText, before: Unruled | None) -> ReadPage:
    """What no table holds stands in lines; a table whose cells are uncertain stands there as a whole."""
    rules = rules_of(page)
    figures = [line[-1] for line in words_of(text.characters) if line[-1].is_figure]
    pieces: list[Piece] = []
    taken: set[int] = set()
    heads: list[Filled] = []
    uncertain: list[Box] = []
    for table in rules.tables:
        filled = fill(table, text.runs, text.sideways)
        if filled is None:
            uncertain.append(table.box)
        elif is_head(filled, figures):
            heads.append(filled)
        elif filled.whole:
            pieces.append(Piece(filled.cells))
            taken |= filled.characters
    check_sideways([char for char in text.sideways if id(char) not in taken])
    rest = [char for char in text.characters if id(char) not in taken]
    unruled: Unruled | None = None
    for stretch in stretches_of(words_of(char for char in rest if not any(_lies_in(box, char) for box in uncertain))):
        unruled, before = unruled_table(stretch, rules.levels, before), None
        if unruled:
            pieces.append(Piece(unruled.cells))
            taken |= unruled.characters
    for head in heads:
        if not head.characters & taken:
            pieces.append(Piece(head.cells))
            taken |= head.characters
    pieces.sort(key=lambda piece: piece.top)
    lines = lines_of(char for char in rest if id(char) not in taken)
    last = unruled if unruled and is_last(Piece(unruled.cells), pieces, lines) else None
    return ReadPage(page.page_number, tuple(lines), tuple(pieces), text.letters, bool(page.images), last)


def _lies_in(box: Box, char: Character) -> bool:
    return box[0] < char.centre < box[2] and box[1] < char.middle < box[3]

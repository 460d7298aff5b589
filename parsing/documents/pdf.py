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
from parsing.documents.page_pieces import ReadPage, tables_of
from parsing.documents.page_reader import read_page
from parsing.documents.page_runs import text_of
from parsing.documents.page_wholes import wholes
from parsing.documents.pdf_characters import characters_of
from parsing.documents.pdf_dots import is_dot
from parsing.documents.pdf_rules import rules_of
from parsing.documents.radicals import mend
from parsing.documents.scan_check import FEW_LETTERS, MAX_PAGES, scan_reason

# More are characters drawn as outlines, or a drawing.
_FEW_CURVES = 20

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
            pages.append(_read_page(page, pages[-1] if pages else None))
        _check_text(document.pages, pages)
    whole = wholes(pages)
    for read in whole:
        facts.add_text("\n".join(line.text for line in read.lines))
    for grid in tables_of(whole, name):
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


def _read_page(page: Page, before: ReadPage | None) -> ReadPage:
    try:
        text = text_of(characters_of(page))
        rules = rules_of(page, before.columns if before else ())
        return read_page(page.page_number, text, rules, _is_pictured(page), before)
    except Unreadable as reason:
        raise Unreadable(f"第{page.page_number}页{reason}") from reason
    finally:
        page.close()


def _is_pictured(page: Page) -> bool:
    """Whether there are pictures, or characters drawn as outlines."""
    return bool(page.images) or sum(not is_dot(drawn) for drawn in page.curves) > _FEW_CURVES

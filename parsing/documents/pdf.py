"""PDF：文字层的段落和线框表格；扫描件说明没有文字层，装有文字识别的附上认出的文字。"""

import logging
import unicodedata
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from itertools import pairwise

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.psexceptions import PSException
from pdfplumber.page import Page
from pdfplumber.pdf import PDF
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from domain.grid import Grid
from parsing.documents.facts import Facts, Unreadable
from parsing.documents.grids import join_lines
from parsing.documents.ocr import recognise

# The longest published compilations; a page takes up to 0.1 s.
MAX_PAGES = 500
# Fewer letters than this are a page number or a stamp on a picture.
_FEW_LETTERS = 10
# Long documents may have picture covers.
_COVERS_FROM = 8
# The library says of every page what its fonts lack.
logging.getLogger("pdfminer").setLevel(logging.ERROR)


def read_pdf(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, a line each, then tables; a table that runs over pages is one on each page."""
    facts = Facts()
    with _opened(content) as document:
        if len(document.pages) > MAX_PAGES:
            raise Unreadable(f"PDF 共{len(document.pages)}页，超过{MAX_PAGES}页，未读取")
        _check_text(document.pages)
        for page in document.pages:
            _read_page(page, f"{name} 第{page.page_number}页", facts)
            page.close()
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


def _check_text(pages: Sequence[Page]) -> None:
    """Refuse what is a scan, as a whole or in part."""
    wordless = [page for page in pages if len(page.chars) < _FEW_LETTERS]
    if len(wordless) == len(pages):
        raise _scan("扫描件，没有文字层", pages)
    scans = [page for page in wordless if page.images]
    covers = {1, len(pages)} if len(pages) >= _COVERS_FROM else set()
    if {page.page_number for page in scans} - covers:
        raise _scan(f"第{'、'.join(str(page.page_number) for page in scans[:5])}页是图片，没有文字层", scans)


def _scan(reason: str, pages: Sequence[Page]) -> Unreadable:
    """A scan stays unread, since recognised text proves nothing missing; but what it seems to say goes along."""
    recognition = recognise(pages)
    return Unreadable(f"{reason}（{recognition.note}）", map(_normal, recognition.lines))


def _read_page(page: Page, source: str, facts: Facts) -> None:
    tables = page.find_tables()
    outside = page
    for table in tables:
        outside = outside.outside_bbox(table.bbox, strict=False)
    facts.add_text(_normal(outside.extract_text() or ""))
    for table in tables:
        facts.add_table(_grid(page, table, source))


def _grid(page: Page, table: Table, source: str) -> Grid:
    """A merged cell's text stands in every place it covers: the place's middle lies in the cell."""
    texts = [(cell, join_lines(_normal(page.crop(cell).extract_text() or "").split("\n"))) for cell in table.cells]
    rights = sorted({round(x) for cell in table.cells for x in (cell[0], cell[2])})
    bottoms = sorted({round(y) for cell in table.cells for y in (cell[1], cell[3])})
    rows = []
    for top, bottom in pairwise(bottoms):
        y = (top + bottom) / 2
        middles = [((left + right) / 2, y) for left, right in pairwise(rights)]
        rows.append(tuple(next((text for cell, text in texts if _holds(cell, *middle)), "") for middle in middles))
    return Grid(tuple(rows), source)


def _holds(cell: tuple[float, float, float, float], x: float, y: float) -> bool:
    return cell[0] <= x <= cell[2] and cell[1] <= y <= cell[3]


def _normal(text: str) -> str:
    """Printers name glyphs after radicals (⽬ for 目): NFKC brings the characters back. Punctuation stays Chinese."""
    return "".join(c if unicodedata.category(c).startswith("P") else unicodedata.normalize("NFKC", c) for c in text)

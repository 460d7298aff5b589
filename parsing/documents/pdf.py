"""PDF：文字层的段落和线框表格；扫描件说明没有文字层。"""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO

import pdfplumber
import pypdfium2.raw as pdfium
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException
from pypdfium2 import PdfDocument, PdfiumError, PdfPage

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.pdf_letters import Letter, read_letters
from parsing.documents.pdf_lines import join_paragraphs, split_page
from parsing.documents.pdf_tables import Lattice, find_lattices

# The longest published compilations; finding tables takes some 50 ms a page.
MAX_PAGES = 500
# Fewer letters than this are a page number or a stamp on a picture.
_FEW_LETTERS = 10
# So many shapes on a page without letters are letters drawn as outlines.
_OUTLINES = 50
# Above this share of characters without meaning the fonts' encoding is lost.
_GARBLED = 0.2
# Long documents may have picture covers.
_COVERS_FROM = 8

# PDFium keeps global state and crashes when two threads use it.
_PDFIUM = threading.Lock()


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A page as found. shapes: lines, frames, outlines; pictures: images and embedded pages."""

    letters: list[Letter]
    shapes: int
    pictures: int

    @property
    def has_text(self) -> bool:
        return sum(not letter.text.isspace() for letter in self.letters) >= _FEW_LETTERS

    @property
    def is_picture(self) -> bool:
        return not self.has_text and (self.pictures > 0 or self.shapes > _OUTLINES)


def read_pdf(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, then tables; a table that runs over pages is one on each page."""
    facts = Facts()
    with _PDFIUM, _opened(content) as document:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"PDF 共{len(document)}页，超过{MAX_PAGES}页，未读取")
        pages = [_look_at(page) for page in document]
    _check_text(pages)
    lattices = _find_tables(content, pages)
    lines = [split_page(page.letters, found) for page, found in zip(pages, lattices, strict=True)]
    for paragraph in join_paragraphs(lines):
        facts.add_text(paragraph)
    for number, found in enumerate(lattices, 1):
        for lattice in found:
            facts.add_table(lattice.grid(f"{name} 第{number}页"))
    return facts


@contextmanager
def _opened(content: bytes) -> Iterator[PdfDocument]:
    try:
        document = PdfDocument(content)
    except PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Unreadable("文件已加密，需要密码") from error
        raise Unreadable("文件损坏，PDF 打不开") from error
    try:
        yield document
    except PdfiumError as error:
        raise Unreadable("文件损坏，PDF 的页面打不开") from error
    finally:
        document.close()


def _look_at(page: PdfPage) -> _Sheet:
    count = pdfium.FPDFPage_CountObjects(page)
    kinds = [pdfium.FPDFPageObj_GetType(pdfium.FPDFPage_GetObject(page, index)) for index in range(count)]
    forms = kinds.count(pdfium.FPDF_PAGEOBJ_FORM)
    pictures = kinds.count(pdfium.FPDF_PAGEOBJ_IMAGE) + forms
    return _Sheet(read_letters(page), kinds.count(pdfium.FPDF_PAGEOBJ_PATH) + forms, pictures)


def _check_text(sheets: list[_Sheet]) -> None:
    """Refuse what is a scan, as a whole or in part, and what does not decode to words."""
    if not any(sheet.has_text for sheet in sheets):
        raise Unreadable("扫描件，没有文字层")
    scans = [number for number, sheet in enumerate(sheets, 1) if sheet.is_picture]
    covers = {1, len(sheets)} if len(sheets) >= _COVERS_FROM else set()
    if set(scans) - covers:
        listed = "、".join(map(str, scans[:5])) + ("等" if len(scans) > 5 else "")
        raise Unreadable(f"第{listed}页是图片，没有文字层")
    letters = [letter.text for sheet in sheets for letter in sheet.letters if not letter.text.isspace()]
    garbled = sum(unicodedata.category(text) in ("Cc", "Cn", "Co", "Cs") or text == "\ufffd" for text in letters)
    if garbled > _GARBLED * len(letters):
        raise Unreadable("字体编码缺失，文字无法还原")


def _find_tables(content: bytes, sheets: list[_Sheet]) -> list[list[Lattice]]:
    """The ruled tables of each page; pages without any lines are not looked at, which is most of the time."""
    if not any(sheet.shapes for sheet in sheets):
        return [[] for _ in sheets]
    found = []
    try:
        with pdfplumber.open(BytesIO(content)) as document:
            for sheet, page in zip(sheets, document.pages, strict=True):
                found.append(find_lattices(page) if sheet.shapes else [])
                page.close()
    except (PdfminerException, MalformedPDFException, ValueError) as error:
        raise Unreadable("文件损坏，PDF 的表格读不出") from error
    return found

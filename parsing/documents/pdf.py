"""PDF：文字层的段落和线框表格；扫描件说明没有文字层。"""

import threading
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]
from pypdfium2 import PdfDocument, PdfiumError

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.pdf_letters import Letter, read_letters
from parsing.documents.pdf_lines import split_page
from parsing.documents.pdf_paragraphs import drop_running, join_paragraphs
from parsing.documents.pdf_rules import Drawing, read_drawing
from parsing.documents.pdf_tables import find_lattices

# The longest published compilations; a page takes up to 50 ms.
MAX_PAGES = 500
# Twice what so many pages of small print hold.
MAX_LETTERS = 2_000_000
# A page that draws more is a map; the densest tables draw some 2 000.
MAX_SHAPES = 6_000
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
    """A page as found."""

    width: float
    letters: list[Letter]
    drawing: Drawing

    @property
    def has_text(self) -> bool:
        return sum(not letter.text.isspace() for letter in self.letters) >= _FEW_LETTERS

    @property
    def is_picture(self) -> bool:
        return not self.has_text and (self.drawing.pictures > 0 or self.drawing.shapes > _OUTLINES)


def read_pdf(name: str, content: bytes) -> Facts:
    """Paragraphs outside tables, then tables; a table that runs over pages is one on each page."""
    facts = Facts()
    with _PDFIUM, _opened(content) as document:
        if len(document) > MAX_PAGES:
            raise Unreadable(f"PDF 共{len(document)}页，超过{MAX_PAGES}页，未读取")
        sheets = list(_sheets(document))
    _check_text(sheets)
    lattices = [find_lattices(sheet.drawing.rules) for sheet in sheets]
    lines = [split_page(sheet.letters, found) for sheet, found in zip(sheets, lattices, strict=True)]
    for paragraph in join_paragraphs(drop_running(lines), [sheet.width for sheet in sheets]):
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


def _sheets(document: PdfDocument) -> Iterator[_Sheet]:
    total = 0
    for page in document:
        sheet = _Sheet(page.get_width(), read_letters(page), read_drawing(page, MAX_SHAPES))
        page.close()
        total += len(sheet.letters)
        if total > MAX_LETTERS:
            raise Unreadable(f"PDF 超过{MAX_LETTERS}字，未读取")
        yield sheet


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

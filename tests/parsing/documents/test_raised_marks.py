"""数字后面的上标是脚注标记：Word、电子表格、PDF 里的“12”加上标“1”都是 12，不是 121。"""

import struct
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO

import pytest
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from parsing.annual_report.numbers import read_number
from parsing.documents import read_document

from .biff_8 import workbook
from .word_97 import IN_TABLE, Doc, Run, row_end
from .written_pdf import frame, pdf_of, text

_RAISED = struct.pack("<HB", 0x2A48, 1)


def _docx(by_style: bool) -> bytes:
    document, content = Document(), BytesIO()
    paragraph = document.add_table(1, 1).cell(0, 0).paragraphs[0]
    paragraph.add_run("12")
    mark = paragraph.add_run("1")
    if by_style:
        style = document.styles.add_style("脚注", WD_STYLE_TYPE.CHARACTER)
        style.font.superscript = True
        mark.style = document.styles.add_style("表中脚注", WD_STYLE_TYPE.CHARACTER)
        mark.style.base_style = style
    else:
        mark.font.superscript = True
    document.save(content)
    return content.getvalue()


def _doc() -> bytes:
    cell = [Run("12", b"", IN_TABLE), Run("1", _RAISED, IN_TABLE), Run("\x07", b"", IN_TABLE)]
    return Doc({"body": [*cell, row_end((0, 1000))]}).saved()


def _xlsx() -> bytes:
    book, content = Workbook(), BytesIO()
    book.active["A1"] = CellRichText("12", TextBlock(InlineFont(vertAlign="superscript"), "1"))
    book.save(content)
    return content.getvalue()


def _xls() -> bytes:
    return workbook([], ("12", "1"))


def _pdf() -> bytes:
    """Five sixths of the size and a third of it higher, as browsers print <sup>."""
    return pdf_of(
        frame((40, 140, 240), (50, 80))
        + text(50, 70, "12", 12)
        + text(74, 66, "1", 10)
        + text(40, 100, "一、总体情况如下表所示")
    )


@pytest.mark.parametrize(
    "written",
    [lambda: _docx(by_style=False), lambda: _docx(by_style=True), _doc, _xlsx, _xls, _pdf],
    ids=["docx", "docx by style", "doc", "xlsx", "xls", "pdf"],
)
def test_a_raised_digit_behind_a_number_is_no_digit_of_it(written: Callable[[], bytes]) -> None:
    (grid,) = read_document("年报", written()).tables
    assert grid.rows[0][0] == "12¹"
    assert read_number(grid.rows[0][0]).value == Decimal(12)

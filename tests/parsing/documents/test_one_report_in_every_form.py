"""同一份年报的表三，写成网页、Word、电子表格、PDF、OFD，读出来一格不差；读不准的说没有读到，绝不读错。"""

from collections.abc import Callable, Mapping, Sequence
from io import BytesIO

import pytest
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.grid import Grid
from parsing.annual_report.facts import APPLICANTS, HANDLED
from parsing.annual_report.pieces import applications_grid
from parsing.annual_report.tables import read_applications
from parsing.documents import read_document
from parsing.page import Page
from parsing.tables import data_tables, read_table

from .test_document_ofd import line as ofd_line
from .test_document_ofd import ofd
from .test_document_ofd import text as ofd_text
from .written_pdf import frame, pdf_of
from .written_pdf import text as pdf_text

Rows = list[list[str]]
_LABELS = ("新收", "上年结转", *HANDLED, "（七）总计", "结转下年")
_ROWS = st.lists(
    st.lists(st.integers(0, 9999), min_size=len(APPLICANTS), max_size=len(APPLICANTS)),
    min_size=len(_LABELS),
    max_size=len(_LABELS),
)


def _printed(label: str) -> tuple[str, str]:
    """The label of a row, and that of the rows that it belongs to."""
    inner = label.removeprefix("（六）")
    return ("（六）其他处理", inner) if inner != label else ("", label)


def _html_grids(html: str) -> list[Grid]:
    page = Page(f"<html><body>{html}</body></html>", "http://a.gov.cn/nb.html")
    assert page.body is not None
    return [read_table(table) for table in data_tables(page.body)]


def _file_grids(name: str, content: bytes) -> Sequence[Grid]:
    read = read_document(name, content)
    assert read.failure is None
    return read.tables


def _markup(rows: Rows) -> str:
    cells = ("".join(f"<td><p>{cell}</p></td>" for cell in row) for row in rows)
    return f"<table>{''.join(f'<tr>{row}</tr>' for row in cells)}</table>"


def _one_table(rows: Rows) -> Sequence[Grid]:
    return _html_grids(_markup(rows))


def _three_tables(rows: Rows) -> Sequence[Grid]:
    """As an editor leaves them where the report's pages ended; the second repeats the header."""
    return _html_grids("<p></p>".join(map(_markup, (rows[:9], [rows[0], *rows[9:20]], rows[20:]))))


def _word(rows: Rows) -> Sequence[Grid]:
    document, content = Document(), BytesIO()
    table = document.add_table(len(rows), len(rows[0]))
    for y, row in enumerate(rows):
        for cell, text in zip(table.rows[y].cells, row, strict=True):
            cell.text = text
    document.save(content)
    return _file_grids("年报.docx", content.getvalue())


def _spreadsheet(rows: Rows) -> Sequence[Grid]:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(content)
    return _file_grids("年报.xlsx", content.getvalue())


def _pdf(rows: Rows) -> Sequence[Grid]:
    """Twelve rows a page, ruled, in the size that reports print their tables in."""
    xs = (5, 60, 222, *(222 + 53 * column for column in range(1, len(APPLICANTS) + 1)))
    pages = []
    for some in (rows[:14], rows[14:]):
        ys = [60 + 20 * y for y in range(len(some) + 1)]
        words = (
            pdf_text(x + 3, y + 14, cell, 7)
            for y, row in zip(ys, some, strict=False)
            for x, cell in zip(xs, row, strict=False)
        )
        pages.append(frame(xs, ys) + "".join(words))
    return _file_grids("年报.pdf", pdf_of(*pages))


def _ofd(rows: Rows) -> Sequence[Grid]:
    xs = (5, 35, 130, *(130 + 27 * column for column in range(1, len(APPLICANTS) + 1)))
    height = 9 * len(rows)
    level = (ofd_line(xs[0], 10 + 9 * y, xs[-1], 10 + 9 * y) for y in range(len(rows) + 1))
    upright = (ofd_line(x, 10, x, 10 + height) for x in xs)
    words = (ofd_text(cell, x + 1, 16 + 9 * y) for y, row in enumerate(rows) for x, cell in zip(xs, row, strict=False))
    return _file_grids("年报.ofd", ofd("".join((*level, *upright, *words)), box="0 0 420 297"))


_FORMS: Mapping[str, Callable[[Rows], Sequence[Grid]]] = {
    "one table of a page": _one_table,
    "three tables of a page": _three_tables,
    "docx": _word,
    "xlsx": _spreadsheet,
    "pdf": _pdf,
    "ofd": _ofd,
}


@pytest.mark.parametrize("form", _FORMS)
@settings(max_examples=8, deadline=None)
@given(numbers=_ROWS)
def test_table_three_is_the_same_in_every_form(form: str, numbers: list[list[int]]) -> None:
    written = [["", "", *APPLICANTS]]
    written += ([*_printed(label), *map(str, row)] for label, row in zip(_LABELS, numbers, strict=True))
    grid = applications_grid(_FORMS[form](written))
    assert grid is not None
    read = read_applications(grid)
    assert read is not None
    assert read.whole
    found = {name: [number.value for number in row] for name, row in read.rows.items()}
    assert found == dict(zip(_LABELS, numbers, strict=True))

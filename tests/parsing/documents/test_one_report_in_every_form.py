"""同一份年报的表三，写成网页、Word、电子表格、PDF、OFD，读出来一格不差；读不准的说没有读到，绝不读错。"""

import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from domain.grid import Grid
from parsing.annual_report.facts import APPLICANTS, HANDLED
from parsing.annual_report.numbers import read_number
from parsing.annual_report.pieces import applications_grid
from parsing.annual_report.tables import read_applications
from parsing.documents import read_document
from parsing.markup.page import Page
from parsing.markup.tables import data_tables, read_table

from .biff_8 import workbook
from .conftest import PrintPdf
from .printed_tables import Look, markup, table_three
from .test_document_ofd import line as ofd_line
from .test_document_ofd import ofd
from .test_document_ofd import text as ofd_text
from .word_97 import IN_TABLE, Doc, Run, row_end
from .written_pdf import frame, pdf_of, rule
from .written_pdf import text as pdf_text

Rows = list[list[str]]
_LABELS = ("新收", "上年结转", *HANDLED, "（七）总计", "结转下年")
_CELLS = st.one_of(st.integers(0, 9999).map(str), st.sampled_from(["0", "0", "", "/", "—", "7①", "12[1]"]))
_ROWS = st.lists(
    st.lists(_CELLS, min_size=len(APPLICANTS), max_size=len(APPLICANTS)).filter(any),
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
    return _file_grids("年报.docx", _docx(rows))


def _docx(rows: Rows) -> bytes:
    document, content = Document(), BytesIO()
    table = document.add_table(len(rows), len(rows[0]), "Table Grid")
    for y, row in enumerate(rows):
        for cell, text in zip(table.rows[y].cells, row, strict=True):
            cell.text = text
    document.save(content)
    return content.getvalue()


def _spreadsheet(rows: Rows) -> Sequence[Grid]:
    book, content = Workbook(), BytesIO()
    for row in rows:
        book.active.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(content)
    return _file_grids("年报.xlsx", content.getvalue())


def _old_word(rows: Rows) -> Sequence[Grid]:
    """What Word 97 and WPS call .doc and .wps."""
    edges = range(0, 100 * len(rows[0]) + 1, 100)
    runs = (run for row in rows for run in (Run("".join(f"{cell}\x07" for cell in row), b"", IN_TABLE), row_end(edges)))
    return _file_grids("年报.wps", Doc({"body": list(runs)}).saved())


def _wps_sheet(rows: Rows) -> Sequence[Grid]:
    return _file_grids("年报.et", workbook(rows))


_XS = (5, 60, 222, *(222 + 53 * column for column in range(1, len(APPLICANTS) + 1)))


def _pdf(rows: Rows) -> Sequence[Grid]:
    """Fourteen rows on the first page, ruled, in the size that reports print their tables in."""
    pages = [frame(_XS, [60 + 20 * y for y in range(len(some) + 1)]) + _pdf_words(some) for some in _torn(rows)]
    return _file_grids("年报.pdf", pdf_of(*pages))


def _pdf_with_level_rules(rows: Rows) -> Sequence[Grid]:
    """The head is repeated on the second page."""
    pages = []
    for some in (rows[:14], [rows[0], *rows[14:]]):
        level = (rule(_XS[0], 60 + 20 * y, _XS[-1], 60 + 20 * y) for y in range(len(some) + 1))
        pages.append("".join(level) + _pdf_words(some))
    return _file_grids("年报.pdf", pdf_of(*pages))


def _pdf_without_rules(rows: Rows) -> Sequence[Grid]:
    return _file_grids("年报.pdf", pdf_of(*map(_pdf_words, _torn(rows))))


def _torn(rows: Rows) -> tuple[Rows, Rows]:
    return rows[:14], rows[14:]


def _pdf_words(rows: Rows) -> str:
    return "".join(
        pdf_text(x + 3, 74 + 20 * y, cell, 6)
        for y, row in enumerate(rows)
        for x, cell in zip(_XS, row, strict=False)
        if cell
    )


_OFD_XS = (5, 35, 130, *(130 + 27 * column for column in range(1, len(APPLICANTS) + 1)))


def _ofd(rows: Rows) -> Sequence[Grid]:
    level = (ofd_line(_OFD_XS[0], 10 + 9 * y, _OFD_XS[-1], 10 + 9 * y) for y in range(len(rows) + 1))
    upright = (ofd_line(x, 10, x, 10 + 9 * len(rows)) for x in _OFD_XS)
    return _file_grids("年报.ofd", ofd("".join((*level, *upright)) + _ofd_words(rows), box="0 0 420 297"))


def _ofd_without_rules(rows: Rows) -> Sequence[Grid]:
    return _file_grids("年报.ofd", ofd(_ofd_words(rows), box="0 0 420 297"))


def _ofd_words(rows: Rows) -> str:
    return "".join(
        ofd_text(cell, x + 1, 16 + 9 * y)
        for y, row in enumerate(rows)
        for x, cell in zip(_OFD_XS, row, strict=False)
        if cell
    )


_FORMS: Mapping[str, Callable[[Rows], Sequence[Grid]]] = {
    "one table of a page": _one_table,
    "three tables of a page": _three_tables,
    "docx": _word,
    "wps": _old_word,
    "xlsx": _spreadsheet,
    "et": _wps_sheet,
    "pdf": _pdf,
    "pdf with level rules": _pdf_with_level_rules,
    "pdf without rules": _pdf_without_rules,
    "ofd": _ofd,
    "ofd without rules": _ofd_without_rules,
}


def _written(cells: Rows) -> Rows:
    rows = ([*_printed(label), *row] for label, row in zip(_LABELS, cells, strict=True))
    return [["", "", *APPLICANTS], *rows]


@pytest.mark.parametrize("form", _FORMS)
@settings(max_examples=4, deadline=None, phases=[Phase.generate])
@given(cells=_ROWS)
def test_table_three_is_the_same_in_every_form(form: str, cells: Rows) -> None:
    _check(_FORMS[form](_written(cells)), cells)


def test_table_three_with_merged_cells_of_a_page() -> None:
    _check(_html_grids(markup(*table_three(_DRAWN), Look())), _DRAWN)


@pytest.mark.parametrize("rules", ["solid", "level", "none"])
def test_table_three_as_a_browser_prints_it(print_pdf: PrintPdf, rules: str) -> None:
    look = Look(rules=rules, padding=(5, 6))
    _check(
        _file_grids("年报.pdf", print_pdf(f"{look.style}<p>三、申请情况</p>{markup(*table_three(_DRAWN), look)}")),
        _DRAWN,
    )


@pytest.mark.parametrize("suffix", ["doc", "pdf"])
def test_table_three_as_an_office_saves_it(tmp_path: Path, suffix: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("本机没有 LibreOffice，由它另存文件的测试跳过")
    source = tmp_path / "年报.docx"
    source.write_bytes(_docx(_written(_DRAWN)))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, profile, "--headless", "--convert-to", suffix, "--outdir", str(tmp_path), str(source)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    saved = source.with_suffix(f".{suffix}")
    # A row that the end of a printed page tears, though rules close both halves, leaves the table unread.
    _check(_file_grids(saved.name, saved.read_bytes()), _DRAWN, whole=suffix == "doc")


_DRAWN = [[("0", "12", "", "—", "7①", "1048", "3")[(y * 3 + x) % 7] for x in range(7)] for y in range(len(_LABELS))]


def _check(grids: Sequence[Grid], cells: Rows, whole: bool = True) -> None:
    """whole: else what was not read may be missing, as long as the table says so."""
    grid = applications_grid(grids)
    assert grid is not None
    read = read_applications(grid)
    assert read is not None
    assert read.whole or not whole
    found = {name: [number.value for number in row] for name, row in read.rows.items()}
    values = ([read_number(cell).value for cell in row] for row in cells)
    expected = dict(zip(_LABELS, values, strict=True))
    assert found == (expected if read.whole else {name: expected.get(name) for name in found})

"""PDF 里没有竖线的目录、清单（无线、只有横线、点线、底色）：每格不是读对就是说不准，绝不读错；缺了一截的不算读出。"""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from domain.grid import Grid
from parsing.content.catalogue import is_known
from parsing.documents import ReadDocument, read_document

from .conftest import PrintPdf
from .printed_lists import HEAD, OFFICE, Rows, catalogue, printed
from .printed_tables import Look
from .written_pdf import frame, pdf_of, rule, text

WIDE = Look(padding=(4, 6), across="left")
LOOKS = {
    "wide": WIDE,
    "at the top": Look(padding=(3, 5), across="left", down="top", before=4),
    "centred, header repeated": Look(padding=(4, 5), size=14, before=12, repeated=True),
    "to the right, below": Look(padding=(5, 6), across="right", down="bottom", size=13),
    "rows torn": Look(padding=(6, 6), size=15, spacing=1.7, across="left", down="top", whole_rows=False, before=3),
    "tight": Look(padding=(0, 2), across="left"),
}


def read(content: bytes) -> ReadDocument:
    document = read_document("a.pdf", content)
    assert document.failure is None
    return document


def wrong(grid: Grid, rows: Rows) -> list[tuple[str, str]]:
    """Cells that say another thing than was printed."""
    assert grid.rows[0] == HEAD
    assert len(grid.rows) == len(rows) + 1
    pairs = [(was, said) for row, found in zip(rows, grid.rows[1:], strict=True) for was, said in zip(row, found, strict=True)]  # fmt: skip
    return [(was, said) for was, said in pairs if is_known(said) and said != was]


@pytest.mark.parametrize(
    ("rules", "look"),
    [
        *((rules, "wide") for rules in ("none", "level", "dotted level", "shaded", "shaded cells", "shaded header")),
        *(("none", look) for look in LOOKS if look != "wide"),
        *(("level", look) for look in ("rows torn", "tight")),
        *(("shaded", look) for look in ("at the top", "centred, header repeated")),
    ],
)
def test_a_list_is_right_or_unread_never_wrong(print_pdf: PrintPdf, rules: str, look: str) -> None:
    rows = catalogue(24)
    chosen = LOOKS[look]
    style = Look(**{name: getattr(chosen, name) for name in Look.__slots__} | {"rules": rules})
    tables = read(print_pdf(printed(rows, style))).tables
    assert [wrong(grid, rows) for grid in tables] in ([], [[]])
    if look != "tight" and (rules, look) != ("none", "rows torn"):
        assert [grid.rows[1:] for grid in tables] == [tuple(rows)]


@pytest.mark.parametrize("rules", ["level", "none", "shaded"])
def test_what_one_cell_says_for_several_rows_is_said_for_all_of_them_or_not_told(
    print_pdf: PrintPdf, rules: str
) -> None:
    sizes = (3, 1, 4, 2, 2, 1, 3)
    offices = [f"第{number}科" for number, size in enumerate(sizes, 1) for _ in range(size)]
    rows = catalogue(len(offices), offices)
    (grid,) = read(print_pdf(printed(rows, Look(padding=(4, 6), across="left", rules=rules), sizes))).tables
    assert wrong(grid, rows) == []
    told = {is_known(row[OFFICE]) for row in grid.rows[1:]}
    assert told == {True} if rules == "level" else False in told
    assert all(is_known(cell) for row in grid.rows for cell in (*row[:OFFICE], *row[OFFICE + 1 :]))


@pytest.mark.parametrize("rules", ["level", "none"])
def test_a_blank_cell_is_blank_only_where_rules_show_it(print_pdf: PrintPdf, rules: str) -> None:
    rows = catalogue(12, ("办公室", "", "政策法规科"))
    (grid,) = read(print_pdf(printed(rows, Look(padding=(4, 6), across="left", rules=rules)))).tables
    assert wrong(grid, rows) == []
    assert {is_known(row[OFFICE]) for row in grid.rows[1:]} == ({True} if rules == "level" else {True, False})


@pytest.mark.parametrize("styled", ["Normal Table", "Light List"])
def test_a_list_as_an_office_prints_it(tmp_path: Path, styled: str) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("本机没有 LibreOffice，由它打印的测试跳过")
    rows, document, content = catalogue(30), Document(), BytesIO()
    table = document.add_table(len(rows) + 1, len(HEAD), styled)
    for cells, row in zip(table.rows, (HEAD, *rows), strict=True):
        for cell, said in zip(cells.cells, row, strict=True):
            cell.text = said
    document.save(content)
    source = tmp_path / "目录.docx"
    source.write_bytes(content.getvalue())
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    convert = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(tmp_path), str(source)]
    subprocess.run(convert, check=True, capture_output=True, timeout=120)
    tables = read(source.with_suffix(".pdf").read_bytes()).tables
    assert [wrong(grid, rows) for grid in tables] in ([], [[]])


XS = (50, 90, 190, 330)
TOP = ("序号", "事项名称", "公开内容", "公开主体")
ONE, TWO, THREE = (
    ("1", "机构", "机构职能", "办公室"),
    ("2", "许可", "许可事项", "法规科"),
    ("3", "财政", "预决算", "财务科"),
)


def lines(y: float, *rows: tuple[str, ...]) -> str:
    """Rows thirty apart, without any rules."""
    return "".join(
        text(x, y + 30 * at, cell) for at, row in enumerate(rows) for x, cell in zip(XS, row, strict=True) if cell
    )


def grids(*pages: str) -> list[Grid]:
    return list(read(pdf_of(*pages)).tables)


def test_numbered_rows_of_words_are_a_table() -> None:
    assert [grid.rows for grid in grids(lines(100, TOP, ONE, TWO))] == [(TOP, ONE, TWO)]


def test_rows_go_on_with_the_next_number_under_the_head_of_the_page_before() -> None:
    assert [grid.rows for grid in grids(lines(700, TOP, ONE, TWO), lines(60, THREE))] == [(TOP, ONE, TWO, THREE)]
    assert [grid.rows for grid in grids(lines(700, TOP, ONE, TWO), lines(60, TOP, THREE))] == [(TOP, ONE, TWO, THREE)]


@pytest.mark.parametrize(
    "second",
    [
        lines(60, ("4", "财政", "预决算", "财务科")),
        lines(60, ("", "财政", "预决算", "财务科"), THREE),
        lines(60, ("3", "财政", "预决算一直到公开主体这一列里面去了的", "财务科")),
        text(190, 60, "的信息") + lines(90, THREE),
    ],
    ids=["a number is left out", "a row without a number", "words over two columns", "a line of the row before"],
)
def test_a_table_that_may_go_on_with_what_was_not_read_is_not_read(second: str) -> None:
    assert grids(lines(700, TOP, ONE, TWO), second) == []


@pytest.mark.parametrize(
    "drawing",
    [
        lines(100, TOP, ONE, TWO) + text(80, 190, "3这一行的字跨过了两列"),
        lines(100, TOP, ONE) + text(XS[0], 160, "2") + text(XS[1], 168, "许可") + lines(200, THREE),
        lines(100, ONE, TWO, THREE),
        lines(100, ("序号", "事项名称", "公开内容", ""), ONE, TWO),
        lines(100, (*TOP[:2], "公开内容和公开主体这样的事", ""), ONE, TWO),
        lines(100, TOP, ("", "机构", "机构职能", "办公室"), ("", "许可", "许可事项", "法规科")),
        lines(100, TOP, ("甲", "机构", "机构职能", ""), ("乙", "许可", "许可事项", "法规科")),
    ],
    ids=[
        "a last row that runs over columns",
        "a text between two rows",
        "no head",
        "a column without a header",
        "one header for two columns",
        "rows without their first column",
        "a blank cell among rows without numbers",
    ],
)
def test_what_is_uncertain_stays_text(drawing: str) -> None:
    assert grids(drawing) == []


def test_headers_below_one_that_reaches_over_them() -> None:
    over = text(XS[0], 100, "序号") + text(XS[1], 100, "事项名称") + text(225, 92, "公开情况")
    (grid,) = grids(over + text(XS[2], 108, "公开内容") + text(260, 108, "公开主体") + "".join(
        text(x, y, cell) for y, row in ((140, ONE), (170, TWO)) for x, cell in zip((*XS[:3], 260), row, strict=True)
    ))  # fmt: skip
    assert grid.rows[:2] == (("序号", "事项名称", "公开情况", "公开情况"), TOP)
    assert grid.rows[2:] == (ONE, TWO)


def test_a_ruled_table_whose_next_page_cannot_be_read_is_not_read() -> None:
    ys = (700, 720, 740, 760)
    first = frame((*XS, 420), ys) + "".join(text(x + 2, y + 14, c) for y, row in zip(ys, (TOP, ONE, TWO), strict=False) for x, c in zip(XS, row, strict=True))  # fmt: skip
    clear = frame((*XS, 420), (60, 80)) + "".join(text(x + 2, 74, cell) for x, cell in zip(XS, THREE, strict=True))
    assert [grid.rows for grid in grids(first, clear)] == [(TOP, ONE, TWO, THREE)]
    assert grids(first, frame((*XS, 420), (60, 80)) + text(52, 74, "3") + text(183, 74, "88")) == []


def test_rules_across_part_rows_and_show_what_is_merged() -> None:
    across = "".join(rule(48, y, 420, y) for y in (85, 115, 175, 205)) + rule(48, 145, 325, 145)
    drawing = (
        across + lines(100, TOP, ("1", "机构", "", ""), ("2", "许可", "许可事项", "")) + text(XS[3], 147, "办公室")
    )
    (grid,) = grids(drawing + lines(190, THREE))
    assert grid.rows == (TOP, ("1", "机构", "", "办公室"), ("2", "许可", "许可事项", "办公室"), THREE)

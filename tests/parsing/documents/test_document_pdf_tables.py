"""PDF 的表格：字属于哪一格，一张表跨页。"""

import pytest

from domain.grid import Grid
from parsing.documents import ReadDocument, read_document

from .written_pdf import digits, frame, pdf_of, rule, text

XS = (50, 130, 200, 270)


def read(*pages: str) -> ReadDocument:
    document = read_document("a.pdf", pdf_of(*pages))
    assert document.failure is None
    return document


def grid(*pages: str) -> Grid:
    (table,) = read(*pages).tables
    return table


def row(baseline: float, *cells: str) -> str:
    return "".join(text(x + 3, baseline, cell) for x, cell in zip(XS, cells, strict=False))


def table(top: float, *rows: tuple[str, ...], xs: tuple[float, ...] = XS) -> str:
    """Rows 20 high from the top on."""
    ys = [top + 20 * y for y in range(len(rows) + 1)]
    return frame(xs, ys) + "".join(row(y + 14, *cells) for y, cells in zip(ys, rows, strict=False))


HEAD = ("信息内容", "制发件数", "废止件数")
RULES = ("规章", "0", "0")
NORMS = ("规范性文件", "3", "12")


def test_digits_stand_where_they_are_drawn_not_where_their_boxes_hang() -> None:
    drawing = frame(XS, (100, 120, 140, 160)) + row(114, "信息内容", "件数") + row(134, "处罚") + row(154, "强制")
    found = grid(drawing + digits(133, 134, "6") + digits(133, 154, "0"))
    assert found.rows == (("信息内容", "件数", ""), ("处罚", "6", ""), ("强制", "0", ""))


def test_a_label_wider_than_its_column_stays_in_its_cell() -> None:
    narrow = (50, 105, 160, 200)
    drawing = frame(narrow, (100, 120, 140)) + text(53, 114, "社会公益组织") + text(115, 114, "总计")
    assert grid(drawing + text(53, 134, "1") + text(115, 134, "2")).rows == (
        ("社会公益组织", "总计", ""),
        ("1", "2", ""),
    )


def test_words_that_touch_at_a_rule_are_two() -> None:
    drawing = frame((50, 90, 130), (100, 120, 140)) + text(50, 114, "商业企业") + text(90, 114, "科研机构")
    assert grid(drawing + text(60, 134, "1") + text(100, 134, "2")).rows == (("商业企业", "科研机构"), ("1", "2"))


def test_a_number_on_a_rule_belongs_to_nobody() -> None:
    document = read(table(100, HEAD, ("规章", "", "0")) + text(123, 134, "88"))
    assert document.tables == ()
    assert any("88" in line for line in document.paragraphs)


def test_a_label_written_sideways_is_its_cells() -> None:
    drawing = frame((50, 70, 130), (100, 160, 180)) + text(64, 150, "办理结果", turned=90)
    assert grid(drawing + text(75, 130, "予以公开很多") + text(75, 174, "总计")).rows[0] == ("办理结果", "予以公开很多")


def test_a_table_that_runs_over_a_page_is_one() -> None:
    first = text(50, 80, "二、主动公开政府信息情况") + table(700, HEAD, RULES) + text(290, 780, "第1页")
    second = table(60, NORMS) + text(50, 200, "三、其他") + text(290, 780, "第2页")
    document = read(first, second)
    assert [found.rows for found in document.tables] == [(HEAD, RULES, NORMS)]


def test_a_header_repeated_on_the_next_page_counts_once() -> None:
    assert grid(table(700, HEAD, RULES), table(60, HEAD, NORMS)).rows == (HEAD, RULES, NORMS)


def test_a_heading_between_two_pages_begins_another_table() -> None:
    document = read(table(700, HEAD, RULES), text(50, 50, "表二") + table(60, HEAD, NORMS))
    assert [found.rows for found in document.tables] == [(HEAD, RULES), (HEAD, NORMS)]


def test_other_columns_on_the_next_page_are_another_table() -> None:
    other = frame((50, 110, 270), (60, 80, 100)) + text(53, 74, "甲") + text(115, 74, "乙")
    assert len(read(table(700, HEAD, RULES), other).tables) == 2


def test_a_row_torn_by_the_end_of_a_page_is_one_row() -> None:
    upper = "".join(rule(x, 740, x, 760) for x in XS) + row(754, "行政规范", "3")
    lower = "".join(rule(x, 60, x, 80) for x in XS) + rule(XS[0], 80, XS[-1], 80) + row(74, "性文件", "", "12")
    assert grid(table(700, HEAD, RULES) + upper, lower).rows == (HEAD, RULES, ("行政规范性文件", "3", "12"))


@pytest.mark.parametrize("turned", [90, 270])
def test_a_page_that_is_turned_to_be_read_is_read_as_the_reader_sees_it(turned: int) -> None:
    first, second = table(700, HEAD, RULES), table(60, NORMS)
    (found,) = read_document("a.pdf", pdf_of(first, second, turned=turned)).tables
    assert found.rows == (HEAD, RULES, NORMS)

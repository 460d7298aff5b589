"""表格的换页处：上下两半都画了线的断行、跨页的合并格。"""

from domain.grid import Grid
from parsing.documents import read_document
from parsing.documents.page_breaks import NOT_KNOWN

from .written_pdf import frame, pdf_of, rule, text

XS = (50.0, 80.0, 140.0, 200.0, 260.0)
HEAD = ("序号", "事项", "内容", "主体")
FIRST = ("1", "机构职能", "机构设置", "办公室")
UPPER = ("2", "权责清单", "职权的名称", "法规科")


def grid(*pages: str) -> Grid:
    document = read_document("a.pdf", pdf_of(*pages))
    assert document.failure is None
    (table,) = document.tables
    return table


def rows(top: float, *cells: tuple[str, ...], xs: tuple[float, ...] = XS) -> str:
    """Text of rows 20 high."""
    return "".join(
        text(x + 3, top + 20 * y + 14, cell)
        for y, row in enumerate(cells)
        for x, cell in zip(xs, row, strict=False)
        if cell
    )


def table(top: float, *cells: tuple[str, ...], xs: tuple[float, ...] = XS) -> str:
    """Every row ruled off, as office programs do at a page's end too."""
    return frame(xs, [top + 20 * y for y in range(len(cells) + 1)]) + rows(top, *cells, xs=xs)


def merged(top: float, *cells: tuple[str, ...]) -> str:
    """The last column is one cell, its text in the first row."""
    bottom = top + 20 * len(cells)
    lines = [rule(XS[0], top + 20 * y, XS[-2], top + 20 * y) for y in range(len(cells) + 1)]
    ends = [rule(XS[-2], y, XS[-1], y) for y in (top, bottom)]
    return "".join((*lines, *ends, *(rule(x, top, x, bottom) for x in XS))) + rows(top, *cells)


def test_a_row_without_number_that_goes_on_is_the_lower_half_of_the_row_before() -> None:
    first = table(700, HEAD, FIRST, UPPER)
    second = table(60, ("", "", "和依据", ""), ("3", "年报", "年报全文", "办公室"))
    whole = ("2", "权责清单", "职权的名称和依据", "法规科")
    assert grid(first, second).rows == (HEAD, FIRST, whole, ("3", "年报", "年报全文", "办公室"))


def test_the_lower_half_stands_below_a_repeated_head() -> None:
    second = table(60, HEAD, ("", "", "和依据", ""), ("3", "年报", "年报全文", "办公室"))
    assert grid(table(700, HEAD, FIRST, UPPER), second).rows[2] == ("2", "权责清单", "职权的名称和依据", "法规科")


def test_a_row_over_three_pages_is_one() -> None:
    pages = (table(700, HEAD, FIRST, UPPER), table(60, ("", "", "和全部依据", "")), table(60, ("", "", "全文", "")))
    assert grid(*pages).rows == (HEAD, FIRST, ("2", "权责清单", "职权的名称和全部依据全文", "法规科"))


def test_a_row_with_its_own_number_is_its_own() -> None:
    own = ("3", "年报", "年报全文", "")
    assert grid(table(700, HEAD, FIRST, UPPER), table(60, own)).rows == (HEAD, FIRST, UPPER, own)


def test_a_row_whose_number_is_left_out_is_no_lower_half() -> None:
    left_out = ("", "年报", "年报全文", "办公室")
    second = table(60, left_out, ("4", "指南", "指南全文", "办公室"))
    assert grid(table(700, HEAD, FIRST, UPPER), second).rows[3] == left_out


def test_a_line_that_had_room_is_no_upper_half_and_the_blanks_below_are_unknown() -> None:
    short = ("2", "权责清单", "职权", "法规科")
    second = table(60, ("", "", "和依据", ""), ("3", "年报", "年报全文", "办公室"))
    found = grid(table(700, HEAD, FIRST, short), second).rows
    assert found[2:4] == (short, (NOT_KNOWN, NOT_KNOWN, "和依据", NOT_KNOWN))


def test_a_heading_of_a_group_is_a_row_of_its_own() -> None:
    heading = frame((XS[0], XS[-1]), (60, 80)) + text(53, 74, "二、其他事项")
    second = heading + table(80, ("3", "年报", "年报全文", "办公室"))
    assert grid(table(700, HEAD, FIRST, UPPER), second).rows[2:4] == (UPPER, ("二、其他事项",) * 4)


FIGURES = (50.0, 110.0, 140.0, 170.0, 200.0)
LABELS = ("情形", "甲", "乙", "丙")


def test_a_label_goes_on_where_a_row_of_figures_is_silent() -> None:
    first = table(700, LABELS, ("没有现成信", "1", "2", "3"), xs=FIGURES)
    second = table(60, ("息需要制作", "", "", ""), ("其他", "0", "0", "0"), xs=FIGURES)
    assert grid(first, second).rows[1:] == (("没有现成信息需要制作", "1", "2", "3"), ("其他", "0", "0", "0"))


def test_a_row_of_which_all_figures_are_blank_is_a_row() -> None:
    first = table(700, LABELS, ("一、公开的", "1", "2", "3"), xs=FIGURES)
    blank = ("二、其他的", "", "", "")
    assert grid(first, table(60, blank, xs=FIGURES)).rows[2] == blank
    short = table(700, LABELS, ("公开", "1", "2", "3"), xs=FIGURES)
    assert grid(short, table(60, ("其他", "", "", ""), xs=FIGURES)).rows[2] == ("其他", "", "", "")


def test_a_merged_cell_says_the_same_on_every_page_it_reaches() -> None:
    head = table(680, HEAD)
    first = head + merged(700, FIRST, ("2", "权责清单", "名称", ""))
    second = merged(60, ("3", "年报", "年报全文", ""), ("4", "指南", "指南全文", ""))
    third = table(60, ("5", "预算", "预算全文", ""), ("6", "决算", "决算全文", "财务科"))
    found = grid(first, second, third).rows
    assert [row[3] for row in found] == ["主体", *["办公室"] * 5, "财务科"]


def test_a_merged_cell_may_begin_in_the_last_row_of_a_page() -> None:
    second = merged(60, ("3", "年报", "年报全文", ""), ("4", "指南", "指南全文", ""))
    assert [row[3] for row in grid(table(700, HEAD, FIRST, UPPER), second).rows[2:]] == ["法规科"] * 3


def test_a_head_says_nothing_of_the_next_page() -> None:
    second = merged(60, ("1", "年报", "年报全文", ""), ("2", "指南", "指南全文", ""))
    assert [row[3] for row in grid(table(700, HEAD), second).rows] == ["主体", "", ""]


def test_an_empty_cell_that_may_go_on_is_no_blank_one() -> None:
    first = table(700, HEAD, FIRST, UPPER)
    second = table(60, ("3", "年报", "年报全文", "")) + merged(
        80, ("4", "指南", "指南", "办公室"), ("5", "预算", "预算", "")
    )
    assert [row[3] for row in grid(first, second).rows[3:]] == [NOT_KNOWN, "办公室", "办公室"]


def test_an_empty_cell_of_a_column_without_merged_ones_is_blank() -> None:
    second = table(60, ("3", "年报", "年报全文", ""), ("4", "指南", "指南全文", "办公室"))
    assert [row[3] for row in grid(table(700, HEAD, FIRST, UPPER), second).rows[3:]] == ["", "办公室"]


def test_a_merged_head_makes_no_blank_cell_below_it_unknown() -> None:
    head = merged(660, HEAD, ("", "名称", "全文", ""))
    second = table(60, ("3", "年报", "年报全文", ""), ("4", "指南", "指南全文", "办公室"))
    assert [row[3] for row in grid(head + table(700, FIRST, UPPER), second).rows[4:]] == ["", "办公室"]


def torn(top: float, *cells: tuple[str, ...], place: int = 1, above: bool = False, below: bool = False) -> str:
    """A browser's rules: one column is a cell over all rows, ruled above or below only where it begins or ends."""
    bottom = top + 20 * len(cells)
    left, right = XS[place], XS[place + 1]
    lines = [rule(XS[0], top + 20 * y, left, top + 20 * y) for y in range(len(cells) + 1)]
    lines += [rule(right, top + 20 * y, XS[-1], top + 20 * y) for y in range(len(cells) + 1)]
    ends = [rule(left, y, right, y) for y, drawn in ((top, above), (bottom, below)) if drawn]
    return "".join((*lines, *ends, *(rule(x, top, x, bottom) for x in XS))) + rows(top, *cells)


def test_a_column_without_rules_across_is_one_cell_over_the_whole_page() -> None:
    first = table(660, HEAD) + torn(680, ("1", "", "设置", "办公室"), ("2", "", "依据", "法规科"), above=True)
    second = torn(60, ("3", "机构", "年报", "办公室"), ("4", "", "指南", "办公室"))
    third = torn(60, ("5", "", "预算", "财务科"), below=True) + table(80, ("6", "决算", "决算", "财务科"))
    found = grid(first, second, third).rows
    assert [row[:2] for row in found] == [("序号", "事项"), *((str(n), "机构") for n in range(1, 6)), ("6", "决算")]


def test_the_room_between_two_tables_is_no_column() -> None:
    one = frame((50, 100), (60, 80, 100)) + text(53, 74, "甲组人数") + text(53, 94, "乙组人数")
    other = frame((200, 260), (60, 80, 100)) + text(203, 74, "丙组人数") + text(203, 94, "丁组人数")
    document = read_document("a.pdf", pdf_of(one + other))
    assert [found.rows for found in document.tables] == [(("甲组人数",), ("乙组人数",)), (("丙组人数",), ("丁组人数",))]

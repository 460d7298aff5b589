"""表格：合并单元格展开，排版表格不算数据。"""

from parsing.markup.page import Page
from parsing.markup.tables import data_tables, read_table


def tables(html: str) -> list[tuple[tuple[str, ...], ...]]:
    page = Page(f"<html><body>{html}</body></html>", "http://www.example.gov.cn/a.html")
    assert page.body is not None
    return [read_table(table).rows for table in data_tables(page.body)]


def test_merged_cells_are_spread() -> None:
    (rows,) = tables(
        "<table><tr><td rowspan=2>办理结果</td><td colspan=2>（一）予以公开</td></tr><tr><td>1</td><td>2</td></tr></table>"
    )
    assert rows == (("办理结果", "（一）予以公开", "（一）予以公开"), ("办理结果", "1", "2"))


def test_a_word_over_two_lines_is_one_word_and_split_digits_one_number() -> None:
    (rows,) = tables(
        "<table><tr><td><p>商业</p><p>企业</p></td><td><span>2</span><span>0</span></td></tr><tr><td>a</td><td>b</td></tr></table>"
    )
    assert rows[0] == ("商业企业", "20")


def test_short_rows_are_filled() -> None:
    (rows,) = tables("<table><tr><td>一</td><td>二</td><td>三</td></tr><tr><td>1</td></tr></table>")
    assert rows[1] == ("1", "", "")


def test_a_table_that_only_lays_out_the_page_is_no_data() -> None:
    assert tables(
        "<table><tr><td><p>正文</p><table><tr><th>一</th><th>二</th></tr><tr><td>1</td><td>2</td></tr></table></td></tr></table>"
    ) == [(("一", "二"), ("1", "2"))]
    assert tables("<table><tr><td>只有一栏</td></tr><tr><td>正文</td></tr></table>") == []


def test_absurd_spans_do_not_hang() -> None:
    (rows,) = tables(
        '<table><tr><td colspan="99999999" rowspan="99999999">x</td><td>y</td></tr><tr><td>z</td><td>w</td></tr></table>'
    )
    assert len(rows) == 2
    assert len(rows[0]) <= 302


def test_a_form_field_says_what_is_entered_in_it() -> None:
    (rows,) = tables(
        '<table><tr><td><input type="text" value="12"></td><td><select><option>0<option selected>7</select></td>'
        "<td><textarea>3</textarea></td><td><input type=hidden value=9>4</td><td><input type=checkbox checked>是</td></tr>"
        "<tr><td>a</td><td>b</td><td>c</td><td>d</td><td><input name=open></td></tr></table>"
    )
    assert rows == (("12", "7", "3", "4", "√是"), ("a", "b", "c", "d", "□"))


def test_what_no_reader_sees_is_no_part_of_a_number() -> None:
    (rows,) = tables(
        '<table><tr><td>4<span style="display:none">4</span></td><td>5</td></tr><tr><td>a</td><td>b</td></tr></table>'
    )
    assert rows[0] == ("4", "5")


def test_a_raised_digit_stays_raised() -> None:
    (rows,) = tables(
        "<table><tr><td>4<sup>1</sup></td><td>4<sup><a>2</a></sup></td>"
        '<td>4<span style="vertical-align: super">(3)</span></td></tr><tr><td>a</td><td>b</td><td>c</td></tr></table>'
    )
    assert rows[0] == ("4¹", "4²", "4⁽³⁾")

"""一行一个单位、一列一年的表格：格子里的链接是谁的、哪一年的。"""

import pytest

from parsing.lists.rows import Row, row_groups
from parsing.markup.page import open_page
from parsing.menus.menus import read_menu

_HEAD = "<tr><th>单位</th><th>2021年</th><th>2020年</th></tr>"


def _rows(body: str, title: str = "") -> list[Row]:
    html = f"<html><head><title>{title}</title></head><body>{body}</body></html>"
    page = open_page(html.encode(), "text/html; charset=utf-8", "http://h.gov.cn/ndbg/")
    return [row for group in row_groups(page) for row in group.rows]


def _said(rows: list[Row]) -> list[tuple[str, str, bool]]:
    return [(row.title, row.organ, row.untitled) for row in rows]


def test_a_cell_is_of_its_organ_and_year() -> None:
    line = "<tr><td>区教育局</td><td><a href='a.html'>查看</a></td><td><a href='b.html'>查看</a></td></tr>"
    assert _said(_rows(f"<h2>部门年报</h2><table>{_HEAD}{line}</table>")) == [
        ("区教育局2021年（部门年报）", "区教育局", True),
        ("区教育局2020年（部门年报）", "区教育局", True),
    ]


@pytest.mark.parametrize(
    "table",
    [
        "<tr><td colspan=3>年报汇编</td></tr>"
        f"{_HEAD}<tr><td>区教育局</td><td></td><td><a href='b.html'>2020年</a></td></tr>",
        "<tr><th>序号</th><th>机构</th><th>2021年</th><th>2020年</th></tr>"
        "<tr><td>1</td><td><a href='/jyj/'>区教育局</a></td><td>-</td><td><a href='b.html'>下载</a></td></tr>",
        "<tr><th>年度</th><th>区教育局</th></tr><tr><td>2020年</td><td><a href='b.html'>年报</a></td></tr>",
    ],
    ids=["below a caption", "behind numbers", "turned"],
)
def test_a_table_however_it_is_set(table: str) -> None:
    (row,) = [row for row in _rows(f"<table>{table}</table>") if row.untitled]
    assert (row.organ, row.url) == ("区教育局", "http://h.gov.cn/ndbg/b.html")
    assert row.title.startswith("区教育局2020年")


def test_a_title_in_a_cell_is_the_title() -> None:
    title = "区教育局2021年政府信息公开工作年度报告"
    line = f"<tr><td>区教育局</td><td><a href='a.html'>{title}</a></td><td></td></tr>"
    assert _said(_rows(f"<table>{_HEAD}{line}</table>")) == [(title, "区教育局", False)]


def test_a_table_of_other_things_is_none() -> None:
    line = "<tr><td>政府工作报告</td><td><a href='a.html'>查看</a></td><td><a href='b.html'>查看</a></td></tr>"
    assert not any(row.untitled for row in _rows(f"<table>{_HEAD}{line}</table>"))


def test_what_stands_in_the_cells_is_no_column() -> None:
    line = "<tr><td>区教育局</td><td><a href='a.html'>查看</a></td><td><a href='b.html'>查看</a></td></tr>"
    page = open_page(f"<table>{_HEAD}{line}</table>".encode(), "text/html; charset=utf-8", "http://h.gov.cn/ndbg/")
    assert all(link.article for link in read_menu(page).links)


def test_the_organ_beside_a_title_is_whose_it_is() -> None:
    rows = _rows(
        "<ul><li><a href='1.html'>关于公开征求意见的公告</a><span>区水利和湖泊局</span><i>已结束</i></li>"
        "<li><a href='2.html'>关于起草情况的说明</a><span>发布机构：区教育局</span><i>2021-08-02</i></li>"
        "<li><a href='3.html'>关于印发办法的通知</a><span>局办公室</span><i>2021-08-02</i></li></ul>"
    )
    assert [row.organ for row in rows] == ["区水利和湖泊局", "区教育局", ""]

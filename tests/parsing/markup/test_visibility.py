"""看得见：拿掉了什么，网页自己说得出；样式里有“none”的不等于藏起来。"""

import pytest

from parsing.markup.page import Page
from parsing.menus.menus import read_menu

ADDRESS = "http://www.example.gov.cn/a.html"
_LONG = "为了更好地提供政府信息公开服务，本机关编制本指南。" * 4


def test_what_was_left_out_is_told() -> None:
    page = Page("<p>甲</p><div style='display:none'>共3条<script>x</script></div>", ADDRESS)
    assert (page.lines(), page.hidden) == (("甲",), ("共3条",))


def test_borders_and_overflow_hide_nothing() -> None:
    page = Page("<table><tr><td style='border-left:none;overflow:hidden'>甲<td>乙</table>", ADDRESS)
    assert page.lines() == ("甲", "乙")
    assert not page.hidden


def test_a_sheet_that_we_do_not_have_may_show_an_element_with_more_classes() -> None:
    html = "<link rel=stylesheet href=a.css><style>.p{display:none}</style><p class=p>甲<p class='p on'>乙<p>丙"
    assert Page(html, ADDRESS).lines() == ("乙", "丙")


def test_a_page_that_its_script_shows_when_all_is_loaded() -> None:
    html = f"<script src=a.js></script><div style='display:none'><h1>公开指南</h1><p>{_LONG}</div><p>页脚</p>"
    assert Page(html, ADDRESS).lines() == ("公开指南", _LONG, "页脚")


def test_a_script_in_a_hidden_place_runs_all_the_same() -> None:
    page = Page("<div hidden><script>location.href='list.htm'</script></div>", ADDRESS)
    assert page.refresh == "http://www.example.gov.cn/list.htm"


def test_what_a_control_can_show_is_told_too() -> None:
    html = "<ul id=list></ul><p id=none style='display:none'>暂无信息</p><script>if (!n) $('#none').show()</script>"
    page = Page(html, ADDRESS)
    assert (page.lines(), page.hidden, page.folded) == (("暂无信息",), (), ("暂无信息",))


_GROUPS = range(4)
_GOES = "<script>function zk(i){var e=document.getElementById('s'+i);e.style.display='block'}</script>"
_SLIDES = "<script>$('.tt').click(function(){$(this).next().slideToggle()})</script>"
FOLDED_MENUS = {
    "a function that puts the name together": "".join(
        f"<dl><dt onclick='zk({n})'>组{n}</dt><dd id=s{n} style='display:none'><a href='/c{n}/'>栏目{n}</a></dd></dl>"
        for n in _GROUPS
    )
    + _GOES,
    "a row of its own": "<table>"
    + "".join(
        f"<tr><td onclick='zk({n})'>组{n}<tr id=s{n} style='display:none'><td><a href='/c{n}/'>栏目{n}</a>"
        for n in _GROUPS
    )
    + f"</table>{_GOES}",
    "terms in one list": "<dl>"
    + "".join(f"<dt class=tt>组{n}<dd style='display:none'><a href='/c{n}/'>栏目{n}</a>" for n in _GROUPS)
    + f"</dl>{_SLIDES}",
    "a term in each list": "".join(
        f"<dl><dt class=tt>组{n}<dd style='display:none'><a href='/c{n}/'>栏目{n}</a></dl>" for n in _GROUPS
    )
    + _SLIDES,
    "a block for each group": "".join(
        f"<div><p class=tt>组{n}</p><div style='display:none'><a href='/c{n}/'>栏目{n}</a></div></div>" for n in _GROUPS
    )
    + _SLIDES,
}


@pytest.mark.parametrize("way", FOLDED_MENUS)
def test_a_menu_of_folds_shows_all_its_columns(way: str) -> None:
    links = read_menu(Page(f"<html><body>{FOLDED_MENUS[way]}</body></html>", ADDRESS)).links
    assert [link.name for link in links] == [f"栏目{n}" for n in _GROUPS]


def test_a_name_in_a_place_that_nothing_is_known_to_show_is_a_mention() -> None:
    """Whoever looks for the column must not say that the department has none."""
    page = Page(
        "<p>首页</p><p style='display:none'><a href='/c/'>规范性文件</a> <a href='/d/'>会议公开</a></p>", ADDRESS
    )
    menu = read_menu(page)
    assert menu.links == ()
    assert {"规范性文件", "会议公开"} <= menu.mentions


def test_of_a_definition_list_what_is_hidden_beside_no_control_is_not_there() -> None:
    page = Page("<dl><dt>规划<dd>2021-05-01<dt>计划<dd style='display:none'>2021-06-01</dl>", ADDRESS)
    assert page.lines() == ("规划", "2021-05-01", "计划")

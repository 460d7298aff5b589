"""看得见：拿掉了什么，网页自己说得出；样式里有“none”的不等于藏起来。"""

from parsing.page import Page

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

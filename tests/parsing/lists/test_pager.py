"""翻页：跟得下去的翻页给出地址；跟不下去的痕迹使列表不算读全；指向自己的“下一页”不算。"""

import pytest

from parsing.lists.pager import Pager, read_pager
from parsing.markup.page import Page

_FOLDER = "http://www.example.gov.cn/zwgk/nb/"


def _pager(html: str, name: str = "index.html") -> Pager:
    return read_pager(Page(f"<html><body>{html}</body></html>", _FOLDER + name))


@pytest.mark.parametrize(
    "html",
    [
        "<a href='index_1.html'>下一页</a>",
        "<a onclick=\"location.href='index_1.html'\">下页</a>",
        "<div>上一页 <a href='index_1.html'>»</a></div>",
        "<div><a href='index_1.html'>&gt;</a> 共17条记录，当前第1页，共5页</div>",
        "<div><b>1</b> <a href='index_1.html'>2</a></div>",
        "<ul><li>1</li><li onclick=\"goPage('index_1.html')\">下一页</li></ul>",
        "<span>1</span><a href='index_1.html'>2</a><a href='index_2.html'>3</a>",
        "<script>createPageHTML(3, 0, 'index', 'html')</script>",
        "<a href='javascript:goPage(\"index_1.html\")'>下一页</a>",
        "<b>1</b> <a href='javascript:loadFrag(\"index_1.html\")'>2</a>",
        "<li class='active'><a href='javascript:fill(\"index.html\")'>1</a></li><li><a href='javascript:fill(\"index_1.html\")'>2</a></li>",
    ],
)
def test_a_way_that_can_be_followed(html: str) -> None:
    assert _pager(html).next_url == _FOLDER + "index_1.html"


@pytest.mark.parametrize(
    "html",
    [
        "<a href='javascript:turn(2)'>下一页</a>",
        "<a>下一页</a>",
        "<div><b>1</b> <a href='javascript:go(2)'>2</a></div>",
        "<button>加载更多</button>",
        "<div id='more' style='cursor:pointer'>加载更多</div>",
        "<div data-url='index_2.html'>加载更多</div>",
        "<li onclick='next(2)'>下一页</li>",
        "<p>共3页</p><a href='javascript:go(2)'>2</a>",
        "<input type='hidden' name='totalPage' value='4'>",
        "<form method='post'><input type='submit' value='下一页'></form>",
    ],
)
def test_a_trace_that_cannot_be_followed(html: str) -> None:
    pager = _pager(html)
    assert pager.more and not pager.next_url


@pytest.mark.parametrize(
    "html",
    [
        "<a href='index.html'>下一页</a>",
        "<a href='#'>下一页</a>",
        "<a href='javascript:void(0)'>下一页</a>",
        "<a class='disabled' href='index_1.html'>下一页</a>",
        "<span>共5条 第1页/共1页</span>",
        "<p>没有翻页</p>",
    ],
)
def test_the_only_page(html: str) -> None:
    pager = _pager(html)
    assert not pager.more and not pager.next_url


def test_totals_in_hidden_fields() -> None:
    assert _pager("<input type='hidden' id='totalRecord' value='37'>").records == 37


def test_one_page_in_all_is_the_end_whatever_buttons_stand_there() -> None:
    pager = _pager("<div><a>首页</a> <a>上一页</a> <a>后一页</a> <a>尾页</a> 共1页</div>")
    assert (pager.next_url, pager.pages, pager.more) == ("", 1, False)


def test_pages_in_a_menu_of_choices_are_followed_one_after_another() -> None:
    names = ("304.jspx", "304_2.jspx", "304_3.jspx")
    options = "".join(f"<option value='{name}'>第{at}页</option>" for at, name in enumerate(names, 1))
    followed = [_pager(f"<select>{options}</select>", name).next_url.rpartition("/")[2] for name in names]
    assert followed == ["304_2.jspx", "304_3.jspx", ""]


@pytest.mark.parametrize(
    ("row", "following"),
    [
        ("<b>1</b> <a href='304_2.html'>2</a> <a href='304_3.html'>3</a>", "304_2.html"),
        ("<a href='304.html'>1</a> <b>2</b> <a href='304_3.html'>3</a>", "304_3.html"),
        ("<a href='304.html'>1</a> <a href='304_2.html'>2</a> <b>3</b>", ""),
    ],
)
def test_the_number_that_leads_nowhere_is_the_pages_own(row: str, following: str) -> None:
    """A block named content is no mark of the current page."""
    name = {"304_2.html": "304.html", "304_3.html": "304_2.html"}.get(following, "304_3.html")
    assert _pager(f"<div id='content'>{row}</div>", name) == Pager(_FOLDER + following if following else "")


def test_years_above_groups_of_entries_are_no_row_of_numbers() -> None:
    entries = "<ul><li><b>2021</b><li><a href='a.html'>关于开展检查的通知</a><li><b>2020</b><li><a href='b.html'>关于做好决算的通知</a></ul>"
    row = "<div><a href='list.html'>1</a> <b>2</b> <a href='list_2.html'>3</a></div>"
    pager = read_pager(Page(entries + row, "http://www.example.gov.cn/zwgk/list_1.html"))
    assert pager.next_url == "http://www.example.gov.cn/zwgk/list_2.html"


def test_a_number_to_jump_to_is_not_the_pages_own() -> None:
    row = "<a href='304_2.html'>2</a> <a href='304_3.html'>3</a> 到第 <b>9</b> 页"
    assert _pager(f"<div>{row}</div>", "304.html").next_url == _FOLDER + "304_2.html"


def test_an_arrow_beside_the_last_page_leads_on_one_in_a_breadcrumb_does_not() -> None:
    steps = (("首页", "index.html"), ("»", "index_2.html"), ("尾页", "index_2.html"))
    pager = "".join(f"<a onclick=\"location.href='{url}'\">{word}</a>" for word, url in steps)
    url = "http://www.example.gov.cn/lm/index.html"
    assert read_pager(Page(f"<div>{pager}</div>", url)).next_url == "http://www.example.gov.cn/lm/index_2.html"
    assert read_pager(Page("<div><a href='/'>首页</a><a href='/bm/'>»</a>部门公开</div>", url)) == Pager()


_ENDS = (
    "第2页/共2页",
    "第 2 页 / 共 2 页",
    "第2/2页",
    "2/2页",
    "2/共2页",
    "页次：2/2",
    "共2页 当前第2页",
    "共2页，第2页",
    "第2页（共2页）",
    "第2页，共6条，共2页",
    "当前页：2 共2页",
    "<p>第2页</p><p>共2页</p>",
)


@pytest.mark.parametrize("words", _ENDS)
def test_the_last_of_all_pages_in_words_is_the_end(words: str) -> None:
    pager = _pager(f"<div><a href='304.html'>上一页</a> {words}</div>", "304_2.html")
    assert (pager.next_url, pager.pages, pager.more) == ("", 2, False)


@pytest.mark.parametrize("words", [*(word.replace("2", "1", 1) for word in _ENDS[:6]), "共2页 到第 2 页", "共2页"])
def test_a_page_before_the_last_or_that_does_not_say_which_it_is_is_not_the_end(words: str) -> None:
    pager = _pager(f"<div>上一页 下一页 {words}</div>", "304.html")
    assert (pager.next_url, pager.more) == ("", True)


@pytest.mark.parametrize(
    ("name", "row", "following"),
    [
        ("lm", "<b>1</b> <a href='?page=1'>2</a> <a href='?page=2'>3</a>", "lm?page=1"),
        ("lm?page=1", "<a href='?page=0'>1</a> <b>2</b> <a href='?page=2'>3</a>", "lm?page=2"),
        ("lm?page=1", "<a href='lm'>1</a> <a href='?page=1'>2</a> <a href='?page=2'>3</a>", "lm?page=2"),
        ("lm?page=2", "<a href='?page=0'>1</a> <a href='?page=1'>2</a> <b>3</b>", ""),
        ("lm?page=2", "<a href='?page=1'>1</a> <b>2</b> <a href='?page=3'>3</a>", "lm?page=3"),
    ],
)
def test_addresses_may_count_from_nought(name: str, row: str, following: str) -> None:
    assert _pager(f"<div>{row}</div>", name) == Pager(_FOLDER + following if following else "")


def test_a_form_that_a_function_fills_in_is_followed_by_its_number() -> None:
    form = "<form name='f' method='post'><input type='hidden' name='page' value='1'>{}</form>"
    link = "<a href='javascript:gopage(2)'>下一页</a>"
    assert _pager(form.format(link)).form == (("page", "2"),)
    two = "<input type='hidden' name='curPage' value='1'>"
    assert not _pager(form.format(two + link)).form, "which of them is meant, nobody knows"


def test_a_lone_arrow_beside_a_share_of_pages_or_to_a_numbered_address_leads_on() -> None:
    assert _pager("<div><span>1/2</span><a href='b.html'>&gt;</a></div>").next_url == _FOLDER + "b.html"
    assert _pager("<div><a href='380_2.html'>&gt;</a></div>", "380.html").next_url == _FOLDER + "380_2.html"


def test_a_count_in_a_menus_link_is_no_page_number() -> None:
    menu = (
        "<ul><li><a href='a.html'>机构<span>(1)</span></a></li><li><a href='b.html'>概况<span>(2)</span></a></li></ul>"
    )
    assert _pager(menu) == Pager()


def test_a_button_that_the_script_has_hidden_is_the_end_of_a_drawn_page_only() -> None:
    page = Page(
        "<div><div id='more' style='display:none'>加载更多</div></div><script>more.style.display=''</script>", _FOLDER
    )
    assert not read_pager(page, drawn=True).more

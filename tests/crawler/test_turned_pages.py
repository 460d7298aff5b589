"""要点一下才有的下一页：浏览器逐页点过去；点不动、数据没来的，列表不算读全；只有隐藏字段的表单照样提交。"""

from collections.abc import Iterator
from dataclasses import replace
from html import escape

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.browser import find_program
from domain.portal import Depth, Limits
from domain.snapshot import ColumnState, ColumnView
from tests.crawler.conftest import SHORT, Read

needs_browser = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")

_PAGES = 3


def _rows(page: int) -> str:
    return "".join(
        f"<li><a href='/a/{page}{n}.html'>第{page}页第{n}条通知的标题</a><span>2021-0{page}-0{n}</span></li>"
        for n in (1, 2, 3)
    )


def _list(pager: str, page: int = 1, script: str = "") -> str:
    return (
        f"<html><head><meta charset='utf-8'><title>通知公告</title></head><body><h1>通知公告</h1>"
        f"<ul id='rows'>{_rows(page)}</ul><div class='pager' id='pager'>{pager}</div><script>{script}</script></body></html>"
    )


# The address is put together, so that nothing but a browser finds it.
_REPLACES = """var now = 1; function turn() { fetch(['', 'data', now + 1].join('/')).then(r => r.text()).then(t => {
  rows.innerHTML = t; now += 1; if (now == 3) document.getElementById('next').className = 'disabled'; }); }"""
_ADDS = """var now = 1; function add(b) { fetch(['', 'data', ++now].join('/')).then(r => r.text()).then(t => {
  rows.insertAdjacentHTML('beforeend', t); if (now == 3) b.remove(); }); }"""
_GOES = "function goPage(n) { location.href = ['/lm/', '/more/p2', '/more/p3'][n - 1]; }"
_NUMBERS = "".join(f"<a href='javascript:goPage({n})'>{n}</a>" for n in (1, 2, 3)) + " 共9条 第{page}/3页"


@pytest.fixture
def data(site: HTTPServer) -> Iterator[HTTPServer]:
    for page in range(2, _PAGES + 1):
        site.expect_request(f"/data/{page}").respond_with_data(_rows(page), content_type="text/html; charset=utf-8")
    yield site


def _read(site: HTTPServer, read: Read, first: str, limits: Limits = SHORT) -> ColumnView:
    site.expect_request("/lm/").respond_with_data(first, content_type="text/html; charset=utf-8")
    return read("/lm/", Depth.LIST, limits=limits)


def _titles(pages: int) -> list[str]:
    return [f"第{page}页第{n}条通知的标题" for page in range(1, pages + 1) for n in (1, 2, 3)]


@needs_browser
@pytest.mark.parametrize(
    ("pager", "script"),
    [
        ("<a id='next' onclick='turn()'>下一页</a>", _REPLACES),
        ("<button onclick='add(this)'>加载更多</button>", _ADDS),
        (_NUMBERS.format(page=1), _GOES),
    ],
    ids=["replaced", "added", "numbers"],
)
def test_a_list_is_clicked_through_to_its_end(data: HTTPServer, read: Read, pager: str, script: str) -> None:
    for page in (2, 3):
        shown = _list(_NUMBERS.format(page=page), page, _GOES)
        data.expect_request(f"/more/p{page}").respond_with_data(shown, content_type="text/html; charset=utf-8")
    view = _read(data, read, _list(pager, script=script))
    assert [entry.title for entry in view.entries] == _titles(3)
    assert view.complete
    assert view.captures[-1].url.endswith("/lm/#zwgk-page-3")
    assert all(capture.digest for capture in view.captures)


@needs_browser
def test_addresses_are_relative_to_where_the_click_led(site: HTTPServer, read: Read) -> None:
    second = _list("<b>2</b> 共6条", 2).replace("/a/", "a/")
    site.expect_request("/more/p2").respond_with_data(second, content_type="text/html; charset=utf-8")
    pager = "<a href='javascript:goPage(1)'>1</a><a href='javascript:goPage(2)'>2</a> 共6条"
    view = _read(site, read, _list(pager, script=_GOES))
    assert view.entries[-1].url == site.url_for("/more/a/23.html")
    assert view.complete


@needs_browser
def test_data_that_does_not_come_leaves_the_list_unread(site: HTTPServer, read: Read) -> None:
    site.expect_request("/data/2").respond_with_data(_rows(2), content_type="text/html; charset=utf-8")
    site.expect_request("/data/3").respond_with_data("", status=503)
    view = _read(site, read, _list("<a id='next' onclick='turn()'>下一页</a>", script=_REPLACES))
    assert [entry.title for entry in view.entries] == _titles(2)
    assert view.state is ColumnState.READ
    assert not view.complete


@needs_browser
def test_a_button_that_does_nothing_proves_no_end(site: HTTPServer, read: Read) -> None:
    view = _read(site, read, _list("<a id='next' onclick='turn()'>下一页</a>", script="function turn() {}"))
    assert [entry.title for entry in view.entries] == _titles(1)
    assert not view.complete


@needs_browser
def test_what_has_an_address_is_not_clicked(site: HTTPServer, read: Read) -> None:
    """It leads to another column, whose rows are not ours."""
    asked: list[str] = []

    def other(request: Request) -> Response:
        asked.append(request.path)
        return Response(_list("", 2), content_type="text/html; charset=utf-8")

    site.expect_request("/other/").respond_with_handler(other)
    pager = "<a href='/other/'>查看更多</a><a onclick='turn()' style='display:none'>下一页</a><span>共3页</span>"
    view = _read(site, read, _list(pager, script="function turn() {}"))
    assert asked == []
    assert [entry.title for entry in view.entries] == _titles(1)
    assert not view.complete


@needs_browser
def test_no_more_pages_than_the_limit(data: HTTPServer, read: Read) -> None:
    endless = "var now = 1; function turn() { now += 1; rows.innerHTML = rows.innerHTML.replace(/第\\d+页/g, '第' + now + '页').replace(/a.\\d+/g, m => m + now); }"
    limits = replace(SHORT, list_pages=4)
    view = _read(data, read, _list("<a id='next' onclick='turn()'>下一页</a>", script=endless), limits)
    assert not view.complete
    assert len(view.captures) == 4


def test_a_form_of_hidden_fields_is_sent(site: HTTPServer, read: Read) -> None:
    def answer(request: Request) -> Response:
        page = int(request.form.get("curPage", 1))
        return Response(_list(_form(page), page), content_type="text/html; charset=utf-8")

    site.expect_request("/lm/").respond_with_handler(answer)
    view = read("/lm/", Depth.LIST)
    assert [entry.title for entry in view.entries] == _titles(3)
    assert view.complete


def test_a_form_to_be_filled_in_is_not_sent(site: HTTPServer, read: Read) -> None:
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.method)
        form = _form(1).replace('<input type="submit"', "<input name='keyword'><input type=\"submit\"")
        return Response(_list(form), content_type="text/html; charset=utf-8")

    site.expect_request("/lm/").respond_with_handler(answer)
    view = read("/lm/", Depth.LIST)
    assert set(asked) == {"GET"}
    assert not view.complete


def test_a_page_that_sends_itself_back_is_turned(site: HTTPServer, read: Read) -> None:
    """WebForms: one form around the whole page, with a search box in it."""

    def pager(page: int) -> str:
        call = f"javascript:__doPostBack('ctl00$pager','{page + 1}')"
        following = f'<a href="{escape(call)}">下一页</a>' if page < _PAGES else "<a disabled='disabled'>下一页</a>"
        return f"{following} 共9条"

    def answer(request: Request) -> Response:
        page = int(request.form["__EVENTARGUMENT"]) if request.form.get("__EVENTTARGET") == "ctl00$pager" else 1
        if page > 1:
            assert (request.form["__VIEWSTATE"], request.form["word"]) == (f"/w{page - 1}=", "")
        state = (
            f'<input type="hidden" name="__VIEWSTATE" value="/w{page}="><input name="word"><select name="of"></select>'
        )
        html = _list(pager(page), page).replace("<body>", f'<body><form method="post" action="./?id=1">{state}')
        return Response(html.replace("</body>", "</form></body>"), content_type="text/html; charset=utf-8")

    site.expect_request("/lm/").respond_with_handler(answer)
    view = read("/lm/?id=1", Depth.LIST)
    assert [entry.title for entry in view.entries] == _titles(_PAGES)
    assert view.complete


def _form(page: int) -> str:
    if page == _PAGES:
        return f"第{page}/{_PAGES}页"
    return (
        f'<form method="post" action="{escape("/lm/")}"><input type="hidden" name="curPage" value="{page + 1}">'
        f'<input type="submit" value="下一页"></form>第{page}/{_PAGES}页'
    )


def test_a_section_whose_last_page_has_a_trace_of_a_further_one_is_not_whole(site: HTTPServer, read: Read) -> None:
    """On a page of several lists nothing is clicked, for the button may be another list's."""
    sections = f"<a name='lm1'></a><h2>通知公告</h2><ul>{_rows(1)}</ul><a href='/lm/2'>下一页</a>"
    sections += "<a name='lm2'></a><h2>年度报告</h2><ul></ul><a href='#lm1'>一</a><a href='#lm2'>二</a>"
    second = _list("<a id='next' onclick='turn()'>下一页</a>", 2)
    site.expect_request("/lm/2").respond_with_data(second, content_type="text/html; charset=utf-8")
    site.expect_request("/lm/").respond_with_data(
        f"<html><body>{sections}</body></html>", content_type="text/html; charset=utf-8"
    )
    view = read("/lm/#lm1", Depth.LIST)
    assert [entry.title for entry in view.entries] == _titles(2)
    assert not view.complete


@needs_browser
def test_a_list_to_whose_end_nothing_can_be_clicked_is_whole_as_the_browser_shows_it(
    site: HTTPServer, read: Read
) -> None:
    """The button that the script takes away stood in the page as it came."""
    view = _read(site, read, _list("<div id='more'>加载更多</div>", script="document.getElementById('more').remove()"))
    assert [entry.title for entry in view.entries] == _titles(1)
    assert view.complete


# As many as it names it gets at once; the address of a script's data stands there plainly, or in pieces.
_HIDES = """fetch({address}).then(r => r.json()).then(told => {{ let n = 0;
  const more = document.getElementById('more'), add = () => {{
    for (const one of told.docs.slice(n, n + 3)) rows.insertAdjacentHTML('beforeend',
      `<li><a href='${{one.url}}'>${{one.title}}</a><span>${{one.pubDate.substr(0, 10)}}</span></li>`);
    n += 3; more.style.display = n < told.docs.length {kept} ? 'block' : 'none'; }};
  more.onclick = add; add(); }});"""


@needs_browser
@pytest.mark.parametrize("address", ["'./docs.json'", "['.', 'docs.json'].join('/')"])
@pytest.mark.parametrize(("kept", "whole"), [("", True), ("|| true", False)])
def test_a_list_is_whole_when_the_button_that_shows_more_is_hidden(
    site: HTTPServer, read: Read, address: str, kept: str, *, whole: bool
) -> None:
    """All rows are known from the data; that the script gets no more of them only the button tells."""
    docs = [
        {"title": f"第{n}条通知的标题", "url": f"/a/{n}.html", "pubDate": f"2021-03-0{n} 09:30:00"} for n in range(1, 7)
    ]
    site.expect_request("/lm/docs.json").respond_with_json({"docs": docs})
    button, script = "<div id='more'>点击加载更多</div>", _HIDES.format(address=address, kept=kept)
    view = _read(site, read, _list(button, script=script).replace(_rows(1), ""))
    assert [entry.title for entry in view.entries] == [f"第{n}条通知的标题" for n in range(1, 7)]
    assert view.complete is whole


@needs_browser
def test_days_of_dates_are_no_numbers_of_pages(site: HTTPServer, read: Read) -> None:
    site.expect_request("/lm/p2").respond_with_data(_list("第2页/共2页", 2), content_type="text/html; charset=utf-8")
    pager = "<b>05</b><b>17</b> <a href='javascript:go(1)'>1</a> <a href='javascript:go(2)'>2</a> 第1页/共2页"
    view = _read(site, read, _list(pager, script="function go(n) { location.href = ['/lm/', '/lm/p' + n][n - 1]; }"))
    assert [entry.title for entry in view.entries] == _titles(2)
    assert view.complete


@needs_browser
def test_a_list_that_grows_where_one_scrolls_down_is_read_to_its_end(data: HTTPServer, read: Read) -> None:
    """Nothing can be clicked, and yet what stands there is not all. The page says that there is more."""
    scroll = f"{_ADDS} window.onscroll = () => {{ if (now < 3 && !window.busy) {{ busy = true; add({{remove() {{}}}}); }} }};"
    tail = "<p style='height:3000px'></p><span>共9条</span>"
    script = scroll.replace("rows.insert", "busy = false; rows.insert")
    view = _read(data, read, _list(tail, script=script))
    assert [entry.title for entry in view.entries] == _titles(3)
    assert view.complete

"""浏览器画的网页：脚本、数据缺了一样，画出来的就不作数，栏目不算空白。"""

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from crawler.browser import find_program
from domain.capture import FailureKind
from domain.portal import Depth
from domain.snapshot import ColumnState, ColumnView
from tests.crawler.conftest import Read

pytestmark = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")

# The address is put together, so that only a browser finds it.
_PAGE = """<html><head><meta charset="utf-8"></head><body><div id="box"><div v-for="one in all">{{one}}</div></div>
<script src="/lib.js"></script><script>
fetch(['list', 'data', ''].reverse().join('/')).then(r => r.json()).then(rows => {
  box.innerHTML = '<ul>' + rows.map(r => `<li><a href="${r.at}">${r.name}</a><i>2021-05-0${r.day}</i></li>`).join('') + '</ul>';
});</script></body></html>"""
_ROWS = '[{"at": "/a/1.html", "name": "第一条信息", "day": 1}, {"at": "/a/2.html", "name": "第二条信息", "day": 2}]'


def _drawn(site: HTTPServer, read: Read, answer: Response, lib: str = "var lib = {}") -> ColumnView:
    site.expect_request("/lm/").respond_with_data(_PAGE, content_type="text/html")
    site.expect_request("/lib.js").respond_with_data(lib, content_type="text/javascript")
    site.expect_request("/data/list").respond_with_response(answer)
    return read("/lm/", Depth.LIST)


def _json(text: str, status: int = 200) -> Response:
    return Response(text, status, content_type="application/json")


def test_what_the_browser_draws_is_read(site: HTTPServer, read: Read) -> None:
    view = _drawn(site, read, _json(_ROWS))
    assert [entry.title for entry in view.entries] == ["第一条信息", "第二条信息"]


def test_addresses_of_a_drawn_page_go_out_in_its_encoding(site: HTTPServer, read: Read) -> None:
    page = _PAGE.replace("utf-8", "gbk").replace("${r.at}", "/a.jsp?lm=年报").encode("gbk")
    site.expect_request("/lm/").respond_with_data(page, content_type="text/html")
    site.expect_request("/lib.js").respond_with_data("var lib", content_type="text/javascript")
    site.expect_request("/data/list").respond_with_response(_json(_ROWS))
    view = read("/lm/", Depth.LIST)
    assert {entry.url for entry in view.entries} == {site.url_for("/a.jsp?lm=%C4%EA%B1%A8")}


_CLICKED = """<html><head><meta charset="utf-8"></head><body><div><b>本月工作安排一览表</b> 2021-05-09</div>
<ul id="box"></ul><script>
fetch(['list', 'data', ''].reverse().join('/')).then(r => r.json()).then(rows => { rows.forEach(r => {
  const row = document.createElement('li');
  row.innerHTML = `<a class="title">${r.name}</a><i>2021-05-0${r.day}</i>`;
  row.addEventListener('click', () => OPEN);
  box.append(row);
}); });</script></body></html>"""


@pytest.mark.parametrize(
    "opens", ["location.href = r.at", "window.open(r.at, '_blank')", "history.pushState({}, '', r.at)"]
)
def test_rows_that_answer_a_click_lead_where_it_leads(site: HTTPServer, read: Read, opens: str) -> None:
    site.expect_request("/lm/").respond_with_data(_CLICKED.replace("OPEN", opens), content_type="text/html")
    rows = _ROWS.replace("第一条信息", "第一条信息公开").replace("第二条信息", "第二条信息公开")
    site.expect_request("/data/list").respond_with_response(_json(rows))
    view = read("/lm/", Depth.LIST)
    assert [entry.url for entry in view.entries] == [site.url_for("/a/1.html"), site.url_for("/a/2.html")]
    assert view.complete


def test_rows_on_which_a_click_does_something_else_lead_nowhere(site: HTTPServer, read: Read) -> None:
    """The list is not read, and nobody says that it is empty."""
    page = _CLICKED.replace("OPEN", "row.remove()")
    site.expect_request("/lm/").respond_with_data(page, content_type="text/html")
    rows = _ROWS.replace("第一条信息", "第一条信息公开").replace("第二条信息", "第二条信息公开")
    site.expect_request("/data/list").respond_with_response(_json(rows))
    view = read("/lm/", Depth.LIST)
    assert (view.state, view.entries) == (ColumnState.UNREADABLE, ())


@pytest.mark.parametrize(
    ("answer", "lib"),
    [
        (_json("", 503), ""),
        (_json(_ROWS[:60]), ""),
        (Response("<!DOCTYPE html><html><title>系统繁忙</title></html>", content_type="text/html"), ""),
        (_json("[]"), "var lib = {draw: function () {"),
        (_json("[]"), "<!DOCTYPE html><html><title>系统繁忙</title></html>"),
    ],
    ids=["data fails", "data cut off", "a page for data", "script cut off", "a page for a script"],
)
def test_a_page_that_did_not_get_everything_is_not_read(
    site: HTTPServer, read: Read, answer: Response, lib: str
) -> None:
    view = _drawn(site, read, answer, lib)
    assert view.state is ColumnState.UNREADABLE
    assert view.failure is not None
    assert view.failure.kind is FailureKind.BROWSER_FAILED

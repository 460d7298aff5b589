"""脚本取数的列表：地址写得明白的，不用浏览器也读得出；存档后离线照样读得出。"""

import json
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from domain.portal import Depth
from domain.snapshot import ColumnState
from storage.archive import Archive
from storage.warc_pages import WarcPages
from tests.crawler.conftest import Read

PAGE = """<html><head><meta charset="utf-8"></head><body><ul class="list"><li ms-repeat="list"><a></a></li></ul>
<script>var SiteInfo = {searchId: 200210};
listModel({listArgs: {channelid: SiteInfo.searchId, classsql: "chnlid=1371", sortfield: "-pubdate"}, pagebar: {prepage: 2}});
</script></body></html>"""


@pytest.fixture
def portal_search(site: HTTPServer) -> HTTPServer:
    """The search service that the column's script asks: five documents, two a page."""

    def search(request: Request) -> Response:
        assert (request.form["channelid"], request.form["classsql"]) == ("200210", "chnlid=1371")
        number = int(request.form["page"])
        rows = [
            {
                "doctitle": f"第{n}件<b>文件</b>",
                "chnldocurl": f"/zc/202105/t2021050{n}_{n}.htm",
                "pubdate": f"2021-05-0{n} 08:00",
            }
            for n in range(2 * number - 1, min(2 * number, 5) + 1)
        ]
        return Response(json.dumps({"data": rows, "total": 5}), content_type="application/json")

    site.expect_request("/zc/").respond_with_data(PAGE, content_type="text/html")
    site.expect_request("/fjdzapp/search", method="POST").respond_with_handler(search)
    return site


@pytest.fixture(autouse=True)
def no_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nonexistent")


def test_all_pages_are_read_without_a_browser(portal_search: HTTPServer, read: Read) -> None:
    view = read("/zc/", Depth.LIST)
    assert (view.state, view.complete) == (ColumnState.READ, True)
    assert [(e.title, str(e.published.date)) for e in view.entries if e.published] == [
        (f"第{n}件文件", f"2021-05-0{n}") for n in range(1, 6)
    ]
    assert view.captures[0].final_url == portal_search.url_for("/zc/"), "the address a person can open"


def test_the_answers_are_archived_and_read_the_same_offline(
    portal_search: HTTPServer, read: Read, archive: Archive, tmp_path: Path
) -> None:
    online = read("/zc/", Depth.LIST)
    archive.close()
    (warc,) = (tmp_path / "evidence").glob("*.warc.gz")
    portal_search.clear()
    assert read("/zc/", Depth.LIST, saved=WarcPages(warc)) == online


def test_a_service_that_says_zero_makes_the_column_blank(site: HTTPServer, read: Read) -> None:
    site.expect_request("/zc/").respond_with_data(PAGE, content_type="text/html")
    site.expect_request("/fjdzapp/search", method="POST").respond_with_json({"data": [], "total": 0})
    assert read("/zc/", Depth.LIST).state is ColumnState.BLANK


@pytest.mark.parametrize("answer", ["", "<html>忙</html>", '{"error": "no"}'])
def test_an_answer_that_cannot_be_understood_leaves_the_column_unreadable(
    site: HTTPServer, read: Read, answer: str
) -> None:
    site.expect_request("/zc/").respond_with_data(PAGE, content_type="text/html")
    site.expect_request("/fjdzapp/search", method="POST").respond_with_data(answer)
    assert read("/zc/", Depth.LIST).state is ColumnState.UNREADABLE


LIKELY = """<html><body><ul class="list"><li v-for="one in list"><a></a></li></ul>
<script>$.getJSON("/zc/list.json", function (answer) { show(answer) })</script></body></html>"""
ROWS = [{"title": "第1件文件", "url": "/zc/t20210501_1.htm", "pubdate": "2021-05-01"}]


TWO = LIKELY.replace("<script>", '<script>$.get("/zc/list?page=1", show); ')


def serve(site: HTTPServer, page: str, answer: object, path: str = "/zc/list.json") -> None:
    site.expect_request("/zc/").respond_with_data(page, content_type="text/html")
    body = answer if isinstance(answer, str) else json.dumps(answer)
    site.expect_request(path).respond_with_data(body, content_type="application/json")


@pytest.mark.parametrize(("answer", "certain"), [({"list": ROWS}, False), ({"list": ROWS, "total": 1}, True)])
def test_the_only_request_is_the_lists_and_whole_where_it_says_how_many(
    site: HTTPServer, read: Read, answer: dict[str, object], certain: bool
) -> None:
    serve(site, LIKELY, answer)
    view = read("/zc/", Depth.LIST)
    assert (view.state, len(view.entries), view.certain) == (ColumnState.READ, 1, certain)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ({"list": [], "total": 0}, ColumnState.BLANK),
        ({"list": [], "total": 0, "success": False}, ColumnState.UNREADABLE),
        ({"list": [], "total": 0, "code": 401, "msg": "请登录"}, ColumnState.UNREADABLE),
        ({"list": []}, ColumnState.UNREADABLE),
        ({"total": 0}, ColumnState.UNREADABLE),
        ({"list": [{"name": "甲"}], "total": 0}, ColumnState.UNREADABLE),
        ("<html><body><a href='/t20210101_1.html'>登录</a></body></html>", ColumnState.UNREADABLE),
    ],
)
def test_blank_is_said_only_by_an_empty_list_that_counts_none(
    site: HTTPServer, read: Read, answer: object, state: ColumnState
) -> None:
    serve(site, LIKELY.replace("list.json", "list.json?page=1"), answer)
    assert read("/zc/", Depth.LIST).state is state


def test_a_request_without_page_or_size_never_says_blank(site: HTTPServer, read: Read) -> None:
    serve(site, LIKELY, {"list": [], "total": 0})
    assert read("/zc/", Depth.LIST).state is ColumnState.UNREADABLE


def test_one_of_two_requests_says_neither_whole_nor_blank(site: HTTPServer, read: Read) -> None:
    serve(site, TWO, {"list": ROWS, "total": 1}, "/zc/list")
    view = read("/zc/", Depth.LIST)
    assert (view.state, view.certain) == (ColumnState.READ, False)
    site.clear()
    serve(site, TWO, {"list": [], "total": 0}, "/zc/list")
    assert read("/zc/", Depth.LIST).state is ColumnState.UNREADABLE


@pytest.mark.parametrize("status", [404, 429, 503])
def test_a_data_address_that_fails_leaves_its_failure(site: HTTPServer, read: Read, status: int) -> None:
    site.expect_request("/zc/").respond_with_data(LIKELY, content_type="text/html")
    site.expect_request("/zc/list.json").respond_with_data(status=status)
    view = read("/zc/", Depth.LIST)
    assert (view.state, view.certain) == (ColumnState.UNREADABLE, False)
    assert view.failure is not None


FILE = """
var pageSize = 2;
function load(page) {
  $.ajax({url: "/api/articles", type: "get", dataType: "json",
    data: {channelId: $("#newsList").data("channel"), pageNo: page, pageSize: pageSize, _: new Date().getTime()},
    success: function (answer) {
      var rows = "";
      $.each(answer.result.rows, function (i, item) {
        rows += '<li><a href="/zc/detail.html?id=' + item.wid + '">' + item.wjmc + '</a><span>' + item.fb + '</span></li>';
      });
      $("#newsList").html(rows);
    }});
}
load(1);
"""
HOLDER = """<html><body><ul class="news-list" id="newsList" data-channel="54"></ul>
<script src="/js/jquery.min.js"></script><script src="/js/column-list.js"></script><script>var $scope; new Vue</script></body></html>"""


@pytest.mark.parametrize(("stated", "rows", "certain"), [(True, 5, True), (False, 5, True), (False, 4, False)])
def test_a_script_file_says_what_to_ask_and_how_rows_without_an_address_are_reached(
    site: HTTPServer, read: Read, stated: bool, rows: int, certain: bool
) -> None:
    def articles(request: Request) -> Response:
        assert request.args["channelId"] == "54"
        number = int(request.args["pageNo"])
        some = [
            {"wid": f"a{n}", "wjmc": f"关于第{n}件事的通知", "fb": f"2021-05-0{n}"}
            for n in range(2 * number - 1, min(2 * number, rows) + 1)
        ]
        return Response(json.dumps({"code": 200, "result": {"rows": some} | ({"total": rows} if stated else {})}))

    site.expect_request("/zc/").respond_with_data(HOLDER, content_type="text/html")
    site.expect_request("/js/column-list.js").respond_with_data(FILE, content_type="text/javascript")
    site.expect_request("/api/articles").respond_with_handler(articles)
    view = read("/zc/", Depth.LIST)
    assert (view.state, len(view.entries), view.certain) == (ColumnState.READ, rows, certain)
    assert view.entries[0].url == site.url_for("/zc/detail.html?id=a1")
    assert next(str(one.published.date) for one in view.entries if one.published) == "2021-05-01"


UNIT = """<html><body><div class="list"><script src="/AuthorizedRead/unitbuild.js" url="/api-gateway/unit/build/unit"
queryData="{'webId':'3185','pageId':'1229','tagId':'information','tplSetId':'abc'}"></script></div><script>new Vue</script></body></html>"""


def test_a_build_unit_gives_rows_of_html_page_by_page(site: HTTPServer, read: Read) -> None:
    def unit(request: Request) -> Response:
        asked = json.loads(request.args["paramJson"])
        assert (request.args["webId"], request.args["tagId"], asked["pageSize"]) == ("3185", "information", 15)
        numbers = range(1, 16) if asked["pageNo"] == 1 else range(16, 19) if asked["pageNo"] == 2 else ()
        rows = "".join(
            f'<li><a href="/art/2021/5/1/art_12_{n}.html" title="第{n}件文件">第{n}件</a><b>2021-05-01</b></li>'
            for n in numbers
        )
        return Response(json.dumps({"success": True, "data": {"html": f"<ul>{rows}</ul>"}}))

    site.expect_request("/zc/").respond_with_data(UNIT, content_type="text/html")
    site.expect_request("/api-gateway/unit/build/unit").respond_with_handler(unit)
    view = read("/zc/", Depth.LIST)
    assert (view.state, len(view.entries), view.certain) == (ColumnState.READ, 18, True)
    assert view.entries[17].title == "第18件文件"


ARRAY = """<html><body><ul id="list"></ul><script>var list = [{title: '第1件文件', url: '/zc/t20210501_1.htm', date: '2021-05-01'},
{title: '第2件文件', url: '/zc/t20210502_2.htm', date: '2021-05-02'}]; new Vue({data: {rows: list}}); REST</script></body></html>"""


@pytest.mark.parametrize(
    ("rest", "certain"), [("", True), ("$.getJSON('/zc/more.json', add)", False), ("fetch(more)", False)]
)
def test_an_array_in_the_page_is_the_whole_list_where_nothing_asks_for_more(
    site: HTTPServer, read: Read, rest: str, certain: bool
) -> None:
    site.expect_request("/zc/").respond_with_data(ARRAY.replace("REST", rest), content_type="text/html")
    view = read("/zc/", Depth.LIST)
    assert (view.state, len(view.entries), view.certain) == (ColumnState.READ, 2, certain)


def test_a_known_list_without_a_total_proves_nothing_missing(site: HTTPServer, read: Read) -> None:
    site.expect_request("/zc/").respond_with_data(PAGE, content_type="text/html")
    site.expect_request("/fjdzapp/search", method="POST").respond_with_json({"data": ROWS})
    view = read("/zc/", Depth.LIST)
    assert (view.state, view.certain) == (ColumnState.READ, False)


def test_records_in_the_page_are_all_only_when_it_says_so(site: HTTPServer, read: Read) -> None:
    record = (
        '<record><![CDATA[<li><a href="/zc/art_1_2.html">关于某事的通知</a><span>2021-01-06</span></li>]]></record>'
    )
    for total, certain in (
        ("", False),
        ("<totalrecord>9</totalrecord>", False),
        ("<totalrecord>1</totalrecord>", True),
    ):
        store = f'<script type="text/xml"><datastore>{total}<recordset>{record}</recordset></datastore></script>'
        site.clear()
        site.expect_request("/robots.txt").respond_with_data(status=404)
        site.expect_request("/zc/").respond_with_data(f"<html><body>{store}</body></html>", content_type="text/html")
        view = read("/zc/", Depth.LIST)
        assert (view.state, view.certain) == (ColumnState.READ, certain), total

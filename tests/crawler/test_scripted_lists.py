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


@pytest.mark.parametrize("answer", [{"list": ROWS}, {"list": ROWS, "total": 1}])
def test_a_request_that_is_only_likely_the_lists_proves_nothing_missing(
    site: HTTPServer, read: Read, answer: dict[str, object]
) -> None:
    site.expect_request("/zc/").respond_with_data(LIKELY, content_type="text/html")
    site.expect_request("/zc/list.json").respond_with_json(answer)
    view = read("/zc/", Depth.LIST)
    assert (view.state, len(view.entries), view.certain) == (ColumnState.READ, 1, False)


def test_a_request_that_is_only_likely_the_lists_never_makes_a_column_blank(site: HTTPServer, read: Read) -> None:
    site.expect_request("/zc/").respond_with_data(LIKELY, content_type="text/html")
    site.expect_request("/zc/list.json").respond_with_json({"list": [], "total": 0})
    assert read("/zc/", Depth.LIST).state is ColumnState.UNREADABLE


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

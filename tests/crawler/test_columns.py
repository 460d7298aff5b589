"""读栏目：翻页、编码、跳转、附件；空白与读不出来，分得清。"""

from http import HTTPStatus
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.browser import find_program
from crawler.mirror import Mirror
from domain.capture import Capture, FailureKind
from domain.portal import Depth, Limits, Politeness
from domain.snapshot import ColumnState
from storage.archive import Archive
from storage.warc_pages import WarcPages
from tests.crawler.conftest import NOBODY, Read, article_html, list_html

PAGER = '<script>createPageHTML(2, {current}, "index", "shtml")</script>'


def two_pages(site: HTTPServer) -> None:
    first = list_html(("./202201/t20220120_2.html", "2021年度报告", "2022-01-20"), tail=PAGER.format(current=0))
    second = list_html(("./202101/t20210115_1.html", "2020年度报告", "2021-01-15"), tail=PAGER.format(current=1))
    site.expect_request("/nb/").respond_with_data(first, content_type="text/html")
    site.expect_request("/nb/index_1.shtml").respond_with_data(second, content_type="text/html")
    for path, title, day in (
        ("202201/t20220120_2", "2021年度报告", "2022-01-20"),
        ("202101/t20210115_1", "2020年度报告", "2021-01-15"),
    ):
        site.expect_request(f"/nb/{path}.html").respond_with_data(article_html(title, day), content_type="text/html")


def test_pages_articles_and_dates(site: HTTPServer, read: Read) -> None:
    two_pages(site)
    view = read("/nb/")
    assert (view.state, view.complete) == (ColumnState.READ, True)
    assert [(e.title, str(e.published.date)) for e in view.entries if e.published] == [
        ("2021年度报告", "2022-01-20"),
        ("2020年度报告", "2021-01-15"),
    ]
    assert all(entry.article and "正文" in entry.article.text for entry in view.entries)


def test_a_pager_in_a_script_file_is_followed(site: HTTPServer, read: Read) -> None:
    two_pages(site)
    row = ("./202201/t20220120_2.html", "2021年度报告", "2022-01-20")
    page = list_html(row, tail='<script src="/js/fy_nb.js"></script>')
    site.expect_request("/zx/").respond_with_data(page.replace("./", "/nb/"), content_type="text/html")
    script = 'document.write(""); createPageHTML(2, 0, "/nb/index", "shtml");'
    site.expect_request("/js/fy_nb.js").respond_with_data(script, content_type="application/javascript")
    view = read("/zx/")
    assert [entry.title for entry in view.entries] == ["2021年度报告", "2020年度报告"]
    assert view.complete


def test_a_missing_second_page_leaves_the_list_incomplete(site: HTTPServer, read: Read) -> None:
    first = list_html(("./a1001.html", "2021年度报告", "2022-01-20"), tail=PAGER.format(current=0))
    site.expect_request("/nb/").respond_with_data(first, content_type="text/html")
    view = read("/nb/", Depth.LIST)
    assert (view.state, view.complete, len(view.entries)) == (ColumnState.READ, False, 1)


_PINNED = ("[置顶]", 3)


@pytest.mark.parametrize(
    ("first", "second", "stated", "whole"),
    [
        ((3, 1, 2, 3, 4), (), 5, True),
        ((3, 1, 2), (3, 4), 5, True),
        ((3, 1, 2, 3, 4), (), 6, False),
        ((1, 2, 3), (3, 4), 5, False),
        ((1, 2, 1, 2), (), 4, False),
    ],
    ids=["on one page", "on two pages", "one is missing", "one comes again in another's place", "all twice"],
)
def test_a_row_kept_on_top_may_be_counted_twice(
    site: HTTPServer, read: Read, first: tuple[int, ...], second: tuple[int, ...], stated: int, *, whole: bool
) -> None:
    """What stands there again elsewhere may have taken the place of another."""

    def page(numbers: tuple[int, ...], pager: str) -> str:
        rows = (
            f"<li>{_PINNED[0] if at == 0 and n == _PINNED[1] else ''}<a href='/a/{n}0001.html'>第{n}条防控通告的标题</a>"
            f"<span>2021-03-0{n}</span></li>"
            for at, n in enumerate(numbers)
        )
        return (
            f"<html><meta charset='utf-8'><body><ul>{''.join(rows)}</ul><div>共{stated}条 {pager}</div></body></html>"
        )

    following = "<a href='/yq/2.htm'>下页</a>" if second else ""
    site.expect_request("/yq/").respond_with_data(page(first, following), content_type="text/html")
    site.expect_request("/yq/2.htm").respond_with_data(page(second, ""), content_type="text/html")
    view = read("/yq/", Depth.LIST)
    assert len(view.entries) == len({*first, *second})
    assert view.complete is whole


@pytest.mark.parametrize(("last", "whole"), [("第2页/共2页", True), ("第2页/共3页", False)])
def test_a_list_ends_where_its_pager_says_so_in_words(site: HTTPServer, read: Read, last: str, *, whole: bool) -> None:
    for path, number, pager in (
        ("/gh/", 1, f"{last.replace('第2页', '第1页')} <a href='/gh/2.html'>下一页</a>"),
        ("/gh/2.html", 2, f"<a href='/gh/'>上一页</a> {last} "),
    ):
        row = (f"/gh/a{number}001.html", f"第{number}个五年规划", f"2021-03-0{number}")
        site.expect_request(path).respond_with_data(
            list_html(row, tail=f"<div>{pager}</div>"), content_type="text/html"
        )
    view = read("/gh/", Depth.LIST)
    assert len(view.entries) == 2
    assert view.complete is whole


def test_gbk_with_a_lying_header(site: HTTPServer, read: Read) -> None:
    html = list_html(("./a1001.html", "关于就业补贴的通知", "2021-05-06")).replace("utf-8", "gb2312").encode("gb18030")
    site.expect_request("/jy/").respond_with_data(html, content_type="text/html; charset=ISO-8859-1")
    (entry,) = read("/jy/", Depth.LIST).entries
    assert entry.title == "关于就业补贴的通知"


def test_a_page_that_only_redirects_is_followed(site: HTTPServer, read: Read) -> None:
    two_pages(site)
    site.expect_request("/old/").respond_with_data(
        '<meta http-equiv="refresh" content="0;url=/nb/">', content_type="text/html"
    )
    assert len(read("/old/", Depth.LIST).entries) == 2


def test_attachments_are_read_only_as_deep_as_asked(site: HTTPServer, read: Read) -> None:
    site.expect_request("/ml/").respond_with_data(
        list_html(("./a1001.html", "基本目录", "2021-05-06")), content_type="text/html"
    )
    body = '见附件</p><p><a href="./m.html.xlsx">目录.xlsx</a>'
    site.expect_request("/ml/a1001.html").respond_with_data(
        article_html("基本目录", "2021-05-06", body), content_type="text/html"
    )
    site.expect_request("/ml/m.html.xlsx").respond_with_data(
        "<html>页面不存在</html>", content_type="application/octet-stream"
    )
    (entry,) = read("/ml/", Depth.ARTICLES).entries
    assert entry.article is not None
    assert entry.article.documents[0].capture is None
    (entry,) = read("/ml/", Depth.DOCUMENTS).entries
    assert entry.article is not None
    assert entry.article.documents[0].failure is not None
    assert entry.article.documents[0].failure.kind is FailureKind.DOCUMENT_UNREADABLE


@pytest.mark.parametrize(
    ("body", "state", "kind"),
    [
        ('<ul class="list"></ul><p>暂无信息</p>', ColumnState.BLANK, None),
        ('<div class="news-list"><ul class="list"></ul></div>', ColumnState.BLANK, None),
        ('<ul class="list"></ul><script>createPageHTML(0, 0, "index", "shtml")</script>', ColumnState.BLANK, None),
        ("<p>栏目建设中</p>", ColumnState.UNDER_CONSTRUCTION, None),
        ('<ul class="list"><li ms-repeat="list"><a ms-attr-href="el.url"></a></li></ul>', ColumnState.UNREADABLE, FailureKind.NO_BROWSER),
        ('<div id="app"></div><script>$.ajax({url:"/api/list"})</script>', ColumnState.UNREADABLE, FailureKind.NO_BROWSER),
        ('<iframe src="/other/list.html"></iframe>', ColumnState.UNREADABLE, FailureKind.UNRECOGNISED),
        ("<p>欢迎访问本网站</p>", ColumnState.UNREADABLE, FailureKind.UNRECOGNISED),
    ],
)  # fmt: skip
def test_blank_and_unreadable_are_told_apart(
    site: HTTPServer,
    read: Read,
    monkeypatch: pytest.MonkeyPatch,
    body: str,
    state: ColumnState,
    kind: FailureKind | None,
) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nonexistent")
    site.expect_request("/zl/").respond_with_data(
        f"<html><body>{body}</body></html>", content_type="text/html; charset=utf-8"
    )
    view = read("/zl/")
    assert (view.state, view.failure.kind if view.failure else None) == (state, kind)


def test_news_of_other_columns_is_not_the_list_of_an_empty_column(site: HTTPServer, read: Read) -> None:
    aside = (
        '<div class="sidebar"><ul>'
        + "".join(
            f'<li><a href="/xw/202112/t2021120{i}_{i}.html">要闻第{i}条</a><span>2021-12-0{i}</span></li>'
            for i in range(1, 6)
        )
        + "</ul></div>"
    )
    html = f'<html><body><div class="main"><ul class="list"></ul><p>暂无内容</p></div>{aside}</body></html>'
    site.expect_request("/zl/").respond_with_data(html, content_type="text/html; charset=utf-8")
    assert read("/zl/").state is ColumnState.BLANK


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
def test_a_list_drawn_by_script_is_read_with_the_browser(site: HTTPServer, read: Read, archive: Archive) -> None:
    rows = '[{"u":"./202106/t20210603_7.html","t":"就业服务公告","d":"2021-06-03"}]'
    script = (
        "fetch('./list.json').then(r=>r.json()).then(l=>l.forEach(e=>{document.querySelector('ul').innerHTML+="
        '`<li><a href="${e.u}">${e.t}</a><span>${e.d}</span></li>`}))'
    )
    html = (
        f'<html><head><meta charset="utf-8"></head><body><ul class="list"></ul><script>{script}</script></body></html>'
    )
    site.expect_request("/jy/").respond_with_data(html, content_type="text/html")
    site.expect_request("/jy/list.json").respond_with_data(rows, content_type="application/json")
    view = read("/jy/", Depth.LIST, limits=Limits(seconds=20))
    assert [entry.title for entry in view.entries] == ["就业服务公告"]
    drawn = archive.load(view.captures[0].digest)
    assert drawn is not None
    assert "就业服务公告".encode() in drawn.body, "the evidence is the page as drawn"


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
def test_a_list_in_an_inner_page_beside_a_menu_that_a_script_draws(site: HTTPServer, read: Read) -> None:
    script = "fetch('./menu.json').then(r=>r.json()).then(l=>l.forEach(e=>{tree.innerHTML+=`<li><a href='${e.u}'>${e.n}</a></li>`}))"
    html = f'<html><body><ul id="tree"></ul><script>{script}</script><h2>部门文件</h2><iframe src="/jy/rows.html"></iframe></body></html>'
    menu = '[{"u":"/gl/","n":"指南"},{"u":"/jy/","n":"部门文件"}]'
    site.expect_request("/jy/").respond_with_data(html, content_type="text/html; charset=utf-8")
    site.expect_request("/jy/menu.json").respond_with_data(menu, content_type="application/json")
    rows = list_html(("./a1.html", "就业服务公告", "2021-06-03"))
    site.expect_request("/jy/rows.html").respond_with_data(rows, content_type="text/html; charset=utf-8")
    view = read("/jy/", Depth.LIST, limits=Limits(seconds=20))
    assert [entry.title for entry in view.entries] == ["就业服务公告"]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Response("不存在", HTTPStatus.NOT_FOUND), FailureKind.VANISHED),
        (Response("忙", HTTPStatus.SERVICE_UNAVAILABLE), FailureKind.SERVER_ERROR),
        (Response("<script>$_ts={}</script>", HTTPStatus.PRECONDITION_FAILED), FailureKind.PROTECTED),
        (Response("", HTTPStatus.FOUND, headers={"Location": "/nb/"}), FailureKind.REDIRECT_LOOP),
        (Response("", HTTPStatus.FOUND, headers={"Location": "http://10.0.0.1/"}), FailureKind.OUTSIDE),
        (Response("x" * 4000), FailureKind.TOO_LARGE),
    ],
)
def test_a_failure_is_a_value_of_the_snapshot(
    site: HTTPServer, read: Read, answer: Response, kind: FailureKind
) -> None:
    site.expect_request("/nb/").respond_with_response(answer)
    view = read("/nb/", politeness=Politeness(500, 8, retries=0), limits=Limits(seconds=2, bytes=3000))
    assert view.state is ColumnState.UNREADABLE
    assert view.failure is not None
    assert view.failure.kind is kind


def test_nobody_listening(read: Read) -> None:
    view = read(NOBODY)
    assert view.failure is not None
    assert view.failure.kind is FailureKind.CONNECT


def test_only_what_can_change_is_retried(site: HTTPServer, read: Read) -> None:
    asked: list[str] = []

    def flaky(request: Request) -> Response:
        asked.append(request.path)
        if len(asked) == 1:
            return Response("忙", HTTPStatus.SERVICE_UNAVAILABLE)
        return Response(list_html(("./a1001.html", "2021年度报告", "2022-01-20")), content_type="text/html")

    site.expect_request("/nb/").respond_with_handler(flaky)
    assert read("/nb/", Depth.LIST).state is ColumnState.READ
    assert len(asked) == 2
    read("/gone/", Depth.LIST)
    assert [request.path for request, _ in site.log].count("/gone/") == 1, "404 is final"


def test_robots_are_obeyed(httpserver: HTTPServer, read: Read) -> None:
    httpserver.clear()
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /nb/\n")
    view = read("/nb/")
    assert view.failure is not None
    assert view.failure.kind is FailureKind.ROBOTS
    assert "/nb/" not in [request.path for request, _ in httpserver.log]


def test_what_was_archived_reads_the_same_without_a_network(
    site: HTTPServer, read: Read, archive: Archive, tmp_path: Path
) -> None:
    two_pages(site)
    online = read("/nb/")
    archive.close()
    (warc,) = (tmp_path / "evidence").glob("*.warc.gz")
    site.clear()
    captures: list[Capture] = []
    offline = read("/nb/", saved=WarcPages(warc), captures=captures)
    assert offline == online
    assert not site.log[5:], "nothing was asked of the site"


def test_a_folder_of_saved_pages(tmp_path: Path, read: Read) -> None:
    folder = tmp_path / "saved" / "www.example.gov.cn" / "nb"
    folder.mkdir(parents=True)
    (folder / "index.html").write_text(
        list_html(("./a1001.html", "2021年度报告", "2022-01-20"), ("./b1002.html", "2020年度报告", "2021-01-20"))
    )
    (folder / "a1001.html").write_text(article_html("2021年度报告", "2022-01-20"))
    view = read("http://www.example.gov.cn/nb/", saved=Mirror(tmp_path / "saved"))
    kept, lacking = view.entries
    assert kept.article is not None
    assert lacking.failure is not None
    assert lacking.failure.kind is FailureKind.NOT_ARCHIVED, "a page that was not saved is not a dead link"
    outside = Mirror(tmp_path / "saved").look_up("http://www.example.gov.cn/../../zwgk.db")
    assert outside is None

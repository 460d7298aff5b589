"""站内检索：拿本部门最新文件的标题去问，问得准、问得到、遵守 robots.txt；门户的栏目只读一次，人人看全部。"""

import asyncio
from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.browser import find_program
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Portal, TitleSearch
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, SHORT, article_html, list_html

DOCUMENTS = ColumnKind("normative_documents", ("规范性文件",), (), Depth.ARTICLES)
SEARCH = ColumnKind("site_search", ("站内检索",), (), Depth.ARTICLES, portal=True, search=TitleSearch((DOCUMENTS,), 2))
GAZETTE = ColumnKind("gazette", ("政府公报",), (), Depth.OPENED, portal=True)
TITLES = {
    "2021-11-18": "工业投资项目管理办法（试行）& 100%",
    "2021-06-10": "技术改造补贴实施细则",
    "2020-01-10": "关于节能监察的通知",
}


@pytest.fixture
def documents(site: HTTPServer) -> HTTPServer:
    """A column with a document of each day, the oldest first."""
    rows = [(f"./a{day[:4]}{day[5:7]}.html", title, day) for day, title in reversed(TITLES.items())]
    site.expect_request("/wj/").respond_with_data(list_html(*rows), content_type="text/html")
    for url, title, day in rows:
        html = article_html(title, day)
        site.expect_request(f"/wj/{url[2:]}").respond_with_data(html, content_type="text/html")
    return site


def portal_of(site: HTTPServer, search: str, *names: str, gazette: bool = False) -> Portal:
    documents = Column(DOCUMENTS.id, DOCUMENTS.names[0], site.url_for("/wj/"))
    departments = tuple(Department(f"d{i}", name, columns=(documents,)) for i, name in enumerate(names or ("甲局",)))
    shared = (Column(GAZETTE.id, GAZETTE.names[0], site.url_for("/gb/"), shared=True),) if gazette else ()
    host = f"{site.host}:{site.port}"
    return Portal("test", "测试区", "", frozenset((host,)), FAST, SHORT, shared, departments, search=search)


def views(portal: Portal, archive: Archive, kind: ColumnKind) -> list[ColumnView]:
    async def run() -> list[ColumnView]:
        async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
            return [(await readers.first.read(one, [kind])).views[0] for one in portal.departments]

    return asyncio.run(run())


def answering(site: HTTPServer, html: str) -> list[str]:
    """A search that answers every query with one page; the queries it was asked, as they come."""
    asked: list[str] = []

    def answer(request: Request) -> Response:
        asked.append(request.args["q"])
        return Response(html, content_type="text/html; charset=utf-8")

    site.expect_request("/so").respond_with_handler(answer)
    return asked


def test_the_newest_titles_are_asked_for_word_by_word(documents: HTTPServer, archive: Archive) -> None:
    asked = answering(documents, "<body><a href='/wj/a202111.html'>工业投资项目管理办法</a></body>")
    (view,) = views(portal_of(documents, documents.url_for("/so?n=10&q={query}")), archive, SEARCH)
    newest = list(TITLES.values())[:2]
    assert sorted(asked) == sorted(newest)
    assert view.state is ColumnState.READ
    assert [entry.title for entry in view.entries] == newest
    assert view.entries[0].url == documents.url_for("/wj/a202111.html")
    assert view.entries[0].article
    assert view.entries[0].article.links == (("工业投资项目管理办法", documents.url_for("/wj/a202111.html")),)


def test_nothing_is_asked_without_an_address(documents: HTTPServer, archive: Archive) -> None:
    (view,) = views(portal_of(documents, ""), archive, SEARCH)
    assert (view.state, view.entries) == (ColumnState.MISSING, ())


def test_nothing_is_asked_when_the_documents_cannot_be_read(site: HTTPServer, archive: Archive) -> None:
    site.expect_request("/wj/").respond_with_data("坏了", status=500)
    asked = answering(site, "<body><a href='/'>首页</a></body>")
    (view,) = views(portal_of(site, site.url_for("/so?q={query}")), archive, SEARCH)
    assert (asked, view.state) == ([], ColumnState.UNREADABLE)
    assert view.failure
    assert view.failure.kind is FailureKind.SERVER_ERROR


def test_a_search_that_robots_keep_out_is_left_alone(httpserver: HTTPServer, archive: Archive) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /so\n")
    rows = ("./a1.html", "技术改造补贴实施细则", "2021-06-10")
    httpserver.expect_request("/wj/").respond_with_data(list_html(rows), content_type="text/html")
    html = article_html(rows[1], rows[2])
    httpserver.expect_request("/wj/a1.html").respond_with_data(html, content_type="text/html")
    asked = answering(httpserver, "<body><a href='/'>首页</a></body>")
    (view,) = views(portal_of(httpserver, httpserver.url_for("/so?q={query}")), archive, SEARCH)
    assert asked == []
    assert view.state is ColumnState.UNREADABLE
    assert view.failure
    assert view.failure.kind is FailureKind.ROBOTS


def test_an_answer_meant_for_a_script_is_not_read(documents: HTTPServer, archive: Archive) -> None:
    answering(documents, '{"total": 0, "rows": []}')
    (view,) = views(portal_of(documents, documents.url_for("/so?q={query}")), archive, SEARCH)
    assert view.state is ColumnState.UNREADABLE
    assert view.failure
    assert view.failure.kind is FailureKind.UNRECOGNISED


@pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
def test_results_that_a_script_draws(documents: HTTPServer, archive: Archive) -> None:
    drawing = (
        "<body><a href='/'>首页</a><div id='r'></div><script>"
        "var q = new URLSearchParams(location.search).get('q');"
        "document.getElementById('r').innerHTML = '<a href=\"/x\">' + q.replace('&', '&amp;') + '</a>';"
        "</script></body>"
    )
    answering(documents, drawing)
    (view,) = views(portal_of(documents, documents.url_for("/so?q={query}")), archive, SEARCH)
    assert view.state is ColumnState.READ
    for entry in view.entries:
        assert entry.article
        assert (entry.title, documents.url_for("/x")) in entry.article.links


def test_a_column_of_the_portal_is_read_once_and_shown_whole(site: HTTPServer, archive: Archive) -> None:
    rows = list_html(("./g1.html", "公报2021年第1期", "2021-03-31"))
    site.expect_request("/gb/").respond_with_data(rows, content_type="text/html")
    html = article_html("公报2021年第1期", "2021-03-31", "</p><p>".join(f"第{n}条" for n in range(100)))
    site.expect_request("/gb/g1.html").respond_with_data(html, content_type="text/html")
    seen = views(portal_of(site, "", "甲局", "乙局", gazette=True), archive, GAZETTE)
    assert [[entry.title for entry in view.entries] for view in seen] == [["公报2021年第1期"]] * 2
    assert all(view.certain for view in seen)
    assert [entry.text for view in seen for entry in view.entries] == ["公报2021年第1期\n第0条\n第1条\n第2条"] * 2
    assert sorted(request.path for request, _ in site.log) == ["/gb/", "/gb/g1.html", "/robots.txt"]


def test_a_column_of_the_portal_is_not_found_as_a_departments_own(site: HTTPServer, archive: Archive) -> None:
    links = "".join(
        f'<a href="/{folder}/">{name}</a>' for folder, name in (("gb", "公报"), ("zn", "指南"), ("zd", "制度"))
    )
    site.expect_request("/").respond_with_data(f"<body>{links}</body>", content_type="text/html")
    rows = list_html(("./g1.html", "公报2021年第1期", "2021-03-31"))
    site.expect_request("/gb/").respond_with_data(rows, content_type="text/html")
    kind = ColumnKind("bulletins", ("公报",), (), Depth.LIST)
    for mapped, state in ((False, ColumnState.READ), (True, ColumnState.UNREADABLE)):
        portal = portal_of(site, "", gazette=mapped)
        department = replace(portal.departments[0], roots=(site.url_for("/"),))
        (view,) = views(replace(portal, departments=(department,)), archive, kind)
        assert view.state is state


def test_a_column_of_the_portal_that_nobody_mapped(site: HTTPServer, archive: Archive) -> None:
    (view,) = views(portal_of(site, ""), archive, GAZETTE)
    assert view.state is ColumnState.UNREADABLE
    assert view.failure
    assert view.failure.kind is FailureKind.PORTAL_NOT_MAPPED

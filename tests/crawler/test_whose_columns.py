"""栏目是谁的：地址写在别处、打开又回到本部门的，是本部门的；通到各部门共用栏目的，还是共用的。"""

import asyncio

import pytest
from pytest_httpserver import HTTPServer

from config.columns_file import load_columns
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.department import Department
from domain.portal import Portal
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, SHORT, article_html, list_html, put

_NAMES = ("政府信息公开指南", "政府信息公开制度", "规范性文件", "部门预算", "会议公开")
_TITLE = "关于招聘工作人员的公告"
_DEPARTMENTS = (("rsj", "区人社局"), ("jyj", "区教育局"), ("wjj", "区卫健局"))


def _put(site: HTTPServer, path: str, html: str) -> None:
    put(site, path, f"<html><body>{html}</body></html>")


def _columns(site: HTTPServer) -> None:
    for n, name in enumerate(_NAMES):
        _put(site, f"/rsj/xxgk/c{n}/", f"<h2>{name}</h2><p>暂无信息</p>")
    for path in ("/rsj/xxgk/c9/", "/rsj/lm/9/", "/zp/"):
        put(site, path, list_html(("1.html", _TITLE, "2022-01-11"), tail="<h2>人事招聘</h2>"))
        put(site, f"{path}1.html", article_html(_TITLE, "2022-01-11"))


def _menu(site: HTTPServer, address: str) -> None:
    """The first department's root: five columns below it, and one with this address."""
    own = "".join(f"<li><a href='c{n}/'>{name}</a></li>" for n, name in enumerate(_NAMES))
    _put(site, "/rsj/xxgk/", f"<ul>{own}<li><a href='{address}'>人事招聘</a></li></ul>")


@pytest.fixture
def area(site: HTTPServer) -> HTTPServer:
    for address, end in (
        ("/rsj/go.do", "/rsj/xxgk/c9/"),
        ("/go.do", "/rsj/xxgk/c9/"),
        ("/to.do", "/zp/"),
        ("/home.do", "/rsj/xxgk/"),
    ):
        site.expect_request(address).respond_with_data("", 302, {"Location": end})
    put(site, "/lm/9.html", "<meta http-equiv='refresh' content='0;url=/rsj/xxgk/c9/'><title>人事招聘</title>")
    _columns(site)
    return site


def _neighbours(site: HTTPServer, address: str) -> None:
    """The other departments' roots, each with a column of its own and a link to this address."""
    for id, name in _DEPARTMENTS[1:]:
        _put(site, f"/{id}/xxgk/", f"<p>{name}</p><a href='/{id}/xxgk/c1/'>会议公开</a><a href='{address}'>要闻</a>")


def _read(site: HTTPServer, archive: Archive, kind: str) -> ColumnView:
    departments = tuple(Department(id, name, roots=(site.url_for(f"/{id}/xxgk/"),)) for id, name in _DEPARTMENTS)
    portal = Portal("test", "测试区", "", frozenset((f"{site.host}:{site.port}",)), FAST, SHORT, (), departments)
    kinds = load_columns()

    async def run() -> ColumnView:
        async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
            return (await readers.first.read(departments[0], [kinds[kind]], kinds.values())).views[0]

    return asyncio.run(run())


@pytest.mark.parametrize("address", ["/rsj/go.do?lm=9", "/go.do?lm=9", "/lm/9.html", "/rsj/lm/9/"])
def test_a_column_that_leads_back_below_the_root_or_into_its_folder_is_the_departments(
    area: HTTPServer, archive: Archive, address: str
) -> None:
    _neighbours(area, "/news/")
    _menu(area, address)
    view = _read(area, archive, "recruitment")
    assert (view.column.shared, view.complete) == (False, True)
    assert [entry.title for entry in view.entries] == [_TITLE], "nobody needs to sign what is the department's own"


@pytest.mark.parametrize(
    ("address", "others"),
    [("/to.do?lm=9", "/news/"), ("/zp/", "/news/"), ("/rsj/lm/9/", "/rsj/news/")],
    ids=["led elsewhere", "lies elsewhere", "in a folder to which all link"],
)
def test_a_column_that_ends_elsewhere_is_shared(area: HTTPServer, archive: Archive, address: str, others: str) -> None:
    _neighbours(area, others)
    _menu(area, address)
    view = _read(area, archive, "recruitment")
    assert (view.column.shared, view.complete, view.entries) == (True, False, ())


def test_what_ends_at_the_root_shows_nothing(area: HTTPServer, archive: Archive) -> None:
    """Many servers lead there whatever they do not know."""
    _neighbours(area, "/news/")
    _menu(area, "/home.do?lm=9")
    view = _read(area, archive, "recruitment")
    assert (view.state, view.entries) == (ColumnState.UNREADABLE, ())

"""怎样进门：内网地址、过时的加密、授权的 cookie、允许的时段、页数上限。"""

import asyncio
import socket
import ssl
import threading
import warnings
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time
from http.server import BaseHTTPRequestHandler
from http.server import HTTPServer as PlainServer
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import Failure, FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Cookie, Depth, Limits, Politeness, Portal
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, SHORT, article_html, list_html

LIST = list_html(("./a1001.html", "2021年度报告", "2022-01-20"))
KIND = ColumnKind("annual_report", ("政府信息公开年报",), (), Depth.ARTICLES)


def portal_of(url: str, host: str) -> Portal:
    department = Department("jfj", "区经济发展局", columns=(Column(KIND.id, KIND.names[0], url),))
    return Portal("test", "测试区", "", frozenset((host,)), replace(FAST, retries=0), SHORT, (), (department,))


def read(portal: Portal, archive: Archive, now: datetime = NOW) -> ColumnView:
    async def run() -> ColumnView:
        async with crawl(portal, archive, NoVisits(), lambda: now, lambda capture: None) as readers:
            return (await readers.first.read(portal.departments[0], [KIND])).views[0]

    return asyncio.run(run())


@pytest.fixture
def local(site: HTTPServer) -> Portal:
    site.expect_request("/nb/").respond_with_data(LIST, content_type="text/html")
    article = article_html("2021年度报告", "2022-01-20")
    site.expect_request("/nb/a1001.html").respond_with_data(article, content_type="text/html")
    return portal_of(site.url_for("/nb/"), f"{site.host}:{site.port}")


@pytest.fixture
def own_name() -> str:
    """A name that leads to this machine's own, private address."""
    name = socket.gethostname()
    try:
        socket.getaddrinfo(name, 80)
    except OSError:
        pytest.skip(f"本机名 {name} 不能解析")
    return name


def test_a_name_that_leads_into_a_private_network_is_not_followed(
    httpserver: HTTPServer, archive: Archive, own_name: str
) -> None:
    host = f"{own_name}:{httpserver.port}"
    view = read(portal_of(f"http://{host}/nb/", host), archive)
    assert view.failure == Failure(FailureKind.PRIVATE_ADDRESS)
    assert httpserver.log == []


def test_a_portal_in_a_private_network_says_so(httpserver: HTTPServer, archive: Archive, own_name: str) -> None:
    host = f"{own_name}:{httpserver.port}"
    view = read(replace(portal_of(f"http://{host}/nb/", host), intranet=True), archive)
    assert view.failure != Failure(FailureKind.PRIVATE_ADDRESS)


class Weak(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        body = LIST.encode()
        self.send_response(200 if self.path == "/nb/" else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        return


@pytest.fixture
def weak_host() -> Iterator[str]:
    """A server of another time: TLS 1.0 only, 1024-bit SHA-1 certificate that nobody vouches for."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.set_ciphers("ALL:@SECLEVEL=0")
    context.load_cert_chain(Path(__file__).with_name("weak_tls.pem"))
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        context.minimum_version = context.maximum_version = ssl.TLSVersion.TLSv1
    server = PlainServer(("127.0.0.1", 0), Weak)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_outdated_encryption_is_a_failure_that_names_itself(weak_host: str, archive: Archive) -> None:
    view = read(portal_of(f"https://{weak_host}/nb/", weak_host), archive)
    assert view.failure == Failure(FailureKind.TLS)


def test_outdated_encryption_is_borne_where_the_portal_file_lists_the_host(weak_host: str, archive: Archive) -> None:
    portal = replace(portal_of(f"https://{weak_host}/nb/", weak_host), weak_tls=frozenset((weak_host,)))
    view = read(portal, archive)
    assert (view.state, len(view.entries)) == (ColumnState.READ, 1)


def test_a_host_with_outdated_encryption_weakens_no_other(weak_host: str, archive: Archive) -> None:
    other = weak_host.replace("127.0.0.1", "localhost")
    portal = portal_of(f"https://{other}/nb/", other)
    portal = replace(portal, hosts=frozenset((weak_host, other)), weak_tls=frozenset((weak_host,)))
    assert read(portal, archive).failure == Failure(FailureKind.TLS)


def test_authorised_cookies_go_to_their_own_host(site: HTTPServer, archive: Archive) -> None:
    seen: list[str] = []

    def guarded(request: Request) -> Response:
        seen.append(request.cookies.get("pass", ""))
        return Response(LIST, content_type="text/html") if seen[-1] == "s3cret" else Response("", 403)

    site.expect_request("/nb/").respond_with_handler(guarded)
    host = f"127.0.0.1:{site.port}"
    portal = portal_of(f"http://{host}/nb/", host)
    assert read(portal, archive).state is ColumnState.UNREADABLE
    cookies = (Cookie("127.0.0.1", "/", "pass", "s3cret"), Cookie("elsewhere.gov.cn", "/", "other", "x"))
    assert read(replace(portal, cookies=cookies), archive).state is ColumnState.READ
    assert "s3cret" not in repr(cookies)


@pytest.mark.parametrize(
    ("hours", "allowed"),
    [((time(22), time(6)), True), ((time(0), time(2)), False), ((time(2, 30), time(3)), False), (None, True)],
)
def test_outside_the_allowed_hours_nothing_is_asked(
    local: Portal, archive: Archive, site: HTTPServer, hours: tuple[time, time] | None, allowed: bool
) -> None:
    at_2_15 = datetime(2022, 2, 14, 18, 15, tzinfo=UTC)
    portal = replace(local, politeness=replace(local.politeness, hours=hours))
    view = read(portal, archive, at_2_15)
    assert (view.state is ColumnState.READ) == allowed
    assert bool(site.log) == allowed
    if not allowed:
        assert view.failure == Failure(FailureKind.OUT_OF_HOURS)


def test_pages_beyond_the_departments_budget_are_not_read(local: Portal, archive: Archive) -> None:
    view = read(replace(local, limits=replace(SHORT, pages=1)), archive)
    (entry,) = view.entries
    assert entry.failure == Failure(FailureKind.BUDGET)


def test_what_a_site_shows_for_rubbish_is_no_article(local: Portal, archive: Archive, site: HTTPServer) -> None:
    """Everything that is not there answers 200 with the same welcome."""
    site.clear()
    welcome = "<html><head><title>云岭高新区</title></head><body><p>欢迎光临</p><p>请使用上方导航。</p></body></html>"
    site.expect_ordered_request("/robots.txt").respond_with_data("", status=404)
    site.expect_request("/nb/").respond_with_data(LIST, content_type="text/html")
    site.expect_request("/nb/a1001.html").respond_with_data(welcome, content_type="text/html; charset=utf-8")
    site.expect_request("").respond_with_data(welcome, content_type="text/html; charset=utf-8")
    (entry,) = read(local, archive).entries
    assert entry.article is None
    assert entry.failure == Failure(FailureKind.CLIENT_ERROR, "网页称该页面不存在")


def test_of_several_columns_the_one_whose_entries_speak_of_it_is_taken(site: HTTPServer, archive: Archive) -> None:
    menu = "".join(
        f'<li><a href="/{place}/">{name}</a></li>'
        for place, name in (("tj", "统计年度报告"), ("xx", "信息公开年度报告"), ("zn", "指南"), ("dt", "动态"))
    )
    site.expect_request("/").respond_with_data(f"<ul>{menu}</ul>", content_type="text/html; charset=utf-8")
    for place, title in (("tj", "2021年统计公报"), ("xx", "2021年政府信息公开工作年度报告")):
        rows = list_html((f"./a{1000}.html", title, "2022-01-20"))
        site.expect_request(f"/{place}/").respond_with_data(rows, content_type="text/html; charset=utf-8")
    host = f"{site.host}:{site.port}"
    kind = ColumnKind("annual_report", ("政府信息公开年报", "年度报告"), (), Depth.LIST)
    department = Department("jfj", "区经济发展局", roots=(f"http://{host}/",))
    portal = Portal("test", "测试区", "", frozenset((host,)), FAST, Limits(), (), (department,))

    async def run() -> ColumnView:
        async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
            return (await readers.first.read(department, [kind])).views[0]

    assert asyncio.run(run()).column.name == "信息公开年度报告"


def test_politeness_says_when_it_is_time() -> None:
    night = Politeness(hours=(time(22), time(6, 30)))
    assert [night.allows(time(hour)) for hour in (21, 22, 23, 0, 6, 7)] == [False, True, True, True, True, False]
    assert Politeness().allows(time(12))

"""截图：整页、带图片；只去配置里的网站，跳转也不例外；错误页、附件不当网页拍。"""

import asyncio
import struct
from collections.abc import Iterator
from dataclasses import replace

import pytest
from pytest_httpserver import HTTPServer

from crawler.browser import find_program
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import Failure, FailureKind, SavedPage
from domain.portal import Limits, Politeness, Portal
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW

pytestmark = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
TALL = "<html><body style='margin:0'><img src='/logo.png'><p style='height:3000px'>正文</p></body></html>"
CHALLENGE = "<html><script>document.cookie = '__jsl_clearance=1'</script></html>"


@pytest.fixture
def elsewhere() -> Iterator[HTTPServer]:
    """Another site, which no portal file names."""
    with HTTPServer(host="127.0.0.1") as server:
        yield server


def picture(site: HTTPServer, archive: Archive, path: str, politeness: Politeness = FAST) -> SavedPage | Failure:
    hosts = frozenset((f"{site.host}:{site.port}",))
    portal = Portal("test", "测试区", "", hosts, politeness, Limits(seconds=5), (), ())

    async def run() -> SavedPage | Failure:
        async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
            return await readers.screenshot(site.url_for(path))

    return asyncio.run(run())


def asked(server: HTTPServer) -> list[str]:
    return [request.path for request, _ in server.log]


def test_the_whole_page_with_its_images(site: HTTPServer, archive: Archive) -> None:
    site.expect_request("/a.html").respond_with_data(TALL, content_type="text/html; charset=utf-8")
    site.expect_request("/logo.png").respond_with_data(b"", content_type="image/png")
    taken = picture(site, archive, "/a.html")
    assert isinstance(taken, SavedPage)
    width, height = struct.unpack(">II", taken.body[16:24])
    assert (width, height >= 3000) == (1280, True)
    assert "/logo.png" in asked(site)


def test_only_the_configured_hosts_are_asked_whatever_a_page_says(
    site: HTTPServer, archive: Archive, elsewhere: HTTPServer
) -> None:
    there = elsewhere.url_for("/tracker.png")
    site.expect_request("/a.html").respond_with_data(
        f"<p>正文</p><img src='{there}'><img src='/moved.png'>", content_type="text/html; charset=utf-8"
    )
    site.expect_request("/moved.png").respond_with_data("", 302, {"Location": there})
    site.expect_request("/gone.html").respond_with_data("", 302, {"Location": there})
    assert isinstance(picture(site, archive, "/a.html"), SavedPage)
    assert "/moved.png" in asked(site)
    assert isinstance(picture(site, archive, "/gone.html"), Failure)
    assert asked(elsewhere) == []


@pytest.mark.parametrize(
    ("status", "content_type", "body", "kind"),
    [
        (503, "text/html", "<p>忙</p>", FailureKind.BROWSER_FAILED),
        (200, "text/html", CHALLENGE, FailureKind.PROTECTED),
        (200, "text/plain", "文本", FailureKind.BROWSER_FAILED),
        (200, "application/octet-stream", "附件", FailureKind.BROWSER_FAILED),
    ],
)
def test_what_is_not_the_page_itself_is_not_kept(
    site: HTTPServer, archive: Archive, status: int, content_type: str, body: str, kind: FailureKind
) -> None:
    site.expect_request("/a.html").respond_with_data(body, status, content_type=content_type)
    taken = picture(site, archive, "/a.html")
    assert isinstance(taken, Failure)
    assert taken.kind is kind


def test_what_may_not_be_fetched_is_not_drawn_either(site: HTTPServer, archive: Archive) -> None:
    site.clear()
    site.expect_request("/robots.txt").respond_with_data("User-agent: *\nDisallow: /\n")
    assert picture(site, archive, "/a.html") == Failure(FailureKind.ROBOTS)
    now = NOW.time()
    assert picture(site, archive, "/a.html", replace(FAST, hours=(now, now))) == Failure(FailureKind.OUT_OF_HOURS)
    assert "/a.html" not in asked(site)

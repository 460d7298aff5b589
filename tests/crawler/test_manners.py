"""礼貌与韧性：间隔、减速、断路、第二遍、翻页、内嵌页面。"""

import asyncio
import time
from http import HTTPStatus

import httpx
import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from crawler.breaker import Breaker
from crawler.robots import Robots
from crawler.transport import PoliteTransport
from domain.capture import Failure, FailureKind
from domain.portal import Depth, Limits, Politeness
from domain.snapshot import ColumnState
from tests.crawler.conftest import Read, list_html


class Clockwork(httpx.AsyncBaseTransport):
    """Answers at once with given statuses, and notes when it was asked."""

    def __init__(self, *statuses: int) -> None:
        self.statuses = list(statuses)
        self.asked: list[float] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(time.perf_counter())
        return httpx.Response(self.statuses.pop(0) if self.statuses else 200)


def gaps(inner: Clockwork, requests: int, prepare: object = None) -> list[float]:
    polite = PoliteTransport(inner, Politeness(requests_per_second=50, concurrency=4))

    async def run() -> None:
        if callable(prepare):
            prepare(polite)
        async with httpx.AsyncClient(transport=polite) as client:
            await asyncio.gather(*(client.get("http://www.example.gov.cn/") for _ in range(requests)))

    asyncio.run(run())
    return [later - earlier for earlier, later in zip(inner.asked, inner.asked[1:], strict=False)]


def test_requests_to_one_host_are_kept_apart_however_many_want_in() -> None:
    assert min(gaps(Clockwork(), 6)) >= 0.018


def test_a_strained_host_is_asked_more_slowly_and_recovers() -> None:
    waits = gaps(Clockwork(503, 503, 200, 200, 200, 200, 200, 200), 8)
    assert max(waits[:4]) >= 0.05
    assert waits[-1] < max(waits)


def test_a_crawl_delay_is_kept() -> None:
    assert min(gaps(Clockwork(), 3, lambda polite: polite.slow_down("www.example.gov.cn", 0.1))) >= 0.095


def test_robots_are_read_once_and_their_delay_passed_on(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nCrawl-delay: 3\nDisallow: /oa/\n")
    delays: list[tuple[str, float]] = []

    async def run() -> list[Failure | None]:
        async with httpx.AsyncClient() as client:
            hosts = (f"{httpserver.host}:{httpserver.port}",)
            robots = Robots(client, "zwgk", hosts, lambda host, seconds: delays.append((host, seconds)), 10)
            addresses = [httpserver.url_for(path) for path in ("/oa/x.html", "/zwgk/", "/zwgk/nb/")]
            return list(await asyncio.gather(*(robots.refusal(address) for address in addresses)))

    assert asyncio.run(run()) == [Failure(FailureKind.ROBOTS), None, None]
    assert delays == [(f"{httpserver.host}:{httpserver.port}", 3.0)]
    assert len(httpserver.log) == 1


def test_a_host_that_never_answers_is_left_alone_after_a_while() -> None:
    breaker, trouble = Breaker(), Failure(FailureKind.TIMEOUT)
    for _ in range(11):
        breaker.note("http://a.gov.cn/1", trouble)
    assert breaker.refusal("http://a.gov.cn/2") is None
    breaker.note("http://a.gov.cn/2", trouble)
    refusal = breaker.refusal("http://a.gov.cn/3")
    assert refusal is not None
    assert (refusal.kind, refusal.detail) == (FailureKind.TIMEOUT, "连续12次，本轮不再访问")
    assert breaker.refusal("http://b.gov.cn/") is None


@pytest.mark.parametrize("failure", [None, Failure(FailureKind.CLIENT_ERROR), Failure(FailureKind.SERVER_ERROR)])
def test_any_answer_of_the_host_ends_the_row(failure: Failure | None) -> None:
    breaker = Breaker()
    for place in range(40):
        breaker.note("http://a.gov.cn/", failure if place % 10 == 9 else Failure(FailureKind.TIMEOUT))
        assert breaker.refusal("http://a.gov.cn/") is None


def test_pages_by_number_in_the_query(site: HTTPServer, read: Read) -> None:
    def page(request: Request) -> Response:
        number = int(request.args.get("page", "1"))
        links = "".join(f'<a href="/nb/list.do?page={n}">{n}</a>' for n in range(1, 4) if n != number)
        rows = list_html((f"/nb/show/{1000 + number}.html", f"第{number}页的报告", f"202{number}-01-05"), tail=links)
        return Response(rows, content_type="text/html")

    site.expect_request("/nb/list.do").respond_with_handler(page)
    view = read("/nb/list.do", Depth.LIST)
    assert [entry.title for entry in view.entries] == ["第1页的报告", "第2页的报告", "第3页的报告"]
    assert view.complete


def test_a_list_in_an_inner_page_is_read_there(site: HTTPServer, read: Read) -> None:
    site.expect_request("/jy/").respond_with_data(
        '<html><body><iframe src="/jy/inner.html"></iframe></body></html>', content_type="text/html"
    )
    site.expect_request("/jy/inner.html").respond_with_data(
        list_html(("./a1001.html", "就业公告", "2021-06-03")), content_type="text/html"
    )
    view = read("/jy/", Depth.LIST)
    assert [entry.title for entry in view.entries] == ["就业公告"]
    assert view.captures[0].url.endswith("/jy/inner.html")


def test_a_page_that_says_it_does_not_exist_is_no_article(site: HTTPServer, read: Read) -> None:
    site.expect_request("/nb/").respond_with_data(
        list_html(("./a1001.html", "2021年度报告", "2022-01-20")), content_type="text/html"
    )
    gone = "<html><head><title>出错了</title></head><body><p>对不起，您访问的页面不存在。</p><a href='/'>首页</a></body></html>"
    site.expect_request("/nb/a1001.html").respond_with_data(
        gone, HTTPStatus.OK, content_type="text/html; charset=utf-8"
    )
    (entry,) = read("/nb/").entries
    assert entry.article is None
    assert entry.failure == Failure(FailureKind.CLIENT_ERROR, "网页称该页面不存在")


def test_a_slow_column_may_recover(site: HTTPServer, read: Read) -> None:
    def slow(request: Request) -> Response:
        time.sleep(1.5)
        return Response("late")

    site.expect_request("/nb/").respond_with_handler(slow)
    view = read("/nb/", limits=Limits(seconds=0.3), politeness=Politeness(500, 8, retries=0))
    assert view.state is ColumnState.UNREADABLE
    assert view.may_recover

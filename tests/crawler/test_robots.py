"""robots.txt：读得到的照办，读不到的不采集，没有的不限；运维单位授权的才例外。"""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import httpx
import pytest

from crawler.network import PublicResolver, network
from crawler.nightly import NoVisits
from crawler.robots import Robots
from crawler.session import crawl
from crawler.transport import PoliteTransport
from domain.capture import FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Limits, Portal, RobotsPermit
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW
from tests.crawler.hostile_server import (
    BAD,
    GOOD,
    HTML,
    OPENING,
    SOUND,
    Answer,
    HostileServer,
    drip,
    known,
    moved,
    page,
    running,
)

FORBIDDEN = f"User-agent: *\nDisallow: {BAD}\n"


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with running() as hostile:
        yield hostile


def text(rules: str | bytes) -> bytes:
    return page(rules, "text/plain")


def portal_at(server: HostileServer) -> Portal:
    column = Column("nb", "年报", server.url(BAD))
    department = Department("jfj", "区经济发展局", columns=(column,))
    return Portal("test", "测试区", "", frozenset((server.host,)), FAST, Limits(seconds=1), (), (department,))


def refusal(server: HostileServer, robots: Answer, path: str = BAD) -> FailureKind | None:
    server.answers["/robots.txt"] = robots
    portal = portal_at(server)

    async def run() -> FailureKind | None:
        way = PoliteTransport(network(portal, PublicResolver(intranet=False)), FAST)
        async with httpx.AsyncClient(transport=way) as client:
            rules = Robots(client, "zwgk", portal.hosts, lambda host, seconds: None, 1)
            failure = await rules.refusal(server.url(path))
            return failure.kind if failure else None

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("robots", "kind"),
    [
        known("forbidden", text(FORBIDDEN), FailureKind.ROBOTS),
        known("byte-order-mark", text(b"\xef\xbb\xbf" + FORBIDDEN.encode()), FailureKind.ROBOTS),
        known("long", text(FORBIDDEN + "#" * 600_000), FailureKind.ROBOTS),
        known("too-long", text("User-agent: *\n" + "#" * 600_000 + f"\nDisallow: {BAD}\n"), None),
        known("html", page(f"<!DOCTYPE html><html><pre>\n{FORBIDDEN}</pre></html>"), None),
        known("html-as-text", text(f"\n<html><pre>\n{FORBIDDEN}</pre></html>"), None),
        known("none", page("", HTML, "404 Not Found"), None),
        known("not-for-us", page("", HTML, "403 Forbidden"), None),
        known("broken-server", page("", HTML, "500 Oops"), FailureKind.SERVER_ERROR),
        known("busy-server", page("", HTML, "503 Busy"), FailureKind.SERVER_ERROR),
        known("no-answer", b"", FailureKind.BROKEN_RESPONSE),
        known("cut-off", OPENING + b"Content-Length: 999\r\n\r\n" + FORBIDDEN.encode(), FailureKind.BROKEN_RESPONSE),
        known("silence", drip(b"", b"", 0.3), FailureKind.TIMEOUT),
        known("drip", drip(OPENING + b"\r\n", b"#", 0.3), FailureKind.TIMEOUT),
    ],
)
def test_what_a_robots_file_comes_to(server: HostileServer, robots: Answer, kind: FailureKind | None) -> None:
    assert refusal(server, robots) is kind


@pytest.mark.parametrize(
    ("name", "ours"),
    [("zwgk", True), ("ZWGK", True), ("zwgk/0.1", True), ("Zwgk/1 (+x@y)", True), ("zwgkbot", False), ("other", False)],
)
def test_a_group_for_us_is_ours_whatever_the_version(server: HostileServer, name: str, ours: bool) -> None:
    rules = f"User-agent: *\nDisallow: {GOOD}\n\nUser-agent: {name}\nDisallow: {BAD}\n"
    assert refusal(server, text(rules), BAD) is (FailureKind.ROBOTS if ours else None)
    assert refusal(server, text(rules), GOOD) is (None if ours else FailureKind.ROBOTS)


@pytest.mark.parametrize(("hops", "kind"), [(1, FailureKind.ROBOTS), (5, FailureKind.ROBOTS), (6, None)])
def test_five_redirects_are_followed(server: HostileServer, hops: int, kind: FailureKind | None) -> None:
    server.answers |= {f"/{hop}": moved(f"/{hop + 1}") for hop in range(1, hops)} | {f"/{hops}": text(FORBIDDEN)}
    assert refusal(server, moved("/1")) is kind


def test_a_redirect_to_another_site_is_not_followed(server: HostileServer) -> None:
    with running() as elsewhere:
        assert refusal(server, moved(elsewhere.url("/robots.txt"))) is None
        assert elsewhere.asked == []


def column_read(portal: Portal, archive: Archive, *, patient: bool = False) -> ColumnView:
    async def run() -> ColumnView:
        async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
            for reader in (readers.first, readers.patient) if patient else (readers.first,):
                snapshot = await reader.read(portal.departments[0], [ColumnKind("nb", ("年报",), (), Depth.LIST)])
            return snapshot.views[0]

    return asyncio.run(run())


def test_what_is_forbidden_is_read_where_the_operator_allowed_it(server: HostileServer, archive: Archive) -> None:
    server.answers |= {"/robots.txt": text(FORBIDDEN), BAD: SOUND}
    portal = portal_at(server)
    permit = RobotsPermit(server.host, BAD, "区政务数据局李某", date(2022, 1, 10), "年度考评")
    for other in (replace(permit, path="/other/"), replace(permit, host="www.example.gov.cn")):
        view = column_read(replace(portal, robots_permits=(other,)), archive)
        assert view.failure is not None
        assert view.failure.kind is FailureKind.ROBOTS
    assert BAD not in server.asked
    assert column_read(replace(portal, robots_permits=(permit,)), archive).state is ColumnState.READ


def test_a_permit_is_no_word_on_a_robots_file_that_cannot_be_read(server: HostileServer, archive: Archive) -> None:
    server.answers |= {"/robots.txt": page("", HTML, "503 Busy"), BAD: SOUND}
    permit = RobotsPermit(server.host, BAD, "区政务数据局李某", date(2022, 1, 10), "年度考评")
    view = column_read(replace(portal_at(server), robots_permits=(permit,)), archive)
    assert view.failure is not None
    assert view.failure.kind is FailureKind.SERVER_ERROR
    assert BAD not in server.asked


@pytest.mark.parametrize("path", ["/so/../oa/", "/so/%2e%2e/oa/", "/so/..%2foa/", "/so/%5c../oa/", "/s/", "/so"])
def test_a_permit_covers_only_what_lies_below_its_path(path: str) -> None:
    permit = RobotsPermit("www.example.gov.cn", "/so/", "某某", date(2022, 1, 10), "考评")
    assert permit.covers("http://www.example.gov.cn/so/q?x=1")
    assert not permit.covers(f"http://www.example.gov.cn{path}")
    assert not permit.covers("http://www.example.gov.cn:8080/so/q")

"""真实的本机网站和真实的档案，供采集测试使用。"""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from config.columns_file import load_columns
from crawler.nightly import NoVisits
from crawler.session import crawl
from crawler.transport import SavedPages
from domain.capture import Capture
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Limits, Politeness, Portal
from domain.snapshot import ColumnView
from storage.archive import Archive
from storage.database import open_database

FAST = Politeness(requests_per_second=500, concurrency=8, retries=1)
SHORT = Limits(seconds=2)
NOBODY = "http://localhost:9/nb/"
NOW = datetime(2022, 2, 15, 2, 30, tzinfo=UTC)
Read = Callable[..., ColumnView]
ReadKind = Callable[[str], ColumnView]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "evidence", open_database(tmp_path / "zwgk.db"), "test", software="zwgk/test")


@pytest.fixture
def site(httpserver: HTTPServer) -> HTTPServer:
    """A site on loopback whose robots.txt allows everything."""
    httpserver.expect_request("/robots.txt").respond_with_data("User-agent: *\nAllow: /\n")
    return httpserver


@pytest.fixture
def read(site: HTTPServer, archive: Archive) -> Read:
    """Read one column of the site as the product does."""

    def read_column(
        path: str,
        depth: Depth = Depth.ARTICLES,
        politeness: Politeness = FAST,
        limits: Limits = SHORT,
        saved: SavedPages | None = None,
        captures: list[Capture] | None = None,
    ) -> ColumnView:
        url = path if path.startswith("http") else site.url_for(path)
        kind = ColumnKind("annual_report", ("政府信息公开年报",), (), depth)
        department = Department("jfj", "区经济发展局", columns=(Column("annual_report", "政府信息公开年报", url),))
        hosts = frozenset((f"{site.host}:{site.port}", "www.example.gov.cn", "localhost:9"))
        portal = Portal("test", "测试区", "", hosts, politeness, limits, (), (department,))

        async def run() -> ColumnView:
            observe = captures.append if captures is not None else lambda capture: None
            async with crawl(portal, archive, NoVisits(), lambda: NOW, observe, saved) as readers:
                snapshot = await readers.first.read(department, [kind])
                return snapshot.views[0]

        return asyncio.run(run())

    return read_column


@pytest.fixture
def read_kind(site: HTTPServer, archive: Archive) -> ReadKind:
    """Reads one kind of a department whose root is /lm/, beside all others as a recheck does."""

    def run(kind: str) -> ColumnView:
        department = Department("czj", "区财政局", roots=(site.url_for("/lm/"),))
        other = Department("jyj", "区教育局", roots=(site.url_for("/jyj/"),))
        hosts = frozenset((f"{site.host}:{site.port}",))
        portal = Portal("test", "测试区", "", hosts, FAST, SHORT, (), (department, other))

        kinds = load_columns()

        async def go() -> ColumnView:
            async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
                return (await readers.first.read(department, [kinds[kind]], kinds.values())).views[0]

        return asyncio.run(go())

    put(site, "/jyj/", "<p>区教育局</p>")
    return run


def put(site: HTTPServer, path: str, html: str) -> None:
    site.expect_request(path).respond_with_data(html, content_type="text/html; charset=utf-8")


def list_html(*rows: tuple[str, str, str], tail: str = "") -> str:
    """A list as TRS writes it: the date in a span inside the anchor."""
    items = "".join(
        f'<li><a href="{url}" title="{title}">{title}<span>{day}</span></a></li>' for url, title, day in rows
    )
    return f'<html><head><meta charset="utf-8"></head><body><ul class="list">{items}</ul>{tail}</body></html>'


def article_html(title: str, published: str, body: str = "正文。" * 80) -> str:
    return (
        f'<html><head><meta charset="utf-8"><meta name="ArticleTitle" content="{title}">'
        f'<meta name="PubDate" content="{published}"></head><body><h1>{title}</h1>'
        f'<div class="TRS_Editor"><p>{body}</p></div></body></html>'
    )

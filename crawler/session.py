"""一次采集的全套设备：途径、取页、浏览器，配好就能读部门，用完全部关闭。"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime

import httpx

from crawler.browser import Browser
from crawler.columns import ColumnReader
from crawler.department import DepartmentReader
from crawler.documents import DocumentReader
from crawler.entries import EntryReader
from crawler.fetch import Fetcher
from crawler.network import PublicResolver, network
from crawler.nightly import ALWAYS, EvidenceArchive, NightlyPages, Renderer, Revisit, Visits
from crawler.pages import Fetched, Pages
from crawler.replay import Copies, PastVisits, Replay
from crawler.robots import Robots
from crawler.saved_renderings import SavedRenderings
from crawler.transport import Form, PoliteTransport, SavedPages, SavedTransport, retrying
from crawler.workers import Workers
from domain.capture import Capture, Failure, SavedPage
from domain.portal import Limits, Portal
from parsing.frame.frame import Frame

AGENT = "zwgk"
# Of other codings nobody is told that the body was cut off.
_WHOLE_TELL = "gzip, zstd"
_PATIENCE = 3


@dataclass(frozen=True, slots=True)
class Crawl:
    """first: for the first pass; patient: for what failed then, with longer limits.

    screenshot: a picture of a page as the network has it now, or why there is none.
    """

    first: DepartmentReader
    patient: DepartmentReader
    screenshot: Callable[[str], Awaitable[SavedPage | Failure]]


@asynccontextmanager
async def crawl(
    portal: Portal,
    archive: EvidenceArchive,
    visits: Visits,
    clock: Callable[[], datetime],
    observe: Callable[[Capture], None],
    saved: SavedPages | None = None,
    revisit: Revisit = ALWAYS,
) -> AsyncIterator[Crawl]:
    """Readers of the portal's departments. saved: pages to read instead of the network."""
    polite = PoliteTransport(network(portal, PublicResolver(intranet=portal.intranet)), portal.politeness)
    transport = SavedTransport(saved) if saved else retrying(polite, portal.politeness.retries)
    agent = _user_agent(portal.politeness.contact)
    headers = {"User-Agent": agent, "Accept-Language": "zh-CN,zh;q=0.9", "Accept-Encoding": _WHOLE_TELL}
    async with (
        httpx.AsyncClient(transport=transport, headers=headers, cookies=_cookies(portal)) as client,
        Browser(portal, agent, clock) as browser,
        Workers() as workers,
    ):
        documents = DocumentReader(workers)
        renderer: Renderer = SavedRenderings(saved) if saved else browser

        def fetcher(limits: Limits) -> Fetcher:
            # Each pass reads robots.txt for itself: one that could not be had stopped the first.
            robots = Robots(client, AGENT, portal.hosts, polite.slow_down, limits.seconds)
            return Fetcher(client, robots, portal, limits, clock, observe)

        first = fetcher(portal.limits)
        patient = fetcher(replace(portal.limits, seconds=portal.limits.seconds * _PATIENCE))

        def reader(fetcher: Fetcher) -> DepartmentReader:
            pages = NightlyPages(fetcher, renderer, archive, visits, revisit, clock)
            return _reader(portal, pages, documents, clock)

        async def as_it_is_now(url: str, form: Form = ()) -> Fetched:
            answer = await first.fetch(url, form)
            return Fetched(answer.capture, answer.body)

        async def screenshot(url: str) -> SavedPage | Failure:
            return await browser.screenshot(url, as_it_is_now)

        yield Crawl(reader(first), reader(patient), screenshot)


@asynccontextmanager
async def replay(
    portal: Portal, archive: Copies, visits: PastVisits, clock: Callable[[], datetime]
) -> AsyncIterator[DepartmentReader]:
    """A reader of the portal's departments as a scan met them; nothing is fetched, nothing archived."""
    async with Workers() as workers:
        yield _reader(portal, Replay(visits, archive, clock), DocumentReader(workers), clock)


def _reader(portal: Portal, pages: Pages, documents: DocumentReader, clock: Callable[[], datetime]) -> DepartmentReader:
    def columns_of(pages: Pages, frame: Frame, limits: Limits) -> ColumnReader:
        return ColumnReader(pages, EntryReader(pages, documents, limits, frame), limits, frame)

    return DepartmentReader(portal, pages, columns_of, clock)


def _cookies(portal: Portal) -> httpx.Cookies:
    cookies = httpx.Cookies()
    for cookie in portal.cookies:
        cookies.set(cookie.name, cookie.value, cookie.host, cookie.path)
    return cookies


def _user_agent(contact: str) -> str:
    """Honest, with a way to reach the operator."""
    reachable = contact.encode("ascii", "ignore").decode()
    return f"{AGENT}/1 (+{reachable})" if reachable else f"{AGENT}/1"

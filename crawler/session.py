"""一次采集的全套设备：途径、取页、浏览器，配好就能读部门，用完全部关闭。"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

import httpx

from crawler.browser import Browser
from crawler.columns import ColumnReader
from crawler.department import DepartmentReader
from crawler.documents import DocumentReader
from crawler.entries import EntryReader
from crawler.fetch import EvidenceArchive, Fetcher
from crawler.robots import Robots
from crawler.transport import SavedPages, SavedRenderings, SavedTransport, network_transport
from domain.capture import Capture
from domain.portal import Portal

AGENT = "zwgk"


@asynccontextmanager
async def crawl(
    portal: Portal,
    archive: EvidenceArchive,
    clock: Callable[[], datetime],
    observe: Callable[[Capture], None],
    saved: SavedPages | None = None,
) -> AsyncIterator[DepartmentReader]:
    """A reader of the portal's departments. saved: pages to read instead of the network."""
    transport = SavedTransport(saved) if saved else network_transport(portal.politeness)
    headers = {"User-Agent": _user_agent(portal.politeness.contact), "Accept-Language": "zh-CN,zh;q=0.9"}
    timeout = httpx.Timeout(portal.limits.seconds)
    async with (
        httpx.AsyncClient(transport=transport, headers=headers, timeout=timeout, follow_redirects=False) as client,
        Browser(portal.hosts, portal.limits.seconds, clock) as browser,
        DocumentReader() as documents,
    ):
        fetcher = Fetcher(client, Robots(client, AGENT), portal.hosts, portal.limits, archive, clock, observe)
        renderer = SavedRenderings(saved) if saved else browser
        columns = ColumnReader(fetcher, EntryReader(fetcher, documents, portal.limits), renderer, portal.limits)
        yield DepartmentReader(portal, fetcher, columns, clock)


def _user_agent(contact: str) -> str:
    """Honest, with a way to reach the operator."""
    reachable = contact.encode("ascii", "ignore").decode()
    return f"{AGENT}/1 (+{reachable})" if reachable else f"{AGENT}/1"

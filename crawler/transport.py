"""取页的途径：网络（限速、重试），或已保存的网页（文件夹、WARC）。

All are httpx transports, so that the rest of the crawler does not know where pages come from.
"""

import asyncio
from datetime import datetime
from typing import Protocol

import httpx
from aiolimiter import AsyncLimiter
from httpx_aiohttp import AiohttpTransport
from httpx_retries import Retry, RetryTransport

from domain.capture import Failure, FailureKind, SavedPage
from domain.portal import Politeness

FETCHED_AT = "zwgk_fetched_at"
"""Response extension: when a saved page was saved."""

_RETRIED_STATUS = (429, 502, 503, 504)
_RETRIED_ERRORS = (httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError)
_BACKOFF = 0.5


class NotArchived(httpx.TransportError):
    """The saved pages do not contain this address."""


class PoliteTransport(httpx.AsyncBaseTransport):
    """No host is asked more often, or by more requests at once, than allowed; retries count too."""

    def __init__(self, inner: httpx.AsyncBaseTransport, politeness: Politeness) -> None:
        self._inner = inner
        self._politeness = politeness
        self._hosts: dict[str, tuple[AsyncLimiter, asyncio.Semaphore]] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        limiter, slots = self._host(request.url.netloc.decode("ascii"))
        async with slots, limiter:
            return await self._inner.handle_async_request(request)

    async def aclose(self) -> None:
        await self._inner.aclose()

    def _host(self, host: str) -> tuple[AsyncLimiter, asyncio.Semaphore]:
        if host not in self._hosts:
            # One token at a time keeps the requests evenly apart instead of letting a burst through.
            limiter = AsyncLimiter(1, 1 / self._politeness.requests_per_second)
            self._hosts[host] = limiter, asyncio.Semaphore(self._politeness.concurrency)
        return self._hosts[host]


class SavedPages(Protocol):
    """Pages kept from before: a folder or a WARC file. None: it does not have the page."""

    def look_up(self, url: str) -> SavedPage | None: ...

    def look_up_rendered(self, url: str) -> SavedPage | None: ...


class SavedTransport(httpx.AsyncBaseTransport):
    """Answers requests from saved pages."""

    def __init__(self, pages: SavedPages) -> None:
        self._pages = pages

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        page = self._pages.look_up(str(request.url))
        if page is None:
            raise NotArchived(str(request.url), request=request)
        headers = {"Content-Type": page.content_type} if page.content_type else {}
        extensions = {FETCHED_AT: page.fetched_at}
        return httpx.Response(page.status, headers=headers, content=page.body, extensions=extensions)


class SavedRenderings:
    """What a browser had drawn when the pages were saved."""

    def __init__(self, pages: SavedPages) -> None:
        self._pages = pages

    async def render(self, url: str) -> SavedPage | Failure:
        return self._pages.look_up_rendered(url) or Failure(FailureKind.SCRIPT_DRAWN, "离线资料中没有浏览器画出的页面")


def network_transport(politeness: Politeness) -> httpx.AsyncBaseTransport:
    """The live network. Only what can change is retried: not DNS, certificates or 404."""
    retry = Retry(
        total=politeness.retries,
        status_forcelist=_RETRIED_STATUS,
        retry_on_exceptions=_RETRIED_ERRORS,
        backoff_factor=_BACKOFF,
        max_backoff_wait=30.0,
    )
    return RetryTransport(PoliteTransport(AiohttpTransport(trust_env=False), politeness), retry)


def fetched_at(response: httpx.Response, now: datetime) -> datetime:
    saved = response.extensions.get(FETCHED_AT)
    return saved if isinstance(saved, datetime) else now

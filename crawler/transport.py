"""取页的途径：网络（限速、重试），或已保存的网页（文件夹、WARC）。

All are httpx transports, so that the rest of the crawler does not know where pages come from.
"""

import asyncio
from collections.abc import Callable
from datetime import datetime

import httpx
from aiolimiter import AsyncLimiter
from httpx_aiohttp import AiohttpTransport
from httpx_retries import Retry, RetryTransport

from domain.capture import SavedPage
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


class SavedPages(httpx.AsyncBaseTransport):
    """Answers from saved pages. look_up: address → page, or None when it was not saved."""

    def __init__(self, look_up: Callable[[str], SavedPage | None]) -> None:
        self._look_up = look_up

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        page = self._look_up(str(request.url))
        if page is None:
            raise NotArchived(str(request.url), request=request)
        headers = {"Content-Type": page.content_type} if page.content_type else {}
        extensions = {FETCHED_AT: page.fetched_at}
        return httpx.Response(page.status, headers=headers, content=page.body, extensions=extensions)


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

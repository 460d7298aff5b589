"""取页的途径：网络（限速、重试），或已保存的网页（文件夹、WARC）。

All are httpx transports, so that the rest of the crawler does not know where pages come from.
"""

import asyncio
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from urllib.parse import parse_qsl, urlencode

import httpx
from aiolimiter import AsyncLimiter
from httpx_retries import Retry, RetryTransport

from domain.capture import SavedPage
from domain.portal import Politeness

Form = tuple[tuple[str, str], ...]
"""Fields to POST; one field without a name is JSON, and the whole body."""

JSON = "application/json"
FETCHED_AT = "zwgk_fetched_at"
"""Response extension: when a saved page was saved."""
_DEADLINE = "zwgk_deadline"

_RETRIED_STATUS = (429, 502, 503, 504)
_RETRIED_ERRORS = (httpx.ReadTimeout, httpx.ReadError, httpx.RemoteProtocolError)
_BACKOFF = 0.5
# A site may ask for a day: after this long it is asked once more, then the second pass answers for it.
_LONGEST_WAIT = 30.0
_STRAINED_STATUS = (403, 429, 500, 502, 503, 504)
_SLOW_SECONDS = 5.0
_MOST_STRAIN = 8.0
_RECOVERY = 0.8


class EndlessHeaders(httpx.TimeoutException):
    """Headers that kept dripping past their time. Not tried again at once: it would cost that time again."""


class NotArchived(httpx.TransportError):
    """The saved pages do not contain this address."""


@dataclass(slots=True)
class _Host:
    """slots: requests at once; limiter: keeps them apart; strain: how much slower than allowed we go just now."""

    slots: asyncio.Semaphore
    limiter: AsyncLimiter
    interval: float
    strain: float = 1.0


class PoliteTransport(httpx.AsyncBaseTransport):
    """No host is asked more often, or by more requests at once, than allowed; retries count too.

    A host that answers with trouble, slowly, or not at all is asked more slowly, and faster again as it recovers.
    """

    def __init__(self, inner: httpx.AsyncBaseTransport, politeness: Politeness) -> None:
        self._inner = inner
        self._politeness = politeness
        self._hosts: dict[str, _Host] = {}

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        host = self._host(request.url.netloc.decode("ascii"))
        async with host.slots, host.limiter:
            if host.strain > 1:
                await asyncio.sleep(host.interval * (host.strain - 1))
            begun = asyncio.get_running_loop().time()
            try:
                response = await self._answer(request)
            except httpx.TransportError:
                host.strain = min(host.strain * 2, _MOST_STRAIN)
                raise
        slow = asyncio.get_running_loop().time() - begun > _SLOW_SECONDS
        strained = slow or response.status_code in _STRAINED_STATUS
        host.strain = min(host.strain * 2, _MOST_STRAIN) if strained else max(host.strain * _RECOVERY, 1.0)
        return response

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        """Headers and body may drip for ever, each byte within the read timeout: together they have one deadline.

        It begins here: waiting for our own turn is no fault of the site.
        """
        seconds = request.extensions.get("timeout", {}).get("read")
        end = asyncio.get_running_loop().time() + seconds * 2 if seconds else None
        try:
            async with asyncio.timeout_at(end):
                response = await self._inner.handle_async_request(request)
        except TimeoutError as error:
            raise EndlessHeaders("headers took too long", request=request) from error
        response.extensions[_DEADLINE] = end
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()

    def slow_down(self, host: str, interval: float) -> None:
        """At most one request in so many seconds from now on; never faster than before."""
        known = self._host(host)
        if interval > known.interval:
            known.interval, known.limiter = interval, AsyncLimiter(1, interval)

    def _host(self, name: str) -> _Host:
        if name not in self._hosts:
            interval = 1 / self._politeness.requests_per_second
            # One token at a time keeps the requests evenly apart instead of letting a burst through.
            slots, limiter = asyncio.Semaphore(self._politeness.concurrency), AsyncLimiter(1, interval)
            self._hosts[name] = _Host(slots, limiter, interval)
        return self._hosts[name]


class SavedPages(Protocol):
    """Pages kept from before: a folder or a WARC file. None: it does not have the page."""

    def look_up(self, url: str) -> SavedPage | None: ...

    def look_up_rendered(self, url: str) -> SavedPage | None: ...


class SavedTransport(httpx.AsyncBaseTransport):
    """Answers requests from saved pages."""

    def __init__(self, pages: SavedPages) -> None:
        self._pages = pages

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        page = self._pages.look_up(archive_address(str(request.url), _form_of(request)))
        if page is None:
            raise NotArchived(str(request.url), request=request)
        headers = {"Content-Type": page.content_type} if page.content_type else {}
        extensions = {FETCHED_AT: page.fetched_at}
        return httpx.Response(page.status, headers=headers, content=page.body, extensions=extensions)


def _form_of(request: httpx.Request) -> Form:
    if request.method != "POST":
        return ()
    if request.headers.get("Content-Type") == JSON:
        return (("", request.content.decode()),)
    return tuple(parse_qsl(request.content.decode("ascii"), keep_blank_values=True))


def archive_address(url: str, form: Form) -> str:
    """The address under which the answer to a POST is kept: its fields as a query, as web archives do it."""
    if not form:
        return url
    return f"{url}{'&' if '?' in url else '?'}{urlencode([('__wb_method', 'POST'), *form])}"


def retrying(transport: httpx.AsyncBaseTransport, retries: int) -> httpx.AsyncBaseTransport:
    """Only what can change is retried: not DNS, certificates or 404."""
    retry = Retry(
        total=retries,
        status_forcelist=_RETRIED_STATUS,
        retry_on_exceptions=_RETRIED_ERRORS,
        respect_retry_after_header=True,
        backoff_factor=_BACKOFF,
        max_backoff_wait=_LONGEST_WAIT,
        total_timeout=_LONGEST_WAIT * 2,
    )
    return RetryTransport(transport, retry)


def deadline(response: httpx.Response) -> float | None:
    """When the whole response must have come, by the clock of the event loop; None: saved pages have none."""
    end = response.extensions.get(_DEADLINE)
    return end if isinstance(end, float) else None


def fetched_at(response: httpx.Response, now: datetime) -> datetime:
    saved = response.extensions.get(FETCHED_AT)
    return saved if isinstance(saved, datetime) else now

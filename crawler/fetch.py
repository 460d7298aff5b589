"""取一页：限主机、限大小、限时间；失败是一个值，不是异常。"""

import asyncio
import zlib
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime

import httpx

from crawler.breaker import Breaker
from crawler.robots import Robots
from crawler.transport import JSON, Form, archive_address, deadline, fetched_at
from crawler.troubles import TROUBLES, failure_of
from domain.beijing import BEIJING
from domain.capture import Capture, Failure, FailureKind
from domain.portal import Limits, Portal
from parsing.signs.protection import is_protection

_MOST_REDIRECTS = 6
_GZIP = ("gzip", "x-gzip")
_GZIP_FRAME = zlib.MAX_WBITS | 16
# The server is not ill, but wants to be left alone for the moment.
_BUSY = (httpx.codes.REQUEST_TIMEOUT, httpx.codes.TOO_EARLY, httpx.codes.TOO_MANY_REQUESTS)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server said. unchanged: only that the version asked about still stands, so there is no body."""

    capture: Capture
    body: bytes = b""
    reason: str = ""
    headers: tuple[tuple[str, str], ...] = ()
    unchanged: bool = False


class _TooLarge(Exception):
    pass


class Fetcher:
    """Fetches addresses of the allowed hosts. clock: the present time, with zone."""

    def __init__(
        self,
        client: httpx.AsyncClient,
        robots: Robots,
        portal: Portal,
        limits: Limits,
        clock: Callable[[], datetime],
        observe: Callable[[Capture], None],
    ) -> None:
        self._client = client
        self._robots = robots
        self._portal = portal
        self._limits = limits
        self._clock = clock
        self._observe = observe
        self._breaker = Breaker()

    async def fetch(self, url: str, form: Form = (), known: Capture | None = None) -> Answer:
        """Follow redirects hop by hop, so that no host outside the list is ever asked.

        form: fields to POST. known: the version we hold, so that the server may say that it still stands.
        """
        refused = self._breaker.refusal(url)
        answer = self._failed(url, url, refused) if refused else await self._follow(url, form, known)
        if not refused:
            self._breaker.note(url, answer.capture.failure)
        self._observe(answer.capture)
        return answer

    async def _follow(self, url: str, form: Form, known: Capture | None) -> Answer:
        here = url
        for _ in range(_MOST_REDIRECTS):
            refused = await self.refusal(here)
            if refused:
                return self._failed(url, here, refused)
            final_url = archive_address(here, form)
            held = known if known and known.final_url == final_url else None
            try:
                response, body = await self._request(here, form, held)
            except _TooLarge:
                return self._failed(url, here, Failure(FailureKind.TOO_LARGE, f"超过 {self._limits.bytes} 字节"))
            except TROUBLES as error:
                return self._failed(url, here, failure_of(error))
            if not response.has_redirect_location:
                return self._answered(url, final_url, response, body, held)
            try:
                here = str(httpx.URL(here).join(response.headers["location"]))
            except (httpx.InvalidURL, ValueError):
                return self._failed(url, here, Failure(FailureKind.OUTSIDE, response.headers["location"][:100]))
        return self._failed(url, here, Failure(FailureKind.REDIRECT_LOOP))

    async def refusal(self, url: str) -> Failure | None:
        """Why an address may not be asked for, at least not now."""
        try:
            parts = httpx.URL(url)
            host = parts.netloc.decode("ascii")
        except (httpx.InvalidURL, ValueError):
            return Failure(FailureKind.OUTSIDE, url[:100])
        if parts.scheme not in ("http", "https") or host not in self._portal.hosts:
            return Failure(FailureKind.OUTSIDE, host)
        if not self._portal.politeness.allows(self._clock().astimezone(BEIJING).time()):
            return Failure(FailureKind.OUT_OF_HOURS)
        forbidden = await self._robots.refusal(url)
        return None if forbidden and forbidden.kind is FailureKind.ROBOTS and self._portal.permits(url) else forbidden

    async def _request(self, url: str, form: Form, held: Capture | None) -> tuple[httpx.Response, bytes]:
        seconds = self._limits.seconds
        text = form[0][1].encode() if form and not form[0][0] else None
        headers = _conditions(held) | ({"Content-Type": JSON} if text else {})
        fields = dict(form) if form and not text else None
        method = "POST" if form else "GET"
        asked = self._client.stream(method, url, content=text, data=fields, headers=headers, timeout=seconds)
        async with asked as response:
            parts: list[bytes] = []
            size = 0
            async with asyncio.timeout_at(deadline(response)):
                async for chunk in _unpacked(response):
                    size += len(chunk)
                    if size > self._limits.bytes:
                        raise _TooLarge
                    parts.append(chunk)
            return response, b"".join(parts)

    def _answered(
        self, url: str, final_url: str, response: httpx.Response, body: bytes, held: Capture | None
    ) -> Answer:
        time = fetched_at(response, self._clock())
        headers = tuple(response.headers.multi_items())
        if held and response.status_code == httpx.codes.NOT_MODIFIED:
            return Answer(replace(held, fetched_at=time), b"", response.reason_phrase, headers, unchanged=True)
        capture = Capture(
            url,
            final_url,
            response.status_code,
            time,
            content_type=response.headers.get("content-type", ""),
            failure=_failure_in(response.status_code, body),
            etag=response.headers.get("etag", ""),
            last_modified=response.headers.get("last-modified", ""),
        )
        return Answer(capture, body, response.reason_phrase, headers)

    def _failed(self, url: str, final_url: str, failure: Failure) -> Answer:
        return Answer(Capture(url, final_url, None, self._clock(), failure=failure))


def _conditions(held: Capture | None) -> dict[str, str]:
    """Headers that ask for the page only if it is no longer the version we hold."""
    if held is None:
        return {}
    conditions = {"If-None-Match": held.etag, "If-Modified-Since": held.last_modified}
    return {name: value for name, value in conditions.items() if value.isascii() and value.isprintable() and value}


async def _unpacked(response: httpx.Response) -> AsyncIterator[bytes]:
    """The body as httpx decodes it, except that a gzip stream without its end is an error: half a list is no list."""
    if response.headers.get("content-encoding", "").lower() not in _GZIP:
        async for chunk in response.aiter_bytes():
            yield chunk
        return
    stream = zlib.decompressobj(_GZIP_FRAME)
    async for chunk in response.aiter_raw():
        yield stream.decompress(chunk)
    if response.num_bytes_downloaded and not stream.eof:
        raise httpx.DecodingError("the gzip stream is cut off", request=response.request)


def _failure_in(status: int, body: bytes) -> Failure | None:
    if is_protection(status, body):
        return Failure(FailureKind.PROTECTED, f"HTTP {status}")
    if status >= httpx.codes.INTERNAL_SERVER_ERROR or status in _BUSY:
        return Failure(FailureKind.SERVER_ERROR, f"HTTP {status}")
    if status >= httpx.codes.BAD_REQUEST:
        return Failure(FailureKind.CLIENT_ERROR, f"HTTP {status}")
    return None

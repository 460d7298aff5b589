"""robots.txt：每个网站读一次，照办；它要求的间隔也照办。"""

import asyncio
from collections.abc import Callable

import aiohttp
import httpx
from protego import Protego

_LARGEST = 500_000
# A longer delay than this is a mistake: a portal of a thousand pages would take days.
_LONGEST_DELAY = 30.0
SlowDown = Callable[[str, float], None]


class Robots:
    """What a host allows. A robots.txt that answers 4xx, or cannot be had, forbids nothing.

    slow_down: told the host and its crawl-delay in seconds. seconds: time for the whole file.
    """

    def __init__(self, client: httpx.AsyncClient, agent: str, slow_down: SlowDown, seconds: float) -> None:
        self._client = client
        self._agent = agent
        self._slow_down = slow_down
        self._seconds = seconds
        self._rules: dict[str, asyncio.Task[Protego | None]] = {}

    async def allows(self, url: str) -> bool:
        parts = httpx.URL(url)
        host = parts.netloc.decode("ascii")
        origin = f"{parts.scheme}://{host}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._read(origin, host))
        rules = await self._rules[origin]
        return rules is None or rules.can_fetch(url, self._agent)

    async def _read(self, origin: str, host: str) -> Protego | None:
        try:
            async with self._client.stream("GET", f"{origin}/robots.txt", timeout=self._seconds) as response:
                if response.status_code != httpx.codes.OK:
                    return None
                text = (await _head(response, self._seconds)).decode("utf-8", "replace")
        except (httpx.HTTPError, aiohttp.ClientError, OSError, ValueError):
            return None
        rules = Protego.parse(text)
        delay = rules.crawl_delay(self._agent)
        if delay:
            self._slow_down(host, min(delay, _LONGEST_DELAY))
        return rules


async def _head(response: httpx.Response, seconds: float) -> bytes:
    """As much as comes within size and time; the rules usually stand first."""
    head = b""
    try:
        async with asyncio.timeout(seconds):
            async for chunk in response.aiter_bytes():
                head += chunk
                if len(head) >= _LARGEST:
                    break
    except TimeoutError:
        return head
    return head[:_LARGEST]

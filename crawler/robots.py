"""robots.txt：每个网站读一次，照办。"""

import aiohttp
import httpx
from protego import Protego

_LARGEST = 500_000


class Robots:
    """What a host allows. A robots.txt that answers 4xx, or cannot be had, forbids nothing."""

    def __init__(self, client: httpx.AsyncClient, agent: str) -> None:
        self._client = client
        self._agent = agent
        self._rules: dict[str, Protego | None] = {}

    async def allows(self, url: str) -> bool:
        parts = httpx.URL(url)
        origin = f"{parts.scheme}://{parts.netloc.decode('ascii')}"
        if origin not in self._rules:
            self._rules[origin] = await self._read(f"{origin}/robots.txt")
        rules = self._rules[origin]
        return rules is None or rules.can_fetch(url, self._agent)

    async def _read(self, url: str) -> Protego | None:
        try:
            response = await self._client.get(url)
        except (httpx.HTTPError, aiohttp.ClientError, OSError, TimeoutError):
            return None
        if response.status_code != httpx.codes.OK:
            return None
        return Protego.parse(response.content[:_LARGEST].decode("utf-8", "replace"))

"""robots.txt：每个网站读一次，照办；它要求的间隔也照办；读不到就不采集（RFC 9309）。"""

import asyncio
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import httpx
from protego import Protego

from crawler.transport import NotArchived, deadline
from crawler.troubles import TROUBLES, failure_of
from domain.capture import Failure, FailureKind

_LARGEST = 500 * 1024
_MOST_REDIRECTS = 5
# A longer delay than this is a mistake: a portal of a thousand pages would take days.
_LONGEST_DELAY = 30.0
_HTML = re.compile(rb"\s*<(?:!doctype|html|head|body|script|meta)\b", re.IGNORECASE)
# A group may name us with a version or more words, of which the library makes another crawler's name.
_GROUP = r"^(\s*user-?\s?agent\s*:\s*{agent})(?![\w-]).*$"
# Troubles that other pages of the host need not have; who reads of them must know what was asked for.
_OF_ONE_FILE = (FailureKind.TIMEOUT, FailureKind.BROKEN_RESPONSE)
SlowDown = Callable[[str, float], None]


@dataclass(frozen=True, slots=True)
class _Rules:
    """What a robots.txt came to. parsed: None where it forbids nothing; unread: why it is not known what it forbids."""

    parsed: Protego | None = None
    unread: Failure | None = None


_NO_RULES = _Rules()


class Robots:
    """What a host allows. A robots.txt that answers 4xx forbids nothing; one that cannot be had forbids everything.

    hosts: the only ones asked, wherever a robots.txt leads. slow_down: told the host and its crawl-delay in seconds.
    seconds: time for the whole file.
    """

    def __init__(
        self, client: httpx.AsyncClient, agent: str, hosts: Collection[str], slow_down: SlowDown, seconds: float
    ) -> None:
        self._client = client
        self._agent = agent
        self._hosts = hosts
        self._slow_down = slow_down
        self._seconds = seconds
        self._rules: dict[str, asyncio.Task[_Rules]] = {}

    async def refusal(self, url: str) -> Failure | None:
        """Why the address may not be asked for: it is forbidden, or nobody knows whether it is."""
        parts = httpx.URL(url)
        host = parts.netloc.decode("ascii")
        origin = f"{parts.scheme}://{host}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.ensure_future(self._read(origin, host))
        rules = await self._rules[origin]
        if rules.unread or rules.parsed is None:
            return rules.unread
        return None if rules.parsed.can_fetch(url, self._agent) else Failure(FailureKind.ROBOTS)

    async def _read(self, origin: str, host: str) -> _Rules:
        try:
            text = await self._text(f"{origin}/robots.txt")
        except NotArchived:
            return _NO_RULES
        except TROUBLES as error:
            failure = failure_of(error)
            return _Rules(
                unread=replace(failure, detail="robots.txt 读不到") if failure.kind in _OF_ONE_FILE else failure
            )
        if isinstance(text, Failure):
            return _Rules(unread=text)
        if _HTML.match(text):
            return _NO_RULES
        rules = Protego.parse(self._as_ours(text.decode("utf-8-sig", "replace")))
        delay = rules.crawl_delay(self._agent)
        if delay:
            self._slow_down(host, min(delay, _LONGEST_DELAY))
        return _Rules(rules)

    async def _text(self, url: str) -> bytes | Failure:
        """Empty where there is none: 4xx, or a redirect that does not end or leads to where nobody may be asked."""
        here = httpx.URL(url)
        for _ in range(_MOST_REDIRECTS + 1):
            async with self._client.stream("GET", here, timeout=self._seconds) as response:
                if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR:
                    return Failure(FailureKind.SERVER_ERROR, f"robots.txt 答复 HTTP {response.status_code}")
                if not response.has_redirect_location:
                    return await _head(response) if response.is_success else b""
                here = here.join(response.headers["location"])
            if here.scheme not in ("http", "https") or here.netloc.decode("ascii") not in self._hosts:
                break
        return b""

    def _as_ours(self, text: str) -> str:
        return re.sub(_GROUP.format(agent=re.escape(self._agent)), r"\1", text, flags=re.IGNORECASE | re.MULTILINE)


async def _head(response: httpx.Response) -> bytes:
    """As much as may be read of it; the rules usually stand first."""
    head = b""
    async with asyncio.timeout_at(deadline(response)):
        async for chunk in response.aiter_bytes():
            head += chunk
            if len(head) >= _LARGEST:
                break
    return head[:_LARGEST]

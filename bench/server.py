"""合成门户的网站：自成一个进程，应答先备好，只听本机；数清自己答了什么。

A server that is much faster than any client, so that a benchmark measures the client.
"""

import asyncio
import gzip
import json
import re
import subprocess
import sys
import time
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from datetime import time as clock_time
from email.utils import format_datetime
from functools import lru_cache
from pathlib import Path
from urllib.request import urlopen

from bench.portal import UNLIMITED, SyntheticPortal, write_portal_file

COUNTERS = "/_counters"
_ROBOTS = b"User-agent: *\nDisallow: /admin/\nDisallow: /search/\n"
# A larger portal's answers would fill the memory; they are made anew whenever they are asked for.
_MOST_KEPT = 8192
_CONDITION = re.compile(rb"\r\nif-(none-match|modified-since):[ \t]*([^\r]*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """Bytes ready to be sent. head: of the answer in full; validators: what makes a request conditional on it."""

    head: bytes
    body: bytes
    unchanged: bytes
    validators: tuple[bytes, bytes]
    html_bytes: int


@dataclass(slots=True)
class Counters:
    """pages: different ones; body_bytes: as sent; html_bytes: of the same, decoded; times: of requests, in seconds."""

    requests: int = 0
    not_found: int = 0
    unchanged: int = 0
    body_bytes: int = 0
    html_bytes: int = 0
    pages: int = 0
    times: list[float] = field(default_factory=list)


class Site:
    """Answers requests for one portal."""

    def __init__(self, portal: SyntheticPortal) -> None:
        self._portal = portal
        self._answer = lru_cache(_MOST_KEPT)(self._made)
        self._start_counting()
        if portal.pages <= _MOST_KEPT:
            for path in portal.paths():
                self._answer(path)

    def answer(self, request: bytes) -> bytes:
        path = request.split(b" ", 2)[1].decode("ascii", "replace")
        if path == COUNTERS:
            return self._counters()
        counted = self._counted
        counted.requests += 1
        counted.times.append(time.monotonic())
        if path == "/robots.txt":
            return _head("200 OK", len(_ROBOTS), "Content-Type: text/plain") + _ROBOTS
        known = self._answer(path)
        if known is None:
            counted.not_found += 1
            return _head("404 Not Found", 0)
        self._seen.add(path)
        if _is_unchanged(request, known):
            counted.unchanged += 1
            return known.unchanged
        counted.body_bytes += len(known.body)
        counted.html_bytes += known.html_bytes
        return known.head + known.body

    def _made(self, path: str) -> Answer | None:
        html = self._portal.page(path)
        return _answer_of(html.encode(), self._portal.published(path).isoformat()) if html is not None else None

    def _counters(self) -> bytes:
        """What was counted since they were last asked for."""
        self._counted.pages = len(self._seen)
        body = json.dumps(asdict(self._counted)).encode()
        self._start_counting()
        return _head("200 OK", len(body), "Content-Type: application/json") + body

    def _start_counting(self) -> None:
        self._counted = Counters()
        self._seen: set[str] = set()


class _Connection(asyncio.Protocol):
    """GET without a body, kept alive, several in one piece if they come so."""

    _transport: asyncio.WriteTransport

    def __init__(self, site: Site) -> None:
        self._site = site
        self._rest = b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.WriteTransport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        *requests, self._rest = (self._rest + data).split(b"\r\n\r\n")
        for request in requests:
            self._transport.write(self._site.answer(request))


@dataclass(frozen=True, slots=True)
class ServedPortal:
    """A portal that a server process serves. starts: the addresses of its columns."""

    portal: SyntheticPortal
    base: str

    @property
    def starts(self) -> list[str]:
        return [self.base + column.path for column in self.portal.columns]

    def counters(self) -> Counters:
        """What the server counted since this was last asked."""
        with urlopen(self.base + COUNTERS) as answer:
            return Counters(**json.load(answer))

    def write_files(self, folder: Path, requests_per_second: float = UNLIMITED) -> None:
        """What a crawler needs to know: ``portal.yaml`` for ours, ``starts.json`` for others."""
        write_portal_file(self.portal, self.base, folder / "portal.yaml", requests_per_second)
        (folder / "starts.json").write_text(json.dumps(self.starts), encoding="utf-8")


@contextmanager
def serving(pages: int) -> Iterator[ServedPortal]:
    """A server process for a portal of so many pages, as long as the block runs."""
    command = [sys.executable, "-m", "bench.server", str(pages)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout
            yield ServedPortal(SyntheticPortal(pages), process.stdout.readline().strip())
        finally:
            process.terminate()


def _is_unchanged(request: bytes, answer: Answer) -> bool:
    """As the standard says: with an entity tag the date does not count."""
    stated = {name.lower(): value.strip() for name, value in _CONDITION.findall(request)}
    tag, date = answer.validators
    if b"none-match" in stated:
        return tag in stated[b"none-match"]
    return stated.get(b"modified-since") == date


def _answer_of(html: bytes, published: str) -> Answer:
    body = gzip.compress(html, 6, mtime=0)
    changed = datetime.combine(datetime.fromisoformat(published), clock_time(1), UTC)
    tag, date = f'"{zlib.crc32(html):x}-{len(html):x}"', format_datetime(changed, usegmt=True)
    validators = (f"ETag: {tag}", f"Last-Modified: {date}")
    head = _head(
        "200 OK",
        len(body),
        "Content-Type: text/html; charset=utf-8",
        "Content-Encoding: gzip",
        "Vary: Accept-Encoding",
        *validators,
    )
    unchanged = "\r\n".join(("HTTP/1.1 304 Not Modified", "Server: nginx", *validators, "\r\n")).encode()
    return Answer(head, body, unchanged, (tag.encode(), date.encode()), len(html))


def _head(status: str, length: int, *lines: str) -> bytes:
    return "\r\n".join((f"HTTP/1.1 {status}", "Server: nginx", *lines, f"Content-Length: {length}", "\r\n")).encode()


async def _serve(pages: int) -> None:
    """Prints its address when it is ready."""
    site = Site(SyntheticPortal(pages))
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(site), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(_serve(int(sys.argv[1])))

"""浏览器的答案：一次启动，把小网页全部打开，记下它怎么读；没有浏览器时跳过。"""

import asyncio
import os
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import pytest
from playwright.async_api import BrowserContext, Error, async_playwright

from crawler.browser import ARGUMENTS_VARIABLE, find_program
from tests.parsing.browser.corpus import ALL, REDIRECTS
from tests.parsing.browser.sample import Sample

_SAMPLES = {sample.name: sample for sample in ALL}
_AT_ONCE = 12
# Long enough for those that leave after two seconds.
_MILLISECONDS_TO_LEAVE = 3_000
_LOOK = """() => {
  const middle = (a, b) => (a + b) / 2;
  const grid = table => {
    const cells = [...table.querySelectorAll('td, th')].map(c => [c.innerText.trim(), c.getBoundingClientRect()])
      .filter(([, r]) => r.width);
    const edges = (side, other) => {
      const starts = [...new Set(cells.map(([, r]) => r[side]))].sort((a, b) => a - b);
      return starts.map((s, i) => middle(s, starts[i + 1] ?? Math.max(...cells.map(([, r]) => r[other]))));
    };
    const columns = edges('left', 'right');
    return edges('top', 'bottom').map(y => columns.map(x =>
      (cells.find(([, r]) => r.left < x && x < r.right && r.top < y && y < r.bottom) ?? [''])[0]));
  };
  return {
    text: document.body.innerText,
    links: [...document.querySelectorAll('a[href]')].map(a => [a.getAttribute('href'), a.href]),
    grid: document.querySelector('table') ? grid(document.querySelector('table')) : [],
  };
}"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the browser made of a page: all text seen before and after clicking, links, first table, where it ended."""

    address: str
    texts: tuple[str, ...]
    links: tuple[tuple[str, str], ...]
    grid: tuple[tuple[str, ...], ...]
    ended_at: str


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        sample = _SAMPLES.get(self.path.rpartition("/")[2])
        self.send_response(200)
        self.send_header("Content-Type", sample.content_type if sample else "text/html")
        self.end_headers()
        self.wfile.write(sample.body if sample else b"<p>.")

    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="session")
def seen() -> Iterator[dict[str, Seen]]:
    """The browser's reading of every sample."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield asyncio.run(_visit_all(f"http://127.0.0.1:{server.server_port}/zwgk/"))
        except Error as error:
            pytest.skip(f"没有可用的浏览器，不能与浏览器比对：{error.message.splitlines()[0]}")
        finally:
            server.shutdown()


async def _visit_all(folder: str) -> dict[str, Seen]:
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=find_program(), args=os.environ.get(ARGUMENTS_VARIABLE, "").split()
        )
        context = await browser.new_context()
        turn = asyncio.Semaphore(_AT_ONCE)

        async def visit(sample: Sample) -> Seen:
            async with turn:
                return await _visit(context, folder + sample.name, sample)

        visits = await asyncio.gather(*(visit(sample) for sample in ALL))
        await browser.close()
        return dict(zip(_SAMPLES, visits, strict=True))


async def _visit(context: BrowserContext, address: str, sample: Sample) -> Seen:
    page = await context.new_page()
    try:
        if sample in REDIRECTS:
            await page.goto(address, wait_until="commit")
            await page.wait_for_timeout(_MILLISECONDS_TO_LEAVE)
            return Seen(address, (), (), (), page.url)
        await page.goto(address)
        looks: list[dict[str, Any]] = [await page.evaluate(_LOOK)]
        for control in sample.clicks:
            await page.hover(control)
            looks.append(await page.evaluate(_LOOK))
            await page.click(control)
            looks.append(await page.evaluate(_LOOK))
        return Seen(
            address,
            tuple(look["text"] for look in looks),
            tuple((href, url) for href, url in looks[0]["links"]),
            tuple(tuple(row) for row in looks[0]["grid"]),
            page.url,
        )
    finally:
        await page.close()

"""浏览器：只在普通取页读不出列表、或要给网页截图时用；一次扫描一个，用完必关。"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from html import escape
from http import HTTPStatus
from types import TracebackType
from typing import Self

from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, Error, Page, Playwright, Response, TimeoutError, async_playwright

from crawler.clicked_links import write_links
from crawler.clicked_menus import opened_menu
from crawler.drawing_requests import Requests
from crawler.pages import Fetch
from crawler.turning import click_next, links_shown, scroll_on
from domain.capture import Failure, FailureKind, SavedPage
from domain.portal import Portal
from parsing.markup.encoding import GB18030, GBK, UTF8
from parsing.signs.protection import is_protection

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Carries no text; a picture of the page wants all but what moves.
_WITHOUT_TEXT = frozenset(("image", "media", "font"))
_MOVING = frozenset(("media",))
# Further than any page a person looks through; the browser draws nothing beyond 16384 pixels.
_MOST_PIXELS = 16_000
_QUIET_MS = 500
# So many requests, each in its turn, are part of drawing a page.
_USUAL_REQUESTS = 40
# A browser grows with every page it draws.
_MOST_DRAWN = 200
_PAGES = ("text/html", "application/xhtml+xml")
_CLOSED = (
    # The browser asks nobody: all that a page wants is got by the crawler.
    "--host-resolver-rules=MAP * ~NOTFOUND",
    "--force-webrtc-ip-handling-policy",
    "--webrtc-ip-handling-policy=disable_non_proxied_udp",
)
# What runs beside the page, speaks another way than by requests, or opens another window.
_WITHOUT = """for (const name of ["Worker", "SharedWorker", "RTCPeerConnection", "webkitRTCPeerConnection",
    "WebTransport", "WebSocketStream"]) delete globalThis[name];
globalThis.open = () => null;"""
ARGUMENTS_VARIABLE = "ZWGK_BROWSER_ARGS"
"""Environment variable with extra arguments for the browser, e.g. in containers; empty by default."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A page that stands in the browser. answer: of the server, None where there was none."""

    url: str
    page: Page
    requests: Requests
    answer: Response | None


_Take = Callable[[_Drawn], Awaitable[SavedPage | Failure]]


class Browser:
    """Renders pages of the allowed hosts. Started at the first use, so that most scans never start it.

    agent: what scripts are told of who we are.
    """

    def __init__(self, portal: Portal, agent: str, clock: Callable[[], datetime]) -> None:
        self._portal = portal
        self._agent = agent
        self._clock = clock
        turns = _USUAL_REQUESTS / portal.politeness.requests_per_second
        self._milliseconds = (portal.limits.seconds + turns) * 1000
        self._playwright: Playwright | None = None
        self._chromium: Chromium | None = None
        self._unusable: Failure | None = None
        self._drawn = 0
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._chromium:
            await self._chromium.close()
        if self._playwright:
            await self._playwright.stop()

    async def render(self, url: str, fetch: Fetch) -> SavedPage | Failure:
        """The page after its scripts have run, or why it could not be had. fetch: gets it and what it asks for."""
        return await self._open(url, fetch, _WITHOUT_TEXT, self._html)

    async def open_menu(self, url: str, names: frozenset[str], fetch: Fetch) -> SavedPage | Failure:
        """The page after its scripts have run, where its menu's entries of these names have the addresses to which a
        click on them leads.
        """

        async def through(drawn: _Drawn) -> SavedPage | Failure:
            if drawn.requests.lost:
                return Failure(FailureKind.BROWSER_FAILED, drawn.requests.lost)
            return await self._saved(drawn, await opened_menu(drawn.page, names, lambda: self._settled(drawn)))

        return await self._open(url, fetch, _WITHOUT_TEXT, through)

    async def turn(self, url: str, most: int, fetch: Fetch) -> tuple[SavedPage | Failure, ...]:
        """The further pages of a list, one click or scroll after the other, until nothing new is shown."""
        turned: list[SavedPage | Failure] = []

        async def through(drawn: _Drawn) -> SavedPage | Failure:
            shown = await self._html(drawn)
            while isinstance(shown, SavedPage) and len(turned) < most and await self._goes_on(drawn, len(turned) + 1):
                before, shown = shown, await self._html(drawn)
                if isinstance(shown, SavedPage) and shown.body != before.body:
                    turned.append(shown)
                else:
                    break
            return shown

        drawn = await self._open(url, fetch, _WITHOUT_TEXT, through)
        return (*turned, drawn) if isinstance(drawn, Failure) else tuple(turned)

    async def screenshot(self, url: str, fetch: Fetch) -> SavedPage | Failure:
        """A picture of the whole page, with its images, or why it could not be had."""
        return await self._open(url, fetch, _MOVING, self._png)

    async def _open(self, url: str, fetch: Fetch, unwanted: frozenset[str], take: _Take) -> SavedPage | Failure:
        async with self._turn:
            if self._chromium and self._drawn >= _MOST_DRAWN:
                await self._chromium.close()
                self._chromium, self._drawn = None, 0
            chromium = await self._start()
            if isinstance(chromium, Failure):
                return chromium
            address, _, fragment = url.partition("#")
            first = await fetch(address)
            if first.failure and first.capture.status is None:
                return first.failure
            self._drawn += 1
            context = await self._context(chromium)
            try:
                page = await context.new_page()
                context.on("page", _shut)
                requests = Requests(page, self._portal.hosts, fetch, first, unwanted)
                at = first.capture.final_url
                return await self._draw(page, requests, f"{at}#{fragment}" if fragment else at, take)
            except TimeoutError:
                return Failure(FailureKind.BROWSER_FAILED, "超时")
            except Error as error:
                return Failure(FailureKind.BROWSER_FAILED, _first_line(error))
            finally:
                await context.close()

    async def _context(self, chromium: Chromium) -> BrowserContext:
        """Dialogs are dismissed where nobody listens for them."""
        context = await chromium.new_context(user_agent=self._agent, service_workers="block", accept_downloads=False)
        await context.add_cookies(
            [{"name": c.name, "value": c.value, "domain": c.host, "path": c.path} for c in self._portal.cookies]
        )
        await context.add_init_script(_WITHOUT)
        await context.route("**/*", lambda route: route.abort())
        await context.route_web_socket("**/*", lambda socket: socket.close())
        return context

    async def _draw(self, page: Page, requests: Requests, url: str, take: _Take) -> SavedPage | Failure:
        await requests.begin()
        try:
            answer = await page.goto(url, timeout=self._milliseconds, wait_until="load")
            await page.wait_for_load_state("networkidle", timeout=self._milliseconds)
            await page.wait_for_timeout(_QUIET_MS)
            return await take(_Drawn(url, page, requests, answer))
        finally:
            await requests.end()

    async def _goes_on(self, drawn: _Drawn, shown: int) -> bool:
        """A button was clicked; or where there is none, scrolling down brought more."""
        if await click_next(drawn.page, shown):
            await self._settled(drawn)
            return True
        before = await links_shown(drawn.page)
        await scroll_on(drawn.page)
        await self._settled(drawn)
        return await links_shown(drawn.page) > before

    async def _settled(self, drawn: _Drawn) -> bool:
        """After a click: until what it asked for has come, and was shown; False where it takes too long."""
        left = self._milliseconds
        await drawn.page.wait_for_timeout(_QUIET_MS)
        while not drawn.requests.is_idle and left > 0:
            await drawn.page.wait_for_timeout(_QUIET_MS)
            left -= _QUIET_MS
        await drawn.page.wait_for_load_state("load", timeout=self._milliseconds)
        return drawn.requests.is_idle

    async def _html(self, drawn: _Drawn) -> SavedPage | Failure:
        if drawn.requests.lost:
            return Failure(FailureKind.BROWSER_FAILED, drawn.requests.lost)
        content = await drawn.page.content()
        if await write_links(drawn.page):
            content = await drawn.page.content()
        return await self._saved(drawn, content)

    async def _saved(self, drawn: _Drawn, content: str) -> SavedPage:
        """In the page's own encoding where that is a Chinese one: its links address their server in it."""
        page = drawn.page
        stated = str(await page.evaluate("document.characterSet")).lower()
        charset = stated if stated in (GBK, GB18030) else UTF8
        if page.url.partition("#")[0] != drawn.url.partition("#")[0]:
            # A script led elsewhere, and what is relative on the page is relative to there, or to its own base.
            base = escape(str(await page.evaluate("document.baseURI")))
            content = content.replace("<head>", f'<head><base href="{base}">', 1)
        html = content.encode(UTF8 if charset == UTF8 else GB18030, "replace")
        return SavedPage(drawn.url, HTTPStatus.OK, f"text/html; charset={charset}", html, self._clock())

    async def _png(self, drawn: _Drawn) -> SavedPage | Failure:
        """Only of the page itself: an error or a protection page would pass for what it said."""
        page, status = drawn.page, drawn.answer.status if drawn.answer else HTTPStatus.OK
        if is_protection(status, (await page.content()).encode()):
            return Failure(FailureKind.PROTECTED, f"HTTP {status}")
        if status >= HTTPStatus.BAD_REQUEST:
            return Failure(FailureKind.BROWSER_FAILED, f"HTTP {status}")
        if (kind := await page.evaluate("document.contentType")) not in _PAGES:
            return Failure(FailureKind.BROWSER_FAILED, f"不是网页（{kind}）")
        png = await page.screenshot(
            full_page=True,
            clip={"x": 0, "y": 0, "width": _MOST_PIXELS, "height": _MOST_PIXELS},
            animations="disabled",
            timeout=self._milliseconds,
        )
        return SavedPage(drawn.url, HTTPStatus.OK, "image/png", png, self._clock())

    async def _start(self) -> Chromium | Failure:
        if self._unusable:
            return self._unusable
        if self._chromium:
            return self._chromium
        try:
            self._playwright = self._playwright or await _driver()
            self._chromium = await self._playwright.chromium.launch(
                executable_path=find_program(),
                args=[*os.environ.get(ARGUMENTS_VARIABLE, "").split(), *_CLOSED],
            )
        except Error as error:
            self._unusable = Failure(FailureKind.NO_BROWSER, _first_line(error))
            return self._unusable
        return self._chromium


async def _driver() -> Playwright:
    """Playwright's own process, which does not start where a library of the system is missing."""
    try:
        return await async_playwright().start()
    except Exception as error:  # it raises nothing more special
        raise Error(str(error)) from error


async def _shut(page: Page) -> None:
    """Another window than the one that we opened. It may be closing by itself."""
    with suppress(Error):
        await page.close()


def find_program(names: Iterable[str] = _PROGRAMS) -> str | None:
    """The system's browser; None leaves the choice to Playwright's own."""
    return next((path for name in names if (path := shutil.which(name))), None)


def _first_line(error: Error) -> str:
    lines = [line.strip() for line in error.message.splitlines() if line.strip(" ╔╗═║╚╝")]
    return lines[0].removeprefix("BrowserType.launch: ")[:120] if lines else "未知原因"

"""浏览器：只在普通取页读不出列表、或要给网页截图时用；一次扫描一个，用完必关。"""

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable, Iterable
from datetime import datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.async_api import Browser as Chromium
from playwright.async_api import Error, Page, Playwright, Response, Route, TimeoutError, async_playwright

from crawler.drawing_requests import Requests
from crawler.network import PublicResolver
from domain.capture import Failure, FailureKind, SavedPage
from domain.portal import Portal
from parsing.protection import is_protection

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
# Carries no text; a picture of the page wants all but what moves.
_WITHOUT_TEXT = frozenset(("image", "media", "font"))
_MOVING = frozenset(("media",))
# Further than any page a person looks through; the browser draws nothing beyond 16384 pixels.
_MOST_PIXELS = 16_000
_QUIET_MS = 500
# A browser grows with every page it draws.
_MOST_DRAWN = 200
_PAGES = ("text/html", "application/xhtml+xml")
_Take = Callable[[str, Page, Response | None], Awaitable[SavedPage | Failure]]
ARGUMENTS_VARIABLE = "ZWGK_BROWSER_ARGS"
"""Environment variable with extra arguments for the browser, e.g. in containers; empty by default."""


class Browser:
    """Renders pages of the allowed hosts. Started at the first use, so that most scans never start it."""

    def __init__(self, portal: Portal, resolver: PublicResolver, clock: Callable[[], datetime]) -> None:
        self._portal = portal
        self._resolver = resolver
        self._clock = clock
        self._milliseconds = portal.limits.seconds * 1000
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

    async def render(self, url: str) -> SavedPage | Failure:
        """The page after its scripts have run, or why it could not be had."""
        return await self._open(url, _WITHOUT_TEXT, self._html)

    async def screenshot(self, url: str) -> SavedPage | Failure:
        """A picture of the whole page, with its images, or why it could not be had."""
        return await self._open(url, _MOVING, self._png)

    async def _open(self, url: str, blocked: frozenset[str], take: _Take) -> SavedPage | Failure:
        async with self._turn:
            if self._chromium and self._drawn >= _MOST_DRAWN:
                await self._chromium.close()
                self._chromium, self._drawn = None, 0
            chromium = await self._start()
            if isinstance(chromium, Failure):
                return chromium
            self._drawn += 1
            return await self._draw(chromium, url, blocked, take)

    async def _draw(self, chromium: Chromium, url: str, blocked: frozenset[str], take: _Take) -> SavedPage | Failure:
        context = await chromium.new_context(ignore_https_errors=bool(self._portal.weak_tls))
        try:
            await context.add_cookies(
                [{"name": c.name, "value": c.value, "domain": c.host, "path": c.path} for c in self._portal.cookies]
            )
            page = await context.new_page()
            requests = Requests(page, self._portal.hosts)
            await page.route("**/*", lambda route: self._filter(route, blocked))
            answer = await page.goto(url, timeout=self._milliseconds, wait_until="load")
            await page.wait_for_load_state("networkidle", timeout=self._milliseconds)
            await page.wait_for_timeout(_QUIET_MS)
            if take == self._html and (lost := await requests.lost()):
                return Failure(FailureKind.BROWSER_FAILED, lost)
            return await take(url, page, answer)
        except TimeoutError:
            return Failure(FailureKind.BROWSER_FAILED, "超时")
        except Error as error:
            return Failure(FailureKind.BROWSER_FAILED, _first_line(error))
        finally:
            await context.close()

    async def _html(self, url: str, page: Page, answer: Response | None) -> SavedPage:
        html = (await page.content()).encode()
        return SavedPage(url, HTTPStatus.OK, "text/html; charset=utf-8", html, self._clock())

    async def _png(self, url: str, page: Page, answer: Response | None) -> SavedPage | Failure:
        """Only of the page itself: an error or a protection page would pass for what it said."""
        status = answer.status if answer else HTTPStatus.OK
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
        return SavedPage(url, HTTPStatus.OK, "image/png", png, self._clock())

    async def _start(self) -> Chromium | Failure:
        if self._unusable:
            return self._unusable
        if self._chromium:
            return self._chromium
        try:
            self._playwright = self._playwright or await _driver()
            self._chromium = await self._playwright.chromium.launch(
                executable_path=find_program(),
                args=[*os.environ.get(ARGUMENTS_VARIABLE, "").split(), _only(self._portal.hosts)],
            )
        except Error as error:
            self._unusable = Failure(FailureKind.NO_BROWSER, _first_line(error))
            return self._unusable
        return self._chromium

    async def _filter(self, route: Route, blocked: frozenset[str]) -> None:
        """Only the allowed hosts, and no resources of the kinds blocked."""
        parts = urlsplit(route.request.url)
        refused = route.request.resource_type in blocked or parts.netloc not in self._portal.hosts
        if refused or await self._resolver.is_refused(parts.hostname or ""):
            await route.abort()
        else:
            await route.continue_()


async def _driver() -> Playwright:
    """Playwright's own process, which does not start where a library of the system is missing."""
    try:
        return await async_playwright().start()
    except Exception as error:  # it raises nothing more special
        raise Error(str(error)) from error


def _only(hosts: Iterable[str]) -> str:
    """Argument for a browser that finds no other hosts: the filter is not asked where a redirect leads."""
    names = sorted({urlsplit(f"//{host}").hostname or "" for host in hosts})
    return "--host-resolver-rules=" + ",".join(["MAP * ~NOTFOUND", *(f"EXCLUDE {name}" for name in names)])


def find_program(names: Iterable[str] = _PROGRAMS) -> str | None:
    """The system's browser; None leaves the choice to Playwright's own."""
    return next((path for name in names if (path := shutil.which(name))), None)


def _first_line(error: Error) -> str:
    lines = [line.strip() for line in error.message.splitlines() if line.strip(" ╔╗═║╚╝")]
    return lines[0].removeprefix("BrowserType.launch: ")[:120] if lines else "未知原因"

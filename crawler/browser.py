"""浏览器：只在普通取页读不出列表时用；一次扫描一个，用完必关。"""

import asyncio
import os
import shutil
from collections.abc import Callable, Iterable
from datetime import datetime
from http import HTTPStatus
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from playwright.async_api import Browser as Chromium
from playwright.async_api import Error, Playwright, Route, TimeoutError, async_playwright

from crawler.network import PublicResolver
from domain.capture import Failure, FailureKind, SavedPage
from domain.portal import Portal

_PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
_BLOCKED = frozenset(("image", "media", "font"))
_QUIET_MS = 500
# A browser grows with every page it draws.
_MOST_DRAWN = 200
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
        async with self._turn:
            if self._chromium and self._drawn >= _MOST_DRAWN:
                await self._chromium.close()
                self._chromium, self._drawn = None, 0
            chromium = await self._start()
            if isinstance(chromium, Failure):
                return chromium
            self._drawn += 1
            return await self._draw(chromium, url)

    async def _draw(self, chromium: Chromium, url: str) -> SavedPage | Failure:
        context = await chromium.new_context(ignore_https_errors=bool(self._portal.weak_tls))
        try:
            await context.add_cookies(
                [{"name": c.name, "value": c.value, "domain": c.host, "path": c.path} for c in self._portal.cookies]
            )
            page = await context.new_page()
            await page.route("**/*", self._filter)
            await page.goto(url, timeout=self._milliseconds, wait_until="load")
            await page.wait_for_load_state("networkidle", timeout=self._milliseconds)
            await page.wait_for_timeout(_QUIET_MS)
            return SavedPage(
                url, HTTPStatus.OK, "text/html; charset=utf-8", (await page.content()).encode(), self._clock()
            )
        except TimeoutError:
            return Failure(FailureKind.BROWSER_FAILED, "超时")
        except Error as error:
            return Failure(FailureKind.BROWSER_FAILED, _first_line(error))
        finally:
            await context.close()

    async def _start(self) -> Chromium | Failure:
        if self._unusable:
            return self._unusable
        if self._chromium:
            return self._chromium
        try:
            self._playwright = self._playwright or await async_playwright().start()
            self._chromium = await self._playwright.chromium.launch(
                executable_path=find_program(), args=os.environ.get(ARGUMENTS_VARIABLE, "").split()
            )
        except Error as error:
            self._unusable = Failure(FailureKind.NO_BROWSER, _first_line(error))
            return self._unusable
        return self._chromium

    async def _filter(self, route: Route) -> None:
        """Only the allowed hosts, and nothing that carries no text."""
        parts = urlsplit(route.request.url)
        refused = route.request.resource_type in _BLOCKED or parts.netloc not in self._portal.hosts
        if refused or await self._resolver.is_refused(parts.hostname or ""):
            await route.abort()
        else:
            await route.continue_()


def find_program(names: Iterable[str] = _PROGRAMS) -> str | None:
    """The system's browser; None leaves the choice to Playwright's own."""
    return next((path for name in names if (path := shutil.which(name))), None)


def _first_line(error: Error) -> str:
    lines = [line.strip() for line in error.message.splitlines() if line.strip(" ╔╗═║╚╝")]
    return lines[0].removeprefix("BrowserType.launch: ")[:120] if lines else "未知原因"

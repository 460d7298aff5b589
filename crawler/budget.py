"""页数上限：一个部门最多取这么多页，无底的日历、互相链接的目录到此为止。"""

from collections.abc import Callable
from datetime import datetime

from crawler.pages import Fetched, Pages
from crawler.transport import Form
from domain.capture import Capture, Failure, FailureKind


class Budgeted:
    """Pages up to a number; those beyond are failures that say so."""

    def __init__(self, pages: Pages, most: int, clock: Callable[[], datetime]) -> None:
        self._pages = pages
        self._left = most
        self._clock = clock

    async def fetch(self, url: str, form: Form = (), shown: str | None = None) -> Fetched:
        return await self._pages.fetch(url, form, shown) if self._may_go_on() else self._refused(url)

    async def render(self, url: str) -> Fetched:
        return await self._pages.render(url) if self._may_go_on() else self._refused(url)

    async def open_menu(self, url: str, names: frozenset[str]) -> Fetched:
        return await self._pages.open_menu(url, names) if self._may_go_on() else self._refused(url)

    async def turn(self, url: str, most: int) -> tuple[Fetched, ...]:
        most = min(most, self._left)
        turned = await self._pages.turn(url, most) if most > 0 else (self._refused(url),)
        self._left -= len(turned)
        return turned

    def _may_go_on(self) -> bool:
        self._left -= 1
        return self._left >= 0

    def _refused(self, url: str) -> Fetched:
        return Fetched(Capture(url, url, None, self._clock(), failure=Failure(FailureKind.BUDGET)))

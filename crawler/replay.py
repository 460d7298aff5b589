"""重放：不上网，把一次扫描当时得到的网页和失败原样再给一遍。"""

from collections.abc import Callable
from datetime import datetime
from itertools import takewhile
from typing import Protocol

from crawler.pages import Fetched, ends_turning, menu_address, turned_address
from crawler.transport import Form, archive_address
from domain.capture import Capture, Failure, FailureKind
from domain.visit import Visit


class PastVisits(Protocol):
    def last(self, address: str, *, drawn: bool = False) -> Visit | None: ...


class Copies(Protocol):
    def held(self, digest: str) -> bytes | None: ...


class Replay:
    """Pages as the visits recorded them. clock: for what was never recorded."""

    def __init__(self, visits: PastVisits, archive: Copies, clock: Callable[[], datetime]) -> None:
        self._visits = visits
        self._archive = archive
        self._clock = clock

    async def fetch(self, url: str, form: Form = (), shown: str | None = None) -> Fetched:
        return self._again(self._visits.last(archive_address(url, form)), url)

    async def render(self, url: str) -> Fetched:
        return self._again(self._visits.last(url, drawn=True), url)

    async def open_menu(self, url: str, names: frozenset[str]) -> Fetched:
        return self._again(self._visits.last(menu_address(url), drawn=True), url)

    async def turn(self, url: str, most: int) -> tuple[Fetched, ...]:
        visits = (self._visits.last(turned_address(url, number), drawn=True) for number in range(2, most + 2))
        met = takewhile(lambda visit: visit is not None and not ends_turning(visit.capture), visits)
        return tuple(self._again(visit, url) for visit in met)

    def _again(self, visit: Visit | None, url: str) -> Fetched:
        if visit and not visit.capture.digest:
            return Fetched(visit.capture)
        body = self._archive.held(visit.capture.digest) if visit else None
        if visit and body is not None:
            return Fetched(visit.capture, body, visit.first_at)
        return Fetched(Capture(url, url, None, self._clock(), failure=Failure(FailureKind.NOT_ARCHIVED)))

"""每夜取页：没变的不再白取，变了的存证，问过的都记下来。"""

import asyncio
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from crawler.fetch import Answer, Fetcher
from crawler.pages import NO_FURTHER, Fetch, Fetched, menu_address, turned_address
from crawler.transport import Form, archive_address
from domain.capture import Capture, Failure, SavedPage
from domain.visit import Visit
from parsing.signs.sameness import same_content


class EvidenceArchive(Protocol):
    """Where responses are kept. What stores a body returns its digest."""

    def store(
        self,
        url: str,
        status: int,
        reason: str,
        headers: Iterable[tuple[str, str]],
        body: bytes,
        fetched_at: datetime,
    ) -> str: ...

    def store_unchanged(
        self, url: str, status: int, reason: str, headers: Iterable[tuple[str, str]], digest: str, fetched_at: datetime
    ) -> None: ...

    def store_rendered(self, url: str, html: bytes, fetched_at: datetime) -> str: ...

    def held(self, digest: str) -> bytes | None: ...


class Visits(Protocol):
    """What earlier scans met, and this one so far. assessment: the number of this one."""

    assessment: int

    def remembered(self, address: str, *, drawn: bool = False) -> Visit | None: ...

    def record(self, visit: Visit) -> None: ...


class NoVisits:
    """Nothing is known from before, and nothing noted."""

    assessment = 0

    def remembered(self, address: str, *, drawn: bool = False) -> Visit | None:
        return None

    def record(self, visit: Visit) -> None:
        return


class Renderer(Protocol):
    """Draws a page as a browser does: a browser, or drawings that an archive kept.

    fetch: gets the page, and what it asks for.
    """

    async def render(self, url: str, fetch: Fetch) -> SavedPage | Failure: ...

    async def open_menu(self, url: str, names: frozenset[str], fetch: Fetch) -> SavedPage | Failure: ...

    async def turn(self, url: str, most: int, fetch: Fetch) -> tuple[SavedPage | Failure, ...]: ...


@dataclass(frozen=True, slots=True)
class Revisit:
    """When an entry that the list shows unchanged is asked for again.

    days: every entry within so many days, an even share each day; 0: always.
    doubted: addresses that points were lost over; always asked for, and a copy kept of what they say.
    """

    days: int = 0
    doubted: frozenset[str] = frozenset()

    def is_due(self, visit: Visit, now: datetime) -> bool:
        if self.days == 0 or self.is_doubted(visit.address, visit.capture):
            return True
        place = zlib.crc32(visit.address.encode("utf-8", "replace"))
        return (now.toordinal() + place) // self.days > (visit.asked_at.toordinal() + place) // self.days

    def is_doubted(self, address: str, capture: Capture) -> bool:
        return bool(self.doubted & {address, capture.final_url})


ALWAYS = Revisit()


class NightlyPages:
    """Asks for every address once in a scan at most."""

    def __init__(
        self,
        fetcher: Fetcher,
        renderer: Renderer,
        archive: EvidenceArchive,
        visits: Visits,
        revisit: Revisit,
        clock: Callable[[], datetime],
    ) -> None:
        self._fetcher = fetcher
        self._renderer = renderer
        self._archive = archive
        self._visits = visits
        self._revisit = revisit
        self._clock = clock
        self._under_way: dict[str, asyncio.Task[Fetched]] = {}

    async def fetch(self, url: str, form: Form = (), shown: str | None = None) -> Fetched:
        address = archive_address(url, form)
        if address not in self._under_way:
            task = asyncio.ensure_future(self._fetch(address, url, form, shown))
            task.add_done_callback(lambda _: self._under_way.pop(address))
            self._under_way[address] = task
        return await self._under_way[address]

    async def render(self, url: str) -> Fetched:
        visit = self._visits.remembered(url, drawn=True)
        known = self._met_in_this_scan(visit)
        return known or self._drawn(url, url, await self._renderer.render(url, self.fetch), visit)

    async def open_menu(self, url: str, names: frozenset[str]) -> Fetched:
        address = menu_address(url)
        visit = self._visits.remembered(address, drawn=True)
        known = self._met_in_this_scan(visit)
        return known or self._drawn(address, url, await self._renderer.open_menu(url, names, self.fetch), visit)

    async def turn(self, url: str, most: int) -> tuple[Fetched, ...]:
        """Clicked through anew each time. Where it ended is recorded too, for the next night may find fewer pages."""
        drawn = await self._renderer.turn(url, most, self.fetch)
        turned = []
        for number, page in enumerate(drawn, 2):
            address = turned_address(url, number)
            turned.append(self._drawn(address, url, page, self._visits.remembered(address, drawn=True)))
        end, now = turned_address(url, len(drawn) + 2), self._clock()
        nothing = Capture(end, url, None, now, failure=NO_FURTHER)
        self._record(None, Visit(self._visits.assessment, end, nothing, now, now, drawn=True))
        return tuple(turned)

    def _drawn(self, address: str, url: str, drawn: SavedPage | Failure, visit: Visit | None) -> Fetched:
        """What a drawing comes to, archived and recorded. address: under which it is kept."""
        known, now = self._held(visit), self._clock()
        if isinstance(drawn, Failure):
            fetched = Fetched(Capture(address, url, None, now, failure=drawn))
        elif known and same_content(known.body, drawn.body, url, drawn.content_type):
            fetched = known
        else:
            digest = self._archive.store_rendered(address, drawn.body, drawn.fetched_at)
            capture = Capture(address, url, drawn.status, drawn.fetched_at, digest, drawn.content_type)
            fetched = Fetched(capture, drawn.body)
        self._record(visit, Visit(self._visits.assessment, address, fetched.capture, now, now, drawn=True))
        return fetched

    async def _fetch(self, address: str, url: str, form: Form, shown: str | None) -> Fetched:
        visit = self._visits.remembered(address)
        known = self._held(visit)
        if visit and known and (self._is_of_this_scan(visit) or self._stands(visit, shown)):
            return known
        now = self._clock()
        answer = await self._fetcher.fetch(url, form, known.capture if known else None)
        fetched = self._kept(answer, known, address)
        self._record(visit, Visit(self._visits.assessment, address, fetched.capture, now, now, shown=shown or ""))
        return replace(fetched, first_at=visit.first_at if visit else now)

    def _held(self, visit: Visit | None) -> Fetched | None:
        """The page as it was met, if the archive still has it."""
        body = self._archive.held(visit.capture.digest) if visit else None
        return Fetched(visit.capture, body, visit.first_at) if visit and body is not None else None

    def _met_in_this_scan(self, visit: Visit | None) -> Fetched | None:
        return self._held(visit) if visit and self._is_of_this_scan(visit) else None

    def _is_of_this_scan(self, visit: Visit) -> bool:
        return visit.assessment == self._visits.assessment

    def _stands(self, visit: Visit, shown: str | None) -> bool:
        return shown is not None and shown == visit.shown and not self._revisit.is_due(visit, self._clock())

    def _kept(self, answer: Answer, known: Fetched | None, address: str) -> Fetched:
        """What the answer comes to, archived. A page that says what it said before is not kept twice."""
        capture = answer.capture
        said = (answer.reason, answer.headers)
        if capture.status is None:
            return Fetched(capture)
        if answer.unchanged and known:
            self._archive.store_unchanged(capture.final_url, 304, *said, capture.digest, capture.fetched_at)
            return Fetched(capture, known.body)
        if known and self._says_the_same(known, answer) and not self._revisit.is_doubted(address, capture):
            return known
        digest = self._archive.store(capture.final_url, capture.status, *said, answer.body, capture.fetched_at)
        return Fetched(replace(capture, digest=digest), answer.body)

    def _says_the_same(self, known: Fetched, answer: Answer) -> bool:
        before, now = known.capture, answer.capture
        if (before.status, before.final_url) != (now.status, now.final_url) or now.failure or known.body == answer.body:
            return False
        return same_content(known.body, answer.body, now.final_url, now.content_type)

    def _record(self, before: Visit | None, visit: Visit) -> None:
        self._visits.record(replace(visit, first_at=before.first_at) if before else visit)

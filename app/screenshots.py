"""网页截图：失分证据所在的网页，按浏览器里的样子存一张图，给人看；判定从不看图。"""

import traceback
from collections.abc import Awaitable, Callable, Iterable
from itertools import islice

import structlog

from domain.assessment import Assessment
from domain.capture import Failure, FailureKind, SavedPage, Screenshot
from domain.finding import Finding, Outcome
from storage.archive import Archive
from storage.errors import StorageError
from storage.screenshots import ScreenshotLog

log = structlog.get_logger()
# Of one department in one scan.
_MOST = 50


class Screenshots:
    """The pictures of one scan. What goes wrong with one costs that picture and nothing else.

    A copy that has its picture from an earlier scan is not drawn again: the page still says the same.
    """

    def __init__(
        self,
        assessment: Assessment,
        draw: Callable[[str], Awaitable[SavedPage | Failure]],
        archive: Archive,
        known: ScreenshotLog,
    ) -> None:
        self._assessment = assessment
        self._draw = draw
        self._archive = archive
        self._known = known
        self._have = {(one.url, one.page) for one in known.of_portal(assessment.portal)}
        self._asked: set[str] = set()

    async def take(self, findings: Iterable[Finding]) -> None:
        """Of every page that is evidence of a fail, each address once."""
        wanted = self._wanted(findings)
        if len(wanted) > _MOST:
            log.warning("screenshots left out", addresses=len(wanted) - _MOST)
        for url, copies in islice(wanted.items(), _MOST):
            self._asked.add(url)
            picture = await self._picture(url)
            if isinstance(picture, SavedPage):
                digest = self._archive.store_screenshot(url, picture.body, picture.fetched_at)
                for page in copies:
                    self._known.record(self._assessment.id, Screenshot(url, page, digest, picture.fetched_at))
            else:
                log.warning("no screenshot", url=url, kind=picture.kind.value, detail=picture.detail)
                if picture.kind is FailureKind.NO_BROWSER:
                    return

    def _wanted(self, findings: Iterable[Finding]) -> dict[str, set[str]]:
        """Address → the copies of it that are cited."""
        wanted: dict[str, set[str]] = {}
        failed = (finding for finding in findings if finding.outcome is Outcome.FAIL)
        for one in (one for finding in failed for one in finding.evidence):
            if one.url not in self._asked and (one.url, one.digest) not in self._have and self._is_page(one.digest):
                wanted.setdefault(one.url, set()).add(one.digest)
        return wanted

    def _is_page(self, digest: str) -> bool:
        """An attachment cannot be drawn; asking for it would only load the server. So with what nobody can tell."""
        try:
            copy = self._archive.load(digest)
        except StorageError as error:
            log.warning("no screenshot", digest=digest, detail=str(error))
            return False
        return copy is not None and "html" in (copy.content_type or "html")

    async def _picture(self, url: str) -> SavedPage | Failure:
        try:
            return await self._draw(url)
        except Exception:  # noqa: BLE001 - the boundary between what counts and what merely illustrates
            log.error("screenshot failed", url=url, trace=traceback.format_exc())
            return Failure(FailureKind.OWN_FAULT)

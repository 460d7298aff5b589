"""隔日仍不存在：一条信息、一个附件，隔日再问，网站两次都答“不存在”（404、410），而同一夜打得开别处。"""

from collections.abc import Iterator
from datetime import date
from itertools import takewhile

from app.configuration import Configuration
from app.workspace import Workspace
from domain.assessment import NETWORK, Assessment
from domain.beijing import BEIJING
from domain.capture import Failure
from domain.silence import Night, Place
from domain.snapshot import Snapshot
from domain.visit import Visit

_GONE = (404, 410)
_NIGHTS = 2


class TwiceGone:
    """Which addresses are gone for good, as the assessment that gathered them knows it: from visits alone.

    Saved pages never tell: who saved them may have lost them.
    """

    def __init__(self, configuration: Configuration, workspace: Workspace, assessment: Assessment) -> None:
        self._asks = assessment.source == NETWORK
        self._hosts = configuration.portal.hosts
        self._log = workspace.places(assessment)

    def of(self, snapshot: Snapshot) -> frozenset[str]:
        """Of the entries and files of a snapshot that were not got: those that the server said twice are not there."""
        failed = dict.fromkeys(_failed(snapshot)) if self._asks else {}
        return frozenset(url for url in failed if Place(url).host in self._hosts and self._is_gone(Place(url)))

    def _is_gone(self, place: Place) -> bool:
        """No visit since the address last said anything else was answered otherwise, in two scans on two days."""
        days, scans = set[date](), set[int]()
        for visit in takewhile(_says_gone, self._log.met(place)):
            night = Night(visit.assessment, visit.asked_at.astimezone(BEIJING).date())
            if self._log.elsewhere(place, night):
                days.add(night.day)
                scans.add(night.assessment)
            if min(len(days), len(scans)) >= _NIGHTS:
                return True
        return False


def _failed(snapshot: Snapshot) -> Iterator[str]:
    for view in snapshot.views:
        for entry in view.entries:
            yield from _of(entry.url, entry.failure)
            for document in entry.article.documents if entry.article else ():
                yield from _of(document.url, document.failure)


def _of(url: str, failure: Failure | None) -> Iterator[str]:
    if url and failure is not None:
        yield url


def _says_gone(visit: Visit) -> bool:
    return visit.capture.failure is not None and visit.capture.status in _GONE

"""没有应答：一个网页或一个网站隔天多次都没有应答，而同一次扫描打得开别处。

Nothing but visits is looked at, so that the same visits say the same at any time.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby, takewhile
from urllib.parse import urlsplit

from domain.beijing import BEIJING
from domain.capture import Capture, FailureKind
from domain.visit import Visit

UNAVAILABLE = "channel_unavailable"
"""The reason code."""
_SERVER_ERROR = 500
_NOBODY = frozenset(
    (FailureKind.DNS, FailureKind.CONNECT, FailureKind.TLS, FailureKind.TIMEOUT, FailureKind.BROKEN_RESPONSE)
)
# Our own reasons not to ask: they say nothing of the place, neither that it answers nor that it does not.
_NOT_ASKED = frozenset(
    (
        FailureKind.ROBOTS,
        FailureKind.OUTSIDE,
        FailureKind.PRIVATE_ADDRESS,
        FailureKind.OUT_OF_HOURS,
        FailureKind.NOT_ARCHIVED,
        FailureKind.BUDGET,
        FailureKind.OWN_FAULT,
    )
)


@dataclass(frozen=True, slots=True)
class Unavailability:
    """When a channel counts as unavailable (渠道不可用): so many tries without an answer, on so many days.

    deduct: what it costs a criterion if a person confirms it; None: all its points. source, because: of the numbers.
    """

    tries: int
    days: int
    source: str
    because: str
    deduct: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """One address; or the host (``name`` or ``name:port``) of an address, with everything on it."""

    address: str
    whole_host: bool = False

    @property
    def host(self) -> str:
        return urlsplit(self.address).netloc

    def holds(self, url: str) -> bool:
        return not self.whole_host or urlsplit(url).netloc == self.host


@dataclass(frozen=True, slots=True, order=True)
class Night:
    """What one assessment asked on one day, Beijing time."""

    assessment: int
    day: date


def is_silent(capture: Capture) -> bool:
    """The column was wanted and nobody answered; whether we asked, or left the host alone at last, is not said."""
    failure = capture.failure
    if failure is None:
        return False
    if failure.kind is FailureKind.SERVER_ERROR:
        # Without a status it was robots.txt that was answered so; 408 and 429 only ask for patience.
        return capture.status is not None and capture.status >= _SERVER_ERROR
    return failure.kind in _NOBODY


def unanswered(
    met: Iterable[Visit], place: Place, rule: Unavailability, elsewhere: Callable[[Night], bool]
) -> tuple[Visit, ...]:
    """The newest nights' tries that the rule asks for, oldest first, none answered since; empty when they do not do.

    met: the visits to a place, newest first; no more are taken than needed. elsewhere: whether other places gave pages
    that night; tries of a night without may tell of our own network, and when the newest is such nothing is said.
    One night that runs past midnight is no two days.
    """
    tries: list[Visit] = []
    for night, visits in groupby(takewhile(lambda visit: not _is_answered(visit, place), met), _night):
        made = [visit for visit in visits if _is_try(visit)]
        if made and elsewhere(night):
            tries += made
        elif made and not tries:
            return ()
        if _suffice(tries, rule):
            return tuple(reversed(tries))
    return ()


def _suffice(tries: list[Visit], rule: Unavailability) -> bool:
    nights = {_night(visit) for visit in tries}
    days, scans = {night.day for night in nights}, {night.assessment for night in nights}
    return len(tries) >= rule.tries and min(len(days), len(scans)) >= rule.days


def _night(visit: Visit) -> Night:
    return Night(visit.assessment, visit.asked_at.astimezone(BEIJING).date())


def _is_try(visit: Visit) -> bool:
    return is_silent(visit.capture) and not (visit.capture.failure and visit.capture.failure.left_alone)


def _is_answered(visit: Visit, place: Place) -> bool:
    """By anything but a sign of distress, be it a refusal, or a redirect to where nobody may ask or answers."""
    failure = visit.capture.failure
    if failure is None or not place.holds(visit.capture.final_url):
        return True
    if failure.kind in _NOT_ASKED:
        return visit.capture.final_url != visit.capture.url
    of_robots = failure.kind is FailureKind.SERVER_ERROR and visit.capture.status is None
    return not (is_silent(visit.capture) or of_robots)

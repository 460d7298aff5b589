"""报告的内容：一次考评的全部已存结果、网页截图、门户自身的问题。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from domain.assessment import Assessment, DepartmentResult
from domain.capture import FailureKind, Screenshot
from domain.judged import Judged
from domain.portal import RobotsPermit
from domain.scheme import Scheme
from domain.words import Words


@dataclass(frozen=True, slots=True)
class FaultExample:
    """An address that could not be had, and when it was asked for."""

    url: str
    at: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True)
class PortalFault:
    """One kind of trouble with one host. addresses: how many in all."""

    host: str
    kind: FailureKind
    addresses: int
    examples: tuple[FaultExample, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """All that the pages say. generated_at: with time zone; reports read no clock.

    scheme, assessment: the newest; every result has its own.
    severe: digests of copies that severe findings cited, at any time.
    screenshots: by address and digest of the copy that they show.
    weak_tls: hosts read although their encryption is outdated or not sound.
    robots_permits: what was read by its operator's word although robots.txt forbids it.
    """

    portal_name: str
    scheme: Scheme
    assessment: Assessment
    judged: tuple[Judged, ...]
    words: Words
    generated_at: datetime
    screenshots: Mapping[tuple[str, str], Screenshot] = field(default_factory=dict)
    portal_faults: tuple[PortalFault, ...] = ()
    weak_tls: tuple[str, ...] = ()
    robots_permits: tuple[RobotsPermit, ...] = ()
    severe: frozenset[str] = frozenset()

    @property
    def results(self) -> tuple[DepartmentResult, ...]:
        return tuple(one.result for one in self.judged)

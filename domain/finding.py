"""发现：检查看到了什么（Observation），方案怎样表述、扣多少（Finding）。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.scheme import Mark


class Outcome(StrEnum):
    """Doubt is an outcome. Only FAIL deducts."""

    PASS = "pass"
    FAIL = "fail"
    DECLARED_NONE = "declared_none"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_REVIEW = "needs_review"
    NOT_ASSESSABLE = "not_assessable"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where it can be seen: address, the words on the page, digest of the copy, time of fetching."""

    url: str
    quote: str
    digest: str
    fetched_at: datetime


Value = str | int | float | None


class EvidenceMissing(ValueError):
    """A fail was about to be claimed without evidence: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Observation:
    """What a check says: an outcome, a reason code, values for the words, evidence.

    A fail without complete evidence cannot be constructed.
    """

    outcome: Outcome
    reason: str
    values: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.FAIL:
            return
        if not self.evidence or not all(e.url and e.quote and e.digest for e in self.evidence):
            raise EvidenceMissing(self.reason)


def _observe(outcome: Outcome, reason: str, evidence: Iterable[Evidence], values: Mapping[str, Value]) -> Observation:
    return Observation(outcome, reason, dict(values), tuple(evidence))


def passed(reason: str, /, *evidence: Evidence, **values: Value) -> Observation:
    return _observe(Outcome.PASS, reason, evidence, values)


def fail(reason: str, /, *evidence: Evidence, **values: Value) -> Observation:
    return _observe(Outcome.FAIL, reason, evidence, values)


def declared_none(reason: str, /, *evidence: Evidence, **values: Value) -> Observation:
    return _observe(Outcome.DECLARED_NONE, reason, evidence, values)


def needs_review(reason: str, /, *evidence: Evidence, **values: Value) -> Observation:
    return _observe(Outcome.NEEDS_REVIEW, reason, evidence, values)


def not_assessable(reason: str, /, *evidence: Evidence, **values: Value) -> Observation:
    return _observe(Outcome.NOT_ASSESSABLE, reason, evidence, values)


@dataclass(frozen=True, slots=True)
class Finding:
    """An observation as the scheme words and prices it. Immutable once stored.

    deduction: points this finding costs, or would cost if a person confirmed it; never negative.
    open: True while a person still has to decide, so that the points are pending, not lost.
    values: what the words were filled with, personal numbers masked; mark: as the scheme had it at the time.
    fingerprint: stable from night to night for the same thing said of the same page.
    """

    indicator: str
    criterion: str
    outcome: Outcome
    reason: str
    message: str
    advice: str
    deduction: Decimal
    open: bool
    evidence: tuple[Evidence, ...]
    fingerprint: str
    cap: Decimal | None = None
    values: Mapping[str, Value] = field(default_factory=dict)
    mark: Mark | None = None

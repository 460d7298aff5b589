"""发现：检查看到了什么（Observation），方案怎样表述、扣多少（Finding）。"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from domain.cause import Cause
from domain.scheme import Mark


class Outcome(StrEnum):
    """Doubt is an outcome. Only FAIL deducts."""

    PASS = "pass"
    FAIL = "fail"
    DECLARED_NONE = "declared_none"
    NOT_APPLICABLE = "not_applicable"
    NEEDS_REVIEW = "needs_review"
    NOT_ASSESSABLE = "not_assessable"

    @property
    def kind(self) -> str:
        """Of the same kind are outcomes that only differ in how sure we are: a doubt may become a fail, and back."""
        return "fault" if self in (Outcome.FAIL, Outcome.NEEDS_REVIEW) else self.value


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

    about: what it speaks of, in keys that last: the address of an entry, with the row or element in it; the number of
    an application or document; () the criterion as a whole. Never words that may be put otherwise.
    cause: what lies behind it when that may touch other criteria too; None: it is a fault of its own.
    partial: it passes as far as could be seen.
    A fail without complete evidence cannot be constructed.
    """

    outcome: Outcome
    reason: str
    values: Mapping[str, Value] = field(default_factory=dict)
    evidence: tuple[Evidence, ...] = ()
    about: tuple[str, ...] = ()
    cause: Cause | None = None
    partial: bool = False

    def __post_init__(self) -> None:
        if self.outcome is not Outcome.FAIL:
            return
        if not self.evidence or not all(e.url and e.quote and e.digest for e in self.evidence):
            raise EvidenceMissing(self.reason)

    def due_to(self, cause: Cause | None) -> "Observation":
        """The same, with what lies behind it."""
        return replace(self, cause=cause)


About = tuple[str, ...]


def _observe(
    outcome: Outcome, reason: str, evidence: Iterable[Evidence], about: About, values: Mapping[str, Value]
) -> Observation:
    return Observation(outcome, reason, dict(values), tuple(evidence), about)


def passed(reason: str, /, *evidence: Evidence, about: About = (), **values: Value) -> Observation:
    return _observe(Outcome.PASS, reason, evidence, about, values)


def fail(reason: str, /, *evidence: Evidence, about: About = (), **values: Value) -> Observation:
    return _observe(Outcome.FAIL, reason, evidence, about, values)


def declared_none(reason: str, /, *evidence: Evidence, about: About = (), **values: Value) -> Observation:
    return _observe(Outcome.DECLARED_NONE, reason, evidence, about, values)


def needs_review(reason: str, /, *evidence: Evidence, about: About = (), **values: Value) -> Observation:
    return _observe(Outcome.NEEDS_REVIEW, reason, evidence, about, values)


def not_assessable(reason: str, /, *evidence: Evidence, about: About = (), **values: Value) -> Observation:
    return _observe(Outcome.NOT_ASSESSABLE, reason, evidence, about, values)


@dataclass(frozen=True, slots=True)
class Finding:
    """An observation as the scheme words and prices it. Immutable once stored.

    deduction: points this finding costs, or would cost if a person confirmed it; never negative.
    open: True while a person still has to decide, so that the points are pending, not lost.
    values: what the words were filled with, personal numbers masked; mark: as the scheme had it at the time.
    fingerprint: the finding's identity: department, criterion, kind of outcome, reason, and what it is about.
    about: as the check gave it, addresses without scheme. cause: None in results stored before causes were known.
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
    about: tuple[str, ...] = ()
    cause: Cause | None = None

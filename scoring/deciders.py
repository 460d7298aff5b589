"""分从何来：每一分由谁定的——机器认定、有疑点待查、方案规定由人判，还是没有读到。Pure."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from domain.finding import Finding, Outcome
from domain.score import CriterionResult, Decider

_BY_SCHEME = ("manual", "awaiting_check")


@dataclass(frozen=True, slots=True)
class Waiting:
    """Points of one criterion that wait, and for what. points: its part of what is pending there, unrounded."""

    decider: Decider
    finding: Finding
    points: Decimal


def waiting(results: Iterable[CriterionResult]) -> tuple[Waiting, ...]:
    """Every open finding that holds points back, the heaviest first."""
    held = [one for result in results for one in _waiting(result)]
    return tuple(sorted(held, key=lambda one: (-one.points, one.finding.criterion, one.finding.fingerprint)))


def by_decider(results: Iterable[CriterionResult]) -> Mapping[Decider, Decimal]:
    """Points of the applicable criteria by who decides them; they add up to all of them."""
    sums: dict[Decider, Decimal] = defaultdict(Decimal)
    for result in results:
        if result.outcome is Outcome.NOT_APPLICABLE:
            continue
        sums[Decider.EARNED] += result.points.earned
        sums[Decider.LOST] += result.points.lost
        for one in _waiting(result):
            sums[one.decider] += one.points
    return {decider: sums[decider] for decider in Decider}


def _waiting(result: CriterionResult) -> tuple[Waiting, ...]:
    """What is pending is shared among the open findings as they are priced."""
    held = [finding for finding in result.findings if finding.open and finding.deduction > 0]
    priced = sum((finding.deduction for finding in held), Decimal(0))
    return tuple(
        Waiting(_decider(finding), finding, result.points.pending * finding.deduction / priced) for finding in held
    )


def _decider(finding: Finding) -> Decider:
    match finding.outcome:
        case Outcome.PASS:
            return Decider.PASS
        case Outcome.FAIL:
            return Decider.FAULT
        case Outcome.DECLARED_NONE:
            return Decider.STATEMENT
        case Outcome.NOT_ASSESSABLE:
            return Decider.UNREAD
    if finding.reason in _BY_SCHEME:
        return Decider.MANUAL
    by_reason = {"applicability_unknown": Decider.FUNCTION, "no_case": Decider.REGISTER}
    return by_reason.get(finding.reason, Decider.DOUBT)

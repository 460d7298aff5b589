"""事项：部门页开头的清单——严重问题、失分项、待核定、未能核查、待人工判定、提示。

What has one cause, and the same words said in several places, are one matter with several places, so that one
unreadable or blank column is one line and not ten.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.cause import Cause
from domain.finding import Finding, Outcome
from domain.scheme import Decision, Mark
from reports.department import CriterionView, DepartmentView, FindingView, IndicatorView


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding stands on the page."""

    indicator: IndicatorView
    criterion: CriterionView
    view: FindingView

    @property
    def because(self) -> str:
        """What the machine cannot see, so that a person decides."""
        finding, criterion = self.view.finding, self.criterion.criterion
        if not finding.open:
            return ""
        reason = criterion.reasons.get(finding.reason)
        if reason and reason.because:
            return reason.because
        return "" if finding.outcome in (Outcome.NEEDS_REVIEW, Outcome.NOT_ASSESSABLE) else criterion.because


@dataclass(frozen=True, slots=True)
class Matter:
    """message, advice: the first place's; what others say of the same cause is told beside them."""

    message: str
    advice: str
    outcome: Outcome
    places: tuple[Place, ...]

    @property
    def worded_apart(self) -> bool:
        return any(place.view.finding.message != self.message for place in self.places)

    @property
    def deduction(self) -> Decimal:
        return _charged(self.places)


@dataclass(frozen=True, slots=True)
class ByHand:
    """An indicator's criteria that a person judges from the start."""

    indicator: IndicatorView
    places: tuple[Place, ...]

    @property
    def deduction(self) -> Decimal:
        return _charged(self.places)


@dataclass(frozen=True, slots=True)
class Matters:
    """severe: to be put right at once, whatever it costs; the other lists have it too.

    notices: what costs nothing and is worth a look. spot_checks: some of what the machine passed, for a person to see
    whether it does so rightly.
    """

    severe: tuple[Matter, ...]
    lost: tuple[Matter, ...]
    doubtful: tuple[Matter, ...]
    unassessed: tuple[Matter, ...]
    by_hand: tuple[ByHand, ...]
    notices: tuple[Matter, ...]
    spot_checks: tuple[Place, ...]


def is_lost(finding: Finding) -> bool:
    return not finding.open and (finding.outcome is Outcome.FAIL or finding.deduction > 0)


def is_passed(finding: Finding) -> bool:
    """By the machine alone (机器认定)."""
    return finding.outcome is Outcome.PASS and not finding.open


def is_unassessed(finding: Finding) -> bool:
    return finding.outcome is Outcome.NOT_ASSESSABLE


def matters_of(department: DepartmentView) -> Matters:
    """Costliest first; equal ones in the scheme's order."""
    every = tuple(_places(department))
    places = tuple(place for place in every if not place.criterion.criterion.is_notice)
    return Matters(
        severe=_merge(every, lambda place: _mark(place) is Mark.SEVERE),
        lost=_merge(places, lambda place: is_lost(place.view.finding)),
        doubtful=_merge(places, lambda place: _is_open(place) and not _by_person(place)),
        unassessed=_merge(every, lambda place: is_unassessed(place.view.finding)),
        by_hand=_by_hand(tuple(place for place in places if _is_open(place) and _by_person(place))),
        notices=_merge(every, _is_notice),
        spot_checks=_spot_checks(department, [place for place in places if is_passed(place.view.finding)]),
    )


def _spot_checks(department: DepartmentView, passed: list[Place]) -> tuple[Place, ...]:
    """The same ones whenever the report of an assessment is written; in the page's order."""
    result = department.result

    def lot(place: Place) -> bytes:
        drawn = f"{result.assessment}|{result.department.id}|{place.view.anchor}"
        return hashlib.sha256(drawn.encode()).digest()

    chosen = sorted(passed, key=lot)[: department.spot_checks]
    return tuple(place for place in passed if place in chosen)


def _is_notice(place: Place) -> bool:
    """What the check itself says; whatever keeps it from looking stands in the other lists, by criteria with points."""
    finding, criterion = place.view.finding, place.criterion.criterion
    noted = criterion.is_notice and (finding.open or finding.outcome is Outcome.FAIL)
    own = finding.reason in criterion.reasons and not is_unassessed(finding)
    return own and (noted or _mark(place) is Mark.NOTICE)


def _mark(place: Place) -> Mark | None:
    return place.view.finding.mark


def _charged(places: tuple[Place, ...]) -> Decimal:
    """What the findings cost together: in no criterion more than it lost or has pending (扣完为止)."""
    sums: dict[str, Decimal] = {}
    most: dict[str, Decimal] = {}
    for place in places:
        result, finding = place.criterion.result, place.view.finding
        if result is not None:
            sums[result.criterion] = sums.get(result.criterion, Decimal(0)) + finding.deduction
            most[result.criterion] = result.points.pending if finding.open else result.points.lost
    return sum((min(total, most[criterion]) for criterion, total in sums.items()), Decimal(0))


def _is_open(place: Place) -> bool:
    return place.view.finding.open and not is_unassessed(place.view.finding)


def _by_person(place: Place) -> bool:
    return place.criterion.criterion.decide is Decision.MANUAL


def _places(department: DepartmentView) -> Iterator[Place]:
    for indicator in department.indicators:
        for criterion in indicator.criteria:
            for view in criterion.findings:
                yield Place(indicator, criterion, view)


def _merge(places: tuple[Place, ...], wanted: Callable[[Place], bool]) -> tuple[Matter, ...]:
    groups: list[list[Place]] = []
    of_cause: dict[tuple[Cause, Outcome], list[Place]] = {}
    of_words: dict[tuple[str, str, Outcome], list[Place]] = {}
    for place in filter(wanted, places):
        finding = place.view.finding
        words = (finding.message, finding.advice, finding.outcome)
        cause = (finding.cause, finding.outcome) if finding.cause else None
        group = (of_cause.get(cause) if cause else None) or of_words.get(words) or []
        if not group:
            groups.append(group)
        group.append(place)
        of_words.setdefault(words, group)
        if cause:
            of_cause.setdefault(cause, group)
    return tuple(sorted(map(_matter, groups), key=lambda matter: -matter.deduction))


def _matter(places: list[Place]) -> Matter:
    first = places[0].view.finding
    return Matter(first.message, first.advice, first.outcome, tuple(places))


def _by_hand(places: tuple[Place, ...]) -> tuple[ByHand, ...]:
    same: dict[str, list[Place]] = {}
    for place in places:
        same.setdefault(place.indicator.indicator.number, []).append(place)
    return tuple(ByHand(found[0].indicator, tuple(found)) for found in same.values())

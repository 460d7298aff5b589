"""评分点计分：各条发现合起来，得多少、失多少、多少待定。"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from domain.finding import Finding, Outcome
from domain.scheme import Criterion
from domain.score import CriterionResult, Points

CENT = Decimal("0.01")


def score_criterion(criterion: Criterion, findings: Sequence[Finding]) -> CriterionResult:
    """Deductions add up to the criterion's points at most; what is open is pending, not lost."""
    full = criterion.points
    if all(finding.outcome is Outcome.NOT_APPLICABLE for finding in findings):
        nothing = Points(full, Decimal(0), Decimal(0), Decimal(0))
        return CriterionResult(criterion.id, criterion.indicator, Outcome.NOT_APPLICABLE, nothing, tuple(findings))
    lost = min(full, _round(sum((f.deduction for f in findings if not f.open), Decimal(0))))
    pending = min(full - lost, _round(sum((f.deduction for f in findings if f.open), Decimal(0))))
    points = Points(full, full - lost - pending, lost, pending)
    # Without a price a finding weighs nothing, but of a notice none has one.
    weighty = findings if criterion.is_notice else [finding for finding in findings if finding.deduction > 0]
    outcome = _outcome(findings, weighty)
    return CriterionResult(criterion.id, criterion.indicator, outcome, points, tuple(findings))


def _outcome(findings: Sequence[Finding], weighty: Sequence[Finding]) -> Outcome:
    """Lost points first, then what is open, then a statement. What does not weigh is only a remark."""
    if any(finding.outcome is Outcome.FAIL and not finding.open for finding in weighty):
        return Outcome.FAIL
    if any(finding.outcome is Outcome.NOT_ASSESSABLE for finding in weighty):
        return Outcome.NOT_ASSESSABLE
    if any(finding.open for finding in weighty):
        return Outcome.NEEDS_REVIEW
    if any(finding.outcome is Outcome.DECLARED_NONE for finding in findings):
        return Outcome.DECLARED_NONE
    return Outcome.PASS


def _round(points: Decimal) -> Decimal:
    return points.quantize(CENT, ROUND_HALF_UP)

"""一份结果和它自己的规则：判定它的那次考评、当时的方案。"""

from dataclasses import dataclass, replace
from decimal import Decimal

from domain.assessment import Assessment, DepartmentResult
from domain.scheme import Criterion, Decision, Indicator, Scheme, Scope
from domain.score import CriterionResult

_GROUP = "各项指标"
_NAME = "（名称没有保存）"
_BY_PERSON = ("manual", "awaiting_check")


@dataclass(frozen=True, slots=True)
class Judged:
    """scheme: the rules that it was judged by; kept: False where nobody kept them, and it holds only what was stored."""

    result: DepartmentResult
    assessment: Assessment
    scheme: Scheme
    kept: bool = True

    @property
    def rules(self) -> str:
        """The same for what was judged by the same rules."""
        return self.assessment.rules or self.assessment.scheme_digest


def without_rules(result: DepartmentResult, assessment: Assessment, later: Scheme) -> Judged:
    """What was stored: numbers, ids and points; of a later version of the scheme no more than its title and period."""
    indicators = tuple(
        _nameless(number, score.points.full, result.results) for number, score in result.score.indicators.items()
    )
    scheme = replace(
        later, indicators=indicators, full=result.score.scaled.full, digest=assessment.scheme_digest, unavailable=None
    )
    return Judged(result, assessment, scheme, kept=False)


def _nameless(number: str, full: Decimal, results: tuple[CriterionResult, ...]) -> Indicator:
    criteria = tuple(
        Criterion(one.criterion, number, one.criterion, one.points.full, _decision(one))
        for one in results
        if one.indicator == number
    )
    return Indicator(number, _NAME, (_GROUP,), full, (), "", (), Scope(), criteria)


def _decision(result: CriterionResult) -> Decision:
    by_person = any(finding.reason in _BY_PERSON for finding in result.findings)
    return Decision.MANUAL if by_person else Decision.CONFIRM

"""部门页：一个部门的每项指标、每个评分点、每条发现，按方案的顺序。"""

from dataclasses import dataclass
from decimal import Decimal

from domain.assessment import DepartmentResult
from domain.finding import Finding, Outcome
from domain.scheme import Criterion, Indicator, Scheme
from domain.score import CriterionResult, IndicatorScore, Points
from reports.groups import groups_of, points_of


@dataclass(frozen=True, slots=True)
class FindingView:
    """position: 1, 2, … within its criterion."""

    finding: Finding
    position: int
    anchor: str


@dataclass(frozen=True, slots=True)
class CriterionView:
    """result is None when the stored assessment has none."""

    criterion: Criterion
    result: CriterionResult | None
    findings: tuple[FindingView, ...]

    @property
    def exhausted(self) -> bool:
        """The findings would cost more than the criterion has (扣完为止)."""
        deductions = sum((view.finding.deduction for view in self.findings), Decimal(0))
        return self.result is not None and deductions > self.result.points.lost + self.result.points.pending


@dataclass(frozen=True, slots=True)
class IndicatorView:
    indicator: Indicator
    score: IndicatorScore | None
    criteria: tuple[CriterionView, ...]
    anchor: str

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(view.finding for criterion in self.criteria for view in criterion.findings)

    @property
    def left_out(self) -> bool:
        """Not applicable through and through: the reason says it all."""
        return (
            self.score is not None
            and self.score.outcome is Outcome.NOT_APPLICABLE
            and all(finding.outcome is Outcome.NOT_APPLICABLE for finding in self.findings)
        )

    @property
    def grounds(self) -> tuple[tuple[str, str], ...]:
        """Message and advice of every finding, each pair once."""
        return tuple(dict.fromkeys((finding.message, finding.advice) for finding in self.findings))


@dataclass(frozen=True, slots=True)
class GroupView:
    name: str
    full: Decimal
    points: Points
    indicators: tuple[IndicatorView, ...]
    anchor: str


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """strangers: results of criteria that the scheme does not know under their indicator; shown, never dropped.

    spot_checks: how many passes are drawn for a person to look at.
    """

    result: DepartmentResult
    groups: tuple[GroupView, ...]
    strangers: tuple[CriterionResult, ...]
    spot_checks: int = 0

    @property
    def indicators(self) -> tuple[IndicatorView, ...]:
        return tuple(indicator for group in self.groups for indicator in group.indicators)


def department_view(scheme: Scheme, result: DepartmentResult) -> DepartmentView:
    results = {(one.indicator, one.criterion): one for one in result.results}
    groups = tuple(
        GroupView(
            name=group.name,
            full=group.full,
            points=points_of(group, result.score),
            indicators=tuple(_indicator(one, result, results) for one in group.indicators),
            anchor=f"group-{position}",
        )
        for position, group in enumerate(groups_of(scheme), 1)
    )
    known = {(criterion.indicator, criterion.id) for criterion in scheme.criteria}
    strangers = tuple(one for key, one in results.items() if key not in known)
    return DepartmentView(result, groups, strangers, scheme.spot_checks)


def _indicator(
    indicator: Indicator, result: DepartmentResult, results: dict[tuple[str, str], CriterionResult]
) -> IndicatorView:
    # Built on the official number, so that a link into the page means the same tomorrow.
    anchor = f"indicator-{indicator.number}"
    return IndicatorView(
        indicator=indicator,
        score=result.score.indicators.get(indicator.number),
        criteria=tuple(
            _criterion(criterion, results.get((criterion.indicator, criterion.id)), f"{anchor}-{position}")
            for position, criterion in enumerate(indicator.criteria, 1)
        ),
        anchor=anchor,
    )


def _criterion(criterion: Criterion, result: CriterionResult | None, anchor: str) -> CriterionView:
    findings = result.findings if result else ()
    views = (FindingView(finding, position, f"{anchor}-{position}") for position, finding in enumerate(findings, 1))
    return CriterionView(criterion, result, tuple(views))

"""总览：部门排名、各组得分、未能核查的栏目。"""

from dataclasses import dataclass
from hashlib import sha256
from re import fullmatch

from domain.assessment import DepartmentResult
from domain.finding import Finding, Outcome
from domain.scheme import Indicator
from domain.score import Points
from reports.groups import Group, groups_of, points_of
from reports.matters import is_lost, is_unassessed
from reports.report import Report


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of the ranking. unassessed: criteria that could not be checked, in whole or in part."""

    rank: int
    result: DepartmentResult
    page: str
    groups: tuple[Points, ...]
    unassessed: int


@dataclass(frozen=True, slots=True)
class Unassessed:
    """One trouble of ours or of the portal's with one department, and the indicators it touches."""

    department: str
    page: str
    message: str
    advice: str
    indicators: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Overview:
    """lost, open: number of findings, without notices. other_rules: judged by a scheme that has since been changed."""

    groups: tuple[Group, ...]
    ranking: tuple[Ranked, ...]
    unassessed: tuple[Unassessed, ...]
    lost: int
    open: int
    other_rules: bool


def overview_of(report: Report) -> Overview:
    groups = groups_of(report.scheme)
    names = {indicator.number: indicator for indicator in report.scheme.indicators}
    scored = [criterion for result in report.results for criterion in result.results if not criterion.is_notice]
    findings = [finding for criterion in scored for finding in criterion.findings]
    ranking = _ranking(report.results, groups)
    return Overview(
        groups=groups,
        ranking=ranking,
        unassessed=tuple(row for ranked in ranking for row in _unassessed(ranked.result, names)),
        lost=sum(is_lost(finding) for finding in findings),
        open=sum(finding.open and not is_unassessed(finding) for finding in findings),
        other_rules=report.assessment.scheme_digest != report.scheme.digest,
    )


def findings_of(result: DepartmentResult) -> tuple[Finding, ...]:
    return tuple(finding for criterion in result.results for finding in criterion.findings)


def page_name(department_id: str) -> str:
    """File name of a department's page; an id that is no plain word never reaches the file system."""
    if fullmatch(r"[\w-]{1,64}", department_id):
        return f"{department_id}.html"
    return f"department-{sha256(department_id.encode()).hexdigest()[:16]}.html"


def _ranking(results: tuple[DepartmentResult, ...], groups: tuple[Group, ...]) -> tuple[Ranked, ...]:
    """Competition ranking (1, 2, 2, 4) by points earned so far; ties stand in the order of names."""
    earned = [result.score.scaled.earned for result in results]
    ordered = sorted(results, key=lambda result: (-result.score.scaled.earned, result.department.name))
    return tuple(
        Ranked(
            rank=1 + sum(other > result.score.scaled.earned for other in earned),
            result=result,
            page=page_name(result.department.id),
            groups=tuple(points_of(group, result.score) for group in groups),
            unassessed=_count_unassessed(result),
        )
        for result in ordered
    )


def _count_unassessed(result: DepartmentResult) -> int:
    return sum(
        criterion.outcome is Outcome.NOT_ASSESSABLE or any(map(is_unassessed, criterion.findings))
        for criterion in result.results
        if not criterion.is_notice
    )


def _unassessed(result: DepartmentResult, indicators: dict[str, Indicator]) -> list[Unassessed]:
    touched: dict[tuple[str, str], dict[str, str]] = {}
    for finding in filter(is_unassessed, findings_of(result)):
        indicator = indicators.get(finding.indicator)
        name = indicator.name if indicator else ""
        touched.setdefault((finding.message, finding.advice), {})[finding.indicator] = name
    department = result.department
    return [
        Unassessed(department.name, page_name(department.id), message, advice, tuple(numbers.items()))
        for (message, advice), numbers in touched.items()
    ]

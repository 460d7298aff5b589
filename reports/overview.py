"""总览：部门排名、各组得分、未能核查的栏目。"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from re import fullmatch

from domain.assessment import DepartmentResult
from domain.finding import Finding, Outcome
from domain.judged import Judged
from domain.score import Points
from reports.groups import Heading, groups_of, headings_of, points_of
from reports.matters import is_lost, is_unassessed
from reports.report import Report


@dataclass(frozen=True, slots=True)
class Ranked:
    """One row of the ranking. groups: None where its scheme has no such group.

    unassessed: criteria that could not be checked, in whole or in part.
    """

    rank: int
    judged: Judged
    page: str
    groups: tuple[Points | None, ...]
    unassessed: int

    @property
    def result(self) -> DepartmentResult:
        return self.judged.result


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
    """lost, open: number of findings, without notices.

    rules: digest of the scheme's files and how many departments were judged by it, most first.
    unkept: names of the departments whose rules nobody kept.
    """

    groups: tuple[Heading, ...]
    ranking: tuple[Ranked, ...]
    unassessed: tuple[Unassessed, ...]
    lost: int
    open: int
    rules: tuple[tuple[str, int], ...]
    unkept: tuple[str, ...]


def overview_of(report: Report) -> Overview:
    groups = headings_of([one.scheme for one in report.judged] or [report.scheme])
    scored = [criterion for result in report.results for criterion in result.results if not criterion.is_notice]
    findings = [finding for criterion in scored for finding in criterion.findings]
    ranking = _ranking(report.judged, groups)
    return Overview(
        groups=groups,
        ranking=ranking,
        unassessed=tuple(row for ranked in ranking for row in _unassessed(ranked.judged)),
        lost=sum(is_lost(finding) for finding in findings),
        open=sum(finding.open and not is_unassessed(finding) for finding in findings),
        rules=_rules(report.judged),
        unkept=tuple(one.result.department.name for one in report.judged if not one.kept),
    )


def findings_of(result: DepartmentResult) -> tuple[Finding, ...]:
    return tuple(finding for criterion in result.results for finding in criterion.findings)


def page_name(department_id: str) -> str:
    """File name of a department's page; an id that is no plain word never reaches the file system."""
    if fullmatch(r"[\w-]{1,64}", department_id):
        return f"{department_id}.html"
    return f"department-{sha256(department_id.encode()).hexdigest()[:16]}.html"


def _rules(judged: Iterable[Judged]) -> tuple[tuple[str, int], ...]:
    """One and the same files may have been read as two schemes, by different versions of the program."""
    digests = {one.rules: one.assessment.scheme_digest for one in judged}
    counted = Counter(one.rules for one in judged)
    return tuple((digests[rules], count) for rules, count in counted.most_common())


def _ranking(judged: tuple[Judged, ...], groups: tuple[Heading, ...]) -> tuple[Ranked, ...]:
    """Competition ranking (1, 2, 2, 4) by points earned so far; ties stand in the order of names."""
    earned = [one.result.score.scaled.earned for one in judged]
    ordered = sorted(judged, key=lambda one: (-one.result.score.scaled.earned, one.result.department.name))
    return tuple(
        Ranked(
            rank=1 + sum(other > one.result.score.scaled.earned for other in earned),
            judged=one,
            page=page_name(one.result.department.id),
            groups=_group_points(one, groups),
            unassessed=_count_unassessed(one.result),
        )
        for one in ordered
    )


def _group_points(judged: Judged, groups: tuple[Heading, ...]) -> tuple[Points | None, ...]:
    points = {group.name: points_of(group, judged.result.score) for group in groups_of(judged.scheme)}
    return tuple(points.get(group.name) for group in groups)


def _count_unassessed(result: DepartmentResult) -> int:
    return sum(
        criterion.outcome is Outcome.NOT_ASSESSABLE or any(map(is_unassessed, criterion.findings))
        for criterion in result.results
        if not criterion.is_notice
    )


def _unassessed(judged: Judged) -> list[Unassessed]:
    result, indicators = judged.result, {one.number: one for one in judged.scheme.indicators}
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

"""各份结果自己的规则：报告和导出用判定当时的方案，不用方案文件现在的样子。"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache

from domain.assessment import Assessment, DepartmentResult
from domain.finding import Finding
from domain.judged import Judged, without_rules
from domain.scheme import Scheme
from domain.score import CriterionResult
from storage.store import Store


def with_own_rules(store: Store, results: Iterable[DepartmentResult], today: Scheme) -> tuple[Judged, ...]:
    """Each with its assessment and the scheme that it was judged by. today: the scheme as its files say it now."""
    assessment, rules = cache(store.assessment), cache(store.rules)
    return tuple(_judged(result, assessment(result.assessment), rules, today) for result in results)


def own_rules(store: Store, assessment: Assessment, today: Scheme) -> Scheme:
    """Today's where those of the assessment were not kept."""
    return store.rules(assessment.rules) if assessment.rules else today


def _judged(result: DepartmentResult, assessment: Assessment, rules: Callable[[str], Scheme], today: Scheme) -> Judged:
    """Before rules were kept, the digest of the files tells whether they are still the same."""
    if assessment.rules:
        return Judged(result, assessment, rules(assessment.rules))
    if assessment.scheme_digest == today.digest:
        return Judged(_marked(result, today), assessment, today)
    return without_rules(result, assessment, today)


def _marked(result: DepartmentResult, scheme: Scheme) -> DepartmentResult:
    """Findings from before marks were kept, marked as their own scheme says."""
    reasons = {(c.id, code): reason for c in scheme.criteria for code, reason in c.reasons.items()}

    def marked(finding: Finding) -> Finding:
        reason = reasons.get((finding.criterion, finding.reason))
        return replace(finding, mark=reason.mark) if reason else finding

    def of(criterion: CriterionResult) -> CriterionResult:
        return replace(criterion, findings=tuple(map(marked, criterion.findings)))

    return replace(result, results=tuple(map(of, result.results)))

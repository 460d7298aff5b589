"""发现所引的证据：哪些地址上失着分，哪些副本泄露过个人信息。"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from sqlalchemy import Connection, select

from domain.assessment import DepartmentResult
from domain.finding import Outcome
from domain.scheme import Mark
from storage.said_in import decode_said_in
from storage.tables import assessments, criterion_results, department_results, evidence, findings

_NEVER_FORGOTTEN = (Outcome.FAIL.value, Outcome.NEEDS_REVIEW.value)


@dataclass(frozen=True, slots=True)
class Cited:
    """digests: of copies to be kept; pages: address and copy of what younger results cite."""

    digests: frozenset[str]
    pages: frozenset[tuple[str, str]]


def doubted(results: Iterable[DepartmentResult]) -> frozenset[str]:
    """Addresses over which points stand lost."""
    said = (finding for result in results for judged in result.results for finding in judged.findings)
    lost = (finding for finding in said if finding.outcome is Outcome.FAIL and not finding.open)
    return frozenset(shown.url for finding in lost for shown in finding.evidence)


def severe_copies(connection: Connection, portal: str) -> frozenset[str]:
    """Digests of what any severe finding ever cited, whatever the rules say of it since."""
    query = (
        select(evidence.c.digest)
        .join(findings, findings.c.id == evidence.c.finding_id)
        .join(assessments, assessments.c.id == findings.c.assessment_id)
        .where(findings.c.mark == Mark.SEVERE.value, assessments.c.portal == portal)
    )
    return frozenset(connection.scalars(query))


def still_cited(connection: Connection, old: Collection[int]) -> Cited:
    """What findings cite but for those that only old assessments say; of these the grave ones keep their copies."""
    held = _held(connection, old)
    of = (findings.c.assessment_id, findings.c.department_id, criterion_results.c.position)
    query = (
        select(evidence.c.url, evidence.c.digest, findings.c.outcome, *of)
        .join(findings, findings.c.id == evidence.c.finding_id)
        .join(
            criterion_results,
            (criterion_results.c.assessment_id == findings.c.assessment_id)
            & (criterion_results.c.department_id == findings.c.department_id)
            & (criterion_results.c.criterion == findings.c.criterion),
        )
    )
    digests, pages = set[str](), set[tuple[str, str]]()
    for row in connection.execute(query):
        said = row.assessment_id not in old or (row.assessment_id, row.department_id, row.position) in held
        if said or row.outcome in _NEVER_FORGOTTEN:
            digests.add(row.digest)
        if said:
            pages.add((row.url, row.digest))
    return Cited(frozenset(digests), frozenset(pages))


def _held(connection: Connection, old: Collection[int]) -> frozenset[tuple[int, str, int]]:
    """Assessment, department and position of what the results of younger assessments say."""
    results = department_results.c
    younger = select(results.department_id, results.said_in).where(results.assessment_id.not_in(old)).distinct()
    return frozenset(
        (assessment, department, position)
        for department, text in connection.execute(younger)
        for position, assessment in enumerate(decode_said_in(text))
    )

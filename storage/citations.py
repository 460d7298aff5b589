"""发现所引的证据：哪些地址上失着分，哪些副本泄露过个人信息。"""

from collections.abc import Iterable

from sqlalchemy import Connection, select

from domain.assessment import DepartmentResult
from domain.finding import Outcome
from domain.scheme import Mark
from storage.tables import assessments, evidence, findings


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

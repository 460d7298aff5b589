"""发现所引的证据：哪些地址上失着分，哪些副本泄露过个人信息。"""

from sqlalchemy import Connection, and_, select

from domain.finding import Outcome
from domain.scheme import Mark
from storage.results import newest_of
from storage.tables import assessments, evidence, findings

_CITING = evidence.join(findings, findings.c.id == evidence.c.finding_id)


def doubted(connection: Connection, portal: str, scheme: str) -> frozenset[str]:
    """Addresses over which points stand lost in the current results."""
    chosen = newest_of(portal, scheme)
    query = (
        select(evidence.c.url)
        .select_from(_CITING)
        .join(chosen, and_(*(findings.c[key.name] == key for key in chosen.c)))
        .where(findings.c.outcome == Outcome.FAIL.value, findings.c.open.is_(False))
    )
    return frozenset(connection.scalars(query))


def severe_copies(connection: Connection, portal: str) -> frozenset[str]:
    """Digests of what any severe finding ever cited, whatever the rules say of it since."""
    query = (
        select(evidence.c.digest)
        .select_from(_CITING)
        .join(assessments, assessments.c.id == findings.c.assessment_id)
        .where(findings.c.mark == Mark.SEVERE.value, assessments.c.portal == portal)
    )
    return frozenset(connection.scalars(query))

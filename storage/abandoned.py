"""半途而废的考评：没有做完、也不会再接着做的，它的快照与结果删去；问过哪些地址仍然记着。"""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, or_, select

from domain.assessment import Trigger
from storage.contents import drop_unused
from storage.tables import assessments, criterion_results, department_results, evidence, findings, snapshots

GONE_ON_WITHIN = timedelta(days=1)
"""How long after its beginning a scan may be gone on with."""
SCANNING = (Trigger.SCAN.value, Trigger.SCHEDULE.value)


def discard_abandoned(connection: Connection, before: datetime) -> None:
    """Rechecks and judgements never finished, and scans never finished that began before a time.

    None of them runs: whoever calls holds the lock. A snapshot that another assessment judged stays.
    """
    never_resumed = or_(assessments.c.trigger.not_in(SCANNING), assessments.c.started_at < before)
    abandoned = select(assessments.c.id).where(assessments.c.finished_at.is_(None), never_resumed)
    said = select(findings.c.id).where(findings.c.assessment_id.in_(abandoned))
    connection.execute(delete(evidence).where(evidence.c.finding_id.in_(said)))
    for table in (findings, criterion_results, department_results):
        connection.execute(delete(table).where(table.c.assessment_id.in_(abandoned)))
    judged = select(department_results.c.snapshot_id)
    unused = snapshots.c.assessment_id.in_(abandoned) & snapshots.c.id.not_in(judged)
    connection.execute(delete(snapshots).where(unused))
    drop_unused(connection)

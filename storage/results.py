"""读取结果：任意多个部门的结果，固定四次查询读出。"""

from collections import defaultdict
from typing import Any

from sqlalchemy import Connection, Select, Subquery, Table, and_, func, select

from domain.assessment import DepartmentResult
from domain.finding import Evidence, Finding
from domain.score import CriterionResult
from storage import rows
from storage.tables import assessments, causes, criterion_results, department_results, evidence, findings


def of_assessment(assessment_id: int) -> Subquery:
    """The keys of one assessment's results."""
    keys = (department_results.c.assessment_id, department_results.c.department_id)
    return select(*keys).where(department_results.c.assessment_id == assessment_id).subquery("chosen")


def newest_of(portal: str, scheme: str, department_id: str | None = None) -> Subquery:
    """The keys of the newest result of each department, of finished assessments only.

    Newest by the time of judging: a scan that is resumed after a recheck has the lower id
    and the later finish, but the recheck of a department it had already judged is the newer.
    """
    results = department_results.c
    newest_first = func.row_number().over(
        partition_by=results.department_id, order_by=(results.judged_at.desc(), results.assessment_id.desc())
    )
    ranked = (
        select(results.assessment_id, results.department_id, newest_first.label("rank"))
        .join(assessments, assessments.c.id == results.assessment_id)
        .where(assessments.c.portal == portal, assessments.c.scheme == scheme)
        .where(assessments.c.finished_at.is_not(None))
    )
    if department_id is not None:
        ranked = ranked.where(results.department_id == department_id)
    all_ranked = ranked.subquery()
    keys = (all_ranked.c.assessment_id, all_ranked.c.department_id)
    return select(*keys).where(all_ranked.c.rank == 1).subquery("chosen")


def load(connection: Connection, chosen: Subquery) -> tuple[DepartmentResult, ...]:
    """Ordered by department id. chosen: subquery of (assessment_id, department_id)."""
    criteria = _criteria(connection, chosen)
    query = _within(chosen, select(department_results), department_results)
    found = connection.execute(query.order_by(department_results.c.department_id)).mappings()
    return tuple(rows.result_of(row, criteria[rows.key_of(row)]) for row in found)


def _criteria(connection: Connection, chosen: Subquery) -> dict[rows.Key, list[CriterionResult]]:
    found_findings = _findings(connection, chosen)
    query = _within(chosen, select(criterion_results), criterion_results)
    criteria: dict[rows.Key, list[CriterionResult]] = defaultdict(list)
    for row in connection.execute(query.order_by(criterion_results.c.position)).mappings():
        key = rows.key_of(row)
        criteria[key].append(rows.criterion_of(row, found_findings[*key, row["criterion"]]))
    return criteria


def _findings(connection: Connection, chosen: Subquery) -> dict[tuple[int, str, str], list[Finding]]:
    found_evidence = _evidence(connection, chosen)
    of_same_criterion = and_(
        criterion_results.c.assessment_id == findings.c.assessment_id,
        criterion_results.c.department_id == findings.c.department_id,
        criterion_results.c.criterion == findings.c.criterion,
    )
    behind = (causes.c[name].label(f"cause_{name}") for name in ("kind", "reason", "about"))
    columns = (
        select(findings, criterion_results.c.indicator, *behind)
        .join(criterion_results, of_same_criterion)
        .outerjoin(causes, causes.c.id == findings.c.cause)
    )
    query = _within(chosen, columns, findings).order_by(findings.c.position)
    found: dict[tuple[int, str, str], list[Finding]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[*rows.key_of(row), row["criterion"]].append(rows.finding_of(row, found_evidence[row["id"]]))
    return found


def _evidence(connection: Connection, chosen: Subquery) -> dict[int, list[Evidence]]:
    columns = select(evidence).join(findings, findings.c.id == evidence.c.finding_id)
    query = _within(chosen, columns, findings).order_by(evidence.c.position)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in connection.execute(query).mappings():
        found[row["finding_id"]].append(rows.evidence_of(row))
    return found


def _within(chosen: Subquery, query: Select[Any], table: Table) -> Select[Any]:
    same = and_(
        table.c.assessment_id == chosen.c.assessment_id,
        table.c.department_id == chosen.c.department_id,
    )
    return query.join(chosen, same)

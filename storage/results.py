"""读取结果：任意多个部门的结果，固定四次查询读出。"""

from collections import defaultdict
from collections.abc import Callable

from sqlalchemy import ColumnElement, Connection, RowMapping, Subquery, Table, and_, func, select

from domain.assessment import DepartmentResult
from domain.finding import Evidence, Finding
from domain.score import CriterionResult
from storage import rows
from storage.said_in import SaidIn, decode_said_in
from storage.tables import assessments, causes, contents, criterion_results, department_results, evidence, findings

_Found = tuple[RowMapping, SaidIn]
_Place = tuple[int, str, int]
_Within = Callable[[Table], ColumnElement[bool]]


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
    found = _results(connection, chosen)
    criteria = _criteria(connection, _holders(found))
    return tuple(
        rows.result_of(row, [criteria[held, row["department_id"], position] for position, held in enumerate(holders)])
        for row, holders in found
    )


def held_in(connection: Connection, chosen: Subquery) -> SaidIn:
    """Of one result, chosen by its key."""
    return next((holders for _, holders in _results(connection, chosen)), ())


def unchanged(connection: Connection, assessment_id: int) -> frozenset[str]:
    """Departments of which the assessment says nothing that was not said before."""
    said = select(department_results.c.department_id, department_results.c.said_in)
    found = connection.execute(said.where(department_results.c.assessment_id == assessment_id))
    return frozenset(row.department_id for row in found if assessment_id not in decode_said_in(row.said_in))


def _results(connection: Connection, chosen: Subquery) -> list[_Found]:
    same = and_(*(department_results.c[key.name] == key for key in chosen.c))
    query = (
        select(department_results, contents.c.packed)
        .join(chosen, same)
        .join(contents, contents.c.digest == department_results.c.content)
        .order_by(department_results.c.department_id)
    )
    return [(row, decode_said_in(row["said_in"])) for row in connection.execute(query).mappings()]


def _holders(found: list[_Found]) -> _Within:
    """What is held for some department by some assessment; a little more than is wanted."""
    departments = {row["department_id"] for row, _ in found}
    assessments = {assessment for _, holders in found for assessment in holders}

    def within(table: Table) -> ColumnElement[bool]:
        return table.c.assessment_id.in_(assessments) & table.c.department_id.in_(departments)

    return within


def _criteria(connection: Connection, within: _Within) -> dict[_Place, CriterionResult]:
    said = _findings(connection, within)
    found = connection.execute(select(criterion_results).where(within(criterion_results))).mappings()
    return {
        (*rows.key_of(row), row["position"]): rows.criterion_of(row, said[*rows.key_of(row), row["criterion"]])
        for row in found
    }


def _findings(connection: Connection, within: _Within) -> dict[tuple[int, str, str], list[Finding]]:
    shown = _evidence(connection, within)
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
    found: dict[tuple[int, str, str], list[Finding]] = defaultdict(list)
    for row in connection.execute(columns.where(within(findings)).order_by(findings.c.position)).mappings():
        found[*rows.key_of(row), row["criterion"]].append(rows.finding_of(row, shown[row["id"]]))
    return found


def _evidence(connection: Connection, within: _Within) -> dict[int, list[Evidence]]:
    columns = select(evidence).join(findings, findings.c.id == evidence.c.finding_id)
    found: dict[int, list[Evidence]] = defaultdict(list)
    for row in connection.execute(columns.where(within(findings)).order_by(evidence.c.position)).mappings():
        found[row["finding_id"]].append(rows.evidence_of(row))
    return found

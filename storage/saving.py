"""保存一份结果：只写新说的，与该部门上次结果相同的评分点记下存在哪里。"""

from sqlalchemy import Connection, Engine, Table, insert, select

from domain.assessment import DepartmentResult
from storage import results, rows
from storage.contents import keep_content
from storage.said_in import SaidIn, fresh, said_in
from storage.tables import assessments, causes, criterion_results, department_results, evidence, findings


def known_already(engine: Engine, result: DepartmentResult) -> SaidIn:
    """For each criterion which assessment holds it: an earlier one, where nothing new is said."""
    of = select(assessments.c.portal, assessments.c.scheme).where(assessments.c.id == result.assessment)
    with engine.connect() as connection:
        begun = connection.execute(of).first()
        if begun is None:
            return said_in(result, None, ())
        newest = results.newest_of(begun.portal, begun.scheme, result.department.id)
        before = next(iter(results.load(connection, newest)), None)
        return said_in(result, before, results.held_in(connection, newest))


def insert_result(connection: Connection, result: DepartmentResult, held: SaidIn) -> None:
    content = keep_content(connection, rows.result_content(result))
    connection.execute(insert(department_results).values(rows.result_values(result, content, held)))
    new = fresh(result, held)
    _insert_many(connection, criterion_results, rows.criterion_values(result, new))
    said = [finding for _, judged in new for finding in judged.findings]
    if not said:
        return
    _insert_unknown(connection, causes, rows.cause_values(result, new))
    given = insert(findings).returning(findings.c.id, sort_by_parameter_order=True)
    ids = connection.scalars(given, rows.finding_values(result, new)).all()
    seen = [row for key, finding in zip(ids, said, strict=True) for row in rows.evidence_values(key, finding)]
    _insert_many(connection, evidence, seen)


def _insert_unknown(connection: Connection, table: Table, values: list[rows.Values]) -> None:
    """Those rows whose key is not there yet."""
    if values:
        connection.execute(insert(table).prefix_with("OR IGNORE"), values)


def _insert_many(connection: Connection, table: Table, values: list[rows.Values]) -> None:
    # Given an empty list SQLAlchemy would insert one row of defaults.
    if values:
        connection.execute(insert(table), values)

"""考评库：考评的开始、逐部门存快照与结果、结束与读取。保存过的结果不再改写。"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Engine, Select, Subquery, Table, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.scheme import Scheme
from domain.snapshot import Snapshot
from storage import citations, results, rows
from storage.abandoned import GONE_ON_WITHIN, SCANNING, discard_abandoned
from storage.contents import keep_content
from storage.errors import StorageError, storage_errors
from storage.facts import decode_snapshot, encode_snapshot
from storage.rules import digest_of, keep_rules, load_rules
from storage.saving import insert_result, known_already
from storage.tables import assessments, contents, department_results, snapshots


class Store:
    """What is kept of every assessment. Each method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._name = engine.url.database or ""

    def begin(
        self,
        portal: str,
        scheme: Scheme,
        as_of: date,
        trigger: Trigger,
        source: str,
        version: str,
        started_at: datetime,
        departments: Iterable[str] = (),
    ) -> Assessment:
        """The scheme is kept whole with it."""
        said = (portal, scheme.id, scheme.digest, as_of, trigger, source, version, started_at)
        started = Assessment(0, *said, departments=tuple(sorted(departments)))
        with storage_errors(self._name), self._engine.begin() as connection:
            started = replace(started, rules=keep_rules(connection, scheme))
            return replace(started, id=_insert_one(connection, assessments, rows.assessment_values(started)))

    def rules(self, digest: str) -> Scheme:
        """The scheme as it judged, by the digest that its assessments name."""
        with storage_errors(self._name), self._engine.connect() as connection:
            return load_rules(connection, digest)

    def finish(self, assessment_id: int, at: datetime) -> None:
        running = (assessments.c.id == assessment_id) & assessments.c.finished_at.is_(None)
        with storage_errors(self._name), self._engine.begin() as connection:
            done = connection.execute(update(assessments).where(running).values(finished_at=at))
        if done.rowcount != 1:
            raise StorageError(f"第 {assessment_id} 号考评不存在或已经结束，请核对编号。")

    def discard_abandoned(self, now: datetime) -> None:
        """What assessments left behind that were broken off and are not gone on with. Whoever calls holds the lock."""
        with storage_errors(self._name), self._engine.begin() as connection:
            discard_abandoned(connection, now - GONE_ON_WITHIN)

    def keep(self, assessment_id: int, snapshot: Snapshot) -> int:
        """A department as an assessment found it. The snapshot's id."""
        facts = encode_snapshot(snapshot)
        taken = {
            "assessment_id": assessment_id,
            "department_id": snapshot.department,
            "taken_at": snapshot.taken_at,
            "times": facts.times,
        }
        with storage_errors(self._name), self._engine.begin() as connection:
            return _insert_one(connection, snapshots, taken | {"content": keep_content(connection, facts.content)})

    def gathered(self, assessment_id: int) -> Mapping[str, int]:
        """Department → id of its snapshot in the assessment; a resumed scan passes over them."""
        return self._newest_snapshots(snapshots.c.assessment_id == assessment_id)

    def standing(self, portal: str, assessment_id: int) -> Mapping[str, int]:
        """Department → id of its newest snapshot up to the assessment, of those whose facts are still kept."""
        until = select(assessments.c.id).where(assessments.c.portal == portal, assessments.c.id <= assessment_id)
        return self._newest_snapshots(snapshots.c.assessment_id.in_(until), snapshots.c.content.is_not(None))

    def assessment_of(self, snapshot_id: int) -> int:
        """Id of the assessment that gathered a snapshot."""
        with storage_errors(self._name), self._engine.connect() as connection:
            query = select(snapshots.c.assessment_id).where(snapshots.c.id == snapshot_id)
            return int(connection.execute(query).scalar_one())

    def save(self, result: DepartmentResult) -> None:
        """Everything or nothing. The snapshot it was judged from is kept already."""
        try:
            with storage_errors(self._name):
                held = known_already(self._engine, result)
                with self._engine.begin() as connection:
                    insert_result(connection, result, held)
        except IntegrityError as error:
            raise StorageError(self._refusal(result)) from error

    def judged(self, assessment_id: int) -> frozenset[str]:
        """Ids of the departments saved already; a resumed scan passes over them."""
        results_of = department_results.c.assessment_id == assessment_id
        with storage_errors(self._name), self._engine.connect() as connection:
            return frozenset(connection.scalars(select(department_results.c.department_id).where(results_of)))

    def assessment(self, assessment_id: int) -> Assessment:
        found = self._assessment(select(assessments).where(assessments.c.id == assessment_id))
        if found is None:
            raise StorageError(f"没有第 {assessment_id} 号考评，请核对编号。")
        return found

    def unfinished(
        self, portal: str, scheme: Scheme, as_of: date, source: str, departments: Iterable[str], now: datetime
    ) -> Assessment | None:
        """The newest interrupted scan of exactly this, to go on with; what is a day old must be seen anew."""
        query = (
            select(assessments)
            .where(assessments.c.portal == portal, assessments.c.rules == digest_of(scheme))
            .where(assessments.c.as_of == as_of, assessments.c.source == source)
            .where(assessments.c.departments == rows.stored_ids(departments))
            .where(assessments.c.started_at >= now - GONE_ON_WITHIN)
            .where(assessments.c.trigger.in_(SCANNING), assessments.c.finished_at.is_(None))
            .order_by(assessments.c.id.desc())
        )
        return self._assessment(query.limit(1))

    def latest(self, portal: str, scheme: str) -> Assessment | None:
        """The one that finished last, whatever started it."""
        query = (
            select(assessments)
            .where(assessments.c.portal == portal, assessments.c.scheme == scheme)
            .where(assessments.c.finished_at.is_not(None))
            .order_by(assessments.c.finished_at.desc(), assessments.c.id.desc())
        )
        return self._assessment(query.limit(1))

    def snapshot(self, snapshot_id: int) -> Snapshot:
        with storage_errors(self._name), self._engine.connect() as connection:
            query = select(contents.c.packed, snapshots.c.times).select_from(snapshots.outerjoin(contents))
            found = connection.execute(query.where(snapshots.c.id == snapshot_id)).first()
        if found is None:
            raise StorageError(f"没有第 {snapshot_id} 号采集快照，请核对编号。")
        if found.packed is None:
            raise StorageError(f"第 {snapshot_id} 号采集快照已过保留期，请重新扫描该部门。")
        return decode_snapshot(found.packed, found.times)

    def results(self, assessment_id: int) -> tuple[DepartmentResult, ...]:
        return self._results(results.of_assessment(assessment_id))

    def unchanged(self, assessment_id: int) -> frozenset[str]:
        """Ids of the departments of which it says the same as was said before."""
        with storage_errors(self._name), self._engine.connect() as connection:
            return results.unchanged(connection, assessment_id)

    def current_results(self, portal: str, scheme: str) -> tuple[DepartmentResult, ...]:
        """Of each department the newest result in a finished assessment, ordered by department id."""
        return self._results(results.newest_of(portal, scheme))

    def last_result(self, portal: str, scheme: str, department_id: str) -> DepartmentResult | None:
        """One department's part of ``current_results``."""
        return next(iter(self._results(results.newest_of(portal, scheme, department_id))), None)

    def doubted(self, portal: str, scheme: str) -> frozenset[str]:
        """Addresses over which points stand lost in the current results."""
        return citations.doubted(self.current_results(portal, scheme))

    def severe_copies(self, portal: str) -> frozenset[str]:
        """Digests of what any severe finding ever cited, whatever the rules say of it since."""
        with storage_errors(self._name), self._engine.connect() as connection:
            return citations.severe_copies(connection, portal)

    def _newest_snapshots(self, *of: ColumnElement[bool]) -> Mapping[str, int]:
        query = select(snapshots.c.department_id, func.max(snapshots.c.id)).where(*of)
        with storage_errors(self._name), self._engine.connect() as connection:
            rows = connection.execute(query.group_by(snapshots.c.department_id))
            return {row[0]: row[1] for row in rows}

    def _assessment(self, query: Select[Any]) -> Assessment | None:
        with storage_errors(self._name), self._engine.connect() as connection:
            found = connection.execute(query).mappings().first()
        return rows.assessment_of(found) if found else None

    def _results(self, chosen: Subquery) -> tuple[DepartmentResult, ...]:
        with storage_errors(self._name), self._engine.connect() as connection:
            return results.load(connection, chosen)

    def _refusal(self, result: DepartmentResult) -> str:
        if result.department.id in self.judged(result.assessment):
            return f"{result.department.name}在第 {result.assessment} 号考评中的结果已经保存，不能改写。"
        return f"{result.department.name}的结果所属的考评或快照不存在，或评分点重复，没有保存。"


def _insert_one(connection: Connection, table: Table, values: rows.Values) -> int:
    """The first column of the new row's key."""
    key = connection.execute(insert(table).values(values)).inserted_primary_key
    return int(key[0]) if key else 0

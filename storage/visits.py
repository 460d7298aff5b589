"""访问记录：问过哪些地址、得到什么；下一夜据此不再白问，任何一次扫描据此可以重放。"""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, RowMapping, Select, bindparam, func, insert, select

from domain.assessment import Assessment
from domain.capture import Capture, Failure, FailureKind
from domain.visit import Visit
from storage.database import lasting_connection
from storage.errors import storage_errors
from storage.tables import assessments, snapshots, visits
from storage.text import storable

_known = assessments.c
_NEWEST = (
    select(visits)
    .join(assessments, _known.id == visits.c.assessment_id)
    .where(visits.c.address == bindparam("address"), visits.c.drawn == bindparam("drawn"))
    .where(_known.portal == bindparam("portal"), _known.source == bindparam("source"))
    .where(_known.id <= bindparam("assessment"))
    .order_by(visits.c.id.desc())
    .limit(1)
)
_NEWEST_GOOD = _NEWEST.where(visits.c.failure.is_(None))


class VisitLog:
    """Visits as one assessment knows them: its own, and those of earlier ones of the same portal and source.

    What a later assessment saw is never looked at, so that a scan can be replayed exactly. Caller closes it.
    """

    def __init__(self, engine: Engine, assessment: Assessment) -> None:
        self.assessment = assessment.id
        self._database = engine.url.database or ""
        self._connection = lasting_connection(engine)
        self._of_ours = {"portal": assessment.portal, "source": assessment.source, "assessment": assessment.id}

    def close(self) -> None:
        self._connection.close()

    def last(self, address: str, *, drawn: bool = False) -> Visit | None:
        """The newest visit, whatever came of it."""
        return self._newest(_NEWEST, address, drawn)

    def remembered(self, address: str, *, drawn: bool = False) -> Visit | None:
        """The newest visit that brought a page."""
        return self._newest(_NEWEST_GOOD, address, drawn)

    def record(self, visit: Visit) -> None:
        with storage_errors(self._database):
            self._connection.execute(insert(visits), _values(visit))

    def _newest(self, query: Select[Any], address: str, drawn: bool) -> Visit | None:
        asked = self._of_ours | {"address": storable(address), "drawn": drawn}
        with storage_errors(self._database):
            row = self._connection.execute(query, asked).mappings().first()
        return visit_of(row) if row else None


def failures(engine: Engine, taken: Collection[int], kinds: Collection[FailureKind]) -> tuple[Visit, ...]:
    """What the scans behind these snapshots could not get to the last: of each address the newest visit, if it failed.

    In the order of asking.
    """
    scans = select(snapshots.c.assessment_id).where(snapshots.c.id.in_(taken))
    newest = (
        select(func.max(visits.c.id))
        .where(visits.c.assessment_id.in_(scans))
        .group_by(visits.c.address, visits.c.drawn)
    )
    query = select(visits).where(visits.c.id.in_(newest), visits.c.failure.in_([kind.value for kind in kinds]))
    with storage_errors(engine.url.database or ""), engine.connect() as connection:
        return tuple(visit_of(row) for row in connection.execute(query.order_by(visits.c.id)).mappings())


def _values(visit: Visit) -> dict[str, object]:
    capture = visit.capture
    return {
        "assessment_id": visit.assessment,
        "address": storable(visit.address),
        "drawn": visit.drawn,
        "shown": storable(visit.shown),
        "url": storable(capture.url),
        "final_url": storable(capture.final_url),
        "status": capture.status,
        "digest": capture.digest,
        "content_type": storable(capture.content_type),
        "etag": storable(capture.etag),
        "last_modified": storable(capture.last_modified),
        "failure": capture.failure.kind.value if capture.failure else None,
        "failure_detail": storable(capture.failure.detail) if capture.failure else "",
        "fetched_at": capture.fetched_at,
        "asked_at": visit.asked_at,
        "first_at": visit.first_at,
    }


def visit_of(row: RowMapping) -> Visit:
    failure = Failure(FailureKind(row["failure"]), row["failure_detail"]) if row["failure"] else None
    fetched_at: datetime = row["fetched_at"]
    capture = Capture(
        url=row["url"],
        final_url=row["final_url"],
        status=row["status"],
        fetched_at=fetched_at,
        digest=row["digest"],
        content_type=row["content_type"],
        failure=failure,
        etag=row["etag"],
        last_modified=row["last_modified"],
    )
    return Visit(
        assessment=row["assessment_id"],
        address=row["address"],
        capture=capture,
        asked_at=row["asked_at"],
        first_at=row["first_at"],
        drawn=row["drawn"],
        shown=row["shown"],
    )

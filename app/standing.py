"""各部门的现状：到某次考评为止，每个部门最新的快照。"""

from collections.abc import Iterator

import structlog

from app.configuration import Configuration
from domain.department import Department
from domain.snapshot import Snapshot
from storage.errors import StorageError
from storage.store import Store

log = structlog.get_logger()


def standing(configuration: Configuration, store: Store, assessment_id: int) -> Iterator[tuple[Department, Snapshot]]:
    """By the assessment's own snapshot, else by the newest before it; departments never gathered are left out.

    So is one whose snapshot cannot be read any more: it is only looked at for the sake of the others.
    """
    known = store.standing(configuration.portal.id, assessment_id)
    for department in configuration.portal.departments:
        if department.id in known:
            try:
                snapshot = store.snapshot(known[department.id])
            except StorageError as error:
                log.warning("left out of the comparison", department=department.id, reason=str(error))
                continue
            yield department, snapshot

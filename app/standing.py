"""各部门的现状：到某次考评为止，每个部门最新的快照。"""

from collections.abc import Iterator
from dataclasses import replace

import structlog

from app.configuration import Configuration
from domain.beijing import BEIJING
from domain.department import Department
from domain.snapshot import Snapshot
from storage.errors import StorageError
from storage.store import Store

log = structlog.get_logger()


def standing(configuration: Configuration, store: Store, assessment_id: int) -> Iterator[tuple[Department, Snapshot]]:
    """By the assessment's own snapshot, else by the newest before it; departments never gathered are left out.

    So is one whose snapshot cannot be read any more: it is only looked at for the sake of the others. One that the
    assessment has not read itself bears the day of its snapshot in its name, and so in all that is said of it.
    """
    known = store.standing(configuration.portal.id, assessment_id)
    own = store.gathered(assessment_id)
    for department in configuration.portal.departments:
        if department.id in known:
            try:
                snapshot = store.snapshot(known[department.id])
            except StorageError as error:
                log.warning("left out of the comparison", department=department.id, reason=str(error))
                continue
            yield (department if department.id in own else _dated(department, snapshot)), snapshot


def _dated(department: Department, snapshot: Snapshot) -> Department:
    """Its name proper stays among its names, by which its texts are read."""
    taken = snapshot.taken_at.astimezone(BEIJING).date()
    return replace(department, name=f"{department.name}（{taken} 采集）", aliases=department.names)

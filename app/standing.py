"""各部门的现状：到某次考评为止，每个部门最新的快照。"""

from collections.abc import Iterator

from app.configuration import Configuration
from domain.department import Department
from domain.snapshot import Snapshot
from storage.store import Store


def standing(configuration: Configuration, store: Store, assessment_id: int) -> Iterator[tuple[Department, Snapshot]]:
    """By the assessment's own snapshot, else by the newest before it; departments never gathered are left out."""
    known = store.standing(configuration.portal.id, assessment_id)
    for department in configuration.portal.departments:
        if department.id in known:
            yield department, store.snapshot(known[department.id])

"""存一个部门：先存快照，再存由它判定的结果。"""

from dataclasses import replace

from domain.assessment import DepartmentResult
from domain.snapshot import Snapshot
from storage.store import Store


def save(store: Store, result: DepartmentResult, snapshot: Snapshot) -> DepartmentResult:
    """The result as it was saved, with the id of its snapshot."""
    result = replace(result, snapshot=store.keep(result.assessment, snapshot))
    store.save(result)
    return result

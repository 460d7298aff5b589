"""采集一个部门：逐类找到栏目、读出内容，得到一份快照。"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

from crawler.attribution import own_entries
from crawler.columns import ColumnReader
from crawler.discover import ColumnFinder, ColumnTree
from domain.capture import Failure, FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Portal
from domain.snapshot import ColumnState, ColumnView, Snapshot


class DepartmentReader:
    """Reads departments of one portal. Shared columns are read once for all of them."""

    def __init__(
        self, portal: Portal, finder: ColumnFinder, columns: ColumnReader, clock: Callable[[], datetime]
    ) -> None:
        self._portal = portal
        self._finder = finder
        self._columns = columns
        self._clock = clock
        self._shared: dict[Column, asyncio.Task[ColumnView]] = {}

    async def read(self, department: Department, kinds: Iterable[ColumnKind]) -> Snapshot:
        """A snapshot with one view for every kind asked for, in that order."""
        wanted = tuple(kinds)
        mapped = {column.kind for column in (*department.columns, *self._portal.columns)}
        tree = ColumnTree({}) if all(kind.id in mapped for kind in wanted) else await self.tree(department)
        views = await asyncio.gather(*(self._view(department, kind, tree) for kind in wanted))
        return Snapshot(department.id, self._clock(), tuple(views))

    async def tree(self, department: Department) -> ColumnTree:
        """The columns that the department's own pages name."""
        return await self._finder.tree(department.roots)

    async def _view(self, department: Department, kind: ColumnKind, tree: ColumnTree) -> ColumnView:
        """What is mapped wins over what is found."""
        own = next((column for column in department.columns if column.kind == kind.id), None)
        if own:
            return await self._columns.read(own, kind.depth)
        shared = next((column for column in self._portal.columns if column.kind == kind.id), None)
        if shared:
            if shared not in self._shared:
                self._shared[shared] = asyncio.ensure_future(self._columns.read(shared, kind.depth))
            return own_entries(await self._shared[shared], department, self._portal.departments)
        found = tree.find(kind)
        return await self._columns.read(found, kind.depth) if found else _not_found(kind, tree)


def _not_found(kind: ColumnKind, tree: ColumnTree) -> ColumnView:
    """MISSING when the department's column lists were read and none of them names it."""
    nowhere = Column(kind.id, kind.names[0], tree.captures[0].url if tree.captures else "")
    if tree.readable:
        return ColumnView(nowhere, ColumnState.MISSING, tree.captures)
    trouble = tree.failure or Failure(FailureKind.UNRECOGNISED if tree.captures else FailureKind.NOT_MAPPED)
    return ColumnView(nowhere, ColumnState.UNREADABLE, tree.captures, complete=False, failure=trouble)

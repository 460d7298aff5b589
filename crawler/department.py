"""采集一个部门：逐类找到栏目、读出内容，得到一份快照。"""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime

from crawler.attribution import own_entries
from crawler.columns import ColumnReader
from crawler.discover import column_links, find_column, shows_columns
from crawler.fetch import Fetched, Fetcher
from domain.capture import Failure, FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Portal
from domain.snapshot import ColumnState, ColumnView, Snapshot
from parsing.encoding import decode
from parsing.page import Page


class DepartmentReader:
    """Reads departments of one portal. Shared columns are read once for all of them."""

    def __init__(self, portal: Portal, fetcher: Fetcher, columns: ColumnReader, clock: Callable[[], datetime]) -> None:
        self._portal = portal
        self._fetcher = fetcher
        self._columns = columns
        self._clock = clock
        self._shared: dict[Column, asyncio.Task[ColumnView]] = {}

    async def read(self, department: Department, kinds: Iterable[ColumnKind]) -> Snapshot:
        """A snapshot with one view for every kind asked for, in that order."""
        wanted = tuple(kinds)
        roots = await self._roots(department, wanted)
        views = await asyncio.gather(*(self._view(department, kind, roots) for kind in wanted))
        return Snapshot(department.id, self._clock(), tuple(views))

    async def _roots(self, department: Department, kinds: tuple[ColumnKind, ...]) -> tuple[Fetched, ...]:
        mapped = {column.kind for column in (*department.columns, *self._portal.columns)}
        if all(kind.id in mapped for kind in kinds):
            return ()
        return tuple(await asyncio.gather(*(self._fetcher.fetch(root) for root in department.roots)))

    async def _view(self, department: Department, kind: ColumnKind, roots: tuple[Fetched, ...]) -> ColumnView:
        """What is mapped wins over what is found."""
        own = next((column for column in department.columns if column.kind == kind.id), None)
        if own:
            return await self._columns.read(own, kind.depth)
        shared = next((column for column in self._portal.columns if column.kind == kind.id), None)
        if shared:
            if shared not in self._shared:
                self._shared[shared] = asyncio.ensure_future(self._columns.read(shared, kind.depth))
            return own_entries(await self._shared[shared], department, self._portal.departments)
        return await self._found(kind, roots)

    async def _found(self, kind: ColumnKind, roots: tuple[Fetched, ...]) -> ColumnView:
        """Look for the column on the department's root pages."""
        nowhere = Column(kind.id, kind.names[0], roots[0].capture.url if roots else "")
        failure = next((root.failure for root in roots if root.failure), None)
        readable = False
        for root in roots:
            if root.failure:
                continue
            links = column_links(Page(decode(root.body, root.capture.content_type), root.capture.final_url))
            readable = readable or shows_columns(links)
            found = find_column(links, kind)
            if found:
                name, url = found
                return await self._columns.read(Column(kind.id, name, url), kind.depth)
        captures = tuple(root.capture for root in roots)
        if readable and failure is None:
            return ColumnView(nowhere, ColumnState.MISSING, captures)
        kind_of_trouble = FailureKind.UNRECOGNISED if roots else FailureKind.NOT_MAPPED
        trouble = failure or Failure(kind_of_trouble)
        return ColumnView(nowhere, ColumnState.UNREADABLE, captures, complete=False, failure=trouble)

"""采集：逐个部门读出快照；没读成而可能恢复的，最后放宽限度再读一遍。"""

import asyncio
import traceback
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

import structlog

from crawler.department import DepartmentReader
from crawler.session import Crawl
from domain.capture import Failure, FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind
from domain.snapshot import ColumnState, ColumnView, Snapshot
from storage.errors import StorageError

log = structlog.get_logger()
# Hosts have their own limits; this only bounds how many departments are held in memory at once.
_AT_ONCE = 4


@dataclass(frozen=True, slots=True)
class Gathering:
    """keep: takes each department's snapshot as soon as nothing more is to be had of it.

    kinds: what is read; known: all kinds of the scheme.
    """

    readers: Crawl
    kinds: tuple[ColumnKind, ...]
    known: tuple[ColumnKind, ...]
    keep: Callable[[Department, Snapshot], None]
    clock: Callable[[], datetime]

    async def gather(self, departments: Iterable[Department], *, again: bool) -> None:
        """again: what failed in passing is read again at the end, with longer limits."""
        left: list[tuple[Department, Snapshot]] = []
        slots = asyncio.Semaphore(_AT_ONCE)

        async def first(department: Department) -> None:
            async with slots:
                snapshot = await self._read(self.readers.first, department, self.kinds)
            if again and any(view.may_recover for view in snapshot.views):
                left.append((department, snapshot))
            else:
                self.keep(department, snapshot)

        async def second(department: Department, snapshot: Snapshot) -> None:
            failed = {view.column.kind for view in snapshot.views if view.may_recover}
            async with slots:
                kinds = tuple(kind for kind in self.kinds if kind.id in failed)
                later = await self._read(self.readers.patient, department, kinds)
            self.keep(department, merged(snapshot, later))

        await _together(first(department) for department in departments)
        await _together(second(department, snapshot) for department, snapshot in left)

    async def _read(self, reader: DepartmentReader, department: Department, kinds: tuple[ColumnKind, ...]) -> Snapshot:
        """A fault of ours in one department leaves the others alone, and costs this one nothing."""
        try:
            return await reader.read(department, kinds, self.known)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - the boundary between departments
            log.error("department failed", department=department.id, trace=traceback.format_exc())
            return _unread(department, kinds, self.clock())


async def _together(work: Iterable[Coroutine[Any, Any, None]]) -> None:
    """When one fails the others end before it is said: they would go on with what is being closed, and keep that."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise


def merged(earlier: Snapshot, later: Snapshot) -> Snapshot:
    """The columns just read, and of the others what was read before; so with the applications."""
    read = {view.column.kind for view in later.views}
    views = (*later.views, *(view for view in earlier.views if view.column.kind not in read))
    return replace(later, views=views, applications=earlier.applications)


def _unread(department: Department, kinds: Iterable[ColumnKind], now: datetime) -> Snapshot:
    failure = Failure(FailureKind.OWN_FAULT)
    views = (
        ColumnView(Column(kind.id, kind.names[0], ""), ColumnState.UNREADABLE, complete=False, failure=failure)
        for kind in kinds
    )
    return Snapshot(department.id, now, tuple(views))

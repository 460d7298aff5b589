"""采集一个部门：逐类找到栏目、读出内容，得到一份快照。"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from itertools import islice

from crawler.attribution import own_entries
from crawler.budget import Budgeted
from crawler.columns import ColumnReader
from crawler.discover import ColumnFinder, ColumnTree
from crawler.pages import Pages
from crawler.search import SiteSearch
from crawler.section import Section
from domain.capture import Failure, FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Portal
from domain.snapshot import ColumnState, ColumnView, Snapshot
from parsing.addresses import same_address
from parsing.frame import NO_FRAME, Frame

_MOST_CANDIDATES = 4
# 200: a page that says that there is none.
_GONE = (200, 404, 410)


class DepartmentReader:
    """Reads departments of one portal. Shared columns are read once for all of them.

    columns_of: a reader of columns from these pages.
    """

    def __init__(
        self,
        portal: Portal,
        pages: Pages,
        columns_of: Callable[[Pages, Frame], ColumnReader],
        clock: Callable[[], datetime],
    ) -> None:
        self._portal = portal
        self._pages = pages
        self._columns_of = columns_of
        self._clock = clock
        self._shared: dict[Column, asyncio.Task[ColumnView]] = {}

    async def read(self, department: Department, kinds: Iterable[ColumnKind]) -> Snapshot:
        """A snapshot with one view for every kind asked for, in that order."""
        wanted, pages = tuple(kinds), self._budgeted()
        plain = tuple(dict.fromkeys(one for kind in wanted for one in _columns_for(kind)))
        mapped = {column.kind for column in (*department.columns, *self._portal.columns)}
        all_mapped = all(kind.portal or kind.id in mapped for kind in plain)
        tree = ColumnTree({}) if all_mapped else await ColumnFinder(pages).tree(department.roots)
        frame = await Section(pages).frame(*self._section(department, plain, tree))
        columns, search = self._columns_of(pages, frame), SiteSearch(pages, self._portal.search)
        views = await asyncio.gather(*(self._view(department, kind, tree, columns) for kind in plain))
        read = dict(zip(plain, views, strict=True))
        asked = [await search.ask(kind, kind.search, read) if kind.search else read[kind] for kind in wanted]
        return Snapshot(department.id, self._clock(), tuple(asked))

    async def discover(
        self, department: Department, kinds: Iterable[ColumnKind]
    ) -> tuple[ColumnTree, dict[ColumnKind, Column | None]]:
        """What the department's own pages name, and the column of each kind among it."""
        pages = self._budgeted()
        tree = await ColumnFinder(pages).tree(department.roots)
        columns = self._columns_of(pages, NO_FRAME)
        return tree, {kind: await self._found(kind, tree, columns) for kind in kinds}

    def _section(
        self, department: Department, kinds: Iterable[ColumnKind], tree: ColumnTree
    ) -> tuple[list[str], list[str]]:
        """Addresses of the department's own columns, and of those among them whose articles are read."""
        mapped = {column.kind: column.url for column in department.columns}
        shared = {column.kind for column in self._portal.columns}
        columns = [
            (kind, mapped.get(kind.id) or next((one.url for one in tree.candidates(kind)), ""))
            for kind in kinds
            if not kind.portal and (kind.id in mapped or kind.id not in shared)
        ]
        found = [(kind, url) for kind, url in columns if url]
        return [url for _, url in found], [url for kind, url in found if kind.depth is not Depth.LIST]

    def _budgeted(self) -> Pages:
        return Budgeted(self._pages, self._portal.limits.pages, self._clock)

    async def _view(
        self, department: Department, kind: ColumnKind, tree: ColumnTree, columns: ColumnReader
    ) -> ColumnView:
        """What is mapped wins over what is found."""
        own = next((column for column in department.columns if column.kind == kind.id), None)
        if own:
            return _vanished(await columns.read(own, kind.depth))
        shared = next((column for column in self._portal.columns if column.kind == kind.id), None)
        if shared:
            if shared not in self._shared:
                reading = self._columns_of(self._pages, NO_FRAME).read(shared, kind.depth)
                self._shared[shared] = asyncio.ensure_future(reading)
            view = _vanished(await self._shared[shared])
            return view if kind.portal else own_entries(view, department, self._portal.departments)
        if kind.portal:
            failure = Failure(FailureKind.PORTAL_NOT_MAPPED)
            nowhere = Column(kind.id, kind.names[0], "")
            return ColumnView(nowhere, ColumnState.UNREADABLE, complete=False, failure=failure)
        found = await self._found(kind, tree, columns)
        return await columns.read(found, kind.depth) if found else _not_found(kind, tree)

    async def _found(self, kind: ColumnKind, tree: ColumnTree, columns: ColumnReader) -> Column | None:
        """The column of a kind that the tree names. Of several candidates the one whose entries speak of it most.

        A department's pages lead to the portal's own columns too: what is mapped as one of those is not its own.
        """
        named = (column for column in tree.candidates(kind) if not self._is_of_the_portal(column))
        candidates = tuple(islice(named, _MOST_CANDIDATES))
        if len(candidates) < 2:
            return next(iter(candidates), None)
        views = await asyncio.gather(*(columns.read(column, Depth.LIST) for column in candidates))
        return max(zip(views, candidates, strict=True), key=lambda pair: _fitness(pair[0], kind))[1]

    def _is_of_the_portal(self, column: Column) -> bool:
        return any(same_address(column.url, mapped.url) for mapped in self._portal.columns)


def _columns_for(kind: ColumnKind) -> tuple[ColumnKind, ...]:
    """The columns to be read for a kind: itself, or those whose titles are searched for."""
    return kind.search.titles_of if kind.search else (kind,)


def _fitness(view: ColumnView, kind: ColumnKind) -> int:
    """How many of the column's entries and sub-columns bear a name of the kind."""
    titles = (*(entry.title for entry in view.entries), *(name for name, _ in view.children))
    return sum(any(name in title for name in kind.names) for title in titles)


def _vanished(view: ColumnView) -> ColumnView:
    """A mapped column that is not there any more: a person must say where it went; nothing is guessed."""
    gone = view.captures[:1] and view.captures[0].status in _GONE
    if not gone or view.failure is None or view.failure.kind is not FailureKind.CLIENT_ERROR:
        return view
    return replace(view, failure=Failure(FailureKind.VANISHED, view.failure.detail))


def _not_found(kind: ColumnKind, tree: ColumnTree) -> ColumnView:
    """MISSING when the department's column lists were read and none of them names it."""
    nowhere = Column(kind.id, kind.names[0], tree.captures[0].url if tree.captures else "")
    if tree.readable:
        return ColumnView(nowhere, ColumnState.MISSING, tree.captures)
    trouble = tree.failure or Failure(FailureKind.UNRECOGNISED if tree.captures else FailureKind.NOT_MAPPED)
    return ColumnView(nowhere, ColumnState.UNREADABLE, tree.captures, complete=False, failure=trouble)

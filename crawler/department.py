"""采集一个部门：逐类找到栏目、读出内容，得到一份快照。"""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from crawler.absence import absence
from crawler.attribution import holds_none_of, is_anothers, own_entries, without_others, without_others_cells
from crawler.budget import Budgeted
from crawler.choice import Choice, choose, proper
from crawler.column_tree import Candidate, ColumnTree
from crawler.columns import ColumnReader, combine
from crawler.discover import ColumnFinder
from crawler.menu_pages import MenuPages
from crawler.neighbours import Neighbours
from crawler.one_page import told_apart
from crawler.pages import Pages
from crawler.search import SiteSearch
from crawler.section import Section
from crawler.unclaimed import Unclaimed
from domain.capture import Failure, FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Limits, Portal
from domain.snapshot import ColumnState, ColumnView, Snapshot
from parsing.frame.frame import NO_FRAME, Frame
from parsing.markup.addresses import Shape, address_shape, same_address

# A longer one may be an article's title.
_LONGEST_NAME = 12
# Columns whose addresses are built as few others are may be articles that were taken for columns.
_USUAL_SHARE = 0.2
# 200: a page that says that there is none.
_EMPTY = (ColumnState.BLANK, ColumnState.UNDER_CONSTRUCTION)
_GONE = (200, 404, 410)


class DepartmentReader:
    """Reads departments of one portal. Shared columns are read once for all of them.

    columns_of: a reader of columns from these pages.
    """

    def __init__(
        self,
        portal: Portal,
        pages: Pages,
        columns_of: Callable[[Pages, Frame, Limits], ColumnReader],
        clock: Callable[[], datetime],
    ) -> None:
        self._portal = portal
        self._pages = pages
        self._columns_of = columns_of
        self._clock = clock
        self._shared: dict[Column, asyncio.Task[ColumnView]] = {}
        self._neighbours = Neighbours(portal.departments, MenuPages(pages, portal.hosts))

    async def read(
        self, department: Department, kinds: Iterable[ColumnKind], known: Iterable[ColumnKind] = ()
    ) -> Snapshot:
        """A snapshot with one view for every kind asked for, in that order.

        known: more kinds, whose columns are not read but looked at: a page is judged beside all others of its section,
        however few of them are asked for.
        """
        wanted, pages = tuple(kinds), self._budgeted()
        plain = tuple(dict.fromkeys(one for kind in wanted for one in _columns_for(kind)))
        every = tuple(dict.fromkeys((*plain, *(one for kind in known for one in _columns_for(kind)))))
        mapped = {column.kind for column in department.columns}
        sought = tuple(kind for kind in every if not kind.portal and kind.id not in mapped)
        tree = await self._tree(department, sought, pages) if sought else ColumnTree()
        menus = (one.link for one in tree.links if not (one.link.article or tree.is_content(one.link)))
        scripted = (link.url for link in menus if link.scripted)
        frame = (await Section(pages).frame(*self._section(department, every, tree))).with_scripted(scripted)
        limits, search = self._portal.limits, SiteSearch(pages, self._portal.search)
        columns = self._columns_of(pages, frame, limits)
        unclaimed = Unclaimed(tree, self._columns_of(pages, frame, replace(limits, list_pages=1)))
        views = await asyncio.gather(*(self._view(department, kind, tree, columns, unclaimed) for kind in plain))
        others = (root for one in self._portal.departments if one.id != department.id for root in one.roots)
        apart = told_apart(views, tree.captures, department.roots, tree.ways, others)
        read = dict(zip(plain, apart, strict=True))
        asked = [await search.ask(kind, kind.search, read) if kind.search else read[kind] for kind in wanted]
        return Snapshot(department.id, self._clock(), tuple(asked))

    async def discover(
        self, department: Department, kinds: Iterable[ColumnKind]
    ) -> tuple[ColumnTree, dict[ColumnKind, Choice]]:
        """What the department's own pages name, and the columns of each kind among it."""
        pages, sought = self._budgeted(), tuple(kinds)
        tree = await self._tree(department, sought, pages)
        columns = self._columns_of(pages, NO_FRAME, self._portal.limits)
        return tree, {kind: await self._chosen(kind, tree, columns) for kind in sought}

    def _section(
        self, department: Department, kinds: Iterable[ColumnKind], tree: ColumnTree
    ) -> tuple[list[str], list[str], list[str]]:
        """Addresses of the department's own columns, of those whose articles are read, and of all known columns."""
        every = tuple(kinds)
        mapped = {column.kind: column.url for column in department.columns}
        found = [(kind, url) for kind in every for url in _own_urls(kind, mapped, tree)]
        shapes = _usual(address_shape(url) for _, url in found)
        columns = [(kind, url) for kind, url in found if kind.id in mapped or address_shape(url) in shapes]
        opened = [url for kind, url in columns if kind.depth is not Depth.LIST]
        links = (one for one in tree.links if not (one.link.article or tree.is_content(one.link)))
        # What stands on one column's page only may be its short-titled rows as well as its sub-columns.
        menus = (one.link for one in links if not any(tree.is_own_part(one, kind) for kind in every))
        short = (one for one in menus if len(one.name) <= _LONGEST_NAME)
        menu = [one.url for one in short if one.scripted or address_shape(one.url) in shapes]
        return [url for _, url in columns], opened, [*mapped.values(), *(url for _, url in columns), *menu]

    def _budgeted(self) -> Pages:
        return Budgeted(self._pages, self._portal.limits.pages, self._clock)

    async def _tree(self, department: Department, kinds: tuple[ColumnKind, ...], pages: Pages) -> ColumnTree:
        return await ColumnFinder(pages, self._portal.hosts, self._neighbours).tree(department, kinds)

    async def _view(
        self, department: Department, kind: ColumnKind, tree: ColumnTree, columns: ColumnReader, unclaimed: Unclaimed
    ) -> ColumnView:
        """What is mapped wins over what is found; of the portal's columns that are mapped, only over shared ones."""
        own = next((column for column in department.columns if column.kind == kind.id), None)
        if own:
            return _vanished(await columns.read(own, kind.depth, mapped=True))
        shared = next((column for column in self._portal.columns if column.kind == kind.id), None)
        if shared:
            return await self._mapped_as_shared(department, kind, shared, tree, columns)
        if kind.portal:
            failure = Failure(FailureKind.PORTAL_NOT_MAPPED)
            nowhere = Column(kind.id, kind.names[0], "")
            return ColumnView(nowhere, ColumnState.UNREADABLE, complete=False, failure=failure)
        choice = await self._chosen(kind, tree, columns)
        if not choice.chosen:
            return await absence(kind, tree, choice, unclaimed)
        shared_ones = await asyncio.gather(*(self._read_shared(one.column, kind) for one in choice.shared))
        view = await self._found(department, kind, choice.own, shared_ones, columns)
        # What was not seen may lead to one more column of the kind.
        return view if tree.seen_whole(kind) else replace(view, complete=False)

    async def _mapped_as_shared(
        self, department: Department, kind: ColumnKind, shared: Column, tree: ColumnTree, columns: ColumnReader
    ) -> ColumnView:
        """A portal's column that a person has mapped, and the department's own beside it where its pages name one."""
        view = _vanished(await self._read_shared(shared, kind))
        if kind.portal:
            return view
        choice = await self._chosen(kind, tree, columns)
        own = tuple(one for one in choice.own if one.named)
        if own:
            view = await self._found(department, kind, own, [view], columns)
        else:
            view = own_entries(view, department, self._portal.departments)
        # A page of the department's that did not come may name a column of its own.
        return view if tree.seen_whole(kind) or not tree.captures else replace(view, complete=False)

    async def _read_shared(self, column: Column, kind: ColumnKind) -> ColumnView:
        """Of the whole portal, read once for all departments."""
        if column not in self._shared:
            reading = self._columns_of(self._pages, NO_FRAME, self._portal.limits).read(column, kind.depth)
            self._shared[column] = asyncio.ensure_future(reading)
        return await self._shared[column]

    async def _found(
        self,
        department: Department,
        kind: ColumnKind,
        candidates: Sequence[Candidate],
        whole: Sequence[ColumnView],
        columns: ColumnReader,
    ) -> ColumnView:
        """All columns of the kind as one: the department's own first, then what shared ones hold of it. whole: these."""
        own = await asyncio.gather(*(self._own(department, one, kind, columns) for one in candidates))
        everybody = self._portal.departments
        divided = [view for view in own if view.column.shared]
        own = [view for view in own if not view.column.shared]
        if own and all(view.state in _EMPTY for view in own):
            # An empty column of its own stays empty beside one that holds others' entries only.
            whole = [view for view in whole if not holds_none_of(view, department, everybody)]
        shared = [own_entries(view, department, everybody) for view in whole]
        if own and any(view.entries for view in own):
            # The own column is what is asked for: entries of nobody in a shared one do not make it doubtful.
            shared = [replace(mine, complete=view.complete) for mine, view in zip(shared, whole, strict=True)]
        return _joined((*own, *divided, *shared))

    async def _own(self, department: Department, one: Candidate, kind: ColumnKind, columns: ColumnReader) -> ColumnView:
        """A column of its own; one that lies elsewhere may turn out to be everybody's when its rows are read."""
        everybody = self._portal.departments
        if one.below:
            return without_others_cells(await columns.read(one.column, kind.depth, kind.names), department)
        view = await columns.read(
            one.column, kind.depth, kind.names, strange=lambda entry: is_anothers(entry, department, everybody)
        )
        return without_others(view, department, everybody)

    async def _chosen(self, kind: ColumnKind, tree: ColumnTree, columns: ColumnReader) -> Choice:
        """A department's pages lead to the portal's own columns too: what is mapped as one of those is not its own."""
        named = [one for one in tree.candidates(kind) if not self._is_of_the_portal(one)]
        return await choose(kind, named, columns, tree.organs)

    def _is_of_the_portal(self, candidate: Candidate) -> bool:
        return any(same_address(candidate.column.url, mapped.url) for mapped in self._portal.columns)


def _own_urls(kind: ColumnKind, mapped: Mapping[str, str], tree: ColumnTree) -> Iterable[str]:
    if kind.id in mapped:
        return (mapped[kind.id],)
    named = [one for one in tree.candidates(kind) if one.own and not one.foreign and one.named]
    return (one.column.url for one in proper(named))


def _columns_for(kind: ColumnKind) -> tuple[ColumnKind, ...]:
    """The columns to be read for a kind: itself, or those whose titles are searched for."""
    return kind.search.titles_of if kind.search else (kind,)


def _joined(views: tuple[ColumnView, ...]) -> ColumnView:
    """The columns of one kind as one; an entry that stands in several of them counts once."""
    if len(views) == 1:
        return views[0]
    names = tuple((view.column.name, view.column.url) for view in views)
    parent = ColumnView(views[0].column, ColumnState.PARENT, children=names)
    together = combine(parent, views)
    once = {entry.url: entry for entry in reversed(together.entries)}
    return replace(together, entries=tuple(entry for entry in together.entries if once[entry.url] is entry))


def _vanished(view: ColumnView) -> ColumnView:
    """A mapped column that is not there any more: a person must say where it went; nothing is guessed."""
    gone = view.captures[:1] and view.captures[0].status in _GONE
    if not gone or view.failure is None or view.failure.kind is not FailureKind.CLIENT_ERROR:
        return view
    return replace(view, failure=Failure(FailureKind.VANISHED, view.failure.detail))


def _usual(shapes: Iterable[Shape]) -> set[Shape]:
    counted = Counter(shapes)
    return {shape for shape, count in counted.items() if count >= counted.total() * _USUAL_SHARE}

"""读一个栏目：列表、翻页、文章、附件；读不出列表的，再请浏览器画一遍。"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import replace
from urllib.parse import urldefrag

from crawler.entries import EntryReader, is_unclear
from crawler.list_data import ListDataReader
from crawler.list_pages import ListPages
from crawler.list_parts import ListParts
from crawler.missing_pages import MissingPages
from crawler.page_loader import PageLoader, parsed
from crawler.pages import Fetched, Pages
from domain.capture import Capture, Failure, FailureKind
from domain.department import Column
from domain.entry import Article, Entry
from domain.portal import Depth, Limits
from domain.snapshot import ColumnState, ColumnView
from parsing.articles.article import article_beside_rows, inline_article
from parsing.frame.frame import NO_FRAME, Frame, shell
from parsing.lists.lists import ListPage, read_list
from parsing.lists.pager import Pager
from parsing.markup.addresses import route_of, same_address
from parsing.markup.page import Page
from parsing.markup.section import section_of
from parsing.signs.shown_name import shows_name
from parsing.words.column_names import squeezed

# An inner page may be a frame around another.
_MOST_HOPS = 2


class ColumnReader:
    """Reads columns of one portal. frame: what the pages of a department's section share."""

    def __init__(self, pages: Pages, entries: EntryReader, limits: Limits, frame: Frame = NO_FRAME) -> None:
        self._pages = pages
        self._frame = frame
        self._entries = entries
        self._missing = MissingPages(pages)
        self._data = ListDataReader(pages, limits.list_pages, frame)
        self._loader = PageLoader(pages, frame)
        self._further = ListPages(pages, self._loader, self._data, frame, limits.list_pages)
        self._parts = ListParts(self._loader, self._further, frame, limits.list_pages)

    async def read(
        self,
        column: Column,
        depth: Depth,
        names: Iterable[str] = (),
        *,
        mapped: bool = False,
        strange: Callable[[Entry], bool] = lambda entry: False,
    ) -> ColumnView:
        """Everything the column shows, down to the depth asked for. Never raises for a bad page.

        names: what such columns are called, for one whose page bears another name than its menu.
        mapped: a person gave the address, so that the page may bear any name. strange: rows that need not be opened.
        """
        view = await self._list(column, names, mapped=mapped)
        if view.state is ColumnState.PARENT:
            view = await self._with_children(view)
        if depth is Depth.LIST:
            return view
        asked = [entry for entry in view.entries if not strange(entry)]
        read = dict(zip(asked, await self._entries.read(asked, depth), strict=True))
        entries = tuple(read.get(entry, entry) for entry in view.entries)
        return replace(view, entries=entries, complete=view.complete and not any(map(is_unclear, entries)))

    async def _list(
        self, column: Column, names: Iterable[str] = (), *, mapped: bool = False, part: bool = False
    ) -> ColumnView:
        """part: of a list whose other parts are read beside it."""
        first, page = await self._loader.load(column.url)
        if page is None:
            return ColumnView(column, ColumnState.UNREADABLE, (first.capture,), failure=first.failure, complete=False)
        if fragment := urldefrag(column.url).fragment:
            if section := section_of(page, fragment):
                return await self._section(column, first, section)
            return await self._routed(column, first)
        listed = read_list(page, frame=self._frame, named=column.name)
        if await self._missing.is_missing(page, doubtful=listed.state is not ColumnState.READ):
            failure = Failure(FailureKind.CLIENT_ERROR, "网页称该页面不存在")
            return ColumnView(column, ColumnState.UNREADABLE, (first.capture,), failure=failure, complete=False)
        listing = listed.state is ColumnState.READ
        inline = None if listed.parts.waiting else _article_on(page, first.capture, self._frame, listed, column.name)
        shown = mapped or not self._frame.known or shows_name(page, column.name, self._frame)
        if not shown and not (inline and any(squeezed(name) in squeezed(inline.title) for name in names)):
            return await self._doubtful(column, first, listed)
        if inline and not listing:
            return _of_article(column, inline)
        if not listing:
            first, listed = await self._with_frame(first, page, listed)
        if _wants_browser(listed):
            first, listed = await self._scripted(column, first, page, listed)
        elif listed.state is ColumnState.READ and not self._frame.known:
            first, listed = await self._beside_data(first, page, listed)
        if listed.pager == Pager() and listed.state is ColumnState.READ:
            listed = replace(listed, pager=await self._further.pager_in_files(page))
        view = _headed_by(inline, await self._further.follow(column, first.capture, listed))
        if part:
            return view
        return await self._parts.join(view, listed, lambda one: self._list(one, names, mapped=mapped, part=True))

    async def _beside_data(self, fetched: Fetched, page: Page, listed: ListPage) -> tuple[Fetched, ListPage]:
        """Where nothing tells the list from what stands on every page, the list that the page's script asks for is it."""
        reading = await self._data.read(fetched, page)
        if reading.listed is None:
            return fetched, listed
        if reading.listed.state is ColumnState.READ:
            return reading.fetched, _with_parts(reading.listed, listed)
        return fetched, replace(listed, pager=replace(listed.pager, more=True))

    async def _doubtful(self, column: Column, first: Fetched, listed: ListPage) -> ColumnView:
        """A page that does not show that it is the column may be any other; what stands there proves no lack."""
        if listed.state is not ColumnState.READ:
            failure = Failure(FailureKind.UNRECOGNISED, "网页上没有这个栏目的名称")
            return ColumnView(column, ColumnState.UNREADABLE, (first.capture,), failure=failure, complete=False)
        return replace(await self._further.follow(column, first.capture, listed), complete=False)

    async def _routed(self, column: Column, first: Fetched) -> ColumnView:
        """A column that only the page's script shows, by what stands behind the number sign of its address."""
        drawn = await self._pages.render(column.url)
        if drawn.failure:
            captures = (first.capture, drawn.capture)
            return ColumnView(column, ColumnState.UNREADABLE, captures, failure=drawn.failure, complete=False)
        page, frame = parsed(drawn), self._frame if self._frame.known else shell(parsed(first))
        listed = read_list(page, drawn=True, frame=frame, named=column.name)
        if not shows_name(page, column.name, frame):
            return await self._doubtful(column, drawn, listed)
        inline = inline_article(page, drawn.capture, frame) if listed.state is not ColumnState.READ else None
        if inline:
            return _of_article(column, inline)
        return _unparted(await self._further.follow(column, drawn.capture, listed), listed)

    async def _section(self, column: Column, first: Fetched, section: Page) -> ColumnView:
        """A column that is one section of a page: what stands elsewhere on the page is not its own."""
        frame = self._frame.beside_nothing()
        listed = read_list(section, frame=frame)
        inline = _article_on(section, first.capture, frame, listed, column.name)
        if inline and listed.state is not ColumnState.READ:
            return _of_article(column, inline)
        first, listed = await self._with_frame(first, section, listed)
        if _wants_browser(listed):
            first, listed = await self._section_drawn(column, first, section, listed)
        view = _unparted(await self._further.follow(column, first.capture, listed, turns=False), listed)
        return _headed_by(inline, view)

    async def _section_drawn(
        self, column: Column, first: Fetched, section: Page, listed: ListPage
    ) -> tuple[Fetched, ListPage]:
        reading = await self._data.read(first, section)
        if reading.listed and reading.listed.state is not ColumnState.UNREADABLE:
            return reading.fetched, reading.listed
        drawn = await self._pages.render(first.capture.final_url)
        shown = None if drawn.failure else section_of(parsed(drawn), urldefrag(column.url).fragment)
        if shown is None:
            return first, replace(listed, failure=drawn.failure or listed.failure)
        found = read_list(shown, drawn=True, frame=self._frame.beside_nothing())
        whole = replace(drawn, capture=replace(drawn.capture, url=first.capture.url))
        return whole, reading.listed if reading.listed and found.state is ColumnState.BLANK else found

    async def _with_frame(self, fetched: Fetched, page: Page, listed: ListPage) -> tuple[Fetched, ListPage]:
        """A list that stands in an inner page is read there; of several nobody can tell which one it is."""
        for _ in range(_MOST_HOPS):
            own = self._frame.inner_of(page)
            if listed.failure is None or listed.failure.kind is not FailureKind.UNRECOGNISED or len(own) != 1:
                break
            inner, inner_page = await self._loader.load(own[0], inner=True)
            if inner_page is None:
                break
            fetched, page, listed = inner, inner_page, read_list(inner_page, frame=self._frame.beside_nothing())
        return fetched, listed

    async def _scripted(
        self, column: Column, fetched: Fetched, page: Page, listed: ListPage
    ) -> tuple[Fetched, ListPage]:
        """By its data address, else as a browser draws it; nothing drawn proves nothing where the data failed."""
        reading = await self._data.read(fetched, page)
        if reading.listed and reading.listed.state is not ColumnState.UNREADABLE:
            return reading.fetched, _with_parts(reading.listed, listed)
        shown, drawn = await self._rendered(column, fetched, listed)
        if reading.listed and drawn.state is ColumnState.BLANK:
            return shown, _with_parts(reading.listed, drawn)
        return shown, drawn

    async def _rendered(self, column: Column, fetched: Fetched, listed: ListPage) -> tuple[Fetched, ListPage]:
        """The list as the browser draws it; what plain HTTP gave, with the reason, when it cannot."""
        drawn = await self._pages.render(fetched.capture.final_url)
        if drawn.failure:
            return fetched, replace(listed, failure=drawn.failure)
        shown, page = replace(drawn, capture=replace(drawn.capture, url=fetched.capture.url)), parsed(drawn)
        found = read_list(page, drawn=True, frame=self._frame, named=column.name, known=listed.parts)
        return await self._with_frame(shown, page, found)

    async def _with_children(self, view: ColumnView) -> ColumnView:
        """A parent column is read through its sub-columns, one level down."""
        columns = [
            Column(view.column.kind, title, url, view.column.shared)
            for title, url in view.children
            if not _is_shell_of(view.column, url)
        ]
        children = await asyncio.gather(*(self._list(column) for column in columns))
        return combine(view, children)


def _article_on(page: Page, capture: Capture, frame: Frame, listed: ListPage, named: str) -> Article | None:
    """The article that stands on the column's own page: in place of a list, or beside one."""
    if listed.state is not ColumnState.READ:
        return inline_article(page, capture, frame)
    return article_beside_rows(page, capture, frame, named) if listed.beside_text else None


def _headed_by(inline: Article | None, view: ColumnView) -> ColumnView:
    """The view with the article that stands on its page as its first entry."""
    if inline is None or view.state is not ColumnState.READ:
        return view
    own = Entry(inline.title, inline.capture.final_url, article=inline)
    return replace(view, entries=(own, *(entry for entry in view.entries if entry.url != own.url)))


def _of_article(column: Column, article: Article) -> ColumnView:
    """A column that is one article on its own page."""
    entry = Entry(article.title or column.name, article.capture.final_url, article=article)
    return ColumnView(column, ColumnState.READ, (article.capture,), (entry,))


def combine(parent: ColumnView, children: Iterable[ColumnView]) -> ColumnView:
    """One view of a parent column and its sub-columns: read if any is, unreadable before blank."""
    views = list(children)
    states = {view.state for view in views}
    order = (ColumnState.READ, ColumnState.UNREADABLE, ColumnState.UNDER_CONSTRUCTION, ColumnState.BLANK)
    state = next((state for state in order if state in states), ColumnState.PARENT)
    leading = next((view for view in views if view.state is state), parent)
    return replace(
        parent,
        state=state,
        captures=(*parent.captures, *(capture for view in views for capture in view.captures)),
        entries=tuple(dict.fromkeys(entry for view in views for entry in view.entries)),
        complete=all(view.complete and view.state is not ColumnState.UNREADABLE for view in views),
        failure=leading.failure,
        note=leading.note,
    )


def _with_parts(data: ListPage, shown: ListPage) -> ListPage:
    """A list that its script's data gave, and the parts to which only the page leads."""
    return replace(data, parts=shown.parts, base=shown.base)


def _unparted(view: ColumnView, listed: ListPage) -> ColumnView:
    """Of a list whose further parts are not followed."""
    return replace(view, complete=view.complete and not listed.parts.further)


def _is_shell_of(column: Column, url: str) -> bool:
    """The page that shows a column by its route, without the route: the front page, and no sub-column."""
    return (
        bool(route_of(column.url)) and not route_of(url) and same_address(urldefrag(url).url, urldefrag(column.url).url)
    )


def _wants_browser(listed: ListPage) -> bool:
    return listed.failure is not None and listed.failure.kind is FailureKind.SCRIPT_DRAWN

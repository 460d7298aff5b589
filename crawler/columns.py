"""读一个栏目：列表、翻页、文章、附件；读不出列表的，再请浏览器画一遍。"""

import asyncio
from collections.abc import Iterable
from dataclasses import replace
from urllib.parse import urldefrag

from crawler.entries import EntryReader, is_unclear
from crawler.list_data import ListDataReader
from crawler.missing_pages import MissingPages
from crawler.pages import CUT_OFF, Fetched, Pages
from crawler.transport import Form
from domain.capture import Capture, Failure, FailureKind
from domain.department import Column
from domain.entry import Entry
from domain.portal import Depth, Limits
from domain.snapshot import ColumnState, ColumnView
from parsing.article import inline_article
from parsing.encoding import is_text
from parsing.frame import NO_FRAME, Frame
from parsing.lists import ListPage, read_list
from parsing.page import Page, open_page
from parsing.pager import Pager, read_pager
from parsing.section import section_of
from parsing.shown_name import shows_name

_MOST_HOPS = 2


class ColumnReader:
    """Reads columns of one portal. frame: what the pages of a department's section share."""

    def __init__(self, pages: Pages, entries: EntryReader, limits: Limits, frame: Frame = NO_FRAME) -> None:
        self._pages = pages
        self._frame = frame
        self._entries = entries
        self._missing = MissingPages(pages)
        self._data = ListDataReader(pages, limits.list_pages, frame)
        self._limits = limits

    async def read(self, column: Column, depth: Depth, *, mapped: bool = False) -> ColumnView:
        """Everything the column shows, down to the depth asked for. Never raises for a bad page.

        mapped: a person gave the address, so that the page may bear another name than the column.
        """
        view = await self._list(column, mapped=mapped)
        if view.state is ColumnState.PARENT:
            view = await self._with_children(view)
        if depth is Depth.LIST:
            return view
        entries = await self._entries.read(view.entries, depth)
        return replace(view, entries=entries, complete=view.complete and not any(map(is_unclear, entries)))

    async def _list(self, column: Column, *, mapped: bool = False) -> ColumnView:
        first, page = await self._page(column.url)
        if page is None:
            return ColumnView(column, ColumnState.UNREADABLE, (first.capture,), failure=first.failure, complete=False)
        if section := section_of(page, urldefrag(column.url).fragment):
            return await self._section(column, first, section)
        listed = read_list(page, frame=self._frame, named=column.name)
        if await self._missing.is_missing(page, doubtful=listed.state is not ColumnState.READ):
            failure = Failure(FailureKind.CLIENT_ERROR, "网页称该页面不存在")
            return ColumnView(column, ColumnState.UNREADABLE, (first.capture,), failure=failure, complete=False)
        if not mapped and self._frame.known and not shows_name(page, column.name, self._frame):
            return await self._doubtful(column, first, listed)
        if listed.state is not ColumnState.READ:
            inline = inline_article(page, first.capture, self._frame)
            if inline:
                entry = Entry(inline.title or column.name, first.capture.final_url, article=inline)
                return ColumnView(column, ColumnState.READ, (first.capture,), (entry,))
            first, listed = await self._with_frame(first, page, listed)
        if _wants_browser(listed):
            first, listed = await self._scripted(column, first, page, listed)
        elif listed.state is ColumnState.READ and not self._frame.known:
            first, listed = await self._beside_data(first, page, listed)
        if listed.pager == Pager() and listed.state is ColumnState.READ:
            listed = replace(listed, pager=await self._pager_in_files(page))
        return await self._following(column, first.capture, listed)

    async def _beside_data(self, fetched: Fetched, page: Page, listed: ListPage) -> tuple[Fetched, ListPage]:
        """Where nothing tells the list from what stands on every page, the list that the page's script asks for is it."""
        reading = await self._data.read(fetched, page)
        if reading.listed is None:
            return fetched, listed
        if reading.listed.state is ColumnState.READ:
            return reading.fetched, reading.listed
        return fetched, replace(listed, pager=replace(listed.pager, more=True))

    async def _doubtful(self, column: Column, first: Fetched, listed: ListPage) -> ColumnView:
        """A page that does not show that it is the column may be any other; what stands there proves no lack."""
        if listed.state is not ColumnState.READ:
            failure = Failure(FailureKind.UNRECOGNISED, "网页上没有这个栏目的名称")
            return ColumnView(column, ColumnState.UNREADABLE, (first.capture,), failure=failure, complete=False)
        return replace(await self._following(column, first.capture, listed), complete=False)

    async def _pager_in_files(self, page: Page) -> Pager:
        """A page that says nothing of further pages may leave that to the files of its scripts."""
        files = await self._data.scripts(page)
        return read_pager(page, files.text)

    async def _section(self, column: Column, first: Fetched, section: Page) -> ColumnView:
        """A column that is one section of a page: what stands elsewhere on the page is not its own."""
        frame = self._frame.beside_nothing()
        listed = read_list(section, frame=frame)
        inline = inline_article(section, first.capture, frame) if listed.state is not ColumnState.READ else None
        if inline:
            entry = Entry(inline.title or column.name, first.capture.final_url, article=inline)
            return ColumnView(column, ColumnState.READ, (first.capture,), (entry,))
        first, listed = await self._with_frame(first, section, listed)
        if _wants_browser(listed):
            first, listed = await self._section_drawn(column, first, section, listed)
        return await self._following(column, first.capture, listed, turns=False)

    async def _section_drawn(
        self, column: Column, first: Fetched, section: Page, listed: ListPage
    ) -> tuple[Fetched, ListPage]:
        reading = await self._data.read(first, section)
        if reading.listed and reading.listed.state is not ColumnState.UNREADABLE:
            return reading.fetched, reading.listed
        drawn = await self._pages.render(first.capture.final_url)
        shown = None if drawn.failure else section_of(_parse(drawn), urldefrag(column.url).fragment)
        if shown is None:
            return first, replace(listed, failure=drawn.failure or listed.failure)
        found = read_list(shown, drawn=True, frame=self._frame.beside_nothing())
        whole = replace(drawn, capture=replace(drawn.capture, url=first.capture.url))
        return whole, reading.listed if reading.listed and found.state is ColumnState.BLANK else found

    async def _page(self, url: str, form: Form = (), *, inner: bool = False) -> tuple[Fetched, Page | None]:
        """Fetch and parse, following pages that only redirect by meta refresh or script.

        inner: shown in another page; such a one has no foot, but its markup is closed where the others' is.
        """
        fetched = await self._fetch(url, form)
        for _ in range(_MOST_HOPS):
            if fetched.failure:
                return fetched, None
            page = _parse(fetched)
            if not page.refresh or page.refresh == page.url:
                break
            fetched = await self._fetch(page.refresh)
        if fetched.failure:
            return fetched, None
        page = _parse(fetched)
        ending = self._frame.columns.within() if inner else self._frame.columns
        if ending.is_cut(page):
            return replace(fetched, capture=replace(fetched.capture, failure=CUT_OFF)), None
        return fetched, page

    async def _fetch(self, url: str, form: Form = ()) -> Fetched:
        fetched = await self._pages.fetch(url, form)
        if fetched.failure or is_text(fetched.body):
            return fetched
        failure = Failure(FailureKind.UNRECOGNISED, "得到的不是网页，而是文件")
        return replace(fetched, capture=replace(fetched.capture, failure=failure))

    async def _with_frame(self, fetched: Fetched, page: Page, listed: ListPage) -> tuple[Fetched, ListPage]:
        """A list that stands in an inner page is read there; of several nobody can tell which one it is."""
        for _ in range(_MOST_HOPS):
            if listed.failure is None or listed.failure.kind is not FailureKind.UNRECOGNISED or len(page.iframes) != 1:
                break
            inner, inner_page = await self._page(page.iframes[0], inner=True)
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
            return reading.fetched, reading.listed
        shown, drawn = await self._rendered(column, fetched, listed)
        return shown, reading.listed if reading.listed and drawn.state is ColumnState.BLANK else drawn

    async def _rendered(self, column: Column, fetched: Fetched, listed: ListPage) -> tuple[Fetched, ListPage]:
        """The list as the browser draws it; what plain HTTP gave, with the reason, when it cannot."""
        drawn = await self._pages.render(fetched.capture.final_url)
        if drawn.failure:
            return fetched, replace(listed, failure=drawn.failure)
        shown = replace(drawn, capture=replace(drawn.capture, url=fetched.capture.url))
        page = open_page(drawn.body, drawn.capture.content_type, drawn.capture.final_url)
        return shown, read_list(page, drawn=True, frame=self._frame, named=column.name)

    async def _turned(self, column: Column, captures: list[Capture], entries: dict[Entry, None], pager: Pager) -> Pager:
        """The pages to which only a click leads are added; the pager of the last one, ``more`` where it is not the end."""
        shown = captures[-1].final_url if "html" in captures[-1].content_type else column.url
        most = self._limits.list_pages - len(captures)
        for fetched in await self._pages.turn(shown, most) if most > 0 else ():
            captures.append(fetched.capture)
            if fetched.failure:
                return replace(pager, more=True)
            page = _parse(fetched)
            following = read_list(page, drawn=True, frame=self._frame, named=column.name)
            before = len(entries)
            entries.update(dict.fromkeys(following.entries))
            if following.state is not ColumnState.READ or len(entries) == before:
                return replace(pager, more=True)
            pager = following.pager
        return pager

    async def _following(self, column: Column, first: Capture, listed: ListPage, *, turns: bool = True) -> ColumnView:
        """The further pages of a list. Stops at the limit, at a failure, or where a page adds nothing.

        turns: a button that only a script follows is clicked; on a page of several lists it may be another's.
        """
        captures, entries = [first], dict.fromkeys(listed.entries)
        complete, pager = True, listed.pager
        seen: set[tuple[str, Form]] = {(first.url, ()), (first.final_url, ())}
        while pager.next_url and listed.state is ColumnState.READ:
            asked = (pager.next_url, pager.form)
            if len(captures) >= self._limits.list_pages or asked in seen:
                complete = False
                break
            seen.add(asked)
            fetched, page = await self._page(*asked)
            captures.append(fetched.capture)
            following = read_list(page, frame=self._frame, named=column.name) if page else None
            if page is None or following is None or following.state is not ColumnState.READ:
                complete = False
                break
            before = len(entries)
            entries.update(dict.fromkeys(following.entries))
            pager = following.pager if following.pager != Pager() else await self._pager_in_files(page)
            if len(entries) == before:
                complete = False
                break
        if pager.more and complete and listed.state is ColumnState.READ:
            # The last page's word counts, whatever the first one said.
            last = await self._turned(column, captures, entries, pager) if turns else pager
            listed = replace(listed, pager=replace(listed.pager, more=last.more))
        return ColumnView(
            column,
            listed.state,
            tuple(captures),
            tuple(entries),
            complete=complete and listed.failure is None and _is_all(listed.pager, len(captures), len(entries)),
            failure=listed.failure,
            note=listed.note,
            children=tuple((child.title, child.url) for child in listed.children),
        )

    async def _with_children(self, view: ColumnView) -> ColumnView:
        """A parent column is read through its sub-columns, one level down."""
        columns = [Column(view.column.kind, title, url, view.column.shared) for title, url in view.children]
        children = await asyncio.gather(*(self._list(column) for column in columns))
        return combine(view, children)


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


def _is_all(pager: Pager, pages: int, entries: int) -> bool:
    """As many pages or entries were read as the list itself says it has."""
    if pager.records is not None and entries >= pager.records:
        return True
    if pager.more:
        return False
    return (pager.pages is None or pages >= pager.pages) and pager.records is None


def _parse(fetched: Fetched) -> Page:
    return open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)


def _wants_browser(listed: ListPage) -> bool:
    return listed.failure is not None and listed.failure.kind is FailureKind.SCRIPT_DRAWN

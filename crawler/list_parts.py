"""一个列表的其余部分：别的年份、别的页签，逐一读来，和打开就看得到的合成一个；读不全就不算读全。"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from crawler.list_pages import ListPages
from crawler.page_loader import PageLoader
from domain.department import Column
from domain.snapshot import ColumnState, ColumnView
from parsing.frame.frame import Frame
from parsing.lists.lists import ListPage, read_list

_LISTS = (ColumnState.READ, ColumnState.BLANK, ColumnState.UNDER_CONSTRUCTION)
_PARTED = (ColumnState.READ, ColumnState.BLANK)


class ListParts:
    """Reads the further parts of lists. most: pages of one list, and so parts as well."""

    def __init__(self, loader: PageLoader, further: ListPages, frame: Frame, most: int) -> None:
        self._loader = loader
        self._further = further
        self._frame = frame
        self._most = most

    async def join(
        self, view: ColumnView, listed: ListPage, read: Callable[[Column], Awaitable[ColumnView]]
    ) -> ColumnView:
        """The view with what stands in the other parts of its list. read: a part that is a page like the first."""
        parts = listed.parts
        if view.state not in _PARTED:
            return replace(view, complete=view.complete and not parts.unclear)
        pages, fragments = parts.pages[: self._most], parts.fragments[: self._most]
        views = await asyncio.gather(
            *(read(replace(view.column, url=url)) for url in pages),
            *(self._fragment(replace(view.column, url=url), listed.base) for url in fragments),
        )
        cut = len(pages) < len(parts.pages) or len(fragments) < len(parts.fragments)
        return _together(view, views, whole=not parts.unclear and not cut)

    async def _fragment(self, column: Column, base: str) -> ColumnView:
        """A piece that a script puts into the column's page. base: what addresses on that page count from."""
        fetched, page = await self._loader.load(column.url, inner=True)
        if page is None:
            return ColumnView(
                column, ColumnState.UNREADABLE, (fetched.capture,), failure=fetched.failure, complete=False
            )
        page.put_into(base)
        listed = replace(read_list(page, frame=self._frame.beside_nothing(), named=column.name), base=base)
        return await self._further.follow(column, fetched.capture, listed, turns=False)


def _together(view: ColumnView, parts: list[ColumnView], *, whole: bool) -> ColumnView:
    """One of the parts may be what the page shows at first; if two are, the choice made no difference to the server."""
    shown = [frozenset(entry.url for entry in one.entries) for one in (view, *parts) if one.entries]
    differ = len(shown) - len(set(shown)) <= 1
    read = all(one.complete and one.state in _LISTS for one in parts)
    entries = tuple(dict.fromkeys(entry for one in (view, *parts) for entry in one.entries))
    return replace(
        view,
        state=ColumnState.READ if entries else view.state,
        captures=tuple(dict.fromkeys(capture for one in (view, *parts) for capture in one.captures)),
        entries=entries,
        complete=view.complete and whole and read and differ,
    )

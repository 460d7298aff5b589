"""一个列表的各页：往后翻，直到读完、读不下去，或者到了上限。"""

from collections.abc import Container, Sequence
from dataclasses import replace
from itertools import takewhile

from crawler.list_data import ListDataReader
from crawler.page_loader import PageLoader, parsed
from crawler.pages import Fetched, Pages
from crawler.transport import Form
from domain.capture import Capture
from domain.department import Column
from domain.entry import Entry
from domain.snapshot import ColumnState, ColumnView
from parsing.frame.frame import Frame
from parsing.lists.lists import ListPage, read_list
from parsing.lists.pager import Pager, read_pager
from parsing.markup.addresses import route_of
from parsing.markup.page import Page


class ListPages:
    """Follows lists of one section. frame: what its pages share; most: pages of one list."""

    def __init__(self, pages: Pages, loader: PageLoader, data: ListDataReader, frame: Frame, most: int) -> None:
        self._pages = pages
        self._loader = loader
        self._data = data
        self._frame = frame
        self._most = most

    async def follow(self, column: Column, first: Capture, listed: ListPage, *, turns: bool = True) -> ColumnView:
        """The further pages of a list. Stops at the limit, at a failure, or where a page adds nothing.

        turns: a button that only a script follows is clicked; on a page of several lists it may be another's.
        """
        captures, entries, again = [first], dict.fromkeys(listed.entries), set(listed.again)
        complete, pager = True, listed.pager
        seen: set[tuple[str, Form]] = {(first.url, ()), (first.final_url, ())}
        here: tuple[str, Form] = (first.final_url, ())
        while pager.next_url and listed.state is ColumnState.READ:
            asked = (pager.next_url, pager.form)
            if asked == here:
                break
            if len(captures) >= self._most or asked in seen:
                complete = False
                break
            seen.add(asked)
            here = asked
            fetched, page = await (self._drawn(asked[0]) if route_of(asked[0]) else self._loader.load(*asked))
            captures.append(fetched.capture)
            if page and not page.whole:
                page.put_into(listed.base)
            following = await self._following(column, fetched, page) if page else None
            if page is None or following is None or following.state is not ColumnState.READ:
                complete = False
                break
            before = len(entries)
            again |= following.again | (entries.keys() & set(following.entries))
            entries.update(dict.fromkeys(following.entries))
            pager = following.pager if following.pager != Pager() else await self.pager_in_files(page)
            if len(entries) == before:
                complete = False
                break
        pinned = _pinned(listed.entries, again)
        further = pager.more or (pager.records is not None and not _are_all(pager.records, len(entries), pinned))
        if further and complete and listed.state is ColumnState.READ and len(captures) < self._most:
            # The last page's word counts, whatever the first one said.
            last = await self._turned(column, captures, entries, pager) if turns else pager
            records = last.records if listed.pager.records is None else listed.pager.records
            listed = replace(listed, pager=replace(listed.pager, more=last.more, records=records))
        return ColumnView(
            column,
            listed.state,
            tuple(captures),
            tuple(entries),
            complete=complete and listed.failure is None and _is_all(listed.pager, len(captures), len(entries), pinned),
            failure=listed.failure,
            note=listed.note,
            children=tuple((child.title, child.url) for child in listed.children),
        )

    async def _following(self, column: Column, fetched: Fetched, page: Page) -> ListPage:
        """A further page, whose rows may stand in its script as those of the first did."""
        drawn = bool(route_of(page.url))
        listed = read_list(page, drawn=drawn, frame=self._frame, named=column.name)
        if drawn or listed.state is ColumnState.READ:
            return listed
        reading = await self._data.read(fetched, page)
        return reading.listed or listed

    async def _drawn(self, url: str) -> tuple[Fetched, Page | None]:
        """A page that only a script shows, by what stands behind the number sign."""
        fetched = await self._pages.render(url)
        return fetched, None if fetched.failure else parsed(fetched)

    async def _turned(self, column: Column, captures: list[Capture], entries: dict[Entry, None], pager: Pager) -> Pager:
        """The pages to which only a click leads are added; the pager of the last one, ``more`` where it is not the end."""
        is_page = "html" in captures[-1].content_type
        url = captures[-1].final_url if is_page else column.url
        most = self._most - len(captures)
        turned = await self._pages.turn(url, most) if most > 0 else ()
        if not turned:
            return await self._drawn_pager(column, url, entries) or pager
        known = frozenset() if is_page else frozenset(entry.url for entry in entries)
        shown: set[str] = set()
        repeats = False
        for fetched in turned:
            captures.append(fetched.capture)
            if fetched.failure:
                return replace(pager, more=True)
            following = read_list(parsed(fetched), drawn=True, frame=self._frame, named=column.name)
            before, seen = len(entries), len(shown)
            entries.update(dict.fromkeys(following.entries))
            shown.update(entry.url for entry in following.entries if entry.url in known)
            if following.state is not ColumnState.READ or (len(entries) == before and len(shown) == seen):
                return replace(pager, more=True)
            repeats = repeats or len(entries) == before
            pager = following.pager
        if repeats:
            # A click may only bring to sight what the data told: the end is where all of it stands there.
            return replace(pager, more=pager.more or not known <= shown)
        return replace(pager, more=pager.more and (pager.pages is None or pager.pages > len(captures)))

    async def _drawn_pager(self, column: Column, url: str, entries: dict[Entry, None]) -> Pager | None:
        """Where nothing can be clicked: the pager that a browser shows beside no other rows than were read."""
        drawn = await self._pages.render(url)
        if drawn.failure:
            return None
        listed = read_list(parsed(drawn), drawn=True, frame=self._frame, named=column.name)
        read = {entry.url for entry in entries}
        seen = listed.state is ColumnState.READ and all(entry.url in read for entry in listed.entries)
        return listed.pager if seen else None

    async def pager_in_files(self, page: Page) -> Pager:
        """A page that says nothing of further pages may leave that to the files of its scripts."""
        files = await self._data.scripts(page)
        return read_pager(page, files.text)


def _is_all(pager: Pager, pages: int, entries: int, pinned: int) -> bool:
    """As many pages or entries were read as the list itself says it has."""
    if pager.records is not None and entries >= pager.records:
        return True
    if pager.more:
        return False
    read = pager.records is None or _are_all(pager.records, entries, pinned)
    return (pager.pages is None or pages >= pager.pages) and read


def _are_all(records: int, entries: int, pinned: int) -> bool:
    """As many as the list counts, where it may count what it keeps on top once more."""
    return entries >= records or entries + pinned == records


def _pinned(first: Sequence[Entry], again: Container[Entry]) -> int:
    """How many the list keeps on top beside their own places: its first ones, each of which stands there again.

    Of a list that stands there twice as a whole, none. Rows that come again elsewhere prove that another is left out.
    """
    pinned = len(tuple(takewhile(lambda entry: entry in again, first)))
    return pinned if 2 * pinned < len(first) else 0

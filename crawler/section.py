"""部门网页的共同框架：先看各栏目首页和几篇文章，比对出菜单、页眉、页脚，再去读栏目。"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, zip_longest

from crawler.entries import shown
from crawler.pages import Fetched, Pages
from domain.entry import Entry
from parsing.frame.frame import Frame, learn
from parsing.lists.lists import read_list
from parsing.lists.rows import Row, row_groups
from parsing.markup.addresses import Shape, address_shape
from parsing.markup.encoding import is_text
from parsing.markup.page import Page, open_page

# Fewer column pages than this say too little about what repeats.
_FEWEST = 5
_MOST = 40
_ARTICLES = 10
# Characters: names of columns are shorter.
_LONG = 12


class Section:
    """The pages of one department's section. They are asked for again when they are read, which costs nothing."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def frame(self, columns: Iterable[str], opened: Iterable[str], menu: Sequence[str]) -> Frame:
        """The frame of these column pages and of some articles on their lists.

        opened: the columns whose articles are read in any case. menu: addresses of all columns that are known.
        """
        urls = tuple(islice(sorted(dict.fromkeys(columns)), _MOST))
        if len(urls) < _FEWEST:
            return learn((), (), menu)
        fetched = await asyncio.gather(*(self._pages.fetch(url) for url in urls))
        # One and the same page under many addresses would seem to be what all pages share.
        once = {one.capture.digest: one for one in reversed(fetched)}
        pages = {one.capture.url: page for one in reversed(tuple(once.values())) if (page := _page(one))}
        entries = _some(pages, set(opened), learn(list(pages.values()), (), menu))
        articles = await asyncio.gather(*(self._pages.fetch(one.url, shown=shown(one)) for one in entries))
        others = {one.capture.digest: one for one in reversed(articles) if one.capture.digest not in once}.values()
        return learn(list(pages.values()), [page for one in others if (page := _page(one))], menu)


def _page(fetched: Fetched) -> Page | None:
    if fetched.failure or not is_text(fetched.body) or b"<" not in fetched.body:
        return None
    return open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)


def _some(pages: Mapping[str, Page], opened: set[str], frame: Frame) -> tuple[Entry, ...]:
    """One entry of each list, the first that the list shows, from as many columns as are needed.

    Where scripts fill the lists, or one page holds them all, articles of any column that stand there, of each page in
    turn, of each of its lists the newest first: what counts is how they are set, and neither one strange page nor one
    column is to speak for all.
    """
    lists = ((page, read_list(page, frame=frame).entries) for url, page in pages.items() if url in opened)
    # By title: what is published twice would seem to be the pages' frame.
    firsts = {entries[0].title: entries[0] for page, entries in lists if entries and not _is_part(entries[0], page)}
    beside = [row for row in _beside(pages.values()) if not frame.is_menu(row.url)] if len(firsts) < _FEWEST else []
    columns = {address_shape(page.url) for page in pages.values()}
    for row in sorted(filter(lambda row: _is_told(row, columns), beside), key=lambda row: not row.dated):
        firsts.setdefault(row.title, Entry(row.title, row.url, row.listed))
    return tuple(islice(firsts.values(), _ARTICLES))


def _beside(pages: Iterable[Page]) -> list[Row]:
    return _in_turn(_in_turn(group.rows for group in row_groups(page)) for page in pages)


def _is_told(row: Row, columns: set[Shape]) -> bool:
    """Most probably an article: it has a date, or else a title too long for a column's, at an address of another kind.

    columns: how the addresses of columns are built.
    """
    return row.dated or (len(row.title) >= _LONG and address_shape(row.url) not in columns)


def _in_turn(some: Iterable[Sequence[Row]]) -> list[Row]:
    return [row for turn in zip_longest(*some) for row in turn if row]


def _is_part(entry: Entry, page: Page) -> bool:
    """Perhaps a part of the column rather than an article: undated, at an address built like the column's own."""
    return entry.published is None and address_shape(entry.url) == address_shape(page.url)

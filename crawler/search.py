"""站内检索：用本部门最新几件文件的标题去问门户的检索，答什么记什么。"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import replace
from urllib.parse import quote

from crawler.pages import Fetched, Pages
from domain.capture import Capture, Failure, FailureKind
from domain.department import Column
from domain.entry import Article, Entry
from domain.portal import ColumnKind, TitleSearch
from domain.snapshot import ColumnState, ColumnView
from parsing.lists.search_results import read_results, result_for
from parsing.markup.encoding import is_text
from parsing.markup.page import open_page
from parsing.words.title_match import is_cut


class SiteSearch:
    """address: of the portal's search, with {query} where the words go; empty: nothing can be asked."""

    def __init__(self, pages: Pages, address: str) -> None:
        self._pages = pages
        self._address = address

    async def ask(self, kind: ColumnKind, search: TitleSearch, columns: Mapping[ColumnKind, ColumnView]) -> ColumnView:
        """One entry for every document asked for: its title and address, and as its article the first page of results.

        MISSING when there was nothing to ask for, or nobody to ask; UNREADABLE when the documents could not be read.
        """
        column = Column(kind.id, kind.names[0], self._address.partition("?")[0])
        read = [columns[one] for one in search.titles_of]
        documents = _newest(read, search.newest)
        unread = next((view.failure for view in read if view.failure), None)
        if unread and not documents:
            return ColumnView(column, ColumnState.UNREADABLE, complete=False, failure=unread)
        if not documents or not self._address:
            return ColumnView(column, ColumnState.MISSING, complete=False)
        asked = await asyncio.gather(*(self._asked(document) for document in documents))
        entries, captures = tuple(entry for entry, _ in asked), tuple(capture for _, capture in asked)
        failed = all(entry.failure for entry in entries)
        state, failure = (ColumnState.UNREADABLE, entries[0].failure) if failed else (ColumnState.READ, None)
        return ColumnView(column, state, captures, entries, complete=not failed, failure=failure)

    async def _asked(self, document: Entry) -> tuple[Entry, Capture]:
        fetched = await self._pages.fetch(self._address.replace("{query}", quote(document.title, safe="")))
        entry = Entry(document.title, document.url)
        results = _results(fetched)
        if results and not result_for(document, results) and b"<script" in fetched.body.lower():
            fetched = await self._pages.render(fetched.capture.final_url)
            results = _results(fetched)
        if results:
            return replace(entry, article=results), fetched.capture
        failure = fetched.failure or Failure(FailureKind.UNRECOGNISED, "检索得到的不是网页")
        return replace(entry, failure=failure), fetched.capture


def _results(fetched: Fetched) -> Article | None:
    """None for what is no page with links: an answer to a script, a file."""
    if fetched.failure or not is_text(fetched.body):
        return None
    page = open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)
    results = read_results(page, fetched.capture)
    return results if results.links else None


def _newest(columns: Iterable[ColumnView], most: int) -> tuple[Entry, ...]:
    """The newest documents that open, each title once; the same ones for the same columns."""
    opened = [entry for column in columns for entry in column.entries if entry.article and entry.published]
    whole = {entry.title: entry for entry in opened if not is_cut(entry.title)}
    ordered = sorted(whole.values(), key=_age, reverse=True)
    return tuple(ordered[:most])


def _age(entry: Entry) -> tuple[str, str]:
    return (str(entry.published.date) if entry.published else "", entry.title)

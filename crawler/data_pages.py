"""数据的各页：按页码一页页问数据接口，问到说定的总数，或者问不出新的为止。"""

from crawler.pages import Fetched, Pages
from domain.entry import Entry
from parsing.markup.encoding import decode
from parsing.records.list_data import ListData
from parsing.records.scripted_list import PageScripts
from parsing.scripts.request import ListRequest


class DataPages:
    """Asks a list's data address page by page. most: pages of one list."""

    def __init__(self, pages: Pages, most: int) -> None:
        self._pages = pages
        self._most = most

    async def ask(self, request: ListRequest, number: int) -> Fetched | None:
        """The answer for a page, counted from 1; None when the request names no page."""
        asked = request.page(number)
        return await self._pages.fetch(asked.url, asked.form) if asked else None

    def read(self, fetched: Fetched, scripts: PageScripts) -> ListData:
        return scripts.read(decode(fetched.body, fetched.capture.content_type))

    async def all(self, request: ListRequest, scripts: PageScripts, first: ListData) -> tuple[tuple[Entry, ...], bool]:
        """The entries of all pages, and whether these are all that the list has."""
        entries, rows, last = dict.fromkeys(first.entries), first.rows, first
        for number in range(2, self._most + 2):
            ended = _is_end(request, first, rows, number - 1)
            if ended or number > self._most:
                return tuple(entries), ended
            fetched = await self.ask(request, number)
            if fetched is None or fetched.failure:
                break
            data = self.read(fetched, scripts)
            new = [entry for entry in data.entries if entry not in entries]
            if not new:
                return tuple(entries), _is_past_end(request, first, last, data, rows, number - 1)
            entries.update(dict.fromkeys(new))
            # Equal rows of one page are rows of the list; those of two pages are one row that has moved on.
            rows, last = rows + len(new) + data.rows - len(data.entries), data
        return tuple(entries), False


def _is_end(request: ListRequest, first: ListData, rows: int, pages: int) -> bool:
    """The stated total or the stated number of pages is reached. A total of just one full page may be the page's own."""
    if first.total is not None:
        own = request.paged and pages == 1 and first.total == first.rows == request.size
        return rows >= first.total and not own
    return first.pages is not None and pages >= first.pages and (pages > 1 or not request.guessed)


def _is_past_end(request: ListRequest, first: ListData, last: ListData, data: ListData, rows: int, pages: int) -> bool:
    """A page without anything new: the end where the total is reached, or an empty page follows one not full, or as many
    pages as are stated.
    """
    if data.refusal or data.entries:
        return first.total is not None and rows >= first.total and not data.entries and not data.refusal
    if first.total is not None:
        return rows >= first.total
    if first.pages is not None:
        return pages >= first.pages
    size = request.size
    return size is not None and last.rows < size and not request.guessed

"""脚本取数的列表：按网页脚本写明的地址直接去取数据，不必动用浏览器。"""

from dataclasses import replace
from urllib.parse import parse_qsl, urlencode, urlsplit

from crawler.pages import Fetched, Pages
from domain.snapshot import ColumnState
from parsing.encoding import decode
from parsing.list_data import DataRequest, ListData, data_request, inline_records, read_records
from parsing.lists import ListPage
from parsing.page import Page
from parsing.pager import Pager


class ListDataReader:
    """Reads what a list's own script would fetch, where its address stands plainly in the page."""

    def __init__(self, pages: Pages, most: int) -> None:
        self._pages = pages
        self._most = most

    async def read(self, fetched: Fetched, page: Page) -> tuple[Fetched, ListPage] | None:
        """The list and the answer it was read from; None when there is no plain address, or no plain answer.

        The capture keeps the column's own address, which a person can open, and the digest of the data.
        """
        records = inline_records(page)
        if records.entries:
            return fetched, _listed(records)
        request = data_request(page)
        first = await self._ask(request) if request else None
        if request is None or first is None or first.failure:
            return None
        data = _data(first, page)
        shown = replace(first, capture=replace(first.capture, final_url=page.url))
        if not data.entries:
            if not request.known:
                return None
            blank = ListPage(ColumnState.BLANK, (), Pager(), note="栏目的数据接口答复共 0 条")
            return (shown, blank) if data.total == 0 else None
        whole = await self._following(request, page, data)
        return shown, _listed(whole if request.known else replace(whole, total=None))

    async def _following(self, request: DataRequest, page: Page, first: ListData) -> ListData:
        """Further pages of data, until the total is reached or a page adds nothing."""
        entries = dict.fromkeys(first.entries)
        for number in range(2, self._most + 1):
            following = _page_of(request, number)
            if following is None or first.total is None or len(entries) >= first.total:
                break
            fetched = await self._ask(following)
            before = len(entries)
            entries.update({} if fetched.failure else dict.fromkeys(_data(fetched, page).entries))
            if len(entries) == before:
                break
        return ListData(tuple(entries), first.total)

    async def _ask(self, request: DataRequest) -> Fetched:
        return await self._pages.fetch(request.url, request.form if request.method == "POST" else ())


def _listed(data: ListData) -> ListPage:
    """Without a total, or where another request may be the list's, nobody can say that this is all."""
    return ListPage(ColumnState.READ, data.entries, Pager(records=data.total, more=data.total is None))


def _data(fetched: Fetched, page: Page) -> ListData:
    return read_records(decode(fetched.body, fetched.capture.content_type), page)


def _page_of(request: DataRequest, number: int) -> DataRequest | None:
    """The same request for another page; None when it names no page."""
    if any(name == "page" for name, _ in request.form):
        form = tuple((name, str(number) if name == "page" else value) for name, value in request.form)
        return replace(request, form=form)
    parts = urlsplit(request.url)
    query = parse_qsl(parts.query, keep_blank_values=True)
    if all(name != "page" for name, _ in query):
        return None
    changed = [(name, str(number) if name == "page" else value) for name, value in query]
    return replace(request, url=parts._replace(query=urlencode(changed)).geturl())

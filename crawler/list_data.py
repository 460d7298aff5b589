"""脚本取数的列表：按网页脚本写明的地址直接去取数据，不必动用浏览器。"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from crawler.data_pages import DataPages
from crawler.pages import Fetched, Pages
from crawler.script_files import NO_FILES, ScriptFiles, ScriptText
from domain.capture import Failure, FailureKind
from domain.entry import Entry
from domain.snapshot import ColumnState
from parsing.frame.frame import NO_FRAME, Frame
from parsing.lists.lists import ListPage
from parsing.lists.pager import Pager, read_pager
from parsing.markup.page import Page
from parsing.records.list_data import ListData
from parsing.records.scripted_list import PageScripts


@dataclass(frozen=True, slots=True)
class ListReading:
    """What a page's own scripts gave of its list.

    fetched: where it was read from. listed: READ or BLANK; UNREADABLE where its data address gave no list, which
    leaves a browser to draw it, but never as a blank one; None where no address stands plainly in the scripts.
    scripts: the script files that were read on the way.
    """

    fetched: Fetched
    listed: ListPage | None = None
    scripts: ScriptText = NO_FILES


class ListDataReader:
    """Reads what a list's own script would fetch, where its address stands plainly in the page or its script files."""

    def __init__(self, pages: Pages, most: int, frame: Frame = NO_FRAME) -> None:
        self._frame = frame
        self._data = DataPages(pages, most)
        self._files = ScriptFiles(pages)

    async def scripts(self, page: Page) -> ScriptText:
        """The page's own script files, for who looks for pagers and totals in them."""
        return await self._files.read(page)

    async def read(self, fetched: Fetched, page: Page) -> ListReading:
        """The list, and the answer it was read from.

        The capture keeps the column's own address, which a person can open, and the digest of the data.
        """
        scripts, files = PageScripts(page, frame=self._frame), NO_FILES
        request = scripts.request()
        if not (request and request.known):
            files = await self._files.read(page)
            scripts = PageScripts(page, files.text, self._frame)
        records = scripts.records()
        inline = _inline(records, scripts, files) if records.entries and not self._is_menu(records.entries) else None
        if inline and (not inline.pager.more or not (request and request.known)):
            return ListReading(fetched, inline, files)
        reading = await self._asked(fetched, scripts, files)
        if inline is None:
            return reading
        if reading.listed is None or reading.listed.state is not ColumnState.READ:
            return replace(reading, fetched=fetched, listed=inline)
        return replace(reading, listed=_joined(inline, reading.listed))

    def _is_menu(self, entries: Sequence[Entry]) -> bool:
        """Columns rather than entries: a script asks for the menu as it does for a list. A menu has no days."""
        if any(entry.listed for entry in entries):
            return False
        columns = sum(self._frame.is_menu(entry.url) or self._frame.is_scripted(entry.url) for entry in entries)
        return 2 * columns > len(entries)

    async def _asked(self, fetched: Fetched, scripts: PageScripts, files: ScriptText) -> ListReading:
        request = scripts.request()
        if request is None:
            return ListReading(fetched, None, files)
        first = await self._data.ask(request, 1)
        if first is None or first.failure:
            return ListReading(fetched, _unreadable(first.failure if first else None), files)
        sure = request.known or (request.sole and files.whole)
        data = self._data.read(first, scripts)
        shown = replace(first, capture=replace(first.capture, final_url=scripts.page.url))
        if self._is_menu(data.entries):
            return ListReading(fetched, None, files)
        if data.entries:
            entries, whole = await self._data.all(request, scripts, data)
            return ListReading(shown, _listed(replace(data, entries=entries), whole and sure), files)
        # What names neither page nor size may be asked for something beside the list.
        lists = request.known or request.paged or request.size is not None
        empty = data.empty or (data.bare and read_pager(scripts.page).records == 0)
        if empty and not data.refusal and sure and lists:
            blank = ListPage(ColumnState.BLANK, (), Pager(), note="栏目的数据接口答复共 0 条")
            return ListReading(shown, blank, files)
        return ListReading(fetched, _unreadable(detail=data.refusal), files)


def _listed(data: ListData, whole: bool) -> ListPage:
    """Where it is not known that this is all, there is more."""
    read = len(data.entries)
    stated = data.total if data.total is not None and data.total > read else None
    pager = Pager(records=read) if whole else Pager(records=stated, more=True)
    return ListPage(ColumnState.READ, data.entries, pager)


def _joined(inline: ListPage, asked: ListPage) -> ListPage:
    """The page holds the first of its records, and its script asks for what follows; or for all of them once more."""
    entries = tuple(dict.fromkeys((*inline.entries, *asked.entries)))
    stated = inline.pager.records
    if not asked.pager.more or (stated is not None and len(entries) >= stated):
        return ListPage(ColumnState.READ, entries, Pager(records=len(entries)))
    return ListPage(ColumnState.READ, entries, Pager(records=stated, more=True))


def _inline(data: ListData, scripts: PageScripts, files: ScriptText) -> ListPage:
    """An array in the page is the whole list if it says so, or if no script asks for more and no pager leads on.

    Where a pager leads to a page with a further array, it is followed.
    """
    pager = read_pager(scripts.page)
    if pager.next_url and not scripts.asks_for_more:
        return ListPage(ColumnState.READ, data.entries, pager)
    data = replace(data, total=pager.records if data.total is None else data.total)
    leads_on = bool(pager.next_url) or pager.more or (pager.pages or 1) > 1 or (pager.records or 0) > data.rows
    quiet = files.whole and not scripts.asks_for_more and not leads_on
    whole = data.rows >= data.total if data.total is not None else quiet and (data.pages or 1) == 1
    return _listed(data, whole)


def _unreadable(failure: Failure | None = None, detail: str = "") -> ListPage:
    said = f"栏目的数据接口没有给出列表：{detail}" if detail else "栏目的数据接口没有给出读得懂的列表"
    return ListPage(ColumnState.UNREADABLE, (), Pager(), failure=failure or Failure(FailureKind.UNRECOGNISED, said))

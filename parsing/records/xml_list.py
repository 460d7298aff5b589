"""大汉数据：datastore 里的一条条 record，每条是一行网页。"""

import re
from collections.abc import Iterator

from domain.entry import Entry
from parsing.lists.rows import row_groups
from parsing.markup.page import Page
from parsing.records.html_list import fragment
from parsing.records.list_data import ListData

_TOTAL = re.compile(r"<total(?:record|count)?>\s{0,20}(\d{1,9})\s{0,20}<", re.IGNORECASE)
_STORE = re.compile(r"<recordset|<record>", re.IGNORECASE)
_WRAPPED = re.compile(r"\s*+<!\[CDATA\[(.*)\]\]>\s*", re.DOTALL)
_OPEN, _CLOSE = "<record>", "</record>"


def is_datastore(text: str) -> bool:
    return bool(_STORE.search(text))


def read_datastore(text: str, page: Page) -> ListData:
    """The records and their stated number; total 0 with an empty record set is an empty list."""
    entries = [entry for html in _records(text) if (entry := _entry(html, page))]
    match = _TOTAL.search(text)
    total = int(match[1]) if match else None
    none = not entries and _OPEN not in text
    return ListData(
        tuple(dict.fromkeys(entries)), total, None, len(entries), none and total == 0, bare=none and total is None
    )


def _records(text: str) -> Iterator[str]:
    """What stands in each record; one that is never closed ends them."""
    at = text.find(_OPEN)
    while at >= 0:
        end = text.find(_CLOSE, at)
        if end < 0:
            return
        inner = text[at + len(_OPEN) : end]
        wrapped = _WRAPPED.fullmatch(inner)
        yield wrapped[1] if wrapped else inner
        at = text.find(_OPEN, end)


def _entry(html: str, page: Page) -> Entry | None:
    """One record, read as a row of a page of its own."""
    rows = [row for group in row_groups(fragment(html, page)) for row in group.rows]
    best = next((row for row in rows if row.is_content), rows[0] if rows else None)
    return Entry(best.title, best.url, best.listed) if best else None

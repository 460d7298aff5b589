"""网页片段：接口答复的一段 HTML 当作一张网页来读列表行。"""

import re

from domain.entry import Entry
from parsing.lists.pager import read_pager
from parsing.lists.rows import row_groups
from parsing.markup.page import Page
from parsing.records.list_data import ListData
from parsing.signs.blank import nothing_sign

_WHOLE_PAGE = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_ROW = re.compile(r"\s*<(?:tr|td|tbody)\b", re.IGNORECASE)


def read_html(html: str, page: Page) -> ListData:
    """The rows of a fragment; a whole page in an answer's place is an error, a log-in, or another page."""
    if _WHOLE_PAGE.search(html):
        return ListData()
    inner = fragment(html, page)
    if "href" not in html:
        return ListData(empty=bool(nothing_sign(inner)))
    groups = ([row for row in group.rows if row.is_content] for group in row_groups(inner))
    best = max(groups, key=len, default=[])
    entries = [Entry(row.title, row.url, row.listed) for row in best]
    pager = read_pager(inner)
    return ListData(tuple(dict.fromkeys(entries)), pager.records, pager.pages, len(entries))


def fragment(html: str, page: Page) -> Page:
    """A page of its own at the same address, with addresses relative to the same; a cell row needs its table to be kept by the parser."""
    part = Page(f"<table>{html}</table>" if _ROW.match(html) else html, page.url, page.encoding)
    part.base = page.base
    return part

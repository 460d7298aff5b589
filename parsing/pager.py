"""翻页：从网页里认出下一页的地址，以及栏目自己声称的总数。"""

import re
from dataclasses import dataclass

from parsing.page import Page
from parsing.text import clean

_CREATE_PAGE = re.compile(
    r"createPage(?:HTML)?\(\s*(\d+)\s*,\s*(\d+)\s*,\s*[\"']([^\"']+)[\"']\s*,\s*[\"']([^\"']+)[\"']"
)
_COUNT_PAGE = re.compile(r"\bcountPage\s*=\s*(\d+)")
_CURRENT_PAGE = re.compile(r"\bcurrentPage\s*=\s*(\d+)")
_RECORD_COUNT = re.compile(r"recordCount[\"']?\s*[:=]\s*[\"']?(\d+)")
# The address of a button that is switched off; a call of a function is not.
_OFF = re.compile(r"\s*(?:#|javascript:\s*(?:void\b|\W|$)|$)", re.IGNORECASE)
_SHOWN_RECORDS = re.compile(r"共\s*(\d+)\s*条")
_SHOWN_PAGES = re.compile(r"共\s*(\d+)\s*页|\d+\s*/\s*(\d+)\s*页")
_LONGEST_LINE = 80
# A longer number is a mistake; cut to this it still says that there is more than we read.
_MOST_DIGITS = 9
_OWN_NUMBER = re.compile(r"[?&](page|pageno|pageindex|pagenum|currentpage|curpage|p)=(\d{1,9})", re.IGNORECASE)
_NEXT = re.compile(r"^(?:下一?页|后一页|下页)\s*[>»›]*$|^next$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pager:
    """next_url: the next list page, empty at the last one.

    pages, records: totals that the page itself states; None when it states none.
    more: there is a next page, but we cannot follow the way to it.
    """

    next_url: str = ""
    pages: int | None = None
    records: int | None = None
    more: bool = False


def read_pager(page: Page) -> Pager:
    stated = " ".join(line for line in page.lines() if len(line) < _LONGEST_LINE and "页" in line)
    records = _number(_RECORD_COUNT.search(page.scripts) or _SHOWN_RECORDS.search(stated))
    pages = _number(_SHOWN_PAGES.search(stated))
    scripted = _scripted(page)
    if scripted is not None:
        return Pager(scripted.next_url, scripted.pages, records)
    more = False
    for anchor in page.tree.css("a[href]"):
        if _NEXT.match(clean(anchor.text())):
            href = anchor.attributes.get("href") or ""
            url = page.resolve(href)
            if url and url != page.url:
                return Pager(url, pages, records)
            more = more or (not url and not _OFF.match(href))
    following = _numbered_link(page)
    return Pager(following, pages, records, more=more and not following)


def _numbered_link(page: Page) -> str:
    """The link that bears the number after this page's own, as ``?page=`` pagers have it."""
    own = _OWN_NUMBER.search(page.url)
    following = str(int(own.group(2)) + 1 if own else 2)
    for anchor in page.tree.css("a[href]"):
        if clean(anchor.text()).strip("[]") == following:
            url = page.resolve(anchor.attributes.get("href") or "")
            target = _OWN_NUMBER.search(url)
            if target and target.group(2) == following:
                return url
    return ""


def _scripted(page: Page) -> Pager | None:
    """TRS pagers: page 1 is index.shtml, the first extra page is index_1.shtml."""
    match = _CREATE_PAGE.search(page.scripts)
    if match:
        total, current, name, extension = match.groups()
        return _numbered(page, _int(total), _int(current), name, extension)
    total_pages, current_page = _COUNT_PAGE.search(page.scripts), _CURRENT_PAGE.search(page.scripts)
    if total_pages and current_page:
        extension = page.url.rpartition("/")[2].rpartition(".")[2] or "html"
        return _numbered(page, _int(total_pages.group(1)), _int(current_page.group(1)), "index", extension)
    return None


def _numbered(page: Page, total: int, current: int, name: str, extension: str) -> Pager:
    following = f"{name}_{current + 1}.{extension}" if current + 1 < total else ""
    return Pager(page.resolve(following) if following else "", total)


def _number(match: re.Match[str] | None) -> int | None:
    digits = next(filter(None, match.groups())) if match else ""
    return _int(digits) if digits else None


def _int(digits: str) -> int:
    return int(digits[:_MOST_DIGITS])

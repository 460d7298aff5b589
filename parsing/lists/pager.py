"""翻页：从网页里认出下一页的地址、栏目自己声称的总数，以及跟不下去的翻页痕迹。

Whoever cannot follow a trace of a further page must not call the list whole.
"""

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, pairwise

from selectolax.lexbor import LexborNode

from parsing.markup.links import target
from parsing.markup.page import Page, ancestors
from parsing.markup.page_forms import form_behind
from parsing.words.pager_words import MORE, NEXT, NUMBER, OTHER_PAGES, PAGES, RECORDS, stated_page
from parsing.words.text import clean

_CREATE_PAGE = re.compile(
    r"createPage(?:HTML)?\(\s*[\"']?(\d+)[\"']?\s*,\s*[\"']?(\d+)[\"']?\s*,\s*[\"']([^\"']+)[\"']\s*,\s*[\"']([^\"']+)[\"']"
)
_COUNT_PAGE = re.compile(r"\bcountPage\s*=\s*[\"']?(\d+)")
_CURRENT_PAGE = re.compile(r"\bcurrentPage\s*=\s*[\"']?(\d+)")
_RECORD_COUNT = re.compile(r"\b(?:recordCount|totalRecords?|totalCount|rowCount)[\"']?\s*[:=]\s*[\"']?(\d+)", re.I)
_PAGE_COUNT = re.compile(
    r"\b(?:totalPages?|pageCount|pageTotal|allPage|maxPage|pages)[\"']?\s*[:=]\s*[\"']?(\d+)", re.I
)
# The address of a button that is switched off; a call of a function is not.
_OFF = re.compile(r"\s*(?:#.*|javascript:\s*(?:void\b.*|\W*)|)$", re.IGNORECASE)
# 「1/2」 says so only in a pager's own box: elsewhere it may be a day.
_BARE_SHARE = re.compile(r"(?<![\d/.-])\d{1,3}\s*/\s*\d{1,3}(?![\d/.-])")
_PAGE_NUMBER = re.compile(r"[_-]\d{1,4}$")
_LONGEST_LINE = 80
_LONGEST_SHARE = 20
_LONGEST_WORDS = 16
_MOST_IN_ROW = 200
# A longer number is a mistake; cut to this it still says that there is more than we read.
_MOST_DIGITS = 9
_PAGE_KEYS = ("totalpage", "totalpages", "pagecount", "pages", "countpage")
_RECORD_KEYS = ("totalrecord", "totalrecords", "recordcount", "totalcount", "total", "rowcount")
_OWN_NUMBER = re.compile(r"[?&](page|pageno|pageindex|pagenum|currentpage|curpage|p)=(\d{1,9})", re.IGNORECASE)
_CALLED = re.compile(
    r"[\w$.]+\(\s*[\"']([^\"'\s]*\.(?:s?html?|jspx?|do|php|aspx?)(?:\?[^\"'\s]*)?)[\"']\s*\)", re.IGNORECASE
)
_YEAR = re.compile(r"(?:19|20)\d{2}$")
BUTTONS = "option[value], a, button, li, span, input, div, p, em, i, b"
# Of these only those that hold nothing but their words, or say what a click does.
_SELDOM = frozenset(("div", "p", "em", "i", "b"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
DISABLED = re.compile(r"\b(?:disabled?|off|gray|grey|unable|nolink)\b|layui-disabled", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Pager:
    """next_url: the next list page, empty at the last one. form: fields to POST to it; empty: it is just asked for.

    pages, records: totals that the page itself states; None when it states none.
    more: there is a next page, but we cannot follow the way to it.
    """

    next_url: str = ""
    pages: int | None = None
    records: int | None = None
    more: bool = False
    form: tuple[tuple[str, str], ...] = ()


def read_pager(page: Page, external: str = "", *, drawn: bool = False) -> Pager:
    """external: the text of the page's own script files, as far as they were read.

    drawn: a browser drew the page; a button that its script has hidden leads nowhere any more.
    """
    scripts = f"{page.scripts}\n{external}" if external else page.scripts
    stated = " ".join(line for line in page.lines() if len(line) < _LONGEST_LINE and ("页" in line or "共" in line))
    records = _total(RECORDS.search(stated) or _RECORD_COUNT.search(scripts))
    pages = _total(PAGES.search(stated))
    scripted = _scripted(page, scripts)
    if scripted is not None:
        return Pager(scripted.next_url, scripted.pages, records)
    pages = pages if pages is not None else _total(_PAGE_COUNT.search(scripts))
    pages, records = _hidden(page, pages, records)
    here = stated_page(stated)
    return _by_buttons(page, pages, records, here if here <= (pages or 0) else 0, drawn=drawn)


def _by_buttons(page: Page, pages: int | None, records: int | None, here: int, *, drawn: bool) -> Pager:
    """here: which page this is, in the page's own words; 0 where it does not say."""
    more, numbers, rows = False, dict[int, str](), list[tuple[bool, LexborNode | None]]()
    boxes, called = dict[int, bool](), set[str]()
    for button in page.tree.css(BUTTONS):
        if (button.tag in _SELDOM and not _may_be_button(button)) or _is_inside_link(button):
            continue
        words = _words(button)
        if not words or len(words) > _LONGEST_WORDS or (drawn and _is_hidden(button)):
            continue
        if _YEAR.match(words):
            continue
        number = NUMBER.match(words)
        if number:
            url = _leads(page, button)
            numbers.setdefault(int(number[1]), url)
            called |= {url} if url and not target(page, button) else set()
            rows.append((bool(url), button.parent))
            continue
        if MORE.match(words):
            # What only a script follows brings more rows; a link leads to the board that holds all.
            linked_on = button.tag == "a" or button.css_first("a") is not None
            more = more or not (linked_on and _leads(page, button))
        if not NEXT.match(words):
            continue
        url = _leads(page, button)
        if len(words) == 1 and not _has_pages(button, boxes) and not _is_numbered(page.url, url):
            continue
        if url and url != page.url and not _is_disabled(button):
            return Pager(url, pages, records)
        if not url and not _is_disabled(button) and (form := form_behind(page, button)):
            return Pager(form[0], pages, records, form=form[1])
        more = more or (not url and _is_live(button))
    # A year above a group of entries is a number, too, but leads nowhere.
    row = next((row for is_linked, row in rows if is_linked), rows[0][1] if rows else None)
    told = [int(number[1]) for text in _texts(row) if (number := NUMBER.match(text))]
    linked = next((number for number, url in numbers.items() if url == page.url), 0)
    own = linked or here or _own_number(page, told, numbers)
    # The page's own number is often a mere word beside the links.
    shown = {*numbers, *told}
    following = _numbered(page, numbers, own, is_row=1 in shown or len(shown) > 1, called=called)
    further = more or (1 in shown and own + 1 in numbers) if pages is None else pages > own
    return Pager(following, pages, records, more=further and not following)


def _is_hidden(node: LexborNode) -> bool:
    around = (node, *islice(ancestors(node), 3))
    return any(_HIDDEN.search(one.attributes.get("style") or "") for one in around)


def _is_inside_link(node: LexborNode) -> bool:
    """A number in a menu's link counts its entries; what the link says as a whole is asked of the link itself."""
    return node.tag != "a" and any(one.tag == "a" and one.attributes.get("href") for one in islice(ancestors(node), 3))


def _may_be_button(node: LexborNode) -> bool:
    if node.attributes.get("onclick"):
        return True
    words = node.first_child
    if words is None or words.next is not None or not words.is_text_node:
        return False
    said = clean(words.text_content or "")
    return bool(NEXT.match(said) and len(said) > 1) or bool(MORE.match(said))


def _words(button: LexborNode) -> str:
    if button.tag == "input":
        return clean(button.attributes.get("value") or "") if button.attributes.get("type") != "hidden" else ""
    if any(one.mem_id != button.mem_id for one in button.css("a, button, ul, li")):
        return ""
    return clean(button.text()) or clean(button.attributes.get("title") or "")


def _leads(page: Page, button: LexborNode) -> str:
    value = button.attributes.get("value") or "" if button.tag == "option" else ""
    return page.resolve(value) if "/" in value or "." in value else target(page, button) or _called(page, button)


def _called(page: Page, button: LexborNode) -> str:
    """The piece of a page that a function puts into the list, whatever that function is called."""
    call = _CALLED.search(button.attributes.get("onclick") or button.attributes.get("href") or "")
    return page.resolve(call[1]) if call else ""


def _has_pages(button: LexborNode, known: dict[int, bool]) -> bool:
    """An arrow is a pager's when numbers, or words of pages, stand beside it.

    known: what was found of the boxes that were asked before.
    """
    box = button.parent
    for _ in range(2):
        if box is None:
            return False
        if box.mem_id not in known:
            known[box.mem_id] = _tells_pages(box)
        if known[box.mem_id]:
            return True
        box = box.parent
    return False


def _tells_pages(box: LexborNode) -> bool:
    words = clean(box.text())
    if len(words) < _LONGEST_LINE and (PAGES.search(words) or OTHER_PAGES.search(words)):
        return True
    if len(words) <= _LONGEST_SHARE and _BARE_SHARE.search(words):
        return True
    return any(NUMBER.match(clean(one.text())) for one in box.css("a, span, li, button"))


def _is_disabled(button: LexborNode) -> bool:
    attributes = button.attributes
    return "disabled" in attributes or bool(DISABLED.search(attributes.get("class") or ""))


def _is_live(button: LexborNode) -> bool:
    """Something happens at a click, though we cannot say where it leads."""
    if _is_disabled(button):
        return False
    attributes = button.attributes
    if attributes.get("onclick") or button.tag in ("button", "input"):
        return True
    href = attributes.get("href")
    if href is not None:
        return not _OFF.match(href)
    return bool(set(attributes) - {"class", "style", "title", "id"}) or button.tag == "a"


def _numbered(page: Page, numbers: dict[int, str], own: int, *, is_row: bool, called: Container[str]) -> str:
    """The link that bears the number after this page's own. is_row: it stands in a row of numbers, as in a pager.

    called: what functions put into the page, wherever it lies.
    """
    url = numbers.get(own + 1, "")
    if not url or url == page.url:
        return ""
    if is_row and url in called:
        return url
    mine, other = _OWN_NUMBER.search(page.url), _OWN_NUMBER.search(url)
    if other:
        return url if int(other[2]) == own + 1 - _before_first(numbers) else ""
    return url if is_row and mine is None and _differs_by_number(page.url, url) else ""


def _differs_by_number(one: str, other: str) -> bool:
    """Addresses that are the same but for digits and the name of the first page."""
    return one.rpartition("/")[0] == other.rpartition("/")[0]


def _is_numbered(own: str, url: str) -> bool:
    """The same address but for a number at the end of its name: 380.html and 380_2.html."""
    stems = [address.partition("?")[0].rpartition(".")[0] for address in (own, url)]
    return (
        own != url and len({_PAGE_NUMBER.sub("", stem) for stem in stems}) == 1 and bool(_PAGE_NUMBER.search(stems[1]))
    )


def _own_number(page: Page, told: Sequence[int], numbers: dict[int, str]) -> int:
    """By its address, by the one number of the row that leads nowhere, or by a class that marks it.

    told: the numbers of the row, linked or not.
    """
    own = _OWN_NUMBER.search(page.url)
    if own:
        return int(own[2]) + _before_first(numbers)
    unlinked = {one for one in told if not numbers.get(one)}
    if len(unlinked) == 1 and _stands_in_order(mine := unlinked.pop(), told):
        return mine
    path = re.search(r"[_-](\d{1,4})\.\w+$", page.url)
    current = page.tree.css_first("[class*=cur], [class*=active], [class*=on], [aria-current]") if path else None
    number = NUMBER.match(clean(current.text())) if current is not None else None
    return int(number[1]) if number else 1


def _before_first(numbers: dict[int, str]) -> int:
    """1 where the addresses count from nought: ?page=1 is the second page."""
    counted = [(number, int(own[2])) for number, url in numbers.items() if (own := _OWN_NUMBER.search(url))]
    return int(bool(counted) and all(number == at + 1 for number, at in counted))


def _stands_in_order(number: int, told: Sequence[int]) -> bool:
    """Beside the number before it or the one after; a total, or a field to jump from, stands anywhere."""
    pairs = set(pairwise(told))
    return (number - 1, number) in pairs or (number, number + 1) in pairs


def _texts(row: LexborNode | None) -> Iterator[str]:
    """What stands in a row of numbers, or in the row around the first of them."""
    while row is not None and row.tag in ("li", "span"):
        row = row.parent
    nodes = islice(row.traverse(include_text=True), _MOST_IN_ROW) if row is not None else ()
    return (clean(node.text_content or "") for node in nodes if node.is_text_node)


def _scripted(page: Page, scripts: str) -> Pager | None:
    """TRS pagers: page 1 is index.shtml, the first extra page is index_1.shtml."""
    match = _CREATE_PAGE.search(scripts)
    if match:
        total, current, name, extension = match.groups()
        return _following(page, _int(total), _int(current), name, extension)
    total_pages, current_page = _COUNT_PAGE.search(scripts), _CURRENT_PAGE.search(scripts)
    if total_pages and current_page:
        extension = page.url.rpartition("/")[2].rpartition(".")[2] or "html"
        return _following(page, _int(total_pages.group(1)), _int(current_page.group(1)), "index", extension)
    return None


def _following(page: Page, total: int, current: int, name: str, extension: str) -> Pager:
    following = f"{name}_{current + 1}.{extension}" if current + 1 < total else ""
    return Pager(page.resolve(following) if following else "", total)


def _hidden(page: Page, pages: int | None, records: int | None) -> tuple[int | None, int | None]:
    """Totals in hidden fields and attributes of the pager; what is stated in words goes first."""
    stated: dict[str, int] = {}
    for field in page.tree.css("input[type=hidden], [totalpage], [data-total], [data-pages], [totalrecord]"):
        attributes = dict(field.attributes)
        attributes[attributes.get("name") or attributes.get("id") or ""] = attributes.get("value")
        for key, value in attributes.items():
            if value and value.isdecimal():
                stated.setdefault(_plain_key(key), _int(value))
    pages = pages if pages is not None else _first(stated, _PAGE_KEYS)
    return pages, records if records is not None else _first(stated, _RECORD_KEYS)


def _first(stated: dict[str, int], keys: tuple[str, ...]) -> int | None:
    return next((stated[key] for key in keys if key in stated), None)


def _plain_key(key: str) -> str:
    return key.lower().removeprefix("data-").replace("_", "").replace("-", "")


def _total(match: re.Match[str] | None) -> int | None:
    digits = next(filter(None, match.groups()), "") if match else ""
    return _int(digits) if digits else None


def _int(digits: str) -> int:
    return int(digits[:_MOST_DIGITS])

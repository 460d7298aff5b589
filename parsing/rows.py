"""列表行：网页里成组的、带链接的行，不论用的是 li、tr、dl、div 还是一个接一个的 a。"""

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass, replace
from itertools import islice, takewhile

from selectolax.lexbor import LexborNode

from domain.entry import DateWitness
from parsing.addresses import address_shape
from parsing.dates import find_listed_date
from parsing.day_texts import day_texts
from parsing.frame import NO_FRAME, Frame, own_units
from parsing.links import links
from parsing.listed_dates import (
    Period,
    completes,
    is_date_piece,
    is_only_date,
    listed_date,
    month_and_day,
    period_header,
)
from parsing.page import Page, ancestors
from parsing.pager_words import turns_pages
from parsing.row_dates import Headers, description, other_dates
from parsing.row_titles import edge_date, hover_day, texts, title_of
from parsing.running_text import lead_in
from parsing.text import clean
from parsing.unlinked_rows import are_rows, lack_address

# A link with more text than this around it stands in running text, not in a list.
_LONGEST_ROW = 160
_LONGEST_HEADING = 30
_HEADING_LEVELS = 3
# A heading stands near its rows.
_MOST_BEFORE = 50
_MOST_IN_ROW = 4
_FEWEST_ROWS = 2
# Links of one row that lead to the same page: a picture, a title, a button.
_MOST_ALIKE = 50
_LONGEST_STEP = 100
_SHORT_SHARE = 0.6
_LONGEST_LABEL = 6
_LONGEST_BESIDE = 60
_END = frozenset(("body", "html", "ul", "ol", "tbody", "table", "form"))
_ITEMS = frozenset(("li", "tr", "dl"))
_CONTENT_ADDRESS = re.compile(
    r"/t\d{8}_\d+|/art_\d|/\d{4,}[^/]*\.s?html?$|/c\d{4,}|content[_/]|/show/\d|/info/\d+/\d+|/post_\d|[?&](?:id|docid)=\d+(?:[&#]|$)"
    r"|\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"/(?:index\.\w+)?$")
# The place of a title in a template.
PLACEHOLDER = re.compile(r"\{\{|\$\{|<%")
# An address, or a place for one.
_NO_TITLE = re.compile(rf"^[（(]*http|{PLACEHOLDER.pattern}")


@dataclass(frozen=True, slots=True)
class Row:
    """One linked row. below: it leads to an address below the page's own folder.

    has_day: beside the title stands a day, be it of publication or of something else.
    again: the same row stands once more among those beside it.
    lead_in: the words before it whose sentence it is a part of.
    """

    title: str
    url: str
    listed: tuple[DateWitness, ...]
    below: bool
    text: str
    has_day: bool = False
    again: bool = False
    lead_in: str = ""

    @property
    def is_content(self) -> bool:
        """It leads to a page or a file, as far as its date or address tells."""
        return bool(self.listed) or self.has_day or is_content_address(self.url)

    @property
    def dated(self) -> bool:
        """The list itself says a date: a menu has none."""
        return self.has_day or any(witness.witness == "list" for witness in self.listed)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that stand at the same place in the markup.

    place: tags and classes from the body down; heading: the short text that stands above them.
    holds_page: a link to the page itself stands among them, as in a menu.
    lost: among them stand rows that lead nowhere.
    """

    place: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: str = ""
    holds_page: bool = False
    lost: bool = False

    @property
    def shape(self) -> tuple[str, ...]:
        """The place by its tags alone."""
        return tuple(step.partition(".")[0] for step in self.place)


def is_content_address(url: str) -> bool:
    """The address looks like that of an article or a file, not of a column."""
    return bool(_CONTENT_ADDRESS.search(url)) and not _FOLDER.search(url)


def row_groups(page: Page, frame: Frame = NO_FRAME) -> tuple[RowGroup, ...]:
    """Every group of linked rows of a page, in document order, without the links of its frame."""
    found = list(links(page))
    around = _Surroundings(page, found)
    own = {unit.node.mem_id for unit in own_units(page, frame) if unit.is_link} if frame.known else None
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    headings: dict[tuple[str, ...], str] = {}
    menus: set[tuple[str, ...]] = set()
    places: dict[int, tuple[str, ...]] = {}
    nodes: dict[tuple[str, ...], list[LexborNode]] = defaultdict(list)
    seen: dict[tuple[tuple[str, ...], str, str], tuple[int, int]] = {}
    for link, url in found:
        if own is not None and link.mem_id not in own:
            continue
        row_node = around.row_of(link, url)
        if url == page.url:
            # A list holds no row that leads to itself; a menu does.
            menus.update((_place(row_node, places),) if row_node is not None else ())
            continue
        row = around.read(link, url, row_node) if row_node is not None else None
        if row_node is None or row is None:
            continue
        place = _place(row_node, places)
        key = (place, row.url, row.title)
        if place not in headings:
            headings[place] = _heading_above(row_node)
        rows = groups[place]
        at, node = seen.setdefault(key, (len(rows), row_node.mem_id))
        if at == len(rows):
            rows.append(row)
            nodes[place].append(row_node)
        elif node != row_node.mem_id and (row_node.tag in _ITEMS or at < len(rows) - 1):
            # Links of one row that leads to its page several times stand together.
            rows[at] = replace(rows[at], again=True)
    return tuple(
        RowGroup(place, tuple(rows), headings[place], place in menus, lack_address(nodes[place]))
        for place, rows in groups.items()
    )


class _Surroundings:
    """What stands around the links of one page: which elements hold which of them, and the years above them."""

    def __init__(self, page: Page, found: list[tuple[LexborNode, str]]) -> None:
        self._page = page
        self._leads: dict[int, set[str]] = defaultdict(set)
        self._inside: dict[int, list[LexborNode]] = defaultdict(list)
        self._links = {link.mem_id: url for link, url in found}
        self._lengths: dict[int, int] = {}
        self._several: dict[int, bool] = {}
        self._longest: dict[int, tuple[LexborNode, LexborNode] | None] = {}
        self._headers = Headers()
        for link, url in found:
            for above in (link, *ancestors(link)):
                self._leads[above.mem_id].add(url)
                self._inside[above.mem_id].append(link)
        self._periods = _periods(page) if found else {}

    def row_of(self, link: LexborNode, url: str) -> LexborNode | None:
        """The largest element around the link that leads nowhere else; None for a lesser link of another's row."""
        row = link
        for parent in ancestors(link):
            if (
                parent.tag in _END
                or len(self._leads[parent.mem_id]) > 1
                or self._holds_rows(parent)
                or len(self._inside[parent.mem_id]) > _MOST_ALIKE
            ):
                break
            if self._length(parent) - self._length(link) > _LONGEST_ROW:
                break
            row = parent
            if parent.tag in _ITEMS:
                return self._dealt_out(parent)
        item = next((one for one in (link, *ancestors(link)) if one.tag in _ITEMS), None)
        if item is None:
            return row
        if item.mem_id not in self._longest:
            self._longest[item.mem_id] = self._longest_of(item)
        longest = self._longest[item.mem_id]
        return self._main_of(item, longest, link, row) if longest else row

    def _holds_rows(self, node: LexborNode) -> bool:
        """Several rows, each with its own date, though all lead to one address: their own is not known."""
        if len(self._inside[node.mem_id]) < _FEWEST_ROWS:
            return False
        if node.mem_id not in self._several:
            linked = [one for one in node.iter() if one.mem_id in self._inside]
            self._several[node.mem_id] = are_rows(linked)
        return self._several[node.mem_id]

    def _dealt_out(self, item: LexborNode) -> LexborNode:
        """The list around an item when it is one row dealt out over items: its category, its title, its date."""
        whole = item.parent
        if whole is None or whole.tag not in ("ul", "ol") or len(self._leads[whole.mem_id]) > 1:
            return item
        if self._length(whole) - self._length(item) > _LONGEST_BESIDE:
            return item
        others = [one for one in whole.iter() if one.tag == "li" and one.mem_id != item.mem_id and clean(one.text())]
        linked = any(self._inside[one.mem_id] for one in others)
        return whole if 0 < len(others) <= _MOST_IN_ROW and not linked else item

    def _length(self, node: LexborNode) -> int:
        """How much an element says; asked of one by all the links in it."""
        if node.mem_id not in self._lengths:
            self._lengths[node.mem_id] = len(clean(node.text(separator=" ")))
        return self._lengths[node.mem_id]

    def _longest_of(self, item: LexborNode) -> tuple[LexborNode, LexborNode] | None:
        """The two longest links of an item that is one row with several; None of one that is not."""
        if not 1 < len(self._leads[item.mem_id]) <= _MOST_IN_ROW:
            return None
        if item.css_first("li li, tr tr, ul, table") is not None:
            return None
        first, second = sorted(self._inside[item.mem_id], key=self._length, reverse=True)[:2]
        return first, second

    def _main_of(
        self, item: LexborNode, longest: tuple[LexborNode, LexborNode], link: LexborNode, row: LexborNode
    ) -> LexborNode | None:
        """A row with a link to its category or its file beside the title: the longest is the title.

        Two links of which neither is much shorter, or that lead to pages of one kind, are two rows.
        """
        first, second = longest
        same = address_shape(self._links[first.mem_id]) == address_shape(self._links[second.mem_id])
        alike = same and self._length(second) > _LONGEST_LABEL
        if alike or self._length(second) > self._length(first) * _SHORT_SHARE:
            return row
        return item if self._length(link) == self._length(first) else None

    def read(self, link: LexborNode, url: str, row: LexborNode) -> Row | None:
        """url must lead away from the page itself."""
        if url == self._page.url or turns_pages(clean(link.text()), clean(link.attributes.get("title") or "")):
            return None
        beside = self._beside(link, row)
        tokens = [text for node in beside for text in texts(node, without=link)]
        title = title_of(link, tokens)
        around = clean(" ".join((title, *tokens)))
        if len(title) < 2 or _NO_TITLE.search(title) or len(around) - len(title) > _LONGEST_ROW:
            return None
        near = [text for node in beside for text in day_texts(node, without=link)]
        dates = [text for text in day_texts(link) if is_only_date(text) or is_date_piece(text)]
        edge = [] if dates else [*filter(None, (edge_date(link),))]
        stated = [*near, *dates, *edge]
        column = self._headers.column(row)
        kept = [*other_dates(link, *(node for node in beside if node.is_element_node))]
        told = [column, *(one for one in kept if completes(one, column))] if column else [*stated, *kept]
        listed = listed_date(_with_hover(told, hover_day(link)), url, self._periods.get(link.mem_id))
        has_day = any(map(_is_day, tokens))
        return Row(title, url, listed, _is_below(self._page, url), around, has_day, lead_in=lead_in(link))

    def _beside(self, link: LexborNode, row: LexborNode) -> list[LexborNode]:
        """What may date the row: the row, and a term's description; of a bare link what stands in its line."""
        if row.mem_id == link.mem_id and row.tag != "dt":
            return [*_beside(link, self._links, back=True), *_beside(link, self._links, back=False)]
        below = description(row)
        return [row] if below is None else [row, below]


def _with_hover(told: list[str], day: str) -> list[str]:
    """Texts that tell no whole day, with the one which a pointer calls forth, where it does not tell another."""
    text = " ".join(told)
    if not day or find_listed_date(text) or (month_and_day(text) and not completes(day, text)):
        return told
    return [*told, day]


def _is_day(text: str) -> bool:
    return is_only_date(text) and find_listed_date(text) is not None


def _is_below(page: Page, url: str) -> bool:
    return url.partition("://")[2].startswith(page.folder.partition("://")[2])


def _beside(link: LexborNode, others: Container[int], *, back: bool) -> list[LexborNode]:
    """What stands beside a bare link in its line, in order. What precedes it belongs to it only at a line's start."""
    found: list[LexborNode] = []
    node = link.prev if back else link.next
    while node is not None:
        if not node.is_text_node:
            if node.tag == "br" or node.tag in ("p", "div", "ul", "table", "h1", "h2", "h3", "h4"):
                break
            if node.mem_id in others or node.css_first("a") is not None:
                return [] if back else found
        found.append(node)
        node = node.prev if back else node.next
    return found[::-1] if back else found


def _periods(page: Page) -> dict[int, Period]:
    """Links → the year or month that stands above them, up to the next such header."""
    if page.body is None:
        return {}
    current: Period | None = None
    found: dict[int, Period] = {}
    stack = [page.body]
    while stack:
        node = stack.pop()
        if node.is_text_node:
            text = clean(node.text_content or "")
            if len(text) <= 12 and text[:5].strip("【[（(")[:2] in ("19", "20"):
                header = period_header(text)
                current = header or current
            continue
        if current and (node.tag == "a" or "onclick" in node.attributes):
            found[node.mem_id] = current
        stack += list(node.iter(include_text=True))[::-1]
    return found


def _heading_above(row: LexborNode) -> str:
    """The nearest short text without links before a list's first row, or before one of its containers."""
    for node in (row, *islice(ancestors(row), _HEADING_LEVELS)):
        for before in islice(_before(node), _MOST_BEFORE):
            text = "" if before.is_text_node else clean(before.text())
            if text:
                if len(text) > _LONGEST_HEADING:
                    return ""
                if before.tag != "a" and before.css_first("a[href]") is None:
                    return text
    return ""


def _before(node: LexborNode) -> Iterator[LexborNode]:
    """The siblings before a node, nearest first."""
    before = node.prev
    while before is not None:
        yield before
        before = before.prev


def _place(node: LexborNode, known: dict[int, tuple[str, ...]]) -> tuple[str, ...]:
    """Tags and classes from the body down to the row: the same for rows of one list, also of split lists.

    known: the places of the elements around rows that were asked for before.
    """
    above: tuple[str, ...] = ()
    around = tuple(takewhile(lambda one: one.mem_id not in known, ancestors(node)))
    if (outer := (around or (node,))[-1].parent) is not None:
        above = known[outer.mem_id]
    for one in reversed(around):
        above = known[one.mem_id] = (
            *above,
            f"{one.tag}.{(one.attributes.get('class') or '').split(' ')[0][:_LONGEST_STEP]}",
        )
    return (*above, node.tag or "")

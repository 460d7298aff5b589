"""列表行：网页里成组的、带链接的行，不论用的是 li、tr、dl、div 还是一个接一个的 a。"""

import re
from collections import defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from selectolax.lexbor import LexborNode

from domain.entry import DateWitness
from parsing.frame.frame import NO_FRAME, Frame, own_units
from parsing.lists.headings import heading_above
from parsing.lists.matrices import Cell, Matrices
from parsing.lists.row_dates import Headers, day_term, description, other_dates
from parsing.lists.row_nodes import ITEMS, LONGEST_ROW, RowNodes
from parsing.lists.row_titles import edge_date, hover_day, names_nothing, texts, title_of
from parsing.lists.unlinked_rows import lack_address
from parsing.markup.attachments import leads_to_file
from parsing.markup.day_texts import day_texts
from parsing.markup.links import links
from parsing.markup.page import Page, ancestors
from parsing.markup.running_text import lead_in
from parsing.words.dates import find_listed_date
from parsing.words.listed_dates import (
    Period,
    completes,
    is_date_piece,
    is_only_date,
    listed_date,
    month_and_day,
    period_header,
)
from parsing.words.organs import organ_said
from parsing.words.pager_words import turns_pages
from parsing.words.text import clean

_LONGEST_STEP = 100
_CONTENT_ADDRESS = re.compile(
    r"/t\d{8}_\d+|/art_\d|/\d{4,}[^/]*\.s?html?$|/c\d{4,}|content[_/]|/show/\d|/info/\d+/\d+|/post_\d|[?&](?:id|docid)=\d+(?:[&#]|$)"
    r"|\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"/(?:index\.\w+)?$")
# The place of a title in a template.
PLACEHOLDER = re.compile(r"\{\{|\$\{|<%")
_MORE = re.compile(r"^\W*(?:更多|more)\W*$", re.IGNORECASE)
_YEAR_ALONE = re.compile(
    r"^(?:(?:19|20)\d{2}\s*(?:年度?)?)?(?:政府信息公开)?(?:工作)?(?:年度)?(?:年报|报告|预算|决算)?$"
)
# An address, or a place for one.
_NO_TITLE = re.compile(rf"^[（(]*http|{PLACEHOLDER.pattern}")


@dataclass(frozen=True, slots=True)
class Row:
    """One linked row. below: it leads to an address below the page's own folder.

    has_day: beside the title stands a day, be it of publication or of something else.
    again: the same row stands once more among those beside it.
    whole_list: its link only says 更多, and so leads to all that the block below its name shows the first of.
    lead_in: the words before it whose sentence it is a part of.
    attached: within a text it stands for a file of that, whatever its address looks like.
    organ: named beside the title, of whom it is. untitled: a cell of a table says only of whom, and of which year.
    """

    title: str
    url: str
    listed: tuple[DateWitness, ...]
    below: bool
    text: str
    has_day: bool = False
    again: bool = False
    whole_list: bool = False
    lead_in: str = ""
    attached: bool = False
    organ: str = ""
    untitled: bool = False

    @property
    def is_content(self) -> bool:
        """It leads to a page or a file, as far as its date, its address or its place tells."""
        return bool(self.listed) or self.has_day or self.untitled or is_content_address(self.url)

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
    nodes, reader, matrices = RowNodes(found), _RowReader(page, found), Matrices()
    own = {unit.node.mem_id for unit in own_units(page, frame) if unit.is_link} if frame.known else None
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    headings: dict[tuple[str, ...], str] = {}
    menus: set[tuple[str, ...]] = set()
    places: dict[int, tuple[str, ...]] = {}
    rows_of: dict[tuple[str, ...], list[LexborNode]] = defaultdict(list)
    seen: dict[tuple[tuple[str, ...], str, str], tuple[int, int]] = {}
    for link, url in found:
        if own is not None and link.mem_id not in own:
            continue
        cell = matrices.cell(link)
        row_node = cell.node if cell else nodes.row_of(link)
        if url == page.url:
            # A list holds no row that leads to itself; a menu does.
            menus.update((_place(row_node, places),) if row_node is not None else ())
            continue
        if row_node is None or nodes.is_button(link, row_node):
            continue
        row = reader.of_cell(link, url, cell) if cell else reader.read(link, url, row_node)
        if row is None:
            continue
        place = _place(row_node, places)
        key = (place, row.url, row.title)
        if place not in headings:
            headings[place] = heading_above(cell.table if cell else row_node)
        rows = groups[place]
        at, node = seen.setdefault(key, (len(rows), row_node.mem_id))
        if at == len(rows):
            rows.append(row)
            rows_of[place].append(row_node)
        elif node != row_node.mem_id and (row_node.tag in ITEMS or at < len(rows) - 1):
            # Links of one row that leads to its page several times stand together.
            rows[at] = replace(rows[at], again=True)
    return tuple(
        RowGroup(place, tuple(rows), headings[place], place in menus, lack_address(rows_of[place]))
        for place, rows in groups.items()
    )


class _RowReader:
    """Reads what the rows of one page say: beside their links, in the header of their table, and above them."""

    def __init__(self, page: Page, found: Sequence[tuple[LexborNode, str]]) -> None:
        self._page = page
        self._links = frozenset(link.mem_id for link, _ in found)
        self._headers = Headers()
        self._periods = _periods(page) if found else {}

    def read(self, link: LexborNode, url: str, row: LexborNode) -> Row | None:
        """url must lead away from the page itself."""
        if url == self._page.url or turns_pages(clean(link.text()), clean(link.attributes.get("title") or "")):
            return None
        beside = self._beside(link, row)
        tokens = [text for node in beside for text in texts(node, without=link)]
        title = title_of(link, tokens)
        around = clean(" ".join((title, *tokens)))
        if len(title) < 2 or _NO_TITLE.search(title) or len(around) - len(title) > LONGEST_ROW:
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
        below = _is_below(self._page, url)
        whole_list = below and not listed and bool(_MORE.match(clean(link.text())))
        attached = leads_to_file(self._page, link, url)
        organs = {organ for token in tokens if (organ := organ_said(token))}
        organ = organs.pop() if len(organs) == 1 else ""
        return Row(title, url, listed, below, around, has_day, False, whole_list, lead_in(link), attached, organ)

    def of_cell(self, link: LexborNode, url: str, cell: Cell) -> Row | None:
        """A link in a table of organs and years, which may say no more than 查看; such a table's heading says of what."""
        first = cell.node.css_first("a, [onclick]")
        title = title_of(link, [])
        untitled = names_nothing(title) or bool(_YEAR_ALONE.match(title))
        if untitled and first is not None and first.mem_id != link.mem_id:
            return None
        if untitled:
            heading = heading_above(cell.table) or self._page.title
            title = f"{cell.organ}{cell.year}（{heading}）" if heading else f"{cell.organ}{cell.year}"
        text = clean(cell.node.text(separator=" "))
        return Row(title, url, (), _is_below(self._page, url), text, organ=cell.organ, untitled=untitled)

    def _beside(self, link: LexborNode, row: LexborNode) -> list[LexborNode]:
        """What may date the row: the row with its description or its term; of a bare link what stands in its line."""
        if row.mem_id == link.mem_id and row.tag != "dt":
            return [*_beside(link, self._links, back=True), *_beside(link, self._links, back=False)]
        return [part for part in (day_term(row), row, description(row)) if part is not None]


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
        if node.tag == "select":
            # The years that may be chosen date no row, nor does the chosen one of a mere search.
            continue
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

"""列表行：网页里成组的、带链接的行，不论用的是 li、tr、dl 还是 div。"""

import re
from collections import defaultdict
from dataclasses import dataclass
from itertools import islice
from urllib.parse import urlsplit

from selectolax.lexbor import LexborNode

from domain.entry import DateWitness, Witness
from parsing.dates import date_in_address, find_listed_date
from parsing.page import Page, ancestors
from parsing.text import clean

_ROW_TAGS = frozenset(("li", "tr", "dl", "dd", "p", "div", "article"))
# A link with more text than this around it stands in running text, not in a list.
_LONGEST_ROW = 160
_LONGEST_HEADING = 30
_HEADING_LEVELS = 3
_MONTH_DAY = re.compile(r"(?<![\d-])(\d{1,2})[-/.月](\d{1,2})日?(?![\d-])")
_CONTENT_ADDRESS = re.compile(
    r"/t\d{8}_\d+|/art_\d|/\d{4,}[^/]*\.s?html?$|/c\d{4,}|content[_/]|/show/\d|/info/\d+/\d+|/post_\d|[?&](?:id|docid)=\d+(?:[&#]|$)"
    r"|\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar)$",
    re.IGNORECASE,
)
_MARKS = re.compile(r"^[·•●■◆▪▶>»\s]+|^\d{1,3}[.、]\s*(?=\D)")
_NEW = re.compile(r"\s*(?:new!?|NEW!?|【?置顶】?|\[置顶\])\s*$|^\s*(?:【置顶】|\[置顶\])\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """One linked row. below: it leads to an address below the page's own folder."""

    title: str
    url: str
    listed: tuple[DateWitness, ...]
    below: bool
    text: str

    @property
    def is_content(self) -> bool:
        """It leads to a page or a file, as far as its date or address tells."""
        return bool(self.listed) or is_content_address(self.url)


@dataclass(frozen=True, slots=True)
class RowGroup:
    """Rows that stand at the same place in the markup.

    place: tags and classes from the body down; heading: the short text that stands above them.
    """

    place: tuple[str, ...]
    rows: tuple[Row, ...]
    heading: str = ""


def is_content_address(url: str) -> bool:
    """The address looks like that of an article or a file, not of a column."""
    return bool(_CONTENT_ADDRESS.search(url))


def row_groups(page: Page) -> tuple[RowGroup, ...]:
    """Every group of linked rows of a page, in document order."""
    groups: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    headings: dict[tuple[str, ...], str] = {}
    seen: set[tuple[tuple[str, ...], str, str]] = set()
    for anchor in page.tree.css("a[href]"):
        row_node = _row_of(anchor)
        row = _read_row(page, anchor, row_node)
        if row is None:
            continue
        place = _place(row_node)
        key = (place, row.url, row.title)
        if key not in seen:
            seen.add(key)
            if place not in headings:
                headings[place] = _heading_above(row_node)
            groups[place].append(row)
    return tuple(RowGroup(place, tuple(rows), headings[place]) for place, rows in groups.items())


def _heading_above(row: LexborNode) -> str:
    """The nearest short text without links before a list's first row, or before one of its containers."""
    for node in (row, *islice(ancestors(row), _HEADING_LEVELS)):
        before = node.prev
        while before is not None:
            text = "" if before.is_text_node else clean(before.text())
            if text:
                if len(text) > _LONGEST_HEADING:
                    return ""
                if before.tag != "a" and before.css_first("a[href]") is None:
                    return text
            before = before.prev
    return ""


def _row_of(anchor: LexborNode) -> LexborNode:
    """The largest element around the anchor that holds no link to anywhere else."""
    href = anchor.attributes.get("href")
    row = anchor
    for parent in ancestors(anchor):
        if parent.tag in ("body", "html", "ul", "ol", "tbody", "table"):
            break
        if any(link.attributes.get("href") != href for link in parent.css("a[href]")):
            break
        row = parent
        if parent.tag in ("li", "tr", "dl"):
            break
    return row


def _place(node: LexborNode) -> tuple[str, ...]:
    """Tags and classes from the body down to the row: the same for rows of one list, also of split lists."""
    steps = [f"{n.tag}.{(n.attributes.get('class') or '').split(' ')[0]}" for n in (node, *ancestors(node))]
    steps[0] = node.tag or ""
    return tuple(reversed(steps))


def _read_row(page: Page, anchor: LexborNode, row: LexborNode) -> Row | None:
    url = page.resolve(anchor.attributes.get("href") or "")
    if not url or url == page.url:
        return None
    inside = [
        clean(child.text())
        for child in anchor.css("span, i, em, b, time, font, div, p")
        if child.mem_id != anchor.mem_id
    ]
    visible = clean(anchor.text())
    dated = next((text for text in inside if text and len(text) < 24 and _is_only_date(text)), "")
    title = _title(anchor, visible.replace(dated, "") if dated else visible)
    around = clean(row.text(separator=" "))
    if len(title) < 2 or title.lstrip("（(").startswith("http") or len(around) - len(visible) > _LONGEST_ROW:
        return None
    outside = around.replace(clean(anchor.text(separator=" ")), " ") if row.mem_id != anchor.mem_id else ""
    listed = _listed(f"{outside} {dated}", url)
    host_and_folder = urlsplit(page.folder)
    below = url.startswith(page.folder) or urlsplit(url)._replace(scheme="").geturl().startswith(
        host_and_folder._replace(scheme="").geturl()
    )
    return Row(title, url, listed, below, around)


def _title(anchor: LexborNode, visible: str) -> str:
    """The full title: lists cut the visible text with an ellipsis and keep the whole in @title."""
    whole = clean(anchor.attributes.get("title") or "")
    stem = visible.rstrip(".…")
    title = whole if whole and (not stem or len(whole) > len(visible) or stem != visible) else visible or whole
    return _NEW.sub("", _MARKS.sub("", title)).strip()


def _is_only_date(text: str) -> bool:
    found = find_listed_date(text)
    if not found and _MONTH_DAY.search(text):
        return len(text) <= 8
    return found is not None and len(text) - len(found[1]) <= 10


def _listed(text: str, url: str) -> tuple[DateWitness, ...]:
    """What the list says of the date, then what the address says.

    A month and day without a year is a date only when the address has the same month and day.
    """
    witnesses: list[DateWitness] = []
    address = date_in_address(url)
    found = find_listed_date(text)
    if found:
        witnesses.append(DateWitness(Witness.LIST, *found))
    elif address and (match := _MONTH_DAY.search(text)):
        month, day = (int(part) for part in match.groups())
        if (address[0].month, address[0].day) == (month, day):
            witnesses.append(DateWitness(Witness.LIST, address[0], match.group()))
    if address:
        witnesses.append(DateWitness(Witness.ADDRESS, *address))
    return tuple(witnesses)

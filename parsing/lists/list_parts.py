"""列表的其余部分：只先列一年、只先放一个页签的列表，别的年份、别的页签在哪里。

Whoever cannot reach a further part must not call the list whole.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote_plus, urlsplit

from selectolax.lexbor import LexborNode

from parsing.frame.frame import NO_FRAME, Frame, own_units
from parsing.markup.addresses import address_shape, same_address
from parsing.markup.called_addresses import address_of_action
from parsing.markup.links import target
from parsing.markup.page import Page, ancestors
from parsing.signs.loading import is_loading
from parsing.words.text import clean

_YEAR = re.compile(r"(?:19|20)\d{2}\s*(?:年度?)?\s*(?:\d{1,2}月|第?[一二三四1-4]季度|[上下]半年)?")
_ALL = re.compile(r"\W*(?:全部|所有|不限|all)\S{0,4}", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\W*(?:请?选择\S{0,6}|年份|年度|按年\S{0,4})?\W*")
_NUMBER = re.compile(r"第?\s*\d{1,3}\s*[页条]?")
_ARRANGES = re.compile(r"排序|[升降倒正]序|每页|[条行]/页")
_CLICKED = "a[href^=javascript], a[onclick], li[onclick], span[onclick], button, dd[onclick], div[onclick]"
_CHOSEN = re.compile(
    r"(?:this|\$\(this\))\.(?:value|val\(\)|options\[\s*(?:this\.)?selectedIndex\s*\]\.value)"
    r"|this\[this\.selectedIndex\]\.value"
)
_SUBMITS = re.compile(r"\bsubmit\(\s*\)")
_UNFILLED = frozenset(("hidden", "submit", "button", "reset", "image"))
_FRAGMENTS = ("data-src", "data-url", "data-href")
_HELD = "[data-src], [data-url], [data-href]"
_MEDIA = frozenset(("img", "iframe", "frame", "video", "audio", "source", "script", "embed", "object", "picture"))
_BOXES = frozenset(("div", "section", "ul", "ol", "article", "table", "tbody", "dl"))
_PICTURE = re.compile(r"\.(?:jpe?g|png|gif|svg|webp|bmp|ico|mp4|mp3|js|css|json)$", re.IGNORECASE)
# What all pages of a site have put into them.
_EVERYWHERE = re.compile(
    r"/(?:\w*(?:head|foot|nav|menu|top|bottom)\w*\.\w+$|(?:inc|include|includes|common)/)", re.IGNORECASE
)
_LONGEST_NAME = 20
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Parts:
    """pages: addresses of pages that are built as the list's first. fragments: of pieces that a script puts into it.

    unclear: there is a further part, but we cannot follow the way to it. waiting: a box of the page is still to be filled.
    """

    pages: tuple[str, ...] = ()
    fragments: tuple[str, ...] = ()
    unclear: bool = False
    waiting: bool = False

    @property
    def further(self) -> bool:
        """There is more than the page shows."""
        return bool(self.pages or self.fragments or self.unclear)

    def also(self, other: "Parts") -> "Parts":
        pages, fragments = (
            (*one, *more) for one, more in ((self.pages, other.pages), (self.fragments, other.fragments))
        )
        unclear = self.unclear or other.unclear
        return Parts(tuple(dict.fromkeys(pages)), tuple(dict.fromkeys(fragments)), unclear, other.waiting)


NO_PARTS = Parts()


@dataclass(frozen=True, slots=True)
class _Option:
    value: str
    text: str

    @property
    def is_all(self) -> bool:
        return bool(_ALL.fullmatch(self.text))

    @property
    def is_nothing(self) -> bool:
        """It stands for no choice."""
        return self.is_all or not self.value or bool(_PLACEHOLDER.fullmatch(self.text))


def is_year(text: str) -> bool:
    """The text is a year and nothing else, or a part of one: 2021年, 2021年上半年."""
    return bool(_YEAR.fullmatch(text))


def read_parts(page: Page, frame: Frame = NO_FRAME) -> Parts:
    """The further parts that a list's first page leads to, other than by links and by the buttons of its pager."""
    pages, unclear = dict[str, None](), False
    for select in page.tree.css("select"):
        found = _behind(page, select)
        pages.update(dict.fromkeys(found.pages))
        unclear = unclear or found.unclear
    pages.update(dict.fromkeys(_linked_years(page)))
    unclear = unclear or _has_unaddressed_years(page)
    fragments, waiting = _fragments(page, frame)
    return Parts(tuple(pages), tuple(dict.fromkeys(fragments)), unclear, waiting)


def _linked_years(page: Page) -> Iterator[str]:
    """Years to which links lead that ask for the page itself with something more."""
    host = urlsplit(page.url).netloc
    for node in page.tree.css("a[href*='?']"):
        if is_year(clean(node.text())):
            url = target(page, node)
            if urlsplit(url).netloc == host and _extends(page.url, url):
                yield url


def _has_unaddressed_years(page: Page) -> bool:
    """Years that only a script follows; where the page holds something folded, they may only unfold it."""
    clicked = (node for node in page.tree.css(_CLICKED) if is_year(clean(node.text())))
    return not page.folded and sum(not target(page, node) for node in clicked) >= _FEWEST


def _is_pagers(options: Iterable[_Option]) -> bool:
    """Numbers of pages, and how many rows or in which order they are shown."""
    said = [one.text for one in options]
    return all(map(_NUMBER.fullmatch, said)) or any(map(_ARRANGES.search, said))


def _behind(page: Page, select: LexborNode) -> Parts:
    options = [
        _Option(one.attributes.get("value", one.text()) or "", clean(one.text())) for one in select.css("option")
    ]
    told = [one for one in options if not one.is_nothing]
    if len(options) < _FEWEST or not told or _is_pagers(told):
        return NO_PARTS
    years = 2 * sum(is_year(one.text) for one in told) > len(told)
    addresses = [_address(page, select, one.value) for one in told]
    if all(addresses):
        host = urlsplit(page.url).netloc
        urls = tuple(url for url in addresses if urlsplit(url).netloc == host)
        return Parts(
            tuple(url for url in urls if (years or _extends(page.url, url)) and not same_address(url, page.url))
        )
    return Parts(unclear=years and _shows_one(select, options))


def _shows_one(select: LexborNode, options: Sequence[_Option]) -> bool:
    """What stands on the page is one year's; a form in which none is chosen yet only searches."""
    chosen = [one for one, node in zip(options, select.css("option"), strict=True) if "selected" in node.attributes]
    shown = (chosen or options)[0]
    return not shown.is_nothing or (not shown.is_all and bool(select.attributes.get("onchange")))


def _extends(own: str, url: str) -> bool:
    """The same address with something more in its query."""
    one, other = urlsplit(own), urlsplit(url)
    asked, more = set(parse_qsl(one.query)), set(parse_qsl(other.query))
    return one.path == other.path and asked < more


def _address(page: Page, select: LexborNode, value: str) -> str:
    """Where the choice of a value leads; empty where that is not plain."""
    action = select.attributes.get("onchange") or ""
    if action and not _SUBMITS.search(action):
        written = value.replace("'", "%27")
        return page.resolve(address_of_action(page.scripts, _CHOSEN.sub(lambda _: f"'{written}'", action)))
    form = next((node for node in ancestors(select) if node.tag == "form"), None)
    return _sent(page, form, select, value) if form is not None else ""


def _sent(page: Page, form: LexborNode, select: LexborNode, value: str) -> str:
    """The address that a form asks for: one in which nobody has to write, and nothing else is chosen."""
    fields = form.css("input")
    written = any((field.attributes.get("type") or "text").lower() not in _UNFILLED for field in fields)
    others = [one for one in form.css("select") if one.mem_id != select.mem_id]
    posted = (form.attributes.get("method") or "get").lower() != "get"
    name = select.attributes.get("name")
    if written or others or posted or not name or form.attributes.get("onsubmit") or form.css_first("textarea"):
        return ""
    hidden = [field for field in fields if (field.attributes.get("type") or "").lower() == "hidden"]
    pairs = [(field.attributes.get("name") or "", field.attributes.get("value") or "") for field in hidden]
    query = "&".join(f"{_quoted(one)}={_quoted(said)}" for one, said in (*pairs, (name, value)) if one)
    action = (form.attributes.get("action") or page.url).partition("#")[0].partition("?")[0]
    return page.resolve(f"{action}?{query}")


def _quoted(text: str) -> str:
    """What is not ASCII goes out in the page's encoding, as ``resolve`` writes it."""
    return "".join(quote_plus(one) if one.isascii() else one for one in text)


def _fragments(page: Page, frame: Frame) -> tuple[list[str], bool]:
    """The pieces that tabs of the page's own have put into it, or that wait in boxes beside one another; and whether a
    box still waits for one.
    """
    found = [(node, url) for node in page.tree.css(_HELD) if (url := _held(page, node))]
    if not found:
        return [], False
    boxes = [url for node, url in found if _is_waiting(node)]
    shapes = [address_shape(url) for url in boxes]
    own = {unit.node.mem_id for unit in own_units(page, frame)} if frame.known else None
    tabs = [
        url
        for node, url in found
        if _is_tab(node)
        and (address_shape(url) in shapes or ("data-src" in node.attributes and (own is None or _holds(node, own))))
    ]
    # One box alone is what the page shows; menus and feet are built in other ways.
    alike = [url for url, shape in zip(boxes, shapes, strict=True) if shapes.count(shape) > 1]
    return tabs or alike, bool(boxes)


def _is_tab(node: LexborNode) -> bool:
    href = node.attributes.get("href") or "#"
    named = 0 < len(clean(node.text())) <= _LONGEST_NAME
    return named and href.startswith(("#", "javascript:")) and not _is_waiting(node)


def _held(page: Page, node: LexborNode) -> str:
    if node.tag in _MEDIA:
        return ""
    value = next((value for name in _FRAGMENTS if (value := node.attributes.get(name))), "")
    url = page.resolve(value) if value and ("/" in value or "." in value) else ""
    same = urlsplit(url).netloc == urlsplit(page.url).netloc
    path = urlsplit(url).path
    return url if same and not _PICTURE.search(path) and not _EVERYWHERE.search(path) else ""


def _is_waiting(node: LexborNode) -> bool:
    words = clean(node.text())
    return node.tag in _BOXES and node.css_first("a") is None and (not words or is_loading(words))


def _holds(node: LexborNode, own: set[int]) -> bool:
    return any(one.mem_id in own for one in (node, *node.css("*")))

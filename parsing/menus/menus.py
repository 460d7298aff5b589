"""菜单：一个网页上可能通向栏目的全部链接，不论写在锚、按钮、下拉框、脚本还是页内标签里。"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.lists.matrices import Matrices
from parsing.lists.rows import PLACEHOLDER, is_content_address
from parsing.markup.addresses import route_of
from parsing.markup.attachments import leads_to_file
from parsing.markup.page import Page
from parsing.menus.script_menus import GAP, is_address, named_addresses, names_in, written_html
from parsing.words.column_names import squeezed
from parsing.words.dates import find_listed_date
from parsing.words.text import clean

_LONGEST_NAME = 60
_LONGEST_MENU_NAME = 25
_LONGEST_ROW = 90
_LITERAL = re.compile(r"[\"']([^\"'\s]+)[\"']")
_DATA = re.compile(r"^(?:data-(?!src|original|img|bg|icon)[\w-]*|url|link|href)$")
_MONTH_DAY = re.compile(r"(?<![\d-])\d{1,2}[-/月]\d{1,2}日?(?![\d-])")
_LISTS = frozenset(("ul", "ol", "dl", "table"))
_EDGES = " >»›·•|[]【】"
_MORE = re.compile(r"^[\W_]*+(?:(?:查看|点击|进入|浏览)?(?:更多|全部|栏目)(?:信息|内容)?|more)?[\W_]*+$", re.IGNORECASE)
# Levels above a panel's link in which its heading stands.
_PANEL = 4
# Files that many sites share; none of them writes a portal's menu.
_LIBRARY = re.compile(
    r"jquery|bootstrap|swiper|layui|layer|vue|react|angular|echarts|respond|html5|polyfill|lodash|moment|slick|slide"
    r"|share|weixin|jweixin|analytics|hm\.js|tongji|count|stat|crypto|md5|base64|util",
    re.IGNORECASE,
)
PICTURE = "图片链接"
"""The name of a link that shows a picture and says nothing."""
_OPEN = quote(GAP)
_FOOT_LINKS = "footer a, [class*=foot i] a, [id*=foot i] a"
_FRAGMENT = re.compile(r"(?!top$)[\w.:/?=&!-]+")
# So many places of a page that are not on it: its script shows another column for each.
_FEWEST_ROUTES = 3


@dataclass(frozen=True, slots=True)
class MenuLink:
    """A name and where it leads. scripted: it stands in a script.

    article: its text or what stands beside it is an article's rather than a column's; content: so is its address.
    """

    name: str
    url: str
    scripted: bool = False
    article: bool = False
    content: bool = False


@dataclass(frozen=True, slots=True)
class Menu:
    """What a page leads to.

    mentions: what else it names, without an address or where no control is known that shows it, as ``squeezed`` writes it.
    """

    links: tuple[MenuLink, ...]
    mentions: frozenset[str]


def read_menu(page: Page) -> Menu:
    """Every link that may lead to a column; of the links of one name and address the first."""
    links = dict.fromkeys((*_in_markup(page), *script_links(page.scripts, page)))
    linked = {squeezed(link.name) for link in links}
    hidden = (word for text in page.hidden for word in (text, *text.split()))
    said = (*page.lines(), *script_names(page.scripts, page), *hidden)
    named = {squeezed(text) for text in said if len(text) <= _LONGEST_MENU_NAME}
    return Menu(tuple(links), frozenset(named - linked))


def script_links(script: str, page: Page) -> Iterator[MenuLink]:
    """The links of a script, inline or from a file, as of the page that runs it."""
    yield from (link for link in _scripted(script, page) if _OPEN not in link.url)


def script_names(script: str, page: Page) -> frozenset[str]:
    """What a script names, with or without an address; a link whose address it puts together leads nowhere that we know."""
    return names_in(script) | {link.name for link in _scripted(script, page) if _OPEN in link.url}


def _scripted(script: str, page: Page) -> Iterator[MenuLink]:
    """All links of a script; where its strings do not tell the whole address, with ``_OPEN`` in it."""
    for name, address in named_addresses(script):
        yield from _link(name, _resolved(page, address), scripted=True)
    html = written_html(script)
    for link in _in_markup(Page(html, page.url), of_script=True) if html else ():
        yield MenuLink(link.name.replace(GAP, ""), link.url, True, link.article, link.content)


def foot_addresses(page: Page) -> frozenset[str]:
    """Where the links of the page's foot lead: to other sites, to notices of this one, but to no menu."""
    return frozenset(page.resolve(link.attributes.get("href") or "") for link in page.tree.css(_FOOT_LINKS))


def menu_scripts(html: str, page: Page) -> tuple[str, ...]:
    """Addresses of the script files of the page's own host that are nobody's library."""
    sources = (node.attributes.get("src") or "" for node in LexborHTMLParser(html).css("script[src]"))
    urls = dict.fromkeys(page.resolve(source) for source in sources if source)
    host = urlsplit(page.url).netloc
    return tuple(
        url
        for url in urls
        if url and urlsplit(url).netloc == host and not _LIBRARY.search(urlsplit(url).path.rpartition("/")[2])
    )


def _in_markup(page: Page, *, of_script: bool = False) -> Iterator[MenuLink]:
    """of_script: a script writes it, and may hold whole articles, with their files."""
    panels, rows, matrices = _Panels(), _DatedRows(), Matrices()
    for node in page.tree.css("*"):
        addresses = tuple(_addresses(node))
        if not addresses:
            continue
        name = _name_of(node) or (PICTURE if node.css_first("img") else "")
        panel = bool(_MORE.match(name))
        if panel:
            stated = clean(node.attributes.get("title") or "")
            named = bool(stated) and not _MORE.match(stated) and len(stated) <= _LONGEST_MENU_NAME
            name = stated if named else panels.heading(node)
        of_text = not panel and (rows.holds(node) or matrices.cell(node) is not None)
        for url in (_resolved(page, address) for address in addresses):
            yield from _link(name, url, article=of_text or (of_script and leads_to_file(page, node, url)))


def _addresses(node: LexborNode) -> Iterator[str]:
    """Addresses that an element leads to, as written."""
    for key, value in node.attributes.items():
        text = (value or "").strip()
        if key == "href" and node.tag in ("a", "area") and not text.lower().startswith("javascript:"):
            yield text
        elif key == "onclick" or (key == "href" and text):
            yield from (literal for literal in _LITERAL.findall(text) if is_address(literal))
        elif ((key == "value" and node.tag == "option") or _DATA.match(key)) and is_address(text):
            yield text


def _link(name: str, url: str, *, scripted: bool = False, article: bool = False) -> Iterator[MenuLink]:
    name = "".join(clean(name).split()).strip(_EDGES)
    if url and 1 < len(name) <= _LONGEST_NAME and not PLACEHOLDER.search(name):
        yield MenuLink(
            name, url, scripted, article or (not scripted and len(name) > _LONGEST_MENU_NAME), is_content_address(url)
        )


def _name_of(node: LexborNode) -> str:
    """The element's words without those of a menu inside it; where a list cuts them, the whole from @title."""
    title = clean(node.attributes.get("title") or node.attributes.get("alt") or "")
    text = clean("".join(_words(node))) if node.css_first("ul, ol, dl, table") else clean(node.text())
    if not text:
        picture = node.css_first("img[alt]")
        text = title or (clean(picture.attributes.get("alt") or "") if picture else "")
    return title if title and text.rstrip(".…") != text and title.startswith(text.rstrip(".…")) else text


class _Panels:
    """The blocks around links to more of the same, each looked at once."""

    def __init__(self) -> None:
        self._first: dict[int, str | None] = {}

    def heading(self, more: LexborNode) -> str:
        """What stands first in the smallest block that holds words before its one link to all of them; else empty."""
        block = more.parent
        for _ in range(_PANEL):
            if block is None or block.tag in ("body", "html"):
                return ""
            if block.mem_id not in self._first:
                self._first[block.mem_id] = _first_words(block)
            first = self._first[block.mem_id]
            if first is None:
                return ""
            if first and not _MORE.match(first):
                return first if len(first) <= _LONGEST_MENU_NAME else ""
            block = block.parent
        return ""


def _first_words(block: LexborNode) -> str | None:
    """None where several links lead to more."""
    if sum(bool(_MORE.match(clean(link.text()))) for link in block.css("a")) > 1:
        return None
    return next((text for text in map(clean, block.text(separator="\n").split("\n")) if text), "")


def _words(node: LexborNode) -> Iterator[str]:
    stack = [node]
    while stack:
        current = stack.pop()
        if current.is_text_node:
            yield current.text_content or ""
        elif current.tag not in _LISTS or current.mem_id == node.mem_id:
            stack += list(current.iter(include_text=True))[::-1]


class _DatedRows:
    """The rows around links, each read once however many links it holds."""

    def __init__(self) -> None:
        self._dated: dict[int, bool] = {}

    def holds(self, link: LexborNode) -> bool:
        """A date stands in the link's row."""
        row = link.parent if link.parent is not None and link.parent.tag not in ("body", "tr") else link
        if link.parent is not None and link.parent.tag == "td":
            row = link.parent.parent or row
        if row.mem_id not in self._dated:
            text = clean(row.text(separator=" "))
            dated = len(text) <= _LONGEST_ROW and bool(find_listed_date(text) or _MONTH_DAY.search(text))
            self._dated[row.mem_id] = dated
        return self._dated[row.mem_id]


def _resolved(page: Page, address: str) -> str:
    """Absolute, with the fragment where it may name a section of a page; on the page itself it must be there, or be one
    of many that its script follows. A route is a part of the address.
    """
    if route_of(address):
        return page.resolve(address)
    address, _, fragment = address.partition("#")
    url = page.resolve(address) if address else page.url
    if not fragment or not _FRAGMENT.fullmatch(fragment):
        return url if address else ""
    if url != page.url:
        return f"{url}#{fragment}" if url else ""
    here = page.anchors | (page.routes if len(page.routes) >= _FEWEST_ROUTES else frozenset())
    return f"{url}#{fragment}" if fragment in here else url if address else ""

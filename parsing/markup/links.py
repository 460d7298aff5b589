"""链接：一个元素点了以后去哪里，不论地址写在 href、onclick 还是 data 属性里。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from parsing.markup.called_addresses import called_address
from parsing.markup.page import Page

# What a click does, where the address stands literally: location.href='…', window.open("…"), goTo('…').
_CLICK = re.compile(
    r"(?:location(?:\.href)?\s*=|location\.(?:replace|assign)\(|window\.open\(|\bopen\(|"
    r"(?<![\w$.])(?:[\w$]*+\.)*+(?=[\w$]*?(?:go|jump|link|show|view|detail|url|page|open|href|nav))[\w$]++\()"
    r"\s*[\"']([^\"'\s]+)[\"']",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"[/.?]")
_DATA = ("data-href", "data-url", "data-link", "data-src", "url", "link")
SELECTOR = "a, [onclick], [data-href], [data-url], [data-link]"


def target(page: Page, node: LexborNode) -> str:
    """Absolute address that the element leads to; empty for none."""
    attributes = node.attributes
    if node.tag == "a" and (href := attributes.get("href")):
        url = page.resolve(href)
        if url or not href.strip().lower().startswith(("javascript:", "#")):
            return url
        if url := _clicked(page, href):
            return url
    if not attributes:
        return ""
    if onclick := attributes.get("onclick"):
        return _clicked(page, onclick)
    for name in _DATA[:3]:
        if (value := attributes.get(name)) and _ADDRESS.search(value):
            return page.resolve(value)
    return ""


def _clicked(page: Page, action: str) -> str:
    match = _CLICK.search(action)
    if match and _ADDRESS.search(match[1]):
        return page.resolve(match[1])
    address = called_address(page.scripts, action) if "(" in action else ""
    return page.resolve(address) if address else ""


def links(page: Page) -> Iterator[tuple[LexborNode, str]]:
    """Every element of the page that leads somewhere, in document order; outermost of nested ones is left out."""
    for node in page.tree.css(SELECTOR):
        url = target(page, node)
        if url and (node.tag == "a" or node.css_first("a[href]") is None):
            yield node, url

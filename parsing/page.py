"""网页：解析一次，去掉脚本、样式和脚本模板行，供列表、文章、栏目等读取。"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.text import clean

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption footer form h1 h2 h3 "  # noqa: SIM905
    "h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_TEMPLATE_ROWS = "[ms-repeat], [ms-each], [ms-for], [v-for], [ng-repeat], [data-ng-repeat], [x-for], template"
_NOT_CONTENT = "script, style, noscript, link, iframe, object, embed, svg"


class Page:
    """A parsed HTML page at an address.

    scripts: the text of its inline scripts; template_rows: how many rows were templates for a script.
    """

    def __init__(self, html: str, url: str) -> None:
        self.url = url
        self.tree = LexborHTMLParser(html)
        self.meta = _metas(self.tree)
        self.scripts = "\n".join(node.text() for node in self.tree.css("script") if not node.attributes.get("src"))
        self.iframes = tuple(
            self.resolve(src) for node in self.tree.css("iframe, frame") if (src := node.attributes.get("src"))
        )
        self.template_rows = len(self.tree.css(_TEMPLATE_ROWS))
        _drop(self.tree, f"{_TEMPLATE_ROWS}, {_NOT_CONTENT}")
        self.refresh = _refresh_target(self)

    @property
    def body(self) -> LexborNode | None:
        return self.tree.body

    @property
    def title(self) -> str:
        node = self.tree.css_first("title")
        return clean(node.text()) if node else ""

    @property
    def folder(self) -> str:
        """The address up to and including its last slash."""
        return self.url.split("?", 1)[0].rpartition("/")[0] + "/"

    def resolve(self, href: str) -> str:
        """Absolute address without fragment; empty for javascript:, mailto:, bare fragments and rubbish."""
        href = href.strip()
        if not href or href.startswith(("#", "javascript:", "mailto:", "tel:", "data:", "{{")):
            return ""
        try:
            absolute = urljoin(self.url, href)
            scheme = urlsplit(absolute).scheme
        except ValueError:
            return ""
        return absolute.partition("#")[0] if scheme in ("http", "https") else ""

    def lines(self, node: LexborNode | None = None) -> tuple[str, ...]:
        """Text of the page (or a node) as one line per block, cleaned, without empty lines."""
        start = node or self.tree.body
        return tuple(block_lines(start)) if start else ()


def block_lines(node: LexborNode, skip: frozenset[int] = frozenset()) -> Iterator[str]:
    """The text under a node, a line per block element; nodes whose mem_id is in skip are left out."""
    parts: list[str] = []
    for kind, value in _walk(node, skip):
        if kind == "text":
            parts.append(value)
        else:
            line = clean("".join(parts))
            parts.clear()
            if line:
                yield line
    line = clean("".join(parts))
    if line:
        yield line


def _walk(node: LexborNode, skip: frozenset[int]) -> Iterator[tuple[str, str]]:
    """Texts and block borders in document order, without recursion (real pages nest hundreds deep)."""
    stack: list[tuple[LexborNode | None, bool]] = [(node, False)]
    while stack:
        current, leaving = stack.pop()
        if current is None:
            continue
        if leaving:
            yield "block", ""
            continue
        if current.mem_id in skip:
            yield "block", ""
            continue
        if current.is_text_node:
            yield "text", current.text_content or ""
            continue
        if current.tag in BLOCKS:
            yield "block", ""
            stack.append((current, True))
        stack.extend((child, False) for child in reversed(list(current.iter(include_text=True))))


def _drop(tree: LexborHTMLParser, selector: str) -> None:
    """Remove the matching nodes. Only outermost ones: a node inside a removed one no longer exists."""
    nodes = tree.css(selector)
    ids = {node.mem_id for node in nodes}
    outermost = [node for node in nodes if not any(parent.mem_id in ids for parent in ancestors(node))]
    for node in outermost:
        node.decompose()


def ancestors(node: LexborNode) -> Iterator[LexborNode]:
    """Parents of a node, nearest first."""
    parent = node.parent
    while parent is not None:
        yield parent
        parent = parent.parent


def _metas(tree: LexborHTMLParser) -> dict[str, str]:
    """Named metas, names in lower case; the first of a name wins unless it is empty."""
    metas: dict[str, str] = {}
    for node in tree.css("meta[name]"):
        name = (node.attributes.get("name") or "").strip().lower()
        value = clean(node.attributes.get("content") or "")
        if not metas.get(name):
            metas[name] = value
    return metas


_LOCATION = re.compile(r"(?:window|document|self|top)?\.?location(?:\.href)?\s*=\s*[\"']([^\"']+)[\"']")
_REDIRECT_TEXT = 60
_REPLACE = re.compile(r"location\.replace\(\s*[\"']([^\"']+)[\"']\s*\)")


def _refresh_target(page: Page) -> str:
    """Where a page that only redirects leads to: meta refresh, or a script that sets the location.

    A script that sets the location in a page with text is a menu's or a mobile switch's, not a redirect.
    """
    for node in page.tree.css("meta[http-equiv]"):
        if (node.attributes.get("http-equiv") or "").lower() == "refresh":
            _, _, target = (node.attributes.get("content") or "").partition("=")
            if target:
                return page.resolve(target.strip(" '\""))
    body = page.tree.body
    if body and len(clean(body.text())) > _REDIRECT_TEXT:
        return ""
    match = _REPLACE.search(page.scripts) or _LOCATION.search(page.scripts)
    return page.resolve(match.group(1)) if match else ""

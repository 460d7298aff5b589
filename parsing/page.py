"""网页：解析一次，去掉脚本、样式和脚本模板行，供列表、文章、栏目等读取。"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.text import clean

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption footer form h1 h2 h3 "  # noqa: SIM905
    "h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_ENTER = -1
_TEMPLATE_ROWS = "[ms-repeat], [ms-each], [ms-for], [v-for], [ng-repeat], [data-ng-repeat], [x-for], template"
_NOT_CONTENT = "script, style, noscript, link, iframe, object, embed, svg"


@dataclass(frozen=True, slots=True)
class ScriptTag:
    """A script of a page. text: empty where it stands in a file."""

    attributes: Mapping[str, str | None]
    text: str


class Page:
    """A parsed HTML page at an address.

    scripts: the text of its inline scripts; script_tags: all its scripts, those in files too.
    template_rows: how many rows were templates for a script; templates: their markup.
    """

    def __init__(self, html: str, url: str) -> None:
        self.url = url
        self.tree = LexborHTMLParser(html)
        self.meta = _metas(self.tree)
        self.script_tags = tuple(ScriptTag(node.attributes, node.text()) for node in self.tree.css("script"))
        self.scripts = "\n".join(tag.text for tag in self.script_tags if not tag.attributes.get("src"))
        self.iframes = tuple(
            self.resolve(src) for node in self.tree.css("iframe, frame") if (src := node.attributes.get("src"))
        )
        rows = self.tree.css(_TEMPLATE_ROWS)
        self.template_rows = len(rows)
        self.templates = "\n".join(node.html or "" for node in _outermost(rows))
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

    def lines(self, node: LexborNode | None = None, without: Iterable[LexborNode] = ()) -> tuple[str, ...]:
        """Text of the page (or a node) as one line per block, cleaned, without empty lines.

        The text of the nodes in without is left out.
        """
        root = self.tree.body
        if root is None:
            return ()
        lines, spans = self._outline
        asked = frozenset(one.mem_id for one in (node or root, *without))
        if not asked <= spans.keys():
            lines, spans = _outline(root, asked)
        begin, end = spans[(node or root).mem_id]
        left_out = [spans[other.mem_id] for other in without]
        if not left_out:
            return lines[begin:end]
        return tuple(
            line for at, line in enumerate(lines[begin:end], begin) if not any(a <= at < b for a, b in left_out)
        )

    @cached_property
    def _outline(self) -> tuple[tuple[str, ...], dict[int, tuple[int, int]]]:
        """The body's lines, and of every element from which line to which it goes: walked once for all questions."""
        return _outline(self.tree.body) if self.tree.body else ((), {})


def block_lines(node: LexborNode) -> tuple[str, ...]:
    """The text under a node, a line per block element."""
    return _outline(node)[0]


def _outline(
    root: LexborNode, asked: frozenset[int] = frozenset()
) -> tuple[tuple[str, ...], dict[int, tuple[int, int]]]:
    """Lines, and of every block the first and the one after the last. asked: inline elements to be taken as blocks.

    Without recursion: real pages nest hundreds deep.
    """
    lines: list[str] = []
    parts: list[str] = []
    spans: dict[int, tuple[int, int]] = {}

    def end_line() -> None:
        if not parts:
            return
        line = clean("".join(parts))
        parts.clear()
        if line:
            lines.append(line)

    stack: list[tuple[LexborNode, int]] = [(root, _ENTER)]
    while stack:
        node, begin = stack.pop()
        if begin != _ENTER:
            end_line()
            spans[node.mem_id] = (begin, len(lines))
            continue
        if node.is_text_node:
            parts.append(node.text_content or "")
            continue
        if node.tag in BLOCKS or node.mem_id in asked:
            end_line()
            stack.append((node, len(lines)))
        stack += [(child, _ENTER) for child in node.iter(include_text=True)][::-1]
    end_line()
    return tuple(lines), spans


def _drop(tree: LexborHTMLParser, selector: str) -> None:
    """Remove the matching nodes. Only outermost ones: a node inside a removed one no longer exists."""
    for node in _outermost(tree.css(selector)):
        node.decompose()


def _outermost(nodes: Sequence[LexborNode]) -> list[LexborNode]:
    ids = {node.mem_id for node in nodes}
    return [node for node in nodes if not any(parent.mem_id in ids for parent in ancestors(node))]


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
    if "location" not in page.scripts or (body and len(clean(body.text())) > _REDIRECT_TEXT):
        return ""
    match = _REPLACE.search(page.scripts) or _LOCATION.search(page.scripts)
    return page.resolve(match.group(1)) if match else ""

"""网页：解析一次，去掉脚本、样式和脚本模板行，供列表、文章、栏目等读取。"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.markup.addresses import absolute_address, route_of
from parsing.markup.encoding import UTF8, decoded
from parsing.markup.form_fields import entered_text
from parsing.markup.held_markup import put_in_place
from parsing.markup.raised_text import text_at_its_height
from parsing.markup.redirects import refresh_target, scripted_target
from parsing.markup.visibility import drop_hidden
from parsing.markup.written_text import put_written_days
from parsing.words.text import clean

BLOCKS = frozenset(
    "address article aside blockquote body br caption center dd div dl dt fieldset figcaption footer form h1 h2 h3 "  # noqa: SIM905
    "h4 h5 h6 header hr li main nav ol p pre section table tbody td tfoot th thead tr ul".split()
)
_ENTER = -1
# As deep as browsers go. What nests deeper is no page of anybody's, and asks of everything around it for each element.
_DEEPEST = 512
_TOO_DEEP = " > ".join("*" * (_DEEPEST + 1))
_LONGEST_TITLE = 500
_TEMPLATE_ROWS = "[ms-repeat], [ms-each], [ms-for], [v-for], [ng-repeat], [data-ng-repeat], [x-for], template"
_NOT_CONTENT = "script, style, noscript, noframes, link, object, embed, svg"
_NOWHERE = ("#", "javascript:", "mailto:", "tel:", "data:", "{{")
_OTHER_SCRIPTS = re.compile(r"(?!.*(?:java|ecma|module))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class ScriptTag:
    """A script of a page. text: empty where it stands in a file."""

    attributes: Mapping[str, str | None]
    text: str


class Page:
    """A parsed HTML page at an address, without what no reader sees.

    scripts: the text of its inline scripts; script_tags: all its scripts, those in files too;
    script_marks: what tells its scripts from others, numbers aside;
    iframes, embedded: what pages and files are shown in it;
    template_rows: how many rows were templates for a script; templates: their markup;
    hidden: the texts that were left out because nothing can bring them to sight; folded: those that a control can show;
    refresh: where a browser goes on to at once, empty where it stays.
    holds_markup: it may hold the markup of its text ready for a script, in a way that only a browser follows.
    is_section: it was cut out of a page that was seen as a whole, so that nothing of it is beyond a reader's sight.
    whole, closed: its markup opens a page, and closes it; torn: it ends within a block, a list, a table or a tag.
    too_deep: its elements nest deeper than we follow; nothing of it is read, and it counts as torn.
    """

    def __init__(self, html: str, url: str, encoding: str = UTF8, *, is_section: bool = False) -> None:
        self.url = url
        self.encoding = encoding
        self.is_section = is_section
        self.whole = "<html" in html[:_END].lower()
        self.tree = LexborHTMLParser(html)
        self.too_deep = self.tree.css_first(_TOO_DEEP) is not None
        self.closed = "</html" in html[-_END:].lower() and not self.too_deep
        self.torn = self.too_deep or (not self.closed and _is_torn(html))
        if self.too_deep:
            self.tree = LexborHTMLParser("")
        self.base = _base(self.tree, url)
        self.meta = _metas(self.tree)
        self.script_tags = tuple(ScriptTag(node.attributes, node.text()) for node in self.tree.css("script"))
        self.scripts = "\n".join(tag.text for tag in self.script_tags if not tag.attributes.get("src"))
        self.script_marks = tuple(filter(None, map(_mark, self.script_tags)))
        self.iframes = tuple(
            self.resolve(src) for node in self.tree.css("iframe, frame") if (src := node.attributes.get("src"))
        )
        self.embedded = tuple(
            self.resolve(node.attributes.get("src") or node.attributes.get("data") or "")
            for node in self.tree.css("embed[src], object[data]")
        )
        self.holds_markup = put_in_place(self.tree, [tag.text for tag in self.script_tags])
        put_written_days(self.tree, [tag.text for tag in self.script_tags])
        rows = self.tree.css(_TEMPLATE_ROWS)
        self.template_rows = len(rows)
        self.templates = "\n".join(node.html or "" for node in _outermost(rows))
        run = _run_scripts(self.tree) if "location" in self.scripts else ""
        self.hidden, self.folded = ((), ()) if is_section else drop_hidden(self.tree, html, self.scripts)
        _drop(self.tree, f"{_TEMPLATE_ROWS}, {_NOT_CONTENT}")
        _empty(self.tree, "iframe")
        self.refresh = self._refresh(run)

    def _refresh(self, run: str) -> str:
        """run: the inline scripts that a browser runs."""
        if not run and self.tree.css_first("meta[http-equiv]") is None:
            return ""
        text = clean(self.tree.body.text()) if self.tree.body else ""
        target = refresh_target(self.tree, text) or scripted_target(run, text)
        return self.resolve(target) if target else ""

    def put_into(self, base: str) -> None:
        """It is a piece that a script puts into a page, from which relative addresses count. base: of that page."""
        self.base = base or self.base

    @property
    def body(self) -> LexborNode | None:
        return self.tree.body

    @property
    def title(self) -> str:
        node = self.tree.css_first("title")
        return clean(node.text())[:_LONGEST_TITLE] if node else ""

    @property
    def folder(self) -> str:
        """The address up to and including its last slash."""
        return re.split(r"[?#]", self.url, maxsplit=1)[0].rpartition("/")[0] + "/"

    def resolve(self, href: str) -> str:
        """Absolute address, with its route but without the name of a place on a page; empty for javascript:, mailto:,
        bare fragments and rubbish.
        """
        href = href.strip()
        route = route_of(href)
        if not href or (href.startswith(_NOWHERE) and not (route and href.startswith("#"))):
            return ""
        url = absolute_address(href, self.base, self.encoding)
        return f"{url}#{route}" if url and route else url

    def lines(self, node: LexborNode | None = None, without: Collection[LexborNode] = ()) -> tuple[str, ...]:
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
        if not without:
            return lines[begin:end]
        left_out = {at for other in without for at in range(*spans[other.mem_id])}
        return tuple(line for at, line in enumerate(lines[begin:end], begin) if at not in left_out)

    @cached_property
    def anchors(self) -> frozenset[str]:
        """The names of its places, to which fragments of addresses lead."""
        named = (node.attributes.get("name") for node in self.tree.css("a[name]"))
        return frozenset(name for name in (*(node.id for node in self.tree.css("[id]")), *named) if name)

    @cached_property
    def routes(self) -> frozenset[str]:
        """Fragments of its links to itself that name none of its places."""
        addresses = (node.attributes.get("href") or "" for node in self.tree.css("a[href*='#']"))
        parts = (address.partition("#") for address in addresses)
        own = self.url.partition("#")[0]
        led = (fragment for before, _, fragment in parts if not before or self.resolve(before) == own)
        return frozenset(fragment for fragment in led if fragment) - self.anchors

    @cached_property
    def _outline(self) -> tuple[tuple[str, ...], dict[int, tuple[int, int]]]:
        """The body's lines, and of every element from which line to which it goes: walked once for all questions."""
        return _outline(self.tree.body) if self.tree.body else ((), {})


def open_page(body: bytes, content_type: str, url: str) -> Page:
    """The page that a server's answer holds. content_type: the HTTP header, empty when there is none."""
    html, encoding = decoded(body, content_type)
    return Page(html, url, encoding)


def block_lines(node: LexborNode) -> tuple[str, ...]:
    """The text under a node, a line per block element; form fields say what is entered in them."""
    return _outline(node, fields=True)[0]


def _outline(
    root: LexborNode, asked: frozenset[int] = frozenset(), fields: bool = False
) -> tuple[tuple[str, ...], dict[int, tuple[int, int]]]:
    """Lines, and of every block the first and the one after the last. asked: inline elements to be taken as blocks.

    fields: whether form fields count by what is entered in them.
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
            parts.append(text_at_its_height(node))
            continue
        if fields and (entered := entered_text(node)) is not None:
            parts.append(entered)
            continue
        if node.tag in BLOCKS or node.mem_id in asked:
            end_line()
            stack.append((node, len(lines)))
        stack += [(child, _ENTER) for child in node.iter(include_text=True)][::-1]
    end_line()
    return tuple(lines), spans


def _empty(tree: LexborHTMLParser, selector: str) -> None:
    """What stands in such an element is for browsers that cannot show it; where it stands tells what it belongs to."""
    for node in tree.css(selector):
        for child in list(node.iter(include_text=True)):
            child.decompose()


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


def _base(tree: LexborHTMLParser, url: str) -> str:
    """What relative addresses count from: the first ``<base href>``, else the page's own address."""
    node = tree.css_first("base[href]")
    return (absolute_address((node.attributes.get("href") or "").strip(), url) if node else "") or url


def _run_scripts(tree: LexborHTMLParser) -> str:
    inline = (node for node in tree.css("script:not([src])") if not _is_data(node.attributes.get("type") or ""))
    return "\n;".join(node.text() for node in inline)


def _is_torn(html: str) -> bool:
    markup = _SCRIPT_TEXT.sub("", html).lower()
    return markup.rfind("<") > markup.rfind(">") or any(
        len(opening.findall(markup)) > len(closing.findall(markup)) for opening, closing in _HOLDERS
    )


def _is_data(kind: str) -> bool:
    return bool(kind) and _OTHER_SCRIPTS.match(kind) is not None


_NUMBERS = re.compile(r"\d+")
_LONGEST_MARK = 300
# Counters and remarks stand behind the last tag.
_END = 1000
_SCRIPT_TEXT = re.compile(r"<script\b.*?(?:</script\s*>|$)|<!--.*?(?:-->|$)", re.IGNORECASE | re.DOTALL)
_HOLDERS = [(re.compile(rf"<{tag}[\s>]"), re.compile(rf"</{tag}\b")) for tag in ("div", "ul", "ol", "dl", "table")]
CUT = "…"
"""Ends the mark of a script that is longer."""


def _mark(script: ScriptTag) -> str:
    """Address or beginning of a script, numbers masked: the same script on two pages bears the same mark."""
    text = clean(script.text)
    beginning = text if len(text) <= _LONGEST_MARK else text[:_LONGEST_MARK] + CUT
    return _NUMBERS.sub("0", script.attributes.get("src") or beginning)

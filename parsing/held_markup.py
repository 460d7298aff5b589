"""备着的正文：网页把正文的标记收在文本框、模板一类看不见的地方，再由脚本放进网页。"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.text import clean

_HOLDERS = "textarea, input[type=hidden], template, xmp, script[type*=html], script[type*=template], div[id], span[id], pre[id]"
_WRAPPED = frozenset(("template", "script"))
_BLOCK = re.compile(r"<(?:p|div|table|section|ul|ol|h[1-6])(?:\s[^<>]*)?>", re.IGNORECASE)
_PLACEHOLDER = re.compile(r"\{\{|\$\{|<%|\{%")
# What is shorter is a row, a button, or a notice.
_SHORTEST = 20
_LONGEST_NOTICE = 30
_LONGEST_ID = 60
# A page holds no more texts than that.
_MOST = 20
_READS = r"\.\s*(?:value|innerHTML|innerText|textContent|val\s*\(|html\s*\(|text\s*\()"
_PUTS = re.compile(
    r"(?:getElementById\(\s*[\"']([\w-]+)[\"']\s*\)|\(\s*[\"']#([\w-]+)[\"']\s*\)|(?<![\w.$)])([A-Za-z_][\w-]*))"
    r"\s*\.\s*(?:innerHTML\s*\+?=(?!=)|(?:html|append|prepend)\s*\((?!\s*\)))"
)


def put_in_place(tree: LexborHTMLParser, scripts: Sequence[str]) -> bool:
    """Markup that the page holds ready is put where one of its scripts plainly puts it, and stands nowhere else as text.

    scripts: the texts of the page's scripts. True where some may be put in a way that only a browser follows.
    """
    left = False
    puts: list[tuple[str, str, list[str]]] = []
    for node, markup in tuple(islice(_held(tree), _MOST)):
        name = node.attributes.get("id") or ""
        read = _read_by(name, scripts)
        if read:
            puts.append((name, markup, read))
        left = left or bool(node.tag == "textarea" and scripts and not read)
        if read or node.tag in ("textarea", "xmp"):
            node.decompose()
    for name, markup, read in puts:
        left = not _put(markup, _places(tree, name, read)) or left
    return left


def _put(markup: str, places: Sequence[LexborNode]) -> bool:
    """Into the one place, unless a browser has put it there already; not where more than a notice would give way."""
    if len(places) != 1:
        return False
    words = clean(places[0].text())
    if begins := _words(markup)[:_SHORTEST]:
        done = "".join(begins.split()) in "".join(words.split())
    else:
        done = places[0].css_first("table, img") is not None
    if not done and len(words) <= _LONGEST_NOTICE:
        places[0].inner_html = markup
        done = True
    return done


def _words(markup: str) -> str:
    body = LexborHTMLParser(markup).body
    return clean(body.text(separator=" ")) if body is not None else ""


def _held(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Elements whose text, as no reader sees it, is the markup of an article's text."""
    for node in tree.css(_HOLDERS):
        if node.tag in ("div", "span", "pre") and not all(child.is_text_node for child in node.iter()):
            continue
        markup = _markup(node)
        if not _BLOCK.search(markup) or _PLACEHOLDER.search(markup):
            continue
        body = LexborHTMLParser(markup).body
        if body is not None and (len(clean(body.text())) >= _SHORTEST or body.css_first("table, img")):
            yield node, markup


def _markup(node: LexborNode) -> str:
    if node.tag == "input":
        return node.attributes.get("value") or ""
    if node.tag in _WRAPPED:
        return (node.html or "").partition(">")[2].rpartition("</")[0]
    return node.text()


def _read_by(name: str, scripts: Sequence[str]) -> list[str]:
    """The scripts that take what this element holds."""
    if not name or len(name) > _LONGEST_ID:
        return []
    own = re.escape(name)
    taken = re.compile(rf"(?:[\"']#?{own}[\"']\s*\)|(?<![\w.$]){own})\s*(?:\[0\])?\s*{_READS}")
    return [script for script in scripts if taken.search(script)]


def _places(tree: LexborHTMLParser, name: str, scripts: Sequence[str]) -> list[LexborNode]:
    """The elements into which these scripts put markup, where each is named as it stands in the page."""
    named = dict.fromkeys(next(filter(None, match.groups())) for script in scripts for match in _PUTS.finditer(script))
    return [node for one in named if one != name and (node := tree.css_first(f'[id="{one}"]')) is not None]

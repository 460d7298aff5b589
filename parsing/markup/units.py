"""网页的单位：链接、文字、脚本、内嵌网页，各在模板的什么位置，说了什么。"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile

from selectolax.lexbor import LexborNode

from parsing.markup.links import target
from parsing.markup.page import Page
from parsing.words.text import clean

_LONGEST_TEXT = 200
_LONGEST_NAMES = 200
_MOST_SHARE = 0.8
_DIGITS = re.compile(r"\d+")
_SILENT = frozenset(("script", "style", "noscript", "template", "select", "option"))


@dataclass(frozen=True, slots=True)
class Unit:
    """A link, a text, a script or an inner page. place: its masked path; words: what it says and where it leads."""

    node: LexborNode
    place: str
    words: str
    is_link: bool

    @property
    def key(self) -> str:
        return short_mark(f"{self.place}|{self.words}")

    @property
    def link(self) -> str:
        return short_mark(self.words)


def place_of(node: LexborNode, known: dict[int, str] | None = None) -> str:
    """Tags, classes and ids from the body down, digits masked: the same for the same slot of a template."""
    steps: list[str] = []
    current: LexborNode | None = node
    while current is not None and current.tag not in ("html", "-document"):
        if known is not None and (above := known.get(current.mem_id)) is not None:
            return ">".join((above, *reversed(steps))) if steps else above
        steps.append(_step(current))
        current = current.parent
    return ">".join(reversed(steps))


def _step(node: LexborNode) -> str:
    attributes = node.attributes
    names = f"{(attributes.get('class') or '')[:_LONGEST_NAMES]}#{(attributes.get('id') or '')[:_LONGEST_NAMES]}"
    return f"{node.tag}.{_DIGITS.sub('0', names)}" if names != "#" else str(node.tag)


def units(page: Page) -> Iterator[Unit]:
    """Everything of a page that may be its frame, in document order; walked without recursion."""
    if page.body is None:
        return
    stack: list[tuple[LexborNode, str]] = [(page.body, "body")]
    while stack:
        node, place = stack.pop()
        if node.tag in _SILENT:
            continue
        url = target(page, node)
        if url:
            yield Unit(node, place, f"{clean(node.text())[:_LONGEST_TEXT]}|{bare_address(url)}", True)
            if node.tag == "a":
                continue
        below: list[tuple[LexborNode, str]] = []
        for child in node.iter(include_text=True):
            if child.is_text_node:
                # What is clicked on has said it already.
                text = "" if url else clean(child.text_content or "")
                if text:
                    yield Unit(node, place, text[:_LONGEST_TEXT], False)
            else:
                below.append((child, f"{place}>{_step(child)}"))
        stack += reversed(below)
    for place, words in (("script", one) for one in page.script_marks):
        yield Unit(page.body, place, words, False)


def length_of(unit: Unit) -> int:
    """How much it tells: characters, of a link without its address."""
    return len(unit.words.partition("|")[0]) if unit.is_link else len(unit.words)


def holder(units: Iterable[Unit]) -> LexborNode | None:
    """The deepest element that holds most of these; None where they say nothing."""
    amounts: Counter[int] = Counter()
    nodes: dict[int, LexborNode] = {}
    whole = 0
    for unit in units:
        length = length_of(unit)
        whole += length
        current: LexborNode | None = unit.node
        while current is not None and current.tag != "html":
            amounts[current.mem_id] += length
            nodes[current.mem_id] = current
            current = current.parent
    if not whole:
        return None
    holding = [at for at, amount in amounts.items() if amount >= whole * _MOST_SHARE]
    return nodes[max(holding, key=lambda at: _depth(nodes[at]))]


def _depth(node: LexborNode) -> int:
    depth, current = 0, node.parent
    while current is not None:
        depth, current = depth + 1, current.parent
    return depth


def grown(node: LexborNode, some: Iterable[Unit], every: Iterable[Unit]) -> LexborNode:
    """The largest element around a node that holds nothing but some of the page's units; of a table's cell, itself."""
    taken, held = _held(some), _held(every)
    while node.tag not in ("td", "th") and node.parent is not None and node.parent.tag not in ("body", "html"):
        if taken[node.parent.mem_id] != held[node.parent.mem_id]:
            break
        node = node.parent
    return node


def begins_with(node: LexborNode, first: Unit, every: Sequence[Unit]) -> bool:
    """Of the page's units none that stands above the first one stands in it."""
    inside = {one.mem_id for one in node.traverse()}
    above = takewhile(lambda unit: unit is not first, every)
    return all(unit.node.mem_id not in inside for unit in above)


def _held(some: Iterable[Unit]) -> Counter[int]:
    """Element → how many of the units stand in it."""
    counted: Counter[int] = Counter()
    for unit in some:
        current: LexborNode | None = unit.node
        while current is not None:
            counted[current.mem_id] += 1
            current = current.parent
    return counted


def bare_address(url: str) -> str:
    """Without the scheme: pages link to themselves by either."""
    return url.partition("://")[2]


def short_mark(text: str) -> str:
    """The same for the same text."""
    return hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=8).hexdigest()

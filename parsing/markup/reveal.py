"""点得开：藏着的元素，有没有页签、折叠、菜单、“更多”能把它显示出来。"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, pairwise

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.markup.stylesheet import shown_in_a_state
from parsing.words.text import clean

_ROWS = frozenset("li tr td th dd dt option p span a b i em strong font label small u".split())  # noqa: SIM905
# What is told of a term is no row of its own.
_TERM = ("dt", "dd")
_MENUS = frozenset(("ul", "ol", "dl", "dd", "div", "table"))
_BLOCKS_INSIDE = "ul, ol, dl, table, p, div, li, tr, section, article"
_CONTROL = (
    "button, summary, [onclick], [role=button], [aria-expanded], a:not([href]), a[href^=javascript], a[href^='#'], "
    "a[href='']"
)
_OPENS = re.compile(
    r"^\W*(?:点击|查看|加载|显示|展开|阅读)?(?:更多|全部|全文|下一页|下页|详情|详细|展开)|^[+＋▼▾﹀»]+$"
)
_ACTIONS = ("onclick", "onmouseover", "onmouseenter")
_HEADS = "li, a, span, td, th, dt, h2, h3, h4, div, p, button, label"
_LONGEST_HEAD = 20
_LEVELS = 3
_MOST_SHOWN = 2
_SHORTEST_NAME = 3
# A name in quotation marks, or the last of several there; as far as blanks, commas and # tell them apart.
_QUOTED = re.compile(r"(?<=[\"'#, \t\n])[^\"'#, \t\n]++(?=[\"'])")
_CONTINUED = re.compile(r"[\"']#?([\w-]++)[\"']\s*+\+|`#?([\w-]++)\$\{")
_PARTS = re.compile(r"[\"'#, \t\n]")
_QUOTATION = re.compile(r"[\"']([^\"'\n]*+)")
_CLASS = re.compile(r"\.([\w-]+)")
_PLAIN = re.compile(r"[\w-]*")
_LONGEST_NAME = 200
_NAMING = len("class= '")
# Less than this may be a notice that a script keeps ready: that nothing was found.
_SHORTEST_PAGE = 60


@dataclass(slots=True)
class _Family:
    """places: which of them an element is; shown: those that are not hidden; heads: of the row above, once counted."""

    first: LexborNode
    places: dict[int, int]
    shown: list[int]
    heads: int | None = None


class Reveal:
    """Asks of the hidden elements of one page whether a control could show them. A doubt is a yes."""

    def __init__(self, tree: LexborHTMLParser, html: str, scripts: str, hidden: frozenset[int]) -> None:
        self._tree = tree
        self._html = html
        self._scripts = scripts
        self._hidden = hidden
        self._families: dict[tuple[int, str | None], _Family] = {}
        self._turns: dict[int, Counter[tuple[str | None, str | None]]] = {}
        self._first_turns: dict[int, Counter[tuple[str | None, str | None]]] = {}

    def can_show(self, node: LexborNode) -> bool:
        return (
            self._is_named(node)
            or _is_menu(node)
            or self._has_state(node)
            or self._is_panel(node)
            or self._is_fold(node)
            or (node.tag in _ROWS and self._is_in_tail(node))
            or self._is_the_page(node)
        )

    def _is_named(self, node: LexborNode) -> bool:
        """By its id in an attribute or a script, whole or put together from parts; by its class in a script."""
        name = node.attributes.get("id") or ""
        parts = re.finditer(r"[_-]|[^\d](?=\d)", name[:_LONGEST_NAME])
        stems = (name, *(name[: match.end()] for match in parts))
        if any(self._is_quoted(stem) for stem in stems if stem and (stem == name or len(stem) >= _SHORTEST_NAME)):
            return True
        if any(stem in self._continued for stem in stems):
            return True
        classes = (node.attributes.get("class") or "").split()
        return any(_beginning(one) in self._scripted_classes for one in classes)

    def _is_quoted(self, name: str) -> bool:
        """The source names it in quotes, elsewhere than where elements get their names; of a name in parts, the last."""
        return _PARTS.split(name)[-1] in self._quoted

    @cached_property
    def _quoted(self) -> frozenset[str]:
        found = set()
        for match in _QUOTED.finditer(self._html):
            before = self._html[max(match.start() - _NAMING, 0) : match.start()]
            if not before[:-1].rstrip().endswith(("id=", "class=", "name=", "for=")):
                found.add(match[0])
        return frozenset(found)

    @cached_property
    def _continued(self) -> frozenset[str]:
        """Beginnings of names to which a script adds the rest, however short: 's' + n."""
        return frozenset(one or other for one, other in _CONTINUED.findall(self._html))

    @cached_property
    def _scripted_classes(self) -> frozenset[str]:
        """What follows a point in the strings of scripts."""
        return frozenset(name for text in _QUOTATION.findall(self._scripts) for name in _CLASS.findall(text))

    def _has_state(self, node: LexborNode) -> bool:
        """A rule shows it where it, or what stands around it, bears a class that a script gives."""
        called = {node.attributes.get("id") or "", *(node.attributes.get("class") or "").split()} - {""}
        return any(last & called and last - called - {node.tag} <= self._given for last in self._states)

    @cached_property
    def _states(self) -> tuple[frozenset[str], ...]:
        """What rules show that name something which a script may give as a class."""
        return tuple(last for every, last in shown_in_a_state(self._tree) if every & self._given)

    @cached_property
    def _given(self) -> frozenset[str]:
        """The words that scripts, and actions of elements, write in quotation marks."""
        actions = (node.attributes.get(name) or "" for name in _ACTIONS for node in self._tree.css(f"[{name}]"))
        return frozenset(_QUOTED.findall("\n".join((self._scripts, *actions))))

    def _is_panel(self, node: LexborNode) -> bool:
        """One of several of which one shows, below a row of heads that has one for each."""
        family = self._family(node)
        if not 0 < len(family.shown) <= _MOST_SHOWN or (node.tag in _ROWS and not _has_inside(node, _BLOCKS_INSIDE)):
            return False
        if family.heads is None:
            family.heads = max(map(_heads, self._before(family.first)), default=0)
        return family.heads > len(family.places) - len(family.shown)

    def _family(self, node: LexborNode) -> _Family:
        """The elements of one tag beside one another."""
        key = (node.parent.mem_id if node.parent else 0, node.tag)
        if key not in self._families:
            siblings = [one for one in _children(node.parent) if one.tag == node.tag]
            shown = [at for at, one in enumerate(siblings) if one.mem_id not in self._hidden]
            self._families[key] = _Family(siblings[0], {one.mem_id: at for at, one in enumerate(siblings)}, shown)
        return self._families[key]

    def _before(self, node: LexborNode) -> Iterator[LexborNode]:
        """What stands nearest before an element and before those around it, itself where it shows."""
        place: LexborNode | None = node
        if node.mem_id not in self._hidden:
            yield node
        for _ in range(_LEVELS):
            if place is None or place.tag in ("body", "html"):
                return
            if before := _next_to(place, back=True):
                yield before
            place = place.parent

    def _is_fold(self, node: LexborNode) -> bool:
        """Beside a control that says so; or, unless it is a row, just below any control or head of several."""
        before, after = _next_to(node, back=True), _next_to(node, back=False)
        if any(side is not None and _opens(side) for side in (before, after)):
            return True
        if before is None or (node.tag in _ROWS and (before.tag, node.tag) != _TERM):
            return False
        return bool(before.css(_CONTROL)) or (self._has_scripts and self._is_one_of_folds(node, before))

    def _is_one_of_folds(self, node: LexborNode, head: LexborNode) -> bool:
        """Heads and folds take turns, within one block or in blocks beside one another."""
        if head.tag == node.tag or len(clean(head.text())) > 2 * _LONGEST_HEAD:
            return False
        turn = head.tag, node.tag
        return self._turns_in(node.parent)[turn] > 1 or self._turns_beside(node.parent)[turn] > 1

    def _turns_in(self, block: LexborNode | None) -> Counter[tuple[str | None, str | None]]:
        at = block.mem_id if block else 0
        if at not in self._turns:
            self._turns[at] = Counter(pairwise(one.tag for one in _children(block)))
        return self._turns[at]

    def _turns_beside(self, block: LexborNode | None) -> Counter[tuple[str | None, str | None]]:
        """How many blocks beside one another begin with what."""
        around = block.parent if block else None
        at = around.mem_id if around else 0
        if at not in self._first_turns:
            firsts = (tuple(one.tag for one in islice(_elements(block), 2)) for block in _children(around))
            self._first_turns[at] = Counter((first[0], first[1]) for first in firsts if len(first) == 2)
        return self._first_turns[at]

    def _is_in_tail(self, node: LexborNode) -> bool:
        """Of the last rows, on a page with a control that shows more."""
        if not self._shows_more:
            return False
        family = self._family(node)
        return family.places[node.mem_id] > (family.shown[-1] if family.shown else -1)

    def _is_the_page(self, node: LexborNode) -> bool:
        """Most of what the page says: a script shows it when all is loaded."""
        said = len(clean(node.text()))
        return self._has_scripts and said >= _SHORTEST_PAGE and 2 * said > self._length

    @cached_property
    def _length(self) -> int:
        return len(clean(self._tree.body.text())) if self._tree.body else 0

    @cached_property
    def _has_scripts(self) -> bool:
        return self._tree.css_first("script") is not None

    @cached_property
    def _shows_more(self) -> bool:
        return any(_opens(control) for control in self._tree.css(_CONTROL))


def _is_menu(node: LexborNode) -> bool:
    """A sub-menu of an entry: it opens when the mouse comes by."""
    if node.tag not in _MENUS or not _has_inside(node, "a"):
        return False
    parent = node.parent
    while parent is not None:
        if parent.tag in ("li", "nav"):
            return True
        parent = parent.parent
    return False


def _beginning(name: str) -> str:
    """Of a class, as far as a script may write it without a backslash."""
    match = _PLAIN.match(name)
    return match[0] if match else ""


def _opens(side: LexborNode) -> bool:
    """It is, or holds, a control that says that it shows more."""
    return any(_OPENS.match(clean(control.text())) for control in side.css(_CONTROL)[:_LEVELS])


def _has_inside(node: LexborNode, selector: str) -> bool:
    return any(one.mem_id != node.mem_id for one in node.css(selector))


def _heads(row: LexborNode) -> int:
    """How many short items of one kind an element holds."""
    short = (one.tag for one in row.css(_HEADS) if 0 < len(clean(one.text())) <= _LONGEST_HEAD)
    return max(Counter(short).values(), default=0)


def _children(node: LexborNode | None) -> Iterator[LexborNode]:
    return node.iter() if node is not None else iter(())


def _elements(node: LexborNode) -> Iterator[LexborNode]:
    return (one for one in node.iter() if one.is_element_node)


def _next_to(node: LexborNode, *, back: bool) -> LexborNode | None:
    other = node.prev if back else node.next
    while other is not None and not other.is_element_node:
        other = other.prev if back else other.next
    return other

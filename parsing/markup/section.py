"""网页的一节：一个网页放着几个栏目、用锚点分开时，只看其中一节。"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from parsing.markup.page import Page, ancestors
from parsing.words.text import clean

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_STEM = re.compile(r"\d+$")


def section_of(page: Page, fragment: str) -> Page | None:
    """What stands from the anchor to the next one, as a page of its own; None without such an anchor."""
    anchors = _anchors(page, fragment)
    target = next((node for node in anchors if _name(node) == fragment), None)
    if target is None or page.body is None:
        return None
    order = list(page.body.traverse(include_text=True))
    place = {node.mem_id: at for at, node in enumerate(order)}
    ends = _subtree_ends(order, place)
    begin = place[target.mem_id]
    later = [place[node.mem_id] for node in anchors if place[node.mem_id] > begin and place[node.mem_id] >= ends[begin]]
    end = min([*later, ends[place[_together(anchors, page.body).mem_id]]])
    end = min([end, *_other_headings(order, begin, end)])
    inside = [at for at in range(begin, end) if ends[at] <= end]
    taken: list[int] = []
    for at in inside:
        if not taken or at >= ends[taken[-1]]:
            taken.append(at)
    section = Page("".join(order[at].html or "" for at in taken), page.url, page.encoding, is_section=True)
    section.base = page.base
    # Whatever runs on the page may put rows into any section of it.
    section.script_marks = page.script_marks
    section.folded = _folded_beside(target, page)
    return section


def _folded_beside(target: LexborNode, page: Page) -> tuple[str, ...]:
    """What a control brings to sight beside the section, which itself is seen by whoever follows its link."""
    own = clean(" ".join(one.text_content or "" for one in target.traverse(include_text=True) if one.is_text_node))
    return tuple(text for text in page.folded if text != own)


def _other_headings(order: list[LexborNode], begin: int, end: int) -> Iterator[int]:
    """Where a heading like the section's own leads to a page: a column that has no section here, but one of its own."""
    headings = [at for at in range(begin, end) if order[at].tag in _HEADINGS]
    own = next(iter(headings), None)
    for at in headings[1:]:
        link = order[at].css_first("a[href]")
        if (
            own is not None
            and order[at].tag == order[own].tag
            and link is not None
            and not order[own].css_first("a[href]")
        ):
            yield at


def _anchors(page: Page, fragment: str) -> list[LexborNode]:
    """The anchors of the same kind: their names differ by their number, or the page links to them."""
    stem = _STEM.sub("", fragment)
    linked = {(node.attributes.get("href") or "").rpartition("#")[2] for node in page.tree.css("a[href*='#']")}
    return [
        node
        for node in page.tree.css("[id], a[name]")
        if (name := _name(node)) and (name in linked or (stem and _STEM.sub("", name) == stem))
    ]


def _name(node: LexborNode) -> str:
    return node.attributes.get("id") or node.attributes.get("name") or ""


def _together(anchors: list[LexborNode], body: LexborNode) -> LexborNode:
    """The innermost element around all anchors."""
    first, *others = anchors
    holds = [{one.mem_id for one in ancestors(other)} for other in others]
    return next((one for one in ancestors(first) if all(one.mem_id in some for some in holds)), body)


def _subtree_ends(order: list[LexborNode], place: dict[int, int]) -> list[int]:
    """For each node in document order, where what is below it ends."""
    ends = [at + 1 for at in range(len(order))]
    for at in range(len(order) - 1, -1, -1):
        parent = order[at].parent
        if parent is not None and parent.mem_id in place:
            above = place[parent.mem_id]
            ends[above] = max(ends[above], ends[at])
    return ends

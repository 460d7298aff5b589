"""看得见：读者怎么也看不到的内容不算公开；页签、折叠、菜单点开能看到的算。"""

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.markup.reveal import Reveal
from parsing.markup.stylesheet import declarations, hidden_by_rules, hides
from parsing.words.text import clean

_SUSPECTS = '[hidden], [style*="display" i][style*="none" i], [style*="visibility" i], dialog:not([open])'
_NEVER = frozenset(("html", "head", "body", "title", "meta", "link", "style", "script", "template", "noscript"))


def drop_hidden(tree: LexborHTMLParser, html: str, scripts: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Take what no reader can bring to sight out of the tree.

    Returns what it said, and what those say that are hidden at first but a control can show; a text for each element.

    html: the page's source; scripts: the text of its inline scripts.
    """
    hidden = {node.mem_id: node for node in _hidden(tree)}
    if not hidden:
        return (), ()
    reveal = Reveal(tree, html, scripts, frozenset(hidden))
    gone = [node for node in hidden.values() if not reveal.can_show(node)]
    ids = {node.mem_id for node in gone}
    outermost = [node for node in gone if not _has_ancestor_in(node, ids)]
    said = tuple(filter(None, map(_text, outermost)))
    folded = tuple(filter(None, (_text(node) for node in hidden.values() if node.mem_id not in ids)))
    for node in outermost:
        node.decompose()
    return said, folded


def _hidden(tree: LexborHTMLParser) -> Iterator[LexborNode]:
    """What stands in an element's own attributes outweighs the style sheets."""
    for node in hidden_by_rules(tree):
        if node.tag not in _NEVER and _own(node) is None:
            yield node
    for node in tree.css(_SUSPECTS):
        own = _own(node)
        if node.tag in _NEVER or own is False:
            continue
        kind = node.attributes.get("hidden", "until-found") or ""
        by_attribute = kind.lower() != "until-found" or (node.tag == "dialog" and "open" not in node.attributes)
        if by_attribute or (own and (_style(node).get("display") == "none" or not _shows_inside(node))):
            yield node


def _style(node: LexborNode) -> dict[str, str]:
    return declarations(node.attributes.get("style") or "")


def _own(node: LexborNode) -> bool | None:
    return hides(_style(node))


def _shows_inside(node: LexborNode) -> bool:
    """Invisible elements, other than those not displayed, may hold visible ones."""
    inside = node.css('[style*="visible" i]')
    return any(_style(one).get("visibility") == "visible" for one in inside)


def _text(node: LexborNode) -> str:
    texts = (one for one in node.traverse(include_text=True) if one.is_text_node)
    return clean(" ".join(one.text_content or "" for one in texts if one.parent and one.parent.tag not in _NEVER))


def _has_ancestor_in(node: LexborNode, ids: set[int]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.mem_id in ids:
            return True
        parent = parent.parent
    return False

"""列表上方的小标题：一组行前面最近的一小段没有链接的文字。"""

from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from parsing.markup.page import ancestors
from parsing.words.text import clean

_LONGEST = 30
_LEVELS = 3
# A heading stands near its rows.
_MOST_BEFORE = 50


def heading_above(row: LexborNode) -> str:
    """The nearest short text without links before a list's first row, or before one of its containers."""
    for node in (row, *islice(ancestors(row), _LEVELS)):
        for before in islice(_before(node), _MOST_BEFORE):
            text = "" if before.is_text_node else clean(before.text())
            if text and before.tag != "select" and before.css_first("select") is None:
                if len(text) > _LONGEST:
                    return ""
                if before.tag != "a" and before.css_first("a[href]") is None:
                    return text
    return ""


def _before(node: LexborNode) -> Iterator[LexborNode]:
    """The siblings before a node, nearest first."""
    before = node.prev
    while before is not None:
        yield before
        before = before.prev

"""上标、下标：<sup>1</sup> 读成 ¹，与前面的数字分得开。"""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from parsing.words.footnote_marks import lowered, raised

# Marks are short, and stand in the element or in a link inside it.
_LONGEST = 8
_DEEPEST = 3
_HEIGHTS = {"sup": raised, "super": raised, "sub": lowered}
_STYLE = re.compile(r"vertical-align\s*:\s*(super|sub)\b", re.IGNORECASE)


def text_at_its_height(node: LexborNode) -> str:
    """The text of a text node; raised or lowered digits as characters that are raised or lowered."""
    text = node.text_content or ""
    if len(text) > _LONGEST or not any(map(str.isdecimal, text)):
        return text
    for above in islice(_above(node), _DEEPEST):
        styled = _STYLE.search(above.attributes.get("style") or "")
        height = _HEIGHTS.get(styled[1].lower() if styled else above.tag or "")
        if height is not None:
            return height(text)
    return text


def _above(node: LexborNode) -> Iterator[LexborNode]:
    parent = node.parent
    while parent is not None and parent.tag != "td":
        yield parent
        parent = parent.parent

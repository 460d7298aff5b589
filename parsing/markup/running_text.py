"""行文中的链接：一句话里的几个字带了链接（在线填报请点击：某平台），不是列表的一行。"""

import re
from collections.abc import Iterator
from itertools import islice

from selectolax.lexbor import LexborNode

from parsing.markup.page import BLOCKS
from parsing.words.text import clean

_ENDS_LINE = BLOCKS | {"td", "th"}
# Of a line this much, and no more inline elements around a link than this.
_MOST_BESIDE = 30
_DEEPEST = 6
# What lists put before their titles: signs, numbers, a category in brackets.
_BEFORE_TITLE = re.compile(
    r"^\W*(?:[一二三四五六七八九十\d]{1,3}[)）、.．]\s*)?(?:[\[【（(〔][^\]】）)〕]{1,12}[\]】）)〕]\s*)*"
)
_LETTER = re.compile(r"[^\W\d_]")
_FEWEST = 2
_GOES_ON = re.compile(r"[：:，,、“‘《（(]\s*$")
_ENDS = re.compile(r"[。；;！!]\W*$")


def lead_in(link: LexborNode) -> str:
    """The words before a link in its line whose sentence it is a part of; empty where it stands for itself."""
    before = _BEFORE_TITLE.sub("", _beside(link, back=True))
    if len(_LETTER.findall(before)) < _FEWEST:
        return ""
    return before if _GOES_ON.search(before) or _ENDS.search(_beside(link, back=False)) else ""


def _beside(link: LexborNode, *, back: bool) -> str:
    """What stands in the link's line before it, or after it."""
    parts = islice(_parts(link, back=back), _MOST_BESIDE)
    texts = [part.text_content or "" if part.is_text_node else part.text() for part in parts]
    return clean("".join(reversed(texts) if back else texts))


def _parts(link: LexborNode, *, back: bool) -> Iterator[LexborNode]:
    node: LexborNode | None = link
    for _ in range(_DEEPEST):
        if node is None or (node is not link and node.tag in _ENDS_LINE):
            return
        other = node.prev if back else node.next
        while other is not None:
            if not other.is_text_node and (other.tag in _ENDS_LINE or other.css_first("br, p, div") is not None):
                return
            yield other
            other = other.prev if back else other.next
        node = node.parent

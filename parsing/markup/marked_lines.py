"""带记号的行：正文之前、正文开头、正文之后的文字，行内元素的起止留有记号，供标注读取。

Where an element begins or ends often says what no colon does: that a label is over, or that its value is empty.
"""

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from parsing.markup.day_texts import time_said
from parsing.markup.page import BLOCKS, Page
from parsing.words.text import clean

OPEN, CLOSE = "\x0e", "\x0f"
_MARKS = str.maketrans("", "", OPEN + CLOSE)
# A cell without text is a line all the same: the value of the label before it is empty.
_CELLS = frozenset(("td", "th", "dd"))
_TOP_LINES = 24


@dataclass(slots=True)
class Surroundings:
    """Lines before the body, the first lines of the body, lines after it. All lines are before where there is no body."""

    before: list[str] = field(default_factory=list)
    top: list[str] = field(default_factory=list)
    after: list[str] = field(default_factory=list)


def plain(marked: str) -> str:
    return clean(marked.translate(_MARKS))


def surroundings(page: Page, body: LexborNode | None) -> Surroundings:
    """The page's lines around the body."""
    walk = _Walk(body.mem_id if body is not None else None)
    if page.body is not None:
        walk.over(page.body)
    return walk.found


def _time_shown(node: LexborNode) -> str | None:
    """What a time element tells in full; one without a text shows nothing."""
    return time_said(node) if node.tag == "time" and clean(node.text()) else None


class _Walk:
    """One pass over a page, without recursion: real pages nest hundreds deep."""

    def __init__(self, body: int | None) -> None:
        self.found = Surroundings()
        self._into = self.found.before
        self._parts: list[str] = []
        self._body = body

    def over(self, root: LexborNode) -> None:
        stack: list[tuple[LexborNode, int]] = [(root, -1)]
        while stack:
            node, begun = stack.pop()
            if begun >= 0:
                self._leave(node, begun)
            elif node.is_text_node:
                self._parts.append(node.text_content or "")
            elif (day := _time_shown(node)) is not None:
                self._parts.append(f"{OPEN}{day}{CLOSE}")
            else:
                stack.append((node, self._enter(node)))
                if not self._enough():
                    stack += [(child, -1) for child in node.iter(include_text=True)][::-1]
        self._end_line()

    def _enough(self) -> bool:
        return self._into is self.found.top and len(self._into) >= _TOP_LINES

    def _enter(self, node: LexborNode) -> int:
        if node.mem_id == self._body:
            self._end_line()
            self._into = self.found.top
        elif node.tag in BLOCKS:
            self._end_line()
        else:
            self._parts.append(OPEN)
        return len(self._into)

    def _leave(self, node: LexborNode, begun: int) -> None:
        if node.tag not in BLOCKS and node.mem_id != self._body:
            self._parts.append(CLOSE)
            return
        self._end_line()
        if node.tag in _CELLS and len(self._into) == begun:
            self._into.append("")
        if node.mem_id == self._body:
            self._into = self.found.after

    def _end_line(self) -> None:
        line = clean("".join(self._parts))
        self._parts.clear()
        if line.translate(_MARKS).strip() and not (self._into is self.found.top and self._enough()):
            self._into.append(line)

"""PDF 的段落：去掉页眉、页脚和页码，把折行接回段落。"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from parsing.documents.grids import join_lines
from parsing.documents.pdf_lines import Line

# 3, - 3 -, —3—, 第 3 页, 第3页 共9页, 3 / 9
_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(第?\s*\d{1,3}\s*页?)([\s,，/]*共?\s*\d{1,3}\s*页?)?[-—–－―·\s]*")
# A head or foot line is one that more than half of the pages repeat at the same height, at least this many.
_REPEATED = 4
# Head and foot take up so many lines each.
_EDGE = 2
# In heights of a line: how much room a full line may leave beside the next word (a closing mark hangs or is
# squeezed), how far an indented line begins, how far apart lines of one paragraph stand, how heights differ.
_ROOM, _INDENTED, _APART, _ALIKE = 0.6, 1.2, 2.2, 0.2

# Text that ends before this part of the page's width has no right margin that one could see.
_COLUMN = 0.7

_Key = tuple[str, int]


def drop_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without page numbers and without the lines that most pages repeat at head or foot."""
    counts = Counter(key for lines in pages for key in {_key(line) for line in (*lines[:_EDGE], *lines[-_EDGE:])})
    repeated = {key for key, count in counts.items() if count >= max(_REPEATED, len(pages) // 2 + 1)}
    return [_without_edges(lines, repeated) for lines in pages]


def _without_edges(lines: Sequence[Line], repeated: set[_Key]) -> list[Line]:
    """A page of nothing else keeps its words: they may be all that there is to read."""

    def is_running(line: Line) -> bool:
        return _is_number(line) or _key(line) in repeated

    head = len(list(takewhile(is_running, lines[:_EDGE])))
    foot = len(list(takewhile(is_running, reversed(lines[-_EDGE:]))))
    kept = lines[head : len(lines) - foot]
    return list(kept) or [line for line in lines if not _is_number(line)]


def _is_number(line: Line) -> bool:
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _key(line: Line) -> _Key:
    """What stands where, in whole lines from the top."""
    return line.text, round(line.top / line.size) if line.size else 0


def join_paragraphs(pages: Sequence[Sequence[Line]], widths: Sequence[float]) -> Iterator[str]:
    """Lines that run on are one paragraph, also over a page's end. widths: of the pages."""
    paragraph: list[str] = []
    previous: tuple[Line, float] | None = None
    for lines, width in zip(pages, widths, strict=True):
        left = min((line.left for line in lines), default=0.0)
        right = max((line.right for line in lines), default=0.0)
        margin = right if right > _COLUMN * width else math.inf
        for line in lines:
            if previous is None or not _runs_on(*previous, line, left):
                yield join_lines(paragraph)
                paragraph = []
            paragraph.append(line.text)
            previous = (line, margin)
    yield join_lines(paragraph)


def _runs_on(before: Line, right: float, line: Line, left: float) -> bool:
    """Whether a line continues the one before. right, left: margins of their pages."""
    full = right - before.right < line.word + _ROOM * before.size
    flush = line.left - left < _INDENTED * line.size
    alike = abs(line.size - before.size) < _ALIKE * before.size
    near = line.top - before.bottom < _APART * before.size
    return full and flush and alike and near

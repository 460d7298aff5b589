"""没有竖线的文字表格的两层表头：横跨几列的列名在上，它下面每一列的列名都比别的列低，才知道它管哪几列。"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.page_blocks import Block, overlap
from parsing.documents.page_words import Word

# Shares of the size: how exactly headers of one row stand beside one another; how much lower those below another are.
_AT_ROW = 0.3
_LOWER = 0.5


@dataclass(frozen=True, slots=True)
class Group:
    """A header over several columns: from first to last."""

    first: int
    last: int
    words: tuple[Word, ...]


def are_level(headers: Sequence[Block]) -> bool:
    """Whether they begin, end or have their middle at one height: then nothing above them is one."""
    reach = _AT_ROW * headers[0].words[0].size
    return any(max(side) - min(side) <= reach for side in _sides(headers))


def _sides(headers: Sequence[Block]) -> tuple[list[float], ...]:
    return (
        [header.first for header in headers],
        [(header.first + header.last) / 2 for header in headers],
        [header.last for header in headers],
    )


def groups_of(above: Sequence[Word], headers: Sequence[Block]) -> tuple[Group, ...] | None:
    """above: the words right above the headers, of which each column has one. None when it is uncertain what is above what."""
    found: list[Group] = []
    for word in above:
        below = [x for x, header in enumerate(headers) if overlap(word, header)]
        if len(below) < 2 or below != list(range(below[0], below[-1] + 1)):
            return None
        found.append(Group(below[0], below[-1], (word,)))
    grouped = {x for group in found for x in range(group.first, group.last + 1)}
    single = [header for x, header in enumerate(headers) if x not in grouped]
    lower = [header for x, header in enumerate(headers) if x in grouped]
    if not found or not single or any(one.last >= other.first for one, other in pairwise(found)):
        return None
    size = headers[0].words[0].size
    level = max(word.middle for word in above) - min(word.middle for word in above) <= _AT_ROW * size
    alike = any(
        max(alone) - min(alone) <= _AT_ROW * size
        and max(under) - min(under) <= _AT_ROW * size
        and min(under) - max(alone) >= _LOWER * size
        for alone, under in zip(_sides(single), _sides(lower), strict=True)
    )
    over = max(word.middle for word in above) < min(header.first for header in lower) - size / 2
    even = all(abs(word.size - size) < 0.15 * size for word in above)
    return tuple(found) if level and alike and over and even else None

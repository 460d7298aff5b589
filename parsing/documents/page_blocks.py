"""版面上的文字块：上下相邻、左右重叠的词是一格里折成几行的文字。"""

import math
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Protocol

from parsing.documents.grids import join_lines
from parsing.documents.page_rules import Level
from parsing.documents.page_words import Word

# In points: lines of one cell follow one another exactly, but for the pixel to which a browser moves them.
SAME_PITCH = 0.8
# Share of the size: so near is at the same height.
_AT_ROW = 0.3
# Share of the size: how exactly lines of a cell stand below one another.
_ALIGNED = 0.5
# In sizes: lines farther apart are of two cells.
SURELY_APART = 1.9
_REACH = 4.0


@dataclass(frozen=True, slots=True)
class Block:
    """Words below one another, from above. first, last: the middles of its lines."""

    words: tuple[Word, ...]

    @property
    def left(self) -> float:
        return min(word.left for word in self.words)

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def first(self) -> float:
        return self.words[0].middle

    @property
    def last(self) -> float:
        return self.words[-1].middle

    @property
    def text(self) -> str:
        return join_lines(word.text for word in self.words)

    @property
    def is_aligned(self) -> bool:
        """Whether its lines begin, end or are centred below one another, as those of one cell do."""
        lines = [(word.left, word.right) for word in self.words]
        reach = _ALIGNED * self.words[0].size
        sides = ([left for left, _ in lines], [right for _, right in lines], [(a + b) / 2 for a, b in lines])
        return any(max(side) - min(side) <= reach for side in sides)


class Extent(Protocol):
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...


def overlap(one: Extent, other: Extent) -> bool:
    return one.left < other.right and other.left < one.right


class Neighbours:
    """Words with nothing but a distance between them, one below the other: no other word, and no rule."""

    def __init__(self, words: Sequence[Word], levels: Sequence[Level]) -> None:
        self._words = words
        self._levels = levels
        self._pairs = [(gap, upper, lower) for gap, upper, lower in _pairs(words) if not is_ruled(levels, upper, lower)]

    def pitch(self, top: float = -math.inf, bottom: float = math.inf) -> float:
        """The least distance: that of a cell's lines, where a cell has several. 0 where no words are neighbours.

        top, bottom: rows at which pairs count only when they reach between them.
        """
        within = (
            gap
            for gap, upper, lower in self._pairs
            if lower.middle > top + _AT_ROW * lower.size and upper.middle < bottom - _AT_ROW * upper.size
        )
        return min(within, default=0.0)

    def below(self, block: Block) -> float:
        """How far below a block its next neighbour stands."""
        last = block.words[-1]
        return min((gap for gap, upper, _ in self._pairs if upper is last), default=math.inf)

    def parts(self, block: Block, figure: Word) -> bool:
        """Whether a rule runs between a figure and the first or the last line of a block."""
        ends = (block.words[0], block.words[-1])
        return any(is_ruled(self._levels, *sorted((end, figure), key=lambda word: word.middle)) for end in ends)

    def blocks(self, pitch: float, ruled: tuple[float, float] | None = None) -> list[Block]:
        """Words that stand one pitch below one another are one block.

        ruled: between which heights all neighbours are one, since rules part the others.
        """
        owner = {id(word): [word] for word in self._words}
        for gap, upper, lower in self._pairs:
            one, other = owner[id(upper)], owner[id(lower)]
            within = ruled is not None and ruled[0] <= upper.middle and lower.middle <= ruled[1]
            if (within or (pitch and abs(gap - pitch) <= SAME_PITCH)) and one is not other:
                one.extend(other)
                owner.update((id(word), one) for word in other)
        groups = {id(group): group for group in owner.values()}
        return [Block(tuple(sorted(group, key=lambda word: (word.middle, word.left)))) for group in groups.values()]


def is_ruled(levels: Sequence[Level], upper: Word, lower: Word) -> bool:
    """Whether a rule runs between two words that stand below one another."""
    first = bisect_right(levels, upper.middle, key=_height)
    middle = (max(upper.left, lower.left) + min(upper.right, lower.right)) / 2
    between = levels[first : bisect_left(levels, lower.middle, key=_height)]
    return any(level.left <= middle <= level.right for level in between)


def _height(level: Level) -> float:
    return level.y


def _pairs(words: Sequence[Word]) -> Iterator[tuple[float, Word, Word]]:
    reach = max((word.size for word in words), default=0.0) * _REACH
    ordered = sorted(words, key=lambda word: word.middle)
    for at, upper in enumerate(ordered):
        for number in range(at + 1, len(ordered)):
            lower = ordered[number]
            gap = lower.middle - upper.middle
            if gap > reach:
                break
            if gap > upper.size / 2 and overlap(upper, lower):
                yield gap, upper, lower
                break


def is_parted(levels: Sequence[Level], rows: Sequence[Sequence[Word]]) -> bool:
    """Whether rules run between all rows."""
    return all(is_ruled(levels, one[0], other[0]) for one, other in pairwise(rows))

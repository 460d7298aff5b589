"""PDF 的文字块：上下相邻、左右重叠的词是一格里折成几行的文字。"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from parsing.documents.grids import join_lines
from parsing.documents.pdf_words import Word

# In points: lines of one cell follow one another exactly, but for the pixel to which a browser moves them.
_SAME_PITCH = 0.8


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


class Extent(Protocol):
    @property
    def left(self) -> float: ...
    @property
    def right(self) -> float: ...


def overlap(one: Extent, other: Extent) -> bool:
    return one.left < other.right and other.left < one.right


def pitch_of(words: Sequence[Word]) -> float:
    """The least distance of two words below one another: that of a cell's lines, where a cell has several."""
    return min((gap for gap, _, _ in _neighbours(words)), default=0.0)


def blocks_of(words: Sequence[Word], pitch: float) -> list[Block]:
    """Words that stand one pitch below one another are one block; for a pitch of 0 each is its own."""
    owner = {id(word): [word] for word in words}
    for gap, upper, lower in _neighbours(words):
        one, other = owner[id(upper)], owner[id(lower)]
        if abs(gap - pitch) <= _SAME_PITCH and one is not other:
            one.extend(other)
            owner.update((id(word), one) for word in other)
    groups = {id(group): group for group in owner.values()}
    return [Block(tuple(sorted(group, key=lambda word: (word.middle, word.left)))) for group in groups.values()]


def _neighbours(words: Sequence[Word]) -> Iterable[tuple[float, Word, Word]]:
    """Pairs of words with nothing but a distance between them, the lower one below the upper."""
    reach = max((word.size for word in words), default=0.0) * 4
    ordered = sorted(words, key=lambda word: word.middle)
    for at, upper in enumerate(ordered):
        for lower in ordered[at + 1 :]:
            gap = lower.middle - upper.middle
            if gap > reach:
                break
            if gap > upper.size / 2 and overlap(upper, lower):
                yield gap, upper, lower
                break


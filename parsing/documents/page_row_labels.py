"""无线表格的行名：每行数字有且只有一个自己的标签，折成几行的也对得上，才算读出。"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.page_blocks import SURELY_APART, Block, Neighbours
from parsing.documents.page_words import Word

# Share of the size: how exactly a label stands at its row.
_AT_ROW = 0.3
# A label beside more is one of several rows, as those that touch it are.
_MOST_ROWS = 3


@dataclass(frozen=True, slots=True)
class Labels:
    """rows: the middles of all rows, of those without figures too. own: a label for each. outer: those of several rows.

    pitch: of the lines of a label; 0 when none has several.
    """

    rows: tuple[float, ...]
    own: tuple[Block, ...]
    outer: tuple[Block, ...]
    pitch: float


def labels_of(figures: Sequence[Word], words: Neighbours, ruled: bool) -> Labels | None:
    """figures: the first of every row. None when no label, or several, might be a row's.

    ruled: rules run between all rows, so that what no rule parts is one label; it may be that of a blank row.

    Labels stand beside their figures with their first line, their last or their middle, all in the same way; where
    rules run, not even that, as in a row at a page's end.
    """
    rows = [figure.middle for figure in figures]
    known = words.pitch(rows[0], rows[-1])
    for pitch in (known,) if ruled else (known, 0.0):
        blocks = words.blocks(pitch, (rows[0], rows[-1]) if ruled else None)
        found = [labels for side in (0.0, 0.5, 1.0) if (labels := _beside(rows, blocks, side, pitch, ruled))]
        if found:
            last = found[0].own[-1]
            if not pitch and words.below(last) < SURELY_APART * last.words[0].size:
                return None
            alike = all(_words_of(labels) == _words_of(found[0]) for labels in found)
            return found[0] if alike else None
        if ruled and len(rows) > 1:
            return _labels(rows, blocks, lambda block: _row_between(figures, rows, block, words), known, ruled)
    return None


def _words_of(labels: Labels) -> list[tuple[Word, ...]]:
    return [block.words for block in labels.own]


def _beside(rows: Sequence[float], blocks: Sequence[Block], side: float, pitch: float, ruled: bool) -> Labels | None:
    """side: 0 when figures stand at the first line of a label, 1 at the last, 0.5 in the middle."""

    def row_of(block: Block) -> int | None:
        middle = block.first + side * (block.last - block.first)
        return _row_at(rows, middle, _AT_ROW * block.words[0].size)

    return _labels(rows, blocks, row_of, pitch, ruled)


def _labels(
    rows: Sequence[float], blocks: Sequence[Block], row_of: Callable[[Block], int | None], pitch: float, ruled: bool
) -> Labels | None:
    own: dict[int, Block] = {}
    for block in blocks:
        row = row_of(block)
        if row is not None and (row not in own or own[row].left < block.left):
            own[row] = block
    if len(own) < len(rows):
        return None
    taken = set(map(id, own.values()))
    rest = [block for block in blocks if id(block) not in taken and _is_among(block, own[0], own[len(rows) - 1])]
    outer = [block for block in rest if _is_outer(block, rows, own)]
    blank = [block for block in rest if not _is_outer(block, rows, own)]
    if blank and not (ruled and all(_is_between(block, rows) for block in blank)):
        return None
    every = sorted(
        [
            *((middle, own[row]) for row, middle in enumerate(rows)),
            *((block.words[0].middle, block) for block in blank),
        ],
        key=lambda pair: pair[0],
    )
    labels = tuple(block for _, block in every)
    return Labels(tuple(middle for middle, _ in every), labels, tuple(outer), pitch) if _in_order(labels) else None


def _row_between(figures: Sequence[Word], rows: Sequence[float], block: Block, words: Neighbours) -> int | None:
    """The one row that no rule parts from the block."""
    first, last = bisect_left(rows, block.first) - 1, bisect_right(rows, block.last)
    if last - first > _MOST_ROWS:
        return None
    near = range(max(first, 0), min(last + 1, len(rows)))
    found = [row for row in near if not words.parts(block, figures[row])]
    return found[0] if len(found) == 1 else None


def _is_among(block: Block, first: Block, last: Block) -> bool:
    return block.last >= first.first and block.first <= last.last


def _row_at(rows: Sequence[float], middle: float, reach: float) -> int | None:
    after = bisect_left(rows, middle)
    nearest = min(range(max(after - 1, 0), min(after + 1, len(rows))), key=lambda row: abs(rows[row] - middle))
    return nearest if abs(rows[nearest] - middle) <= reach else None


def _is_between(block: Block, rows: Sequence[float]) -> bool:
    """Whether no figures stand at the height of the block."""
    near = _AT_ROW * block.words[0].size
    return bisect_left(rows, block.first - near) == bisect_right(rows, block.last + near)


def _is_outer(block: Block, rows: Sequence[float], own: Mapping[int, Block]) -> bool:
    """It stands before the labels of all rows that it touches: else it is the label of a row without figures."""
    near = _AT_ROW * block.words[0].size
    first = max(bisect_right(rows, block.first + near) - 1, 0)
    last = min(bisect_left(rows, block.last - near), len(rows) - 1)
    around = range(first, last + 1)
    beside = [row for row in around if own[row].first < block.last + near and own[row].last > block.first - near]
    return all(own[row].left > block.right for row in beside or around)


def _in_order(labels: Sequence[Block]) -> bool:
    """No label begins before that of the row above ends."""
    return all(above.last < below.first for above, below in pairwise(labels))

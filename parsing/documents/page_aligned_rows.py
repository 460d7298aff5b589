"""没有竖线的文字表格的行：每格文字与第一列的一个文字上齐、居中或下齐，全表一致，才知道它在哪一行。"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.page_blocks import SURELY_APART, Block, Neighbours
from parsing.documents.page_listed import FEWEST_COLUMNS, Band, Span
from parsing.documents.page_rules import Level
from parsing.documents.page_words import Word

# Share of the size: how exactly texts of a row stand beside one another.
_AT_ROW = 0.3
# In sizes: rows of single lines that stand nearer may be lines of one cell.
_APART = 1.75
# Columns whose texts are sure: those of one in which cells are merged need not be.
_FEWEST_SURE = 4
Placed = list[dict[int, Block]]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The blocks of every row by column. lost: those of columns where nobody can tell of which row a text is."""

    rows: Placed
    lost: dict[int, list[Block]]


def aligned_rows(words: Sequence[Word], levels: Sequence[Level]) -> tuple[list[Band], list[Span]] | None:
    """Rows and columns of a table's words; None when any word may be of another row or column. Headers may be lower."""
    among = Neighbours(words, levels)
    pitch = among.pitch()
    apart = not pitch or pitch > SURELY_APART * max(word.size for word in words)
    found = [rows for one in ([0.0] if apart else [pitch, 0.0]) if (rows := _rows(among.blocks(one), single=not one))]
    best = _surest(found)
    return _bands(best) if best else None


def _surest(found: Sequence[_Rows]) -> _Rows | None:
    """Those with the fewest columns lost; None where two differ."""
    least = min((len(rows.lost) for rows in found), default=0)
    best = [rows for rows in found if len(rows.lost) == least]
    return best[0] if best and all(_words_of(other) == _words_of(best[0]) for other in best) else None


def _words_of(found: _Rows) -> list[dict[int, frozenset[int]]]:
    return [{x: frozenset(map(id, block.words)) for x, block in row.items()} for row in found.rows]


def _rows(blocks: Sequence[Block], *, single: bool) -> _Rows | None:
    """single: every block is one line."""
    columns = _columns(blocks)
    if len(columns) < FEWEST_COLUMNS or not all(map(_is_even, blocks)):
        return None
    anchors = sorted(columns[0], key=lambda block: block.first)
    if single and not _are_apart(anchors):
        return None
    found = _surest([placed for side in (0.0, 0.5, 1.0) if (placed := _placed(columns, anchors, side))])
    return _headed(found, len(columns)) if found else None


def _bands(found: _Rows) -> tuple[list[Band], list[Span]] | None:
    rows, count = found.rows, len(set().union(*found.rows, found.lost))
    if any(_last(one) >= _first(other) for one, other in pairwise(rows)):
        return None
    every = {x: [*(row[x] for row in rows if x in row), *found.lost.get(x, ())] for x in range(count)}
    spans = [_span(every[x]) for x in range(count)]
    if any(one.right >= other.left for one, other in pairwise(spans)):
        return None
    between = [(_last(one) + _first(other)) / 2 for one, other in pairwise(rows)]
    ys = [_first(rows[0]) - 1, *between, _last(rows[-1]) + 1]
    lost = frozenset(found.lost)
    loose = [(x, word) for x, blocks in found.lost.items() for block in blocks for word in block.words]
    bands: list[Band] = []
    for number, (row, (y, below)) in enumerate(zip(rows, pairwise(ys), strict=True)):
        near = _near(number, len(rows), y, below)
        words = [
            (*(row[x].words if x in row else ()), *(word for at, word in loose if at == x and near(word.middle)))
            for x in range(count)
        ]
        bands.append(Band(y, below, tuple(words), lost=lost - row.keys()))
    return bands, spans


def _near(number: int, count: int, top: float, bottom: float) -> Callable[[float], bool]:
    """Whether a height is that of a row: the first and the last reach as far as any word."""
    least, most = (-math.inf if number == 0 else top), (math.inf if number == count - 1 else bottom)
    return lambda height: least <= height < most


def _is_even(block: Block) -> bool:
    """Whether all its words are of one size: a title above a header is larger."""
    sizes = [word.size for word in block.words]
    return max(sizes) < 1.15 * min(sizes)


def _are_apart(anchors: Sequence[Block]) -> bool:
    return all(other.first - one.last >= _APART * one.words[0].size for one, other in pairwise(anchors))


def _columns(blocks: Iterable[Block]) -> list[list[Block]]:
    groups: list[list[Block]] = []
    right = 0.0
    for block in sorted(blocks, key=lambda block: block.left):
        if groups and block.left < right:
            groups[-1].append(block)
        else:
            groups.append([block])
        right = max(right, block.right) if len(groups[-1]) > 1 else block.right
    return groups


def _placed(columns: Sequence[Sequence[Block]], anchors: Sequence[Block], side: float) -> _Rows | None:
    """side: 0 when the texts of a row begin at one height, 1 when they end there, 0.5 between."""
    heights = [_at(anchor, side) for anchor in anchors]
    rows: Placed = [{0: anchor} for anchor in anchors]
    head = 0 if anchors[0].text.isdecimal() else 1
    torn: dict[int, Block] = {}
    lost: dict[int, list[Block]] = {}
    for x, column in enumerate(columns[1:], 1):
        at, above, rest = _beside(sorted(column, key=lambda block: block.first), heights, side, head)
        if len(rest) + len(above) > 1 and rest:
            header = at.get(0) if head else None
            if head and header is None:
                return None
            lost[x] = [block for block in column if block is not header]
            at, above = {0: header} if header else {}, []
        elif len(rest) + len(above) > 1 or rest:
            return None
        torn.update((x, block) for block in above)
        for row, block in at.items():
            rows[row][x] = block
    if lost and len(columns) - len(lost) < _FEWEST_SURE:
        return None
    if torn:
        firsts = [block.first for block in torn.values()]
        if max(firsts) - min(firsts) > _AT_ROW * anchors[0].words[0].size:
            return None
        rows.insert(head, torn)
    return _Rows(rows, lost)


def _beside(
    column: Sequence[Block], heights: Sequence[float], side: float, head: int
) -> tuple[dict[int, Block], list[Block], list[Block]]:
    """A column's blocks by the number of their row, those between the head and the first row, and all others.

    What is nearest to the head may be a header that stands lower, below another.
    """
    at: dict[int, Block] = {}
    above: list[Block] = []
    rest: list[Block] = []
    for block in column:
        height = _at(block, side)
        row = min(range(len(heights)), key=lambda y: abs(heights[y] - height))
        beside = abs(heights[row] - height) <= _AT_ROW * block.words[0].size
        if row not in at and (beside or (head and row == 0 and height > heights[0])):
            at[row] = block
        elif (
            row <= head
            and (head == 0 or 0 in at)
            and row not in at
            and height < heights[head if head < len(heights) else 0]
        ):
            above.append(block)
        else:
            rest.append(block)
    return at, above, rest


def _at(block: Block, side: float) -> float:
    return block.first + side * (block.last - block.first)


def _headed(found: _Rows, count: int) -> _Rows | None:
    """A header may stand beside what is below it, not above: both are one column where no other header is as near.

    Rows below the head of the page before begin with a number.
    """
    rows, lost = found.rows, found.lost
    if 0 not in rows[0] or rows[0][0].text.isdecimal():
        return found
    lone = [x for x in range(count) if x in rows[0] and x not in lost and not any(x in row for row in rows[1:])]
    column = {x: x for x in range(count)}
    for x in range(count):
        if x not in rows[0]:
            beside = [header for header in lone if abs(header - x) == 1]
            if len(beside) != 1:
                return None
            column[x] = beside[0]
    order = {x: place for place, x in enumerate(sorted(set(column.values())))}
    whole = [{order[column[x]]: block for x, block in row.items()} for row in rows]
    moved = {order[column[x]]: blocks for x, blocks in lost.items()}
    return _Rows(whole, moved) if sum(map(len, whole)) == sum(map(len, rows)) else None


def _span(blocks: Sequence[Block]) -> Span:
    return Span(min(block.left for block in blocks), max(block.right for block in blocks))


def _first(row: dict[int, Block]) -> float:
    return min(block.first for block in row.values())


def _last(row: dict[int, Block]) -> float:
    return max(block.last for block in row.values())

"""没有竖线的文字表格的行：每格文字与第一列的一个文字上齐、居中或下齐，全表一致，才知道它在哪一行。"""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from parsing.documents.page_blocks import SURELY_APART, Block, Neighbours
from parsing.documents.page_listed import FEWEST_COLUMNS, Band, Span
from parsing.documents.page_rules import Level
from parsing.documents.page_words import Word

# Share of the size: how exactly texts of a row stand beside one another.
_AT_ROW = 0.3
# In sizes: rows of single lines that stand nearer may be lines of one cell.
_APART = 1.75
_FEWEST_ROWS = 2
Placed = list[dict[int, Block]]


def aligned_rows(words: Sequence[Word], levels: Sequence[Level]) -> tuple[list[Band], list[Span]] | None:
    """Rows and columns of a table's words; None when any word may be of another row or column. Headers may be lower."""
    among = Neighbours(words, levels)
    pitch = among.pitch()
    apart = not pitch or pitch > SURELY_APART * max(word.size for word in words)
    tries = [0.0] if apart else [pitch, 0.0]
    found = [rows for one in tries if (rows := _rows(among.blocks(one), single=not one))]
    if not found or any(_words_of(other) != _words_of(found[0]) for other in found):
        return None
    return found[0]


def _words_of(rows: tuple[list[Band], list[Span]]) -> list[list[frozenset[int]]]:
    return [[frozenset(map(id, words)) for words in band.words] for band in rows[0]]


def _rows(blocks: Sequence[Block], *, single: bool) -> tuple[list[Band], list[Span]] | None:
    """single: every block is one line."""
    columns = _columns(blocks)
    if len(columns) < FEWEST_COLUMNS or not all(map(_is_even, blocks)):
        return None
    anchors = sorted(columns[0], key=lambda block: block.first)
    if len(anchors) < _FEWEST_ROWS or (single and not _are_apart(anchors)):
        return None
    found = [placed for side in (0.0, 0.5, 1.0) if (placed := _placed(columns, anchors, side)) is not None]
    if not found or any(other != found[0] for other in found):
        return None
    whole = _headed(found[0], len(columns))
    if whole is None:
        return None
    ys = [
        anchors[0].first - 1,
        *((_last(one) + _first(other)) / 2 for one, other in pairwise(whole)),
        anchors[-1].last + 1,
    ]
    if any(_last(one) >= _first(other) for one, other in pairwise(whole)):
        return None
    count = len(set().union(*whole))
    spans = [_span([row[x] for row in whole if x in row]) for x in range(count)]
    if any(one.right >= other.left for one, other in pairwise(spans)):
        return None
    bands = [
        Band(y, below, tuple(row[x].words if x in row else () for x in range(len(spans))))
        for row, (y, below) in zip(whole, pairwise(ys), strict=True)
    ]
    return bands, spans


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


def _placed(columns: Sequence[Sequence[Block]], anchors: Sequence[Block], side: float) -> Placed | None:
    """The blocks of every row by column. side: 0 when they begin at one height, 1 when they end there, 0.5 between.

    What is nearest to the first may be a header that stands lower, below another.
    """
    rows: Placed = [{0: anchor} for anchor in anchors]
    heights = [_at(anchor, side) for anchor in anchors]
    for x, column in enumerate(columns[1:], 1):
        for block in column:
            height = _at(block, side)
            row = min(range(len(rows)), key=lambda y: abs(heights[y] - height))
            beside = abs(heights[row] - height) <= _AT_ROW * block.words[0].size
            if x in rows[row] or not (beside or (row == 0 and height > heights[0])):
                return None
            rows[row][x] = block
    return rows


def _at(block: Block, side: float) -> float:
    return block.first + side * (block.last - block.first)


def _headed(rows: Placed, count: int) -> Placed | None:
    """A header may stand beside what is below it, not above: both are one column where no other header is as near.

    Rows below the head of the page before begin with a number.
    """
    if rows[0][0].text.isdecimal():
        return rows
    lone = [x for x in range(count) if x in rows[0] and not any(x in row for row in rows[1:])]
    column = {x: x for x in range(count)}
    for x in range(count):
        if x not in rows[0]:
            beside = [header for header in lone if abs(header - x) == 1]
            if len(beside) != 1:
                return None
            column[x] = beside[0]
    order = {x: place for place, x in enumerate(sorted(set(column.values())))}
    whole = [{order[column[x]]: block for x, block in row.items()} for row in rows]
    return whole if sum(map(len, whole)) == sum(map(len, rows)) else None


def _span(blocks: Sequence[Block]) -> Span:
    return Span(min(block.left for block in blocks), max(block.right for block in blocks))


def _first(row: dict[int, Block]) -> float:
    return min(block.first for block in row.values())


def _last(row: dict[int, Block]) -> float:
    return max(block.last for block in row.values())

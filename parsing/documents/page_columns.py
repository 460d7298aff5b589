"""无线表格的列：数字上下对齐成列，每列上方有且只有一个自己的列名，才算读出。"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.page_blocks import SAME_PITCH, SURELY_APART, Block, Neighbours, overlap
from parsing.documents.page_words import Word

# Share of the size: how exactly figures stand below one another.
_ALIGNED = 0.5
# Lines nearer than rows, by this share, are of one cell.
_NEARER = 0.95


@dataclass(frozen=True, slots=True)
class Column:
    left: float
    right: float
    words: tuple[Word, ...]

    def with_header(self, header: Block) -> "Column":
        return Column(min(self.left, header.left), max(self.right, header.right), self.words)


def columns_of(rows: Sequence[Sequence[Word]]) -> list[Column] | None:
    """Figures that stand below one another; None when two of a row do, or when they are not aligned."""
    groups: list[list[Word]] = []
    right = 0.0
    for word in sorted((word for row in rows for word in row), key=lambda word: word.left):
        if groups and word.left < right:
            groups[-1].append(word)
        else:
            groups.append([word])
        right = max(right, word.right) if len(groups[-1]) > 1 else word.right
    columns = [Column(group[0].left, max(word.right for word in group), tuple(group)) for group in groups]
    return columns if all(map(_is_aligned, columns)) and _fit(rows, columns) else None


def _is_aligned(column: Column) -> bool:
    sides = (
        [word.left for word in column.words],
        [word.right for word in column.words],
        [(word.left + word.right) / 2 for word in column.words],
    )
    return any(max(side) - min(side) <= _ALIGNED * column.words[0].size for side in sides)


def _fit(rows: Iterable[Sequence[Word]], columns: Sequence[Column]) -> bool:
    """No column holds two figures of a row."""
    place = {id(word): number for number, column in enumerate(columns) for word in column.words}
    return all(len({place[id(word)] for word in row}) == len(row) for row in rows)


def headers_of(
    columns: Sequence[Column], words: Neighbours, pitches: Iterable[float], ruled: tuple[float, float] | None
) -> list[Block] | None:
    """The innermost header of every column; None when there is none, or when it cannot be told from what is above it.

    pitches: that of lines in a cell; several when it is not known.
    """
    found = [headers for pitch in pitches if (headers := _headers(columns, _innermost(words.blocks(pitch, ruled))))]
    alike = all([one.words for one in headers] == [one.words for one in found[0]] for headers in found)
    return found[0] if found and alike else None


def _headers(columns: Sequence[Column], inner: Sequence[Block]) -> list[Block] | None:
    if all(sum(overlap(block, column) for block in inner) == 1 for column in columns):
        over = [block for block in inner if any(overlap(block, column) for column in columns)]
        if not all(block.is_aligned for block in over):
            return None
        beside = [block for block in inner if block not in over and block.last >= min(one.first for one in over)]
        return over if len(over) == len(columns) and not beside else None
    return list(inner) if len(inner) == len(columns) and _are_apart(columns, inner) else None


def pitches_of(words: Sequence[Word], among: Neighbours, rows: Sequence[float]) -> list[float]:
    """What the pitch of a header's lines may be. rows: middles of the rows, the header's among them."""
    pitch = among.pitch()
    least = min((below - above for above, below in pairwise(rows)), default=0.0)
    if not pitch or pitch > SURELY_APART * max(word.size for word in words):
        return [0.0]
    return [pitch] if pitch < min(_NEARER * least, least - SAME_PITCH) else [0.0, pitch]


def _innermost(blocks: Sequence[Block]) -> list[Block]:
    """From the left: those that have nothing below them."""
    found = [
        block for block in blocks if not any(other.first > block.last and overlap(block, other) for other in blocks)
    ]
    return sorted(found, key=lambda block: block.left)


def _are_apart(columns: Sequence[Column], headers: Sequence[Block]) -> bool:
    """Between any two columns runs an upright line that neither figures nor headers cross."""
    whole = [column.with_header(header) for column, header in zip(columns, headers, strict=True)]
    return _apart(whole)


def continued(columns: Sequence[Column], more: Sequence[Column]) -> list[Column] | None:
    """The columns with what stands in them on the next page; None when that may belong to others."""
    places = [[x for x, column in enumerate(columns) if overlap(column, one)] for one in more]
    found = {place[0]: one for place, one in zip(places, more, strict=True) if len(place) == 1}
    whole = [
        _joined(column, found[x]) if x in found else Column(column.left, column.right, ())
        for x, column in enumerate(columns)
    ]
    return whole if len(found) == len(more) and _apart(whole) else None


def _joined(column: Column, more: Column) -> Column:
    return Column(min(column.left, more.left), max(column.right, more.right), more.words)


def _apart(columns: Sequence[Column]) -> bool:
    return all(one.right < other.left for one, other in pairwise(columns))

"""PDF 无线表格的列：数字上下对齐成列，每列上方有且只有一个自己的列名，才算读出。"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.pdf_blocks import Block, blocks_of, overlap, pitch_of
from parsing.documents.pdf_words import Word

# Shares of the size: how exactly figures stand below one another; lines farther apart are of two cells.
_ALIGNED = 0.5
_SURELY_APART = 1.9
# Lines nearer than rows, by this share, are of one cell.
_NEARER = 0.95
_STATES_UNIT = re.compile(r"^[（(]?(?:金额)?单位[:：]")


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


def headers_of(columns: Sequence[Column], words: Sequence[Word], pitch: float, rows: Sequence[float]) -> list[Block] | None:
    """The innermost header of every column. pitch: of lines in a cell, 0 when unknown. rows: middles of the rows."""
    named = [word for word in words if not _STATES_UNIT.match(word.text)]
    pitch = pitch or _header_pitch(named, rows)
    if pitch is None:
        return None
    inner = _innermost(blocks_of(named, pitch))
    if all(sum(overlap(block, column) for block in inner) == 1 for column in columns):
        over = [block for block in inner if any(overlap(block, column) for column in columns)]
        beside = [block for block in inner if block not in over and block.last >= min(one.first for one in over)]
        return over if len(over) == len(columns) and not beside else None
    return inner if len(inner) == len(columns) and _are_apart(columns, inner) else None


def _header_pitch(words: Sequence[Word], rows: Sequence[float]) -> float | None:
    """Of lines in a cell, when no label has several; None when it cannot be told from that of rows."""
    pitch = pitch_of(words)
    if not pitch or pitch > _SURELY_APART * max(word.size for word in words):
        return 0.0
    least = min((below - above for above, below in pairwise(rows)), default=0.0)
    if pitch < _NEARER * least:
        return pitch
    return None


def _innermost(blocks: Sequence[Block]) -> list[Block]:
    """From the left: those that have nothing below them."""
    found = [
        block for block in blocks if not any(other.first > block.last and overlap(block, other) for other in blocks)
    ]
    return sorted(found, key=lambda block: block.left)


def _are_apart(columns: Sequence[Column], headers: Sequence[Block]) -> bool:
    """Between any two columns runs an upright line that neither figures nor headers cross."""
    whole = [column.with_header(header) for column, header in zip(columns, headers, strict=True)]
    return all(one.right < other.left for one, other in pairwise(whole))

"""版面上的无线表格：行、列、列名、行名都对得上的数字才成表；对不上的仍是文字，不猜。

What is proved: every figure stands in one column and beside one label, every column below one header, and nothing
else stands among them. Rules across and shaded rows bound the rows, where a table has them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.page_blocks import Block, Neighbours, is_parted, is_ruled, overlap
from parsing.documents.page_cells import Cell, Filled
from parsing.documents.page_columns import Column, columns_of, continued, headers_of, pitches_of
from parsing.documents.page_row_labels import Labels, labels_of
from parsing.documents.page_rules import Level
from parsing.documents.page_stretches import Stretch
from parsing.documents.page_words import Word, is_figure

# Fewer figures may line up by chance, unless the labels have a header too and stand, in sizes, that far from them.
_FEW_FIGURES = 3
_CLEARLY_APART = 1.2
# In sizes: from a header to the first row; from a label torn by the page's end to the next.
_HEAD_ABOVE = 3.0
_TORN = 2.0
_STATES_UNIT = re.compile(r"^[（(]?(?:金额)?单位[:：]")
_Row = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table on one page. columns: its figures with their headers; names: of the columns; xs: its upright sides."""

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    xs: tuple[float, ...]
    characters: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Head:
    """columns: one for every column of figures. corner: that of the labels."""

    columns: tuple[Block, ...]
    corner: tuple[Word, ...]

    @property
    def row(self) -> _Row:
        return (self.corner, *(block.words for block in self.columns))

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(block.text for block in self.columns)


def unruled_table(stretch: Stretch, levels: Sequence[Level], before: Unruled | None) -> Unruled | None:
    """None when anything is uncertain. before: the table on the page before, which this may continue."""
    columns = columns_of(stretch.rows)
    figures = [row[0] for row in stretch.rows]
    ruled = is_parted(levels, stretch.rows)
    labels = labels_of(figures, Neighbours(stretch.labels, levels), ruled) if columns else None
    if columns is None or labels is None or any(overlap(word, column) for word in stretch.below for column in columns):
        return None
    taken = {id(word) for block in labels.own for word in block.words}
    above = [word for word in stretch.above if id(word) not in taken and not _states_unit(word, stretch.above)]
    over = [word for word in above if word.right >= stretch.left]
    beside = [word for word in above if word.right < stretch.left]
    headers = _headers(stretch, columns, labels, over, levels, ruled)
    if headers:
        return _headed(stretch, columns, labels, _Head(tuple(headers), _corner(headers, beside)), beside, before)
    torn = any(word.middle > figures[0].middle - _TORN * word.size for word in beside)
    return None if over or torn or not before else _continuing(stretch.rows, columns, labels, before)


def _states_unit(word: Word, above: Iterable[Word]) -> bool:
    """Beside the table's title; below another word it is a part of a header."""
    below = any(other.middle < word.middle and overlap(other, word) for other in above)
    return not below and _STATES_UNIT.match(word.text) is not None


def is_head(table: Filled, figures: Iterable[Word]) -> bool:
    """Whether cells are but the shaded header of a table without rules: without figures, and some stand right below."""
    if any(is_figure(cell.text) for cell in table.cells):
        return False
    left, _, right, bottom = table.box
    near = (word for word in figures if 0 < word.middle - bottom < _HEAD_ABOVE * word.size)
    return any(left <= word.left and word.right <= right for word in near)


def _headers(
    stretch: Stretch,
    columns: Sequence[Column],
    labels: Labels,
    words: Sequence[Word],
    levels: Sequence[Level],
    ruled: bool,
) -> list[Block] | None:
    if not words:
        return None
    among, first = Neighbours(words, levels), stretch.rows[0][0]
    last = max(words, key=lambda word: word.middle)
    pitches = [labels.pitch] if labels.pitch else pitches_of(words, among, [last.middle, *labels.rows])
    if ruled and is_ruled(levels, last, first):
        return headers_of(columns, among, pitches[:1], (0.0, first.middle))
    return headers_of(columns, among, pitches, None)


def _corner(headers: Sequence[Block], words: Sequence[Word]) -> tuple[Word, ...]:
    """The header of the labels, if it stands in one line with those of the figures."""
    top, bottom = min(block.first for block in headers), max(block.last for block in headers)
    found = [word for word in words if top - word.size / 2 < word.middle < bottom + word.size / 2]
    return tuple(found) if len(found) == 1 else ()


def _headed(
    stretch: Stretch,
    columns: Sequence[Column],
    labels: Labels,
    head: _Head,
    beside: Sequence[Word],
    before: Unruled | None,
) -> Unruled | None:
    """With the upright sides of the page before, if its header is repeated here."""
    whole = [column.with_header(header) for column, header in zip(columns, head.columns, strict=True)]
    right = max(word.right for word in (*head.corner, *(word for block in labels.own for word in block.words)))
    few = sum(map(len, stretch.rows)) < _FEW_FIGURES
    far = whole[0].left - right > _CLEARLY_APART * stretch.rows[0][0].size
    cut = any(word.middle > max(block.last for block in head.columns) + word.size / 2 for word in beside)
    if cut or right >= whole[0].left or (few and not (head.corner and far)):
        return None
    more = continued(before.columns, whole) if before and before.names == head.names else None
    xs = before.xs if before and more else _sides(labels.own, whole)
    top = min(block.first for block in head.columns)
    rows = [head.row, *_rows(stretch.rows, columns, labels)]
    return _laid_out(rows, [top, *labels.rows], xs, more or whole, head.names)


def _continuing(
    rows: Sequence[Sequence[Word]], columns: Sequence[Column], labels: Labels, before: Unruled
) -> Unruled | None:
    """Rows without a header under the columns of the page before."""
    whole = continued(before.columns, columns)
    if whole is None or max(block.right for block in labels.own) >= whole[0].left:
        return None
    return _laid_out(list(_rows(rows, whole, labels)), labels.rows, before.xs, whole, before.names)


def _sides(labels: Sequence[Block], columns: Sequence[Column]) -> tuple[float, ...]:
    """Half-way between what stands in two columns."""
    left, right = min(block.left for block in labels), max(block.right for block in labels)
    edges = [right, *(x for column in columns for x in (column.left, column.right))]
    return (left, *((one + other) / 2 for one, other in zip(edges[::2], edges[1::2], strict=False)), edges[-1])


def _rows(rows: Sequence[Sequence[Word]], columns: Sequence[Column], labels: Labels) -> Iterator[_Row]:
    place = {id(word): x for x, column in enumerate(columns) for word in column.words}
    figures = {row[0].middle: {place[id(word)]: (word,) for word in row} for row in rows}
    for middle, label in zip(labels.rows, labels.own, strict=True):
        at = figures.get(middle, {})
        yield (label.words, *(at.get(x, ()) for x in range(len(columns))))


def _laid_out(
    rows: Sequence[_Row],
    middles: Sequence[float],
    xs: tuple[float, ...],
    columns: Sequence[Column],
    names: tuple[str, ...],
) -> Unruled:
    ys = [middles[0] - 1, *((one + other) / 2 for one, other in pairwise(middles)), middles[-1] + 1]
    cells = [
        Cell(xs[x], ys[y], xs[x + 1], ys[y + 1], Block(words).text if words else "")
        for y, row in enumerate(rows)
        for x, words in enumerate(row)
    ]
    taken = (id(char) for row in rows for words in row for word in words for char in word.characters)
    return Unruled(tuple(cells), tuple(columns), names, xs, frozenset(taken))

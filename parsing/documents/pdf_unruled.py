"""PDF 的无线表格：行、列、列名、行名都对得上的数字才成表；对不上的仍是文字，不猜。

What is proved: every figure stands in one column and beside one label, every column below one header, and nothing
else stands among them.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.pdf_blocks import Block, Neighbours, is_parted, is_ruled
from parsing.documents.pdf_cells import Cell, Filled
from parsing.documents.pdf_columns import Column, columns_of, continued, headers_of, pitches_of
from parsing.documents.pdf_row_labels import Labels, labels_of
from parsing.documents.pdf_rules import Level
from parsing.documents.pdf_stretches import Stretch
from parsing.documents.pdf_words import Word, is_figure

# Fewer figures may line up by chance, unless the labels have a header too.
_FEW_FIGURES = 3
# In sizes: from a header to the first row.
_HEAD_ABOVE = 3.0
_STATES_UNIT = re.compile(r"^[（(]?(?:金额)?单位[:：]")
_Row = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table on one page. xs: its upright sides; columns: its figures with their headers."""

    cells: tuple[Cell, ...]
    columns: tuple[Column, ...]
    names: tuple[str, ...]
    xs: tuple[float, ...]
    characters: frozenset[int]


def unruled_table(stretch: Stretch, levels: Sequence[Level], before: Unruled | None) -> Unruled | None:
    """None when anything is uncertain. before: the table on the page before, which this may continue."""
    columns = columns_of(stretch.rows)
    middles = [row[0].middle for row in stretch.rows]
    ruled = is_parted(levels, stretch.rows)
    labels = labels_of(middles, Neighbours(stretch.labels, levels), ruled) if columns else None
    if columns is None or labels is None:
        return None
    taken = {id(word) for block in labels.own for word in block.words}
    above = [word for word in stretch.above if id(word) not in taken and not _STATES_UNIT.match(word.text)]
    beside = [word for word in above if word.right < stretch.left]
    over = [word for word in above if word.right >= stretch.left]
    among = Neighbours(over, levels)
    pitches = [labels.pitch] if labels.pitch else pitches_of(over, among, [*_last(over), *middles])
    ruled = ruled and bool(over) and is_ruled(levels, max(over, key=lambda word: word.middle), stretch.rows[0][0])
    headers = headers_of(columns, among, pitches[:1] if ruled else pitches, (0.0, middles[0]) if ruled else None)
    if headers is None:
        torn = any(word.middle > middles[0] - 2 * word.size for word in beside)
        return _continuing(stretch.rows, columns, labels, before) if before and not over and not torn else None
    corner = _corner(headers, beside)
    if any(word.middle > max(block.last for block in headers) + word.size / 2 for word in beside):
        return None
    if sum(map(len, stretch.rows)) < _FEW_FIGURES and not corner:
        return None
    whole = [column.with_header(header) for column, header in zip(columns, headers, strict=True)]
    names = tuple(block.text for block in headers)
    go_on = continued(before.columns, whole) if before and before.names == names else None
    xs = before.xs if before and go_on else _sides(labels.own, whole)
    if max(block.right for block in labels.own) >= whole[0].left:
        return None
    head = (corner, *(header.words for header in headers))
    top = min(block.first for block in headers)
    rows = [head, *_rows(stretch.rows, columns, labels)]
    return _laid_out(rows, [top, *labels.rows], xs, go_on or whole, names)


def is_head(table: Filled, figures: Iterable[Word]) -> bool:
    """Whether cells are but the shaded header of a table without rules: without figures, and some stand right below."""
    if any(is_figure(cell.text) for cell in table.cells):
        return False
    left, _, right, bottom = table.box
    near = (word for word in figures if 0 < word.middle - bottom < _HEAD_ABOVE * word.size)
    return any(left <= word.left and word.right <= right for word in near)


def _last(words: Sequence[Word]) -> list[float]:
    return [max(word.middle for word in words)] if words else []


def _continuing(
    rows: Sequence[Sequence[Word]], columns: Sequence[Column], labels: Labels, before: Unruled
) -> Unruled | None:
    """Rows without a header under the columns of the page before."""
    whole = continued(before.columns, columns)
    if whole is None or max(block.right for block in labels.own) >= whole[0].left:
        return None
    return _laid_out(list(_rows(rows, whole, labels)), labels.rows, before.xs, whole, before.names)


def _corner(headers: Sequence[Block], words: Sequence[Word]) -> tuple[Word, ...]:
    """The header of the labels, if it stands in one line with those of the figures."""
    top, bottom = min(block.first for block in headers), max(block.last for block in headers)
    found = [word for word in words if top - word.size / 2 < word.middle < bottom + word.size / 2]
    return tuple(found) if len(found) == 1 else ()


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

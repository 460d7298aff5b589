"""PDF 的无线表格：行、列、列名、行名都对得上的数字才成表；对不上的仍是文字，不猜。

What is proved: every figure stands in one column and beside one label, every column below one header, and nothing
else stands among them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from parsing.documents.pdf_blocks import Block
from parsing.documents.pdf_cells import Cell
from parsing.documents.pdf_characters import Character
from parsing.documents.pdf_columns import Column, columns_of, headers_of
from parsing.documents.pdf_row_labels import Labels, labels_of
from parsing.documents.pdf_words import Word, words_of

# In sizes: the lines of a header stand no farther from one another.
_HEADER_GAP = 4.0
# So few rows may line up by chance, unless the labels have a header too.
_FEW_ROWS = 3


@dataclass(frozen=True, slots=True)
class Unruled:
    """A table on one page. columns: its figures with their headers; a piece of another page's table has none."""

    cells: tuple[Cell, ...]
    characters: frozenset[int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Lines of figures with nothing but labels beside and between them. before: the lines above, the nearest first."""

    rows: tuple[tuple[Word, ...], ...]
    labels: tuple[Word, ...]
    before: tuple[Sequence[Word], ...]

    @property
    def left(self) -> float:
        return min(row[0].left for row in self.rows)


def unruled_tables(characters: Sequence[Character]) -> list[Unruled]:
    """From above."""
    return [table for stretch in _stretches(words_of(characters)) if (table := _table(stretch))]


def _stretches(lines: Sequence[Sequence[Word]]) -> Iterator[_Stretch]:
    start, end = 0, 0
    while end < len(lines):
        rows: list[tuple[Word, ...]] = []
        labels: list[Word] = []
        first = end
        while end < len(lines) and _goes_on(lines[end], rows, labels):
            figures = _figures(lines[end])
            rows += [figures] if figures else []
            labels += lines[end][: len(lines[end]) - len(figures)]
            end += 1
        if rows:
            yield _Stretch(tuple(rows), tuple(labels), tuple(lines[start:first][::-1]))
            start = end
        else:
            end += 1


def _figures(line: Sequence[Word]) -> tuple[Word, ...]:
    """Those at the line's end."""
    start = len(line)
    while start and line[start - 1].is_figure:
        start -= 1
    return tuple(line[start:])


def _goes_on(line: Sequence[Word], rows: Sequence[Sequence[Word]], labels: Sequence[Word]) -> bool:
    """Whether a line begins or continues a stretch: no label reaches as far as figures begin."""
    figures = _figures(line)
    if not rows and not figures:
        return False
    left = min(row[0].left for row in (*rows, figures) if row)
    own = line[: len(line) - len(figures)]
    return all(word.right < left for word in (*own, *labels))


def _table(stretch: _Stretch) -> Unruled | None:
    columns = columns_of(stretch.rows)
    if columns is None:
        return None
    rows = [row[0].middle for row in stretch.rows]
    above = [word for line in _header_lines(stretch) for word in line]
    labels = labels_of(rows, [*(word for word in above if word.right < stretch.left), *stretch.labels])
    if labels is None:
        return None
    taken = {id(word) for block in labels.own for word in block.words}
    above = [word for word in above if id(word) not in taken]
    headers = headers_of(columns, [word for word in above if word.right >= stretch.left], labels.pitch, rows)
    if headers is None:
        return None
    corner = _corner(headers, [word for word in above if word.right < stretch.left])
    if len(rows) < _FEW_ROWS and not corner:
        return None
    whole = [column.with_header(header) for column, header in zip(columns, headers, strict=True)]
    if max(block.right for block in labels.own) >= whole[0].left:
        return None
    return _laid_out(stretch.rows, labels, whole, headers, corner)


def _header_lines(stretch: _Stretch) -> Iterator[Sequence[Word]]:
    """Up to a line that stands above labels and figures alike, or far away."""
    right = max((word.right for word in stretch.labels), default=stretch.left)
    below = stretch.rows[0][0].middle
    for line in stretch.before:
        far = below - line[0].middle > _HEADER_GAP * line[0].size
        if far or any(word.left < right and word.right >= stretch.left for word in line):
            return
        below = line[0].middle
        yield line


def _corner(headers: Sequence[Block], words: Sequence[Word]) -> tuple[Word, ...]:
    """The header of the labels, if it stands in one line with those of the figures."""
    top, bottom = min(block.first for block in headers), max(block.last for block in headers)
    found = [word for word in words if top - word.size / 2 < word.middle < bottom + word.size / 2]
    return tuple(found) if len(found) == 1 else ()


def _laid_out(
    rows: Sequence[Sequence[Word]],
    labels: Labels,
    columns: Sequence[Column],
    headers: Sequence[Block],
    corner: Sequence[Word],
) -> Unruled:
    """Cells with sides half-way between what stands in them."""
    left = min(block.left for block in labels.own)
    edges = [max(block.right for block in labels.own), *(x for column in columns for x in (column.left, column.right))]
    xs = [left, *((one + other) / 2 for one, other in zip(edges[::2], edges[1::2], strict=False)), edges[-1]]
    middles = [min(block.first for block in headers), *(row[0].middle for row in rows)]
    ys = [middles[0] - 1, *((one + other) / 2 for one, other in pairwise(middles)), middles[-1] + 1]
    texts: dict[tuple[int, int], tuple[Word, ...]] = {(0, 0): tuple(corner)}
    texts |= {(0, x): header.words for x, header in enumerate(headers, 1)}
    texts |= {(y, 0): block.words for y, block in enumerate(labels.own, 1)}
    for x, column in enumerate(columns, 1):
        for word in column.words:
            y = next(y for y, row in enumerate(rows, 1) if word in row)
            texts[y, x] = (word,)
    cells = [
        Cell(xs[x], ys[y], xs[x + 1], ys[y + 1], Block(texts[y, x]).text if texts.get((y, x)) else "")
        for y in range(len(ys) - 1)
        for x in range(len(xs) - 1)
    ]
    return Unruled(
        tuple(cells), frozenset(id(char) for words in texts.values() for word in words for char in word.characters)
    )

"""版面上可能是无线表格的一段：行尾是数字的行，中间只有行名。"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsing.documents.page_words import Word

# In sizes: the lines of a header stand no farther from one another.
_HEADER_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """rows: the figures of every line that has some. labels: words left of all figures. above: those of a header.

    below: figures in the line that ends it.
    """

    rows: tuple[tuple[Word, ...], ...]
    labels: tuple[Word, ...]
    above: tuple[Word, ...]
    below: tuple[Word, ...]

    @property
    def left(self) -> float:
        return min(row[0].left for row in self.rows)


def stretches_of(lines: Sequence[Sequence[Word]]) -> Iterator[Stretch]:
    """From above: lines of figures with nothing but labels beside and between them."""
    start = end = 0
    while end < len(lines):
        first = end
        end = _end(lines, first)
        if end > first:
            yield _stretch(lines[first:end], lines[start:first], lines[end] if end < len(lines) else ())
        start, end = (end, end) if end > first else (start, end + 1)


def _end(lines: Sequence[Sequence[Word]], first: int) -> int:
    """Behind the last line of the stretch that begins here: no label reaches as far as figures begin."""
    left, right = math.inf, -math.inf
    for at in range(first, len(lines)):
        figures = _figures(lines[at])
        labels = lines[at][: len(lines[at]) - len(figures)]
        left = min([left, *(word.left for word in figures[:1])])
        right = max([right, *(word.right for word in labels)])
        if right >= left or (at == first and not figures):
            return at
    return len(lines)


def _figures(line: Sequence[Word]) -> tuple[Word, ...]:
    """Those at the line's end."""
    start = len(line)
    while start and line[start - 1].is_figure:
        start -= 1
    return tuple(line[start:])


def _stretch(lines: Sequence[Sequence[Word]], before: Sequence[Sequence[Word]], behind: Sequence[Word]) -> Stretch:
    """Lines above belong to it up to one that stands over labels and figures alike, or far away."""
    rows = [figures for line in lines if (figures := _figures(line))]
    labels = [word for line in lines for word in line[: len(line) - len(_figures(line))]]
    left = min(row[0].left for row in rows)
    last = rows[-1][0].middle + rows[-1][0].size / 2
    right = max((word.right for word in labels if word.middle < last), default=left)
    above: list[Word] = []
    below = rows[0][0].middle
    for line in reversed(before):
        far = below - line[0].middle > _HEADER_GAP * line[0].size
        if far or any(word.left < right and word.right >= left for word in line):
            break
        below = line[0].middle
        above = [*line, *above]
    near = [word for word in behind if word.is_figure and word.middle - last < _HEADER_GAP * word.size]
    return Stretch(tuple(rows), (*(word for word in above if word.right < left), *labels), tuple(above), tuple(near))

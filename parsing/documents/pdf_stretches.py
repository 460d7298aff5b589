"""PDF 里可能是无线表格的一段：行尾是数字的行，中间只有行名。"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parsing.documents.pdf_words import Word

# In sizes: the lines of a header stand no farther from one another.
_HEADER_GAP = 4.0


@dataclass(frozen=True, slots=True)
class Stretch:
    """rows: the figures of every line that has some. labels: words left of all figures. above: those of a header."""

    rows: tuple[tuple[Word, ...], ...]
    labels: tuple[Word, ...]
    above: tuple[Word, ...]

    @property
    def left(self) -> float:
        return min(row[0].left for row in self.rows)


def stretches_of(lines: Sequence[Sequence[Word]]) -> Iterator[Stretch]:
    """From above: lines of figures with nothing but labels beside and between them."""
    start = end = 0
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
            yield _stretch(rows, labels, lines[start:first])
        start, end = (end, end) if rows else (start, end + 1)


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


def _stretch(rows: Sequence[tuple[Word, ...]], labels: Sequence[Word], before: Sequence[Sequence[Word]]) -> Stretch:
    """Lines above belong to it up to one that stands over labels and figures alike, or far away."""
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
    return Stretch(tuple(rows), (*(word for word in above if word.right < left), *labels), tuple(above))

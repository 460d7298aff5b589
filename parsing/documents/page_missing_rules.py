"""表格里没画全的线：一格里上下几个数字其实是几行，只有底色的行也不是格子。"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from parsing.documents.page_lines import Line
from parsing.documents.page_words import words_in

# Words of so many columns in one line are no sentence.
_FEWEST_PARTS = 3


def lacks_rules(cells: Collection[Sequence[Line]], one_column: bool) -> bool:
    """Whether cells, each by its lines, are several rows or several columns of a table."""
    return _holds_rows(cells) or (one_column and _is_row(cells))


def lacks_uprights(cells: Iterable[tuple[float, float, Sequence[Line]]], columns: Sequence[float]) -> bool:
    """Whether rows of several words are not parted, though the head is: by left and right of the cells, and their lines."""
    rows = 0
    for left, right, lines in cells:
        inner = [x for x in columns if left < x < right]
        if len(inner) >= _FEWEST_PARTS - 1:
            rows += any(
                len({bisect_left(inner, word.left) for word in words_in(line)}) >= _FEWEST_PARTS for line in lines
            )
    return rows > 1


def _holds_rows(cells: Iterable[Sequence[Line]]) -> bool:
    """Figures below one another, beside as many lines of another cell: rules between the rows are not drawn."""
    heights = [(frozenset(map(_height, lines)), _figures(lines)) for lines in cells if len(lines) > 1]
    beside = Counter(height for lines, _ in heights for height in lines)
    return any(len(figures) > 1 and all(beside[height] > 1 for height in figures) for _, figures in heights)


def _is_row(cells: Iterable[Sequence[Line]]) -> bool:
    """Whether a cell holds a label and a figure beside it: it is a shaded row of a table without rules."""
    found = (list(words_in(line)) for lines in cells for line in lines)
    return any(len(words) > 1 and words[-1].is_figure for words in found)


def _figures(lines: Iterable[Line]) -> list[int]:
    return [_height(line) for line in lines if any(word.is_figure for word in words_in(line))]


def _height(line: Line) -> int:
    return round(line.middle)

"""没有竖线的文字表格的行：横线（或底色的边）之间正好是一行，才按线分行；一列里没有的横线，是合并的格。"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from parsing.documents.page_blocks import SAME_PITCH, SURELY_APART
from parsing.documents.page_listed import FEWEST_COLUMNS, Band, Row, Span, columns_of
from parsing.documents.page_rules import Level
from parsing.documents.page_words import Word

# In points: rules of one row lie this close.
_SAME_RULE = 1.5
_NUMBER = re.compile(r"\d{1,4}")


def ruled_rows(words: Sequence[Word], levels: Sequence[Level], *, shaded: bool) -> tuple[list[Band], list[Span]] | None:
    """Rows and columns of a table's words; None when rules do not part all rows.

    shaded: rules may be the edges of shaded rows, of which two below one another have none between them.
    """
    columns = columns_of(words)
    top, bottom = min(word.middle for word in words), max(word.middle for word in words)
    crossing = [[y for y in _crossing(levels, column) if top < y < bottom] for column in columns]
    ys = _distinct(y for found in crossing for y in found)
    if len(columns) < FEWEST_COLUMNS or not ys:
        return None
    merged = [_merged(found, ys) for found in crossing]
    if shaded and any(merged):
        return None
    edges = [top - max(word.size for word in words), *ys, bottom + max(word.size for word in words)]
    rows = [_row(words, columns, y, below) for y, below in pairwise(edges)]
    bands = [
        Band(
            y,
            below,
            row,
            told=frozenset(range(len(columns)) if _is_closed(number, edges, levels) else ()),
            merged=frozenset(x for x in range(len(columns)) if number - 1 in merged[x]),
        )
        for number, (row, (y, below)) in enumerate(zip(rows, pairwise(edges), strict=True))
    ]
    return (_gathered(bands), columns) if _are_rows(bands, len(columns)) else None


def _crossing(levels: Iterable[Level], column: Span) -> list[float]:
    middle = (column.left + column.right) / 2
    return [level.y for level in levels if level.left <= middle <= level.right]


def _distinct(values: Iterable[float]) -> list[float]:
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_RULE:
            found.append(value)
    return found


def _merged(crossing: Sequence[float], ys: Sequence[float]) -> set[int]:
    """Numbers of the rules that do not cross a column."""
    return {number for number, y in enumerate(ys) if not any(abs(one - y) <= _SAME_RULE for one in crossing)}


def _is_closed(number: int, edges: Sequence[float], levels: Sequence[Level]) -> bool:
    """Whether rules run above and below a row: the first and the last of a page may have none."""
    outer = [edges[at] for at in (number, number + 1) if at in (0, len(edges) - 1)]
    ys = [level.y for level in levels]
    return all(bisect_left(ys, y - SURELY_APART * 10) < bisect_right(ys, y + SURELY_APART * 10) for y in outer)


def _row(words: Iterable[Word], columns: Sequence[Span], top: float, bottom: float) -> Row:
    found: list[list[Word]] = [[] for _ in columns]
    for word in words:
        if top < word.middle <= bottom:
            at = next(x for x, column in enumerate(columns) if column.left <= word.left < column.right)
            found[at].append(word)
    return tuple(tuple(sorted(some, key=lambda word: (word.middle, word.left))) for some in found)


def _are_rows(bands: Sequence[Band], count: int) -> bool:
    """Every band holds one row: one number in its first column, or texts of which no two columns agree in their lines."""
    if any(not any(band.words) or 0 in band.merged for band in bands):
        return False
    numbered = _are_numbers([band.words[0] for band in bands])
    cells = [words for x in range(count) for words in _cells(bands, x)]
    return all(map(_is_text, cells)) and _are_even(cells) and (numbered or not any(map(_may_be_rows, bands)))


def _are_numbers(first: Sequence[Sequence[Word]]) -> bool:
    """Whether all rows have one, but for the head and the lower half of a row that the page's end tore."""
    body = list(first if _is_number(first[0]) or not first[0] else first[1:])
    return bool(body) and all(map(_is_number, body if body[0] else body[1:]))


def _is_number(words: Sequence[Word]) -> bool:
    return len(words) == 1 and _NUMBER.fullmatch(words[0].text) is not None


def _cells(bands: Sequence[Band], x: int) -> list[list[Word]]:
    found: list[list[Word]] = []
    for band in bands:
        if x in band.merged and found:
            found[-1].extend(band.words[x])
        else:
            found.append(list(band.words[x]))
    return found


def _is_text(words: Sequence[Word]) -> bool:
    """Lines of one text, all in one size."""
    near = all(other.middle - one.middle < SURELY_APART * one.size for one, other in pairwise(words))
    return near and max((word.size for word in words), default=1) < 1.15 * min((word.size for word in words), default=1)


def _are_even(cells: Iterable[Sequence[Word]]) -> bool:
    """Whether all lines of all cells follow one another at one distance, as those of several rows do not."""
    gaps = [
        gap for words in cells for one, other in pairwise(words) if (gap := other.middle - one.middle) > one.size / 2
    ]
    return not gaps or max(gaps) - min(gaps) <= SAME_PITCH


def _may_be_rows(band: Band) -> bool:
    counts = [len({round(word.middle) for word in words}) for words in band.words if words]
    several = [count for count in counts if count > 1]
    return len(several) > 1 and len(set(several)) == 1


def _gathered(bands: Sequence[Band]) -> list[Band]:
    """The words of a merged cell stand in its first row."""
    rows = [list(band.words) for band in bands]
    for x in range(len(rows[0])):
        start = 0
        for y, band in enumerate(bands):
            if x in band.merged:
                rows[start][x] = (*rows[start][x], *rows[y][x])
                rows[y][x] = ()
            else:
                start = y
    return [replace(band, words=tuple(row)) for band, row in zip(bands, rows, strict=True)]

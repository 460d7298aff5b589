"""版面上没有竖线的文字表格（目录、清单、事项表）：每个字只能属于一行一列时才成表；说不准的仍是文字，不猜。

What is proved: between any two columns runs an upright line that no word crosses; every column has one header; every
row has one text of the first column, beside which or between whose rules all others stand.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsing.documents.grids import join_lines
from parsing.documents.page_blocks import Block, Extent, overlap
from parsing.documents.page_cells import Cell
from parsing.documents.page_header_groups import Group, are_level, groups_of
from parsing.documents.page_lines import lines_of
from parsing.documents.page_words import Word, is_figure
from parsing.documents.page_wrapped import is_one_number

NOT_TOLD = "#空白不明"
"""Stands in a cell that is blank, but may be a part of one over several rows: no rule says where those end."""
# Fewer columns stand beside one another in texts of all kinds, as do names and figures.
FEWEST_COLUMNS = 3
_FEWEST_TEXTS = 2
# Rows of a table whose rows have no numbers: fewer may line up by chance.
_FEWEST_ROWS = 2
_LONGEST_HEADER = 16
_NUMBER = re.compile(r"\d{1,4}")
Row = tuple[tuple[Word, ...], ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What stands in a column reaches from here to there."""

    left: float
    right: float

    def reaching(self, other: Extent) -> "Span":
        return Span(min(self.left, other.left), max(self.right, other.right))


@dataclass(frozen=True, slots=True)
class Band:
    """A row between two heights: the words of each column.

    told: columns where rules show that a blank cell is blank; merged: those where it goes on with the cell above.
    """

    top: float
    bottom: float
    words: Row
    told: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """A table on one page. names: its headers; xs: its upright sides; last: the number of its last row, 0 without."""

    cells: tuple[Cell, ...]
    columns: tuple[Span, ...]
    names: tuple[str, ...]
    xs: tuple[float, ...]
    characters: frozenset[int]
    last: int


def columns_of(words: Iterable[Extent]) -> list[Span]:
    """Between any two runs an upright line that nothing crosses."""
    found: list[Span] = []
    for word in sorted(words, key=lambda word: word.left):
        if found and word.left < found[-1].right:
            found[-1] = found[-1].reaching(word)
        else:
            found.append(Span(word.left, word.right))
    return found


def listed(
    bands: Sequence[Band], columns: Sequence[Span], above: Sequence[Word], before: Listed | None = None
) -> Listed | None:
    """None where a row may be none, or a part of one.

    above: what stands right above its head. before: the table on the page before, which this is to continue.
    """
    texts = _texts(bands, columns)
    if texts is None:
        return None
    if before and _counts_on(texts[0], before):
        return _continued(bands, columns, texts, (), before)
    headers = [Block(words) if words else None for words in bands[0].words]
    known = [header for header in headers if header]
    if len(known) < len(headers) or not _is_head(texts[0]):
        return None
    groups = () if are_level(known) else groups_of(above, known)
    if groups is None:
        return None
    if before:
        return _continued(bands, columns, texts, groups, before) if texts[0] == before.names else None
    last, body, xs = _last_number(texts[1:], 0), texts[1:], _sides(columns)
    if last is None or not body or not _are_texts(body) or not (last or _are_complete(body)):
        return None
    cells = (*_cells(bands, texts, xs, body, groups), *_over(groups, bands[0], xs))
    return Listed(cells, tuple(columns), texts[0], xs, _taken(bands, groups), last)


def _continued(
    bands: Sequence[Band],
    columns: Sequence[Span],
    texts: Sequence[tuple[str, ...]],
    groups: Sequence[Group],
    before: Listed,
) -> Listed | None:
    """Under the columns of the page before. Rows without numbers are not told from the lower half of one."""
    body = texts[1:] if texts[0] == before.names else texts
    last = _last_number(body, before.last)
    whole = _widened(before, columns)
    if not before.last or not last or whole is None:
        return None
    cells = (*_cells(bands, texts, before.xs, body, groups), *_over(groups, bands[0], before.xs))
    return Listed(cells, tuple(whole), before.names, before.xs, _taken(bands, groups), last)


def under(bands: Sequence[Band], columns: Sequence[Span], before: Listed) -> tuple[list[Band], list[Span]] | None:
    """The rows under the columns of the page before, some of which may be blank here; None where they do not fit."""
    places = [[x for x, one in enumerate(before.columns) if overlap(one, column)] for column in columns]
    if any(len(place) != 1 for place in places) or len({place[0] for place in places}) < len(places):
        return None
    at = {place[0]: number for number, place in enumerate(places)}
    order = range(len(before.columns))
    moved = [
        replace(
            band,
            words=tuple(band.words[at[x]] if x in at else () for x in order),
            told=frozenset(x for x in order if x not in at or at[x] in band.told),
            merged=frozenset(x for x in order if x in at and at[x] in band.merged),
        )
        for band in bands
    ]
    return moved, [columns[at[x]] if x in at else one for x, one in enumerate(before.columns)]


def _texts(bands: Sequence[Band], columns: Sequence[Span]) -> list[tuple[str, ...]] | None:
    """A merged cell's text stands in every row that it covers."""
    rows: list[tuple[str, ...]] = []
    for band in bands:
        row = [_text(words, column) for words, column in zip(band.words, columns, strict=True)]
        above = rows[-1] if rows else ()
        said = [above[x] if x in band.merged else text for x, text in enumerate(row)]
        if any(text is None for text in said):
            return None
        rows.append(tuple(text or "" for text in said))
    return rows


def _over(groups: Iterable[Group], head: Band, xs: Sequence[float]) -> Iterator[Cell]:
    for group in groups:
        yield Cell(xs[group.first], _top(groups, head), xs[group.last + 1], head.top, Block(group.words).text)


def _top(groups: Iterable[Group], head: Band) -> float:
    """Where a head begins: above the groups of its columns, if there are any."""
    return min([head.top, *(word.middle - word.size for group in groups for word in group.words)])


def _cells(
    bands: Sequence[Band],
    texts: Sequence[tuple[str, ...]],
    xs: Sequence[float],
    body: Sequence[tuple[str, ...]],
    groups: Sequence[Group],
) -> tuple[Cell, ...]:
    blank = {x for x in range(len(xs) - 1) if not any(row[x] for row in body)}
    grouped = {x for group in groups for x in range(group.first, group.last + 1)}
    cells: dict[tuple[int, int], Cell] = {}
    start: dict[int, int] = {}
    for y, (band, row) in enumerate(zip(bands, texts, strict=True)):
        for x, text in enumerate(row):
            if x in band.merged:
                cells[x, start[x]] = replace(cells[x, start[x]], bottom=band.bottom)
            else:
                start[x] = y
                top = band.top if y or x in grouped else _top(groups, band)
                cells[x, y] = Cell(xs[x], top, xs[x + 1], band.bottom, text or _blank(x, band, blank))
    return tuple(cells.values())


def _taken(bands: Iterable[Band], groups: Iterable[Group]) -> frozenset[int]:
    rows = (words for band in bands for words in band.words)
    over = (group.words for group in groups)
    return frozenset(id(char) for words in (*rows, *over) for word in words for char in word.characters)


def _blank(x: int, band: Band, blank: set[int]) -> str:
    return "" if x in blank or x in band.told else NOT_TOLD


def _text(words: Sequence[Word], column: Span) -> str | None:
    """None for several figures below one another, which may be those of several rows, and for words of several sizes."""
    lines = lines_of(char for word in words for char in word.characters)
    texts = [line.text for line in lines]
    if is_one_number(lines, column.right - column.left):
        return "".join(texts)
    return None if len(texts) > 1 and all(map(is_figure, texts)) else join_lines(texts)


def _widened(before: Listed, columns: Sequence[Span]) -> list[Span] | None:
    """The columns of the page before with these; None where they are others."""
    if len(columns) != len(before.columns):
        return None
    found = [one.reaching(other) for one, other in zip(before.columns, columns, strict=True)]
    return found if all(one.right < other.left for one, other in pairwise(found)) else None


def _counts_on(row: Sequence[str], before: Listed) -> bool:
    number = _NUMBER.fullmatch(row[0])
    return bool(number and before.last and int(row[0]) == before.last + 1)


def _last_number(body: Sequence[Sequence[str]], before: int) -> int | None:
    """0 where rows have no numbers; None where they do not follow one another."""
    numbers = [int(row[0]) if _NUMBER.fullmatch(row[0]) else None for row in body]
    if not before and all(number is None for number in numbers):
        return 0
    expected = list(range(before + 1, before + 1 + len(body)))
    return expected[-1] if numbers == expected else None


def _is_head(row: Sequence[str]) -> bool:
    return all(text and len(text) <= _LONGEST_HEADER and not is_figure(text) for text in row)


def _are_texts(body: Sequence[Sequence[str]]) -> bool:
    """Whether columns of words stand beside one another: labels with figures are read elsewhere."""
    texts = sum(sum(bool(cell) and not is_figure(cell) for cell in column) * 2 > len(body) for column in zip(*body, strict=True))  # fmt: skip
    return texts >= _FEWEST_TEXTS


def _are_complete(body: Sequence[Sequence[str]]) -> bool:
    """Rows without numbers: each has something in every column in which any has."""
    columns = zip(*body, strict=True)
    return len(body) >= _FEWEST_ROWS and all(all(column) or not any(column) for column in columns)


def _sides(columns: Sequence[Span]) -> tuple[float, ...]:
    """Half-way between what stands in two columns."""
    between = ((one.right + other.left) / 2 for one, other in pairwise(columns))
    return (columns[0].left, *between, columns[-1].right)

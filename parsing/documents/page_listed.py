"""版面上没有竖线的文字表格（目录、清单、事项表）：每个字只能属于一行一列时才成表；说不准的仍是文字，不猜。

What is proved: between any two columns runs an upright line that no word crosses; every column has one header; every
row has one text of the first column, beside which or between whose rules all others stand.
"""

import math
import re
from collections.abc import Collection, Iterable, Iterator, Sequence
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

    told: columns where rules show that a blank cell is blank; merged: those where it goes on with the cell above; lost:
    those where nobody can tell of which row a text is.
    """

    top: float
    bottom: float
    words: Row
    told: frozenset[int] = frozenset()
    merged: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Listed:
    """A table on one page. names: its headers; xs: its upright sides; last: the number of its last row, 0 without.

    blank: the columns without any text; continues: whether it is under the head of the page before; torn: whether it begins
    with the lower half of a row.
    """

    cells: tuple[Cell, ...]
    columns: tuple[Span, ...]
    names: tuple[str, ...]
    xs: tuple[float, ...]
    characters: frozenset[int]
    last: int
    blank: frozenset[int]
    continues: bool = False
    torn: bool = False


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
    if before and (
        _counts_on(texts[0], before) or (not texts[0][0] and len(texts) > 1 and _counts_on(texts[1], before))
    ):
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
    body, xs = texts[1:], _sides(columns)
    last = _last_number(body, 0)
    if last is None or not body or not _are_texts(body) or not (last or _are_complete(body)):
        return None
    blank = _blanks(body)
    cells = (*_cells(bands, columns, texts, xs, blank, groups), *_over(groups, bands[0], xs))
    return Listed(cells, tuple(columns), texts[0], xs, _taken(bands, groups), last, blank)


def _continued(
    bands: Sequence[Band],
    columns: Sequence[Span],
    texts: Sequence[tuple[str, ...]],
    groups: Sequence[Group],
    before: Listed,
) -> Listed | None:
    """Under the columns of the page before. Rows without numbers are not told from the lower half of one."""
    body = texts[1:] if texts[0] == before.names else texts
    torn = len(body) > 1 and not body[0][0]
    last = _last_number(body[1:] if torn else body, before.last)
    whole = _widened(before, columns)
    if not before.last or not last or whole is None:
        return None
    blank = before.blank & _blanks(body)
    cells = (*_cells(bands, columns, texts, before.xs, blank, groups), *_over(groups, bands[0], before.xs))
    return Listed(cells, tuple(whole), before.names, before.xs, _taken(bands, groups), last, blank, True, torn)


def _blanks(body: Sequence[Sequence[str]]) -> frozenset[int]:
    return frozenset(x for x, column in enumerate(zip(*body, strict=True)) if not any(column))


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
            told=frozenset(x for x in order if x in before.blank or (x in at and at[x] in band.told)),
            merged=frozenset(x for x in order if x in at and at[x] in band.merged),
            lost=frozenset(x for x in order if x in at and at[x] in band.lost),
        )
        for band in bands
    ]
    return moved, [columns[at[x]] if x in at else one for x, one in enumerate(before.columns)]


def _texts(bands: Sequence[Band], columns: Sequence[Span]) -> list[tuple[str, ...]] | None:
    """A merged cell's text stands in every row that it covers."""
    rows: list[tuple[str, ...]] = []
    for band in bands:
        row = [
            _text(words, column) if x not in band.lost else NOT_TOLD
            for x, (words, column) in enumerate(zip(band.words, columns, strict=True))
        ]
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
    columns: Sequence[Span],
    texts: Sequence[tuple[str, ...]],
    xs: Sequence[float],
    blank: Collection[int],
    groups: Sequence[Group],
) -> tuple[Cell, ...]:
    wrapped = {x for x in range(len(columns)) if any(_lines(band.words[x]) > 1 for band in bands[1:])}
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
                said = text or _blank(x, band, row, blank)
                cells[x, y] = Cell(
                    xs[x],
                    top,
                    xs[x + 1],
                    band.bottom,
                    said,
                    room=_room(band.words[x], columns[x]) if x in wrapped else math.inf,
                )
    return tuple(cells.values())


def _taken(bands: Iterable[Band], groups: Iterable[Group]) -> frozenset[int]:
    rows = (words for band in bands for words in band.words)
    over = (group.words for group in groups)
    return frozenset(id(char) for words in (*rows, *over) for word in words for char in word.characters)


def _blank(x: int, band: Band, row: Sequence[str], blank: Collection[int]) -> str:
    """A half of a row, without its number, says nothing of what is blank."""
    return "" if x in blank or x in band.told or not row[0] else NOT_TOLD


def _lines(words: Iterable[Word]) -> int:
    return len(lines_of(char for word in words for char in word.characters))


def _room(words: Sequence[Word], column: Span) -> float:
    """What the last line leaves free of the column, in characters."""
    last = lines_of(char for word in words for char in word.characters)[-1:]
    return (
        (column.right - column.left - (last[0].characters[-1].right - last[0].characters[0].left)) / words[0].size
        if last
        else math.inf
    )


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

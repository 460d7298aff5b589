"""版面上的格子：一个字属于它的中点所在的格子；比格子长的标签整串归它自己的格子。"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from parsing.documents.grids import join_lines
from parsing.documents.page_characters import Character
from parsing.documents.page_lines import Line, lines_of
from parsing.documents.page_missing_rules import lacks_rules, lacks_uprights
from parsing.documents.page_rules import Box, Ruled
from parsing.documents.page_runs import Run
from parsing.documents.page_wrapped import is_half_number, is_one_number

# Rules closer than this are one.
_ONE_RULE = 1.0
# As shares of a character: how exactly a word ends at a rule, is centred in a cell, begins beside its rule.
_AT_RULE = 0.06
_CENTRED = 0.5
_BESIDE = 1.5
# A head has so many rows, or fewer.
_HEAD_ROWS = 3
# Points: less than from the text to a page number.
_HANGS = 15.0


@dataclass(frozen=True, slots=True)
class Cell:
    """opened, unclosed: the page's end tears it from its other half on the page before or behind.

    room: what its last line leaves free, in characters.
    """

    left: float
    top: float
    right: float
    bottom: float
    text: str
    opened: bool = False
    unclosed: bool = False
    room: float = inf


@dataclass(frozen=True, slots=True)
class Filled:
    """characters: the identities of those in the cells. whole: False when some rules are not drawn."""

    cells: tuple[Cell, ...]
    characters: frozenset[int]
    whole: bool

    @property
    def box(self) -> Box:
        lefts, rights = zip(*((cell.left, cell.right) for cell in self.cells), strict=True)
        return min(lefts), min(cell.top for cell in self.cells), max(rights), max(cell.bottom for cell in self.cells)


class Places:
    """Which cell lies at a point."""

    def __init__(self, cells: Sequence[Box]) -> None:
        self._cells = cells
        self._xs = rules(x for cell in cells for x in (cell[0], cell[2]))
        self._ys = rules(y for cell in cells for y in (cell[1], cell[3]))
        self._at: dict[tuple[int, int], int] = {}
        for number, cell in enumerate(cells):
            for x in covered(self._xs, cell[0], cell[2]):
                for y in covered(self._ys, cell[1], cell[3]):
                    self._at.setdefault((x, y), number)

    def at(self, x: float, y: float) -> int | None:
        return self._at.get((bisect_right(self._xs, x) - 1, bisect_right(self._ys, y) - 1))

    def owners(self, run: Run) -> list[tuple[int | None, tuple[Character, ...]]] | None:
        """The run's parts with their cells; None when nobody can tell which cell holds it."""
        places = [self.at(char.centre, char.middle) for char in run.characters]
        if len(set(places)) == 1:
            return [(places[0], run.characters)]
        found: list[tuple[int | None, tuple[Character, ...]]] = []
        for part in self._cut(run, places):
            owner = self._owner(Run(part))
            if owner is None:
                return None
            found.append((owner if owner >= 0 else None, part))
        return found

    def _cut(self, run: Run, places: Sequence[int | None]) -> Iterable[tuple[Character, ...]]:
        """Words of two cells that touch: one ends, and the next begins, exactly at the rule."""
        start = 0
        for end, (here, there) in enumerate(pairwise(places), 1):
            if here != there and self._on_rule(run.characters[end].left, run.size):
                yield run.characters[start:end]
                start = end
        yield run.characters[start:]

    def _on_rule(self, x: float, size: float) -> bool:
        return any(abs(x - rule) <= _AT_RULE * size for rule in self._xs)

    def _owner(self, run: Run) -> int | None:
        """-1 for a run beside the table; None for one that may belong to several cells, or a number on a rule."""
        places = [self.at(char.centre, char.middle) for char in run.characters]
        if len(set(places)) == 1:
            return places[0] if places[0] is not None else -1
        if run.text.isdecimal():
            return None
        middle = self.at((run.left + run.right) / 2, run.middle)
        if middle is not None and self._is_centred(run, self._cells[middle]):
            return middle
        first, last = places[0], places[-1]
        if first is not None and run.left - self._cells[first][0] < _BESIDE * run.size:
            return first
        if last is not None and self._cells[last][2] - run.right < _BESIDE * run.size:
            return last
        return None

    def _is_centred(self, run: Run, cell: Box) -> bool:
        return abs((run.left + run.right) - (cell[0] + cell[2])) < 2 * _CENTRED * run.size


def fill(table: Ruled, runs: Iterable[Run], sideways: Sequence[Character]) -> Filled | None:
    """None when it is uncertain which cell holds a word."""
    places = Places(_with_hanging(table))
    held: dict[int, list[Character]] = defaultdict(list)
    for run in runs:
        parts = places.owners(run)
        if parts is None:
            return None
        for number, characters in parts:
            if number is not None:
                held[number].extend(characters)
            elif _within(table.box, characters):
                return None
    turned: dict[int, list[Character]] = defaultdict(list)
    for char in sideways:
        cell = places.at(char.centre, char.middle)
        if cell is not None and cell not in held:
            turned[cell].append(char)
    lines = {number: lines_of(chars) for number, chars in held.items()}
    numbers = {number for number, some in lines.items() if is_one_number(some, _width(table.cells[number]))}
    texts = {number: join_lines(line.text for line in some) for number, some in lines.items()}
    texts |= {number: "".join(line.text for line in lines[number]) for number in numbers}
    texts |= {number: _sideways_text(chars) for number, chars in turned.items()}
    cells = [
        Cell(
            *box, texts.get(number, ""), number in table.opened, number in table.unclosed, _room(box, lines.get(number))
        )
        for number, box in enumerate(table.cells)
    ]
    taken = frozenset(id(char) for group in (held, turned) for chars in group.values() for char in chars)
    one_column = len({cell[0] for cell in table.cells}) == 1
    halves = {number for number, some in lines.items() if _is_half(number, table, lines)}
    rows = [some[:1] if number in numbers | halves else some for number, some in lines.items()]
    columns = rules(x for cell in table.cells for x in (cell[0], cell[2]))
    wide = lacks_uprights(((table.cells[at][0], table.cells[at][2], some) for at, some in lines.items()), columns)
    return Filled(tuple(cells), taken, not wide and not lacks_rules(rows, one_column))


def _room(box: Box, lines: Sequence[Line] | None) -> float:
    if not lines:
        return inf
    last = lines[-1].characters
    return (_width(box) - (last[-1].right - last[0].left)) / last[-1].size


def _is_half(number: int, table: Ruled, lines: Mapping[int, Sequence[Line]]) -> bool:
    """Whether a cell holds a half of a number: in a page's last row, or below its head in a row that has no number."""
    box = table.cells[number]
    if box[3] >= table.box[3] - _ONE_RULE and is_half_number(lines[number], _width(box), lower=False):
        return True
    first = min(
        (other for other, cell in enumerate(table.cells) if cell[1] == box[1]), key=lambda at: table.cells[at][0]
    )
    near = box[1] <= rules(cell[1] for cell in table.cells)[: _HEAD_ROWS + 1][-1] + _ONE_RULE
    return near and first not in lines and is_half_number(lines[number], _width(box), lower=True)


def _width(box: Box) -> float:
    return box[2] - box[0]


def _with_hanging(table: Ruled) -> list[Box]:
    """Torn cells reach a little farther: their last line hangs out where the rules were cut off."""
    return [
        (left, top - _HANGS * (number in table.opened), right, bottom + _HANGS * (number in table.unclosed))
        for number, (left, top, right, bottom) in enumerate(table.cells)
    ]


def _within(box: Box, characters: Sequence[Character]) -> bool:
    """Words between the rules that no cell holds: some rule is not there to be seen."""
    return any(char.is_word and box[0] < char.centre < box[2] and box[1] < char.middle < box[3] for char in characters)


def _sideways_text(characters: Sequence[Character]) -> str:
    """A label written upwards (90 degrees) or downwards."""
    up = characters[0].turned == 90
    size = max(1.0, *(char.right - char.left for char in characters))
    sign = 1 if up else -1
    return "".join(
        char.text
        for char in sorted(characters, key=lambda char: (round(sign * char.centre / size), -sign * char.middle))
    )


def rules(values: Iterable[float]) -> list[float]:
    """Distinct rules from the left or from above."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _ONE_RULE:
            found.append(value)
    return found


def covered(found: Sequence[float], start: float, end: float) -> range:
    """The intervals between rules that lie between two of them."""
    first, last = (bisect_right(found, value + 0.01) - 1 for value in (start, end))
    return range(first, last)

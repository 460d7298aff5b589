"""版面上的字串：连着画出的字是一串；水印、横放的字与正文分开。"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parsing.documents.facts import Unreadable
from parsing.documents.page_characters import Character

# Characters of one word follow one another exactly; the next cell's word does so only by chance.
_JOINT = 0.06
# Two characters of a text never cover a quarter of one another.
_COVERS = 0.75
# How much larger or lighter a watermark is than the text it lies under.
_LARGER = 1.4
_LIGHTER = 0.15
# A stamp on the margin is no text; a table printed sideways is.
_MOST_SIDEWAYS = 30


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that were drawn one behind the other on one line, in one size and colour."""

    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return "".join(char.text for char in self.characters)

    @property
    def left(self) -> float:
        return self.characters[0].left

    @property
    def right(self) -> float:
        return self.characters[-1].right

    @property
    def middle(self) -> float:
        return self.characters[0].middle

    @property
    def size(self) -> float:
        return self.characters[0].size


@dataclass(frozen=True, slots=True)
class PageText:
    """runs: the upright text; sideways: characters turned by a right angle, which only a narrow cell may hold."""

    runs: tuple[Run, ...]
    sideways: tuple[Character, ...]

    @property
    def letters(self) -> int:
        return sum(len(run.characters) for run in self.runs) + len(self.sideways)

    @property
    def characters(self) -> list[Character]:
        return [char for run in self.runs for char in run.characters]


def text_of(characters: Iterable[Character]) -> PageText:
    """What the page says: aslant stands what was stamped over it. Raises Unreadable when that cannot be told apart."""
    upright: list[Character] = []
    sideways: list[Character] = []
    for char in characters:
        if char.turned == 0:
            upright.append(char)
        elif char.turned % 90 == 0:
            sideways.append(char)
    return PageText(_without_watermarks(_runs(upright)), tuple(sideways))


def check_sideways(characters: Sequence[Character]) -> None:
    if len(characters) > _MOST_SIDEWAYS:
        raise Unreadable("有横放或倒放的文字，未读取")


def _runs(characters: Iterable[Character]) -> list[Run]:
    runs: list[list[Character]] = []
    for char in characters:
        if runs and _follows(char, runs[-1][-1]):
            runs[-1].append(char)
        else:
            runs.append([char])
    return [Run(tuple(run)) for run in runs]


def _follows(char: Character, last: Character) -> bool:
    close = abs(char.left - last.right) < _JOINT * last.size and abs(char.middle - last.middle) < _JOINT * last.size
    return close and abs(char.size - last.size) < 0.5 and char.brightness == last.brightness


def _without_watermarks(runs: list[Run]) -> tuple[Run, ...]:
    """Drop the larger or lighter of two runs that cover one another, and what says the same elsewhere."""
    marks: set[tuple[str, int]] = set()
    for one, other in _covering(runs):
        mark = _watermark(one, other)
        if mark:
            marks.add(_kind(mark))
        elif one.characters[0].brightness != other.characters[0].brightness:
            raise Unreadable("文字上下重叠，分不清正文，未读取")
    return tuple(run for run in runs if _kind(run) not in marks)


def _kind(run: Run) -> tuple[str, int]:
    return run.text, round(run.size)


def _watermark(one: Run, other: Run) -> Run | None:
    if max(one.size, other.size) >= _LARGER * min(one.size, other.size):
        return max(one, other, key=lambda run: run.size)
    lighter = max(one, other, key=lambda run: run.characters[0].brightness)
    darker = min(one, other, key=lambda run: run.characters[0].brightness)
    return lighter if lighter.characters[0].brightness - darker.characters[0].brightness >= _LIGHTER else None


def _covering(runs: Sequence[Run]) -> Iterable[tuple[Run, Run]]:
    """Pairs of runs of which a character covers another; looked up by place, so that long pages stay quick."""
    places: dict[tuple[int, int], list[tuple[Character, Run]]] = defaultdict(list)
    for run in sorted(runs, key=lambda run: run.size):
        for char in run.characters:
            if char.is_word:
                for place in _places(char):
                    yield from ((run, other) for below, other in places[place] if _covers(char, below))
                places[_place(char.centre, char.middle)].append((char, run))


_PLACE = 12.0
# What covers a page is not looked up in all of it.
_MOST_PLACES = 8


def _place(x: float, y: float) -> tuple[int, int]:
    return int(x // _PLACE), int(y // _PLACE)


def _places(char: Character) -> Iterable[tuple[int, int]]:
    reach = min(char.size, _MOST_PLACES * _PLACE)
    (left, top), (right, bottom) = (_place(char.centre + d, char.middle + d) for d in (-reach, reach))
    return ((x, y) for x in range(left, right + 1) for y in range(top, bottom + 1))


def _covers(char: Character, below: Character) -> bool:
    """char is the larger of the two; equal characters beside one another in two runs do not cover."""
    across = _COVERS * (char.right - char.left + below.right - below.left) / 2
    return abs(char.centre - below.centre) < across and abs(char.middle - below.middle) < 0.6 * char.size

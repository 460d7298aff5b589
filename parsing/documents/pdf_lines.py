"""PDF 的行：字 → 行；表格里的字归表格。"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from statistics import median

from parsing.documents.pdf_letters import Letter, fold
from parsing.documents.pdf_tables import Lattice

# In heights of a letter: how far those of one line are shifted (raised notes), and how far they overlap.
_SHIFTED, _OVERLAP = 0.7, 0.3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text outside tables. size: height of its letters; word: width of its first word."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    word: float


@dataclass(slots=True)
class _Run:
    """Letters that stand together: on one line, in one place."""

    place: tuple[int, int]
    letters: list[Letter] = field(default_factory=list)


def split_page(letters: Iterable[Letter], lattices: Sequence[Lattice]) -> list[Line]:
    """Give each table its text; return the lines outside."""
    lines: list[Line] = []
    for run in _runs(letters, lattices):
        text = "".join(letter.text for letter in run.letters)
        table, cell = run.place
        if table >= 0:
            lattices[table].add_line(cell, text)
        elif text.strip():
            lines.append(_line(text, run.letters))
    return lines


def _runs(letters: Iterable[Letter], lattices: Sequence[Lattice]) -> Iterator[_Run]:
    run = _Run((-1, -1))
    before: Letter | None = None
    broken = False
    for letter in letters:
        if letter.text.isspace():
            # Blanks that PDFium adds have no place of their own.
            if letter.text in "\r\n":
                broken = True
            else:
                run.letters.append(letter)
            continue
        place = _place(letter, lattices)
        if place != run.place or not (before is None or _follows(before, letter, broken)):
            yield run
            run = _Run(place)
        run.letters.append(letter)
        before, broken = letter, False
    yield run


def _follows(before: Letter, letter: Letter, broken: bool) -> bool:
    """Whether a letter goes on a line. PDFium ends lines in the midst of lying text, and not all real ones."""
    size = max(letter.size, before.size)
    shift = abs((letter.top + letter.bottom) - (before.top + before.bottom)) / 2
    near = -_OVERLAP * size <= letter.left - before.right <= size
    return shift < _SHIFTED * size and (near or not broken)


def _place(letter: Letter, lattices: Sequence[Lattice]) -> tuple[int, int]:
    for number, lattice in enumerate(lattices):
        cell = lattice.cell_at(letter)
        if cell >= 0:
            return number, cell
    return -1, -1


def _line(text: str, letters: list[Letter]) -> Line:
    seen = [letter for letter in letters if not letter.text.isspace()]
    latin = list(takewhile(lambda letter: letter.text.isascii() and not letter.text.isspace(), letters))
    word = latin or seen[:1]
    return Line(
        fold(text).strip(),
        min(letter.left for letter in seen),
        min(letter.top for letter in seen),
        max(letter.right for letter in seen),
        max(letter.bottom for letter in seen),
        median(letter.size for letter in seen),
        word[-1].right - word[0].left,
    )

"""PDF 的行：字 → 行 → 段落；表格里的字归表格。"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import takewhile
from statistics import median

from parsing.documents.grids import join_lines
from parsing.documents.pdf_letters import Letter, fold
from parsing.documents.pdf_tables import Lattice

# 3, - 3 -, —3—, 第 3 页, 第3页 共9页, 3 / 9
_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(第?\s*\d{1,3}\s*页?)([\s,，/]*共?\s*\d{1,3}\s*页?)?[-—–－―·\s]*")
_DIGITS = re.compile(r"\d+")
# A head or foot line is one that more than half of the pages repeat, at least this many.
_REPEATED = 4
# In heights of a line: how much room a full line may leave beside the next word (a closing mark hangs or is
# squeezed), how far an indented line begins, how far apart lines of one paragraph stand, how heights differ.
_ROOM, _INDENTED, _APART, _ALIKE = 0.6, 1.2, 2.2, 0.2


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
    for letter in letters:
        if letter.text in "\r\n":
            yield run
            run = _Run(run.place)
            continue
        # Blanks that PDFium adds have no place of their own.
        place = run.place if letter.text.isspace() else _place(letter, lattices)
        if place != run.place:
            yield run
            run = _Run(place)
        run.letters.append(letter)
    yield run


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


def drop_running(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """Pages without page numbers and without the lines that most pages repeat at head or foot."""
    counts = Counter(text for lines in pages for text in {_without_digits(line) for line in (*lines[:2], *lines[-2:])})
    repeated = {text for text, count in counts.items() if count >= max(_REPEATED, len(pages) // 2 + 1)}

    def is_running(line: Line) -> bool:
        return _PAGE_NUMBER.fullmatch(line.text) is not None or _without_digits(line) in repeated

    return [_trimmed(list(lines), is_running) for lines in pages]


def _trimmed(lines: list[Line], is_running: Callable[[Line], bool]) -> list[Line]:
    while lines and is_running(lines[-1]):
        lines.pop()
    while lines and is_running(lines[0]):
        lines.pop(0)
    return lines


def _without_digits(line: Line) -> str:
    return _DIGITS.sub("", line.text)


def join_paragraphs(pages: Iterable[Sequence[Line]]) -> Iterator[str]:
    """Lines that run on are one paragraph, also over a page's end."""
    paragraph: list[str] = []
    previous: tuple[Line, float] | None = None
    for lines in pages:
        left = min((line.left for line in lines), default=0.0)
        right = max((line.right for line in lines), default=0.0)
        for line in lines:
            if previous is None or not _runs_on(*previous, line, left):
                yield join_lines(paragraph)
                paragraph = []
            paragraph.append(line.text)
            previous = (line, right)
    yield join_lines(paragraph)


def _runs_on(before: Line, right: float, line: Line, left: float) -> bool:
    """Whether a line continues the one before. right, left: margins of their pages."""
    full = right - before.right < line.word + _ROOM * before.size
    flush = line.left - left < _INDENTED * line.size
    alike = abs(line.size - before.size) < _ALIKE * before.size
    near = line.top - before.bottom < _APART * before.size
    return full and flush and alike and near

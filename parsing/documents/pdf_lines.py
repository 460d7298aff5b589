"""PDF 的行：字 → 行 → 段落；表格里的字归表格。"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from parsing.documents.grids import join_lines
from parsing.documents.pdf_letters import Letter, fold
from parsing.documents.pdf_tables import Lattice

# 3, - 3 -, —3—, 第 3 页, 第3页 共9页, 3 / 9
_PAGE_NUMBER = re.compile(r"[-—–－―·\s]*(第?\s*\d{1,4}\s*页?)([\s,，/]*共?\s*\d{1,4}\s*页?)?[-—–－―·\s]*")
# In heights of a line: how far from the right margin a full line may end (a closing mark hangs or is
# squeezed), how far an indented one begins, and how far apart lines of one paragraph stand.
_FULL, _INDENTED, _APART = 1.6, 1.2, 2.2


@dataclass(slots=True)
class Line:
    """A line of text outside tables."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def size(self) -> float:
        return self.bottom - self.top


@dataclass(slots=True)
class _Run:
    """Letters that stand together: on one line, in one place."""

    place: tuple[int, int]
    letters: list[Letter] = field(default_factory=list)


def split_page(letters: Iterable[Letter], lattices: Sequence[Lattice]) -> list[Line]:
    """Give each table its text; return the lines outside, without page numbers at head and foot."""
    lines: list[Line] = []
    for run in _runs(letters, lattices):
        text = "".join(letter.text for letter in run.letters)
        table, cell = run.place
        if table >= 0:
            lattices[table].add_line(cell, text)
        elif text.strip():
            lines.append(_line(text, run.letters))
    while lines and _PAGE_NUMBER.fullmatch(lines[-1].text):
        lines.pop()
    return lines[1:] if lines and _PAGE_NUMBER.fullmatch(lines[0].text) else lines


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
    return Line(
        fold(text).strip(),
        min(letter.left for letter in seen),
        min(letter.top for letter in seen),
        max(letter.right for letter in seen),
        max(letter.bottom for letter in seen),
    )


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
    full = right - before.right < _FULL * before.size
    flush = line.left - left < _INDENTED * line.size
    alike = abs(line.size - before.size) < 0.2 * before.size
    near = line.top - before.bottom < _APART * before.size
    return full and flush and alike and near

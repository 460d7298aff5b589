"""版面上的行：同一基线上的字连成一行，空当作空格。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from parsing.documents.page_characters import Character
from parsing.words.footnote_marks import raised

# Share of the size: raised footnote marks stay in their line, the next line begins farther down.
_SAME_LINE = 0.45
_BLANK = 0.3
_SMALLER = 0.9
_HIGHER = 0.1
_PAGE_NUMBER = re.compile(r"^[-—–\s第页/共of.·]*\d+[-—–\s第页/共of.·\d]*$")


@dataclass(frozen=True, slots=True)
class Line:
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        parts: list[str] = []
        last: Character | None = None
        full = max(self.characters, key=lambda char: char.size)
        for char in self.characters:
            if last and char.left - last.right > _BLANK * char.size:
                parts.append(" ")
            parts.append(raised(char.text) if _is_raised(char, full) else char.text)
            last = char
        return "".join(parts)

    @property
    def middle(self) -> float:
        return self.characters[0].middle


def _is_raised(char: Character, full: Character) -> bool:
    """A mark of a footnote: smaller than the line's full characters, and higher."""
    return char.size < _SMALLER * full.size and full.middle - char.middle > _HIGHER * full.size


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """From above, each from the left. Columns of text side by side are read across."""
    lines: list[list[Character]] = []
    for char in sorted(characters, key=lambda char: (char.middle, char.left)):
        if lines and char.middle - lines[-1][0].middle < _SAME_LINE * max(char.size, lines[-1][0].size):
            lines[-1].append(char)
        else:
            lines.append([char])
    return [Line(tuple(sorted(line, key=lambda char: char.left))) for line in lines]


def is_page_number(text: str) -> bool:
    return _PAGE_NUMBER.match(text) is not None

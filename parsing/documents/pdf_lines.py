"""PDF 的行：同一基线上的字连成一行，空当作空格。"""

from collections.abc import Iterable
from dataclasses import dataclass

from parsing.documents.pdf_characters import Character

# Share of the size: raised footnote marks stay in their line, the next line begins farther down.
_SAME_LINE = 0.45
_BLANK = 0.3


@dataclass(frozen=True, slots=True)
class Line:
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        parts: list[str] = []
        last: Character | None = None
        for char in self.characters:
            if last and char.left - last.right > _BLANK * char.size:
                parts.append(" ")
            parts.append(char.text)
            last = char
        return "".join(parts)

    @property
    def middle(self) -> float:
        return self.characters[0].middle


def lines_of(characters: Iterable[Character]) -> list[Line]:
    """From above, each from the left. Columns of text side by side are read across."""
    lines: list[list[Character]] = []
    for char in sorted(characters, key=lambda char: (char.middle, char.left)):
        if lines and char.middle - lines[-1][0].middle < _SAME_LINE * max(char.size, lines[-1][0].size):
            lines[-1].append(char)
        else:
            lines.append([char])
    return [Line(tuple(sorted(line, key=lambda char: char.left))) for line in lines]

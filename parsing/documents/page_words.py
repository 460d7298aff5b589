"""版面上的词：一行里隔着空当的字各成一词；数字之间有一点空当就是两个。"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from parsing.documents.page_characters import Character
from parsing.documents.page_lines import Line, lines_of
from parsing.words.footnote_marks import without_marks, without_signs

# Shares of the size: a blank between words; what stands between two figures, though cells may all but touch.
_BLANK = 0.3
_APART = 0.06
_FIGURE = re.compile(r"[-+−–]?[\d,.]*\d%?|[-−–—―─/]{1,3}|无")


@dataclass(frozen=True, slots=True)
class Word:
    characters: tuple[Character, ...]

    @property
    def text(self) -> str:
        return Line(self.characters).text

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
        return max(char.size for char in self.characters)

    @property
    def is_figure(self) -> bool:
        return is_figure(self.text)


def is_figure(text: str) -> bool:
    """A number, marks of footnotes around it or not, or what stands for none."""
    folded = unicodedata.normalize("NFKC", without_signs(text))
    return _FIGURE.fullmatch(without_marks(folded)) is not None


def words_of(characters: Iterable[Character]) -> list[list[Word]]:
    """The lines of a page from above, each word from the left."""
    return [list(words_in(line)) for line in lines_of(characters)]


def words_in(line: Line) -> Iterator[Word]:
    for word in _split(line.characters, _BLANK):
        parts = list(_split(word.characters, _APART))
        yield from parts if all(part.is_figure for part in parts) else (word,)


def _split(characters: Sequence[Character], gap: float) -> Iterator[Word]:
    start = 0
    for end in range(1, len(characters)):
        if characters[end].left - characters[end - 1].right > gap * characters[end].size:
            yield Word(tuple(characters[start:end]))
            start = end
    yield Word(tuple(characters[start:]))

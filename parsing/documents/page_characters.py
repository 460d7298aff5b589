"""版面上的字：有位置的字，PDF、OFD 一样；重描的只算一次。"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

# Above the baseline, as a share of the font's size: where Chinese characters and digits have their middle.
MIDDLE = 0.35
# Bold by printing twice moves a character by a hair, a shadow by up to a third of it; the next character stands farther.
_OVERPRINT_ACROSS = 0.6
_OVERPRINT_DOWN = 0.3


@dataclass(frozen=True, slots=True)
class Character:
    """Measures in points from the page's upper left. turned: degrees counterclockwise; brightness: 0 black, 1 white."""

    text: str
    left: float
    right: float
    middle: float
    size: float
    turned: int
    brightness: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2

    @property
    def is_word(self) -> bool:
        return self.text.isalnum()


def once(characters: Iterable[Character]) -> list[Character]:
    """Each but those that are printed over the same character."""
    kept: list[Character] = []
    places: dict[tuple[str, int, int], list[Character]] = defaultdict(list)
    for char in characters:
        reach = max(char.size, 1.0)
        x, y = int(char.centre // reach), int(char.middle // reach)
        near = (other for dx in (-1, 0, 1) for dy in (-1, 0, 1) for other in places[char.text, x + dx, y + dy])
        if not any(_overprints(char, other) for other in near):
            kept.append(char)
            places[char.text, x, y].append(char)
    return kept


def _overprints(char: Character, other: Character) -> bool:
    across = _OVERPRINT_ACROSS * min(char.right - char.left, other.right - other.left)
    down = _OVERPRINT_DOWN * min(char.size, other.size)
    return abs(char.centre - other.centre) < across and abs(char.middle - other.middle) < down

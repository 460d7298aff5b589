"""PDF 的字：在基线上定位；重描的只算一次；横放、斜放的另列。

The box that a PDF library gives a character is that of its font, which may hang far below what is drawn. Baseline and
direction come from the character's own matrix.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from pdfplumber.page import Page

from parsing.documents.radicals import mend

# Above the baseline, as a share of the font's size: where Chinese characters and digits have their middle.
_MIDDLE = 0.35
# Scanned and typed forms lean a little: 3 degrees.
_LEANS = 0.05
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


def characters_of(page: Page) -> list[Character]:
    """In the order in which they were drawn; blanks are left to the gaps between characters."""
    found = (_character(char) for char in page.chars if char["text"].strip())
    return _once(char for char in found if char.text)


def _character(char: Mapping[str, Any]) -> Character:
    across, lean, _, up, left, origin = char["matrix"]
    turned = 0 if across > 0 and abs(lean) <= _LEANS * across else round(math.degrees(math.atan2(lean, across))) % 360
    upright = turned == 0 and up > 0 and abs(char["x0"] - left) < 0.01 * char["size"]
    middle = (
        char["top"] + char["y1"] - origin - _MIDDLE * char["size"] if upright else (char["top"] + char["bottom"]) / 2
    )
    return Character(
        mend(char["text"]).strip(),
        float(char["x0"]),
        float(char["x1"]),
        float(middle),
        float(char["size"]) or 1.0,
        turned,
        _brightness(char.get("non_stroking_color")),
    )


def _brightness(colour: object) -> float:
    """Patterns and unknown colours count as black, as does text that names none."""
    parts = colour if isinstance(colour, tuple | list) else (colour,)
    values = [float(part) for part in parts if isinstance(part, int | float)]
    if len(values) == 4:
        return 1 - min(1.0, max(values[:3]) + values[3])
    return sum(values) / len(values) if len(values) in (1, 3) else 0.0


def _once(characters: Iterable[Character]) -> list[Character]:
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

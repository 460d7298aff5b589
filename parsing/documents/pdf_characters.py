"""PDF 的字：在基线上定位；横放、斜放的另列。

The box that a PDF library gives a character is that of its font, which may hang far below what is drawn. Baseline and
direction come from the character's own matrix.
"""

import math
from collections.abc import Mapping
from typing import Any

from pdfplumber.page import Page

from parsing.documents.page_characters import MIDDLE, Character, once
from parsing.documents.radicals import mend

# Scanned and typed forms lean a little: 3 degrees.
_LEANS = 0.05


def characters_of(page: Page) -> list[Character]:
    """In the order in which they were drawn; blanks are left to the gaps between characters."""
    found = (_character(char) for char in page.chars if char["text"].strip())
    return once(char for char in found if char.text)


def _character(char: Mapping[str, Any]) -> Character:
    across, lean, _, up, left, origin = char["matrix"]
    turned = 0 if across > 0 and abs(lean) <= _LEANS * across else round(math.degrees(math.atan2(lean, across))) % 360
    upright = turned == 0 and up > 0 and abs(char["x0"] - left) < 0.01 * char["size"]
    middle = (
        char["top"] + char["y1"] - origin - MIDDLE * char["size"] if upright else (char["top"] + char["bottom"]) / 2
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

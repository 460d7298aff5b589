"""版面上折行的号码：窄格里排满一行才折到下一行、连起来明明是一个号码的数字，不是上下几个数字。"""

import re
from collections.abc import Sequence
from itertools import pairwise

from parsing.documents.page_lines import Line

# In points: what stays free beside a full line, on both sides together.
_PADDING = 12.0
_IDENTITY = re.compile(
    r"[1-8]\d{5}(?:(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]"
    r"|\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3})"
)
_CREDIT_CODE = re.compile(r"[1-9A-NY][1-9]\d{6}(?=\d*[A-Z])[0-9A-Z]{10}")
_DATE = re.compile(r"(?:19|20)\d\d([-./])(?:0?[1-9]|1[0-2])\1(?:0?[1-9]|[12]\d|3[01])")
_DECIMAL = re.compile(r"[-−]?(?:\d+|\d{1,3}(?:,\d{3})+)\.\d\d")
_UPPER_HALF = re.compile(r"[1-8]\d{5}(?:(?:19|20)\d{0,9})?|9[123]\d{6}[0-9A-Z]{0,9}")
_LOWER_HALF = re.compile(r"[0-9A-Z]{2,16}[0-9A-Zx]")
# The end of a line that no number ends with; the beginning that none begins with.
_UNFINISHED = re.compile(r".*(?:[.,]|\.\d)")
_FOLLOWS = re.compile(r"[.,]\d.*")


def is_one_number(lines: Sequence[Line], width: float) -> bool:
    """Whether the lines of a cell of this width, none of which had room for more but the last, are plainly one number."""
    if len(lines) < 2 or not _are_full(lines, width):
        return False
    texts = [line.text for line in lines]
    whole = "".join(texts)
    if any(kind.fullmatch(whole) for kind in (_IDENTITY, _CREDIT_CODE, _DATE)):
        return True
    return _DECIMAL.fullmatch(whole) is not None and all(
        _UNFINISHED.fullmatch(upper) or _FOLLOWS.fullmatch(lower) for upper, lower in pairwise(texts)
    )


def is_half_number(lines: Sequence[Line], width: float, *, lower: bool) -> bool:
    """Whether they are the upper or the lower half of an identity number or a credit code, torn by the page's end."""
    texts = [line.text for line in lines]
    even = len({len(text) for text in texts[: -1 if lower else None]}) == 1
    kind = _LOWER_HALF if lower else _UPPER_HALF
    return len(lines) > 1 and even and kind.fullmatch("".join(texts)) is not None and _are_full(lines, width)


def _are_full(lines: Sequence[Line], width: float) -> bool:
    """Whether none but the last had room for two characters of the next."""
    return all(width - _length(upper) < _PADDING + _length(lower, 2) for upper, lower in pairwise(lines))


def _length(line: Line, most: int | None = None) -> float:
    characters = line.characters[:most]
    return characters[-1].right - characters[0].left

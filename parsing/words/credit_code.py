"""统一社会信用代码（GB 32100）的校验。

The standard as widely implemented; its text was not read (unconfirmed).
"""

import re

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_SHAPE = re.compile(r"[0-9A-Z]{18}")


def is_credit_code(text: str) -> bool:
    """Eighteen characters whose last one checks the others."""
    if not _SHAPE.fullmatch(text) or any(character not in _ALPHABET for character in text):
        return False
    total = sum(_ALPHABET.index(c) * weight for c, weight in zip(text, _WEIGHTS, strict=False))
    return _ALPHABET[-total % 31] == text[-1]


def has_shape_of_credit_code(text: str) -> bool:
    """Eighteen letters and digits without a mask: meant to be a whole code."""
    return bool(_SHAPE.fullmatch(text))

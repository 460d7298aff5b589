"""证照号码：统一社会信用代码（GB 32100）和公民身份号码（GB 11643）的校验。

Both standards as widely implemented; their texts were not read (unconfirmed).
"""

import re
from datetime import date

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CODE_WEIGHTS = (1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28)
_ID_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_ID_CHECKS = "10X98765432"
_SHAPE = re.compile(r"[0-9A-Z]{18}")
_ID = re.compile(r"(?<![0-9A-Za-z])[1-8]\d{16}[0-9Xx](?![0-9A-Za-z])")


def is_credit_code(text: str) -> bool:
    """Eighteen characters whose last one checks the others."""
    if not _SHAPE.fullmatch(text) or any(character not in _ALPHABET for character in text):
        return False
    total = sum(_ALPHABET.index(c) * weight for c, weight in zip(text, _CODE_WEIGHTS, strict=False))
    return _ALPHABET[-total % 31] == text[-1]


def has_shape_of_credit_code(text: str) -> bool:
    """Eighteen letters and digits without a mask: meant to be a whole code."""
    return bool(_SHAPE.fullmatch(text))


def identity_number(text: str) -> str:
    """The first whole 公民身份号码 in the text; empty when there is none."""
    return next((match.group() for match in _ID.finditer(text) if _is_identity_number(match.group().upper())), "")


def masked(number: str) -> str:
    """As it may be shown in a report."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


def _is_identity_number(text: str) -> bool:
    try:
        date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    total = sum(int(c) * weight for c, weight in zip(text, _ID_WEIGHTS, strict=False))
    return _ID_CHECKS[total % 11] == text[-1]

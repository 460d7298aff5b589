"""个人信息：认出公民身份号码、银行卡号、手机号码，并把它们遮住。

A number counts only with its check digit right (mobile numbers have none), so that document and project numbers
are not taken for it. Numbers that the page masks already (4213**********1234) are none.
Source: GB 11643-1999 公民身份号码 (confirmed), ISO/IEC 7812 Luhn (confirmed).
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

_IDENTITY = re.compile(r"(?<![0-9A-Za-z*])[1-8]\d{16}[0-9Xx](?![0-9A-Za-z*])")
# In groups the parts of a number are set apart by the same sign throughout.
_GROUPED = re.compile(
    r"(?<![0-9A-Za-z*])(?<![0-9][ -])[1-8]\d(?:"
    r"\d{4}([ -])\d{8}\1\d{3}|\d{4}([ -])\d{4}\2\d{4}\2\d{3}|\d{4}([ -])\d{4}\3\d\d\3\d\d\3\d{3}"
    r"|\d([ -])\d{3}\4\d{4}\4\d{4}\4\d{3}|\d\d([ -])\d{4}\5\d{4}\5\d{4}\5\d"
    r")[0-9Xx](?![0-9A-Za-z*]|[ -][0-9])"
)
_CARD = re.compile(
    r"(?<![0-9A-Za-z*])(?:\d{4}[ -]){3}\d{4}(?:[ -]?\d{1,3})?(?![0-9A-Za-z*])|(?<![0-9A-Za-z*])\d{16,19}(?![0-9A-Za-z*])"
)
_MOBILE = re.compile(r"(?<![0-9A-Za-z*])1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?![0-9A-Za-z*])")
_BETWEEN = re.compile(r"[ -]")
# One character for one, so that places stay the same.
_NARROW = {ord(narrow) + 0xFEE0: narrow for narrow in "0123456789Xx-"} | {0x3000: " "}
# Every one of them begins like this; most texts hold none, and need not be looked at more closely.
_PERHAPS = re.compile(r"\d(?:[ \u3000－-]?\d){9}")
_LONG = re.compile(r"\d[\d -]{9,22}[0-9Xx]")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK_DIGITS = "10X98765432"
_PROVINCES = frozenset(
    f"{n}" for part in ((11, 15), (21, 23), (31, 37), (41, 46), (50, 54), (61, 65)) for n in range(part[0], part[1] + 1)
) | {"71", "81", "82", "83"}
_FIRST_YEAR = 1900
_SHOWN_BEFORE, _SHOWN_AFTER = 3, 2


class Kind(StrEnum):
    IDENTITY = "身份证号"
    CARD = "银行卡号"
    MOBILE = "手机号码"


@dataclass(frozen=True, slots=True)
class Found:
    """masked: never the number itself, only what may be repeated of it."""

    kind: Kind
    masked: str


def find_personal_numbers(text: str) -> tuple[Found, ...]:
    """Every number of a person in the text, each once. A number that is an identity number is no card number.

    Two that look alike when masked are two.
    """
    if not _PERHAPS.search(text):
        return ()
    found = _found(unicodedata.normalize("NFKC", text))
    numbers = dict.fromkeys((kind, _BETWEEN.sub("", match.group())) for kind, match in found)
    return tuple(Found(kind, mask(number)) for kind, number in numbers)


def hidden(text: str, kinds: Container[Kind] = (Kind.IDENTITY, Kind.CARD)) -> str:
    """The text as it is, but for the personal numbers of some kinds, which are masked."""
    if not _PERHAPS.search(text):
        return text
    shown = list(text)
    for kind, match in _found(text.translate(_NARROW)):
        if kind in kinds:
            shown[match.start() : match.end()] = mask(match.group())
    return "".join(shown)


def is_identity_number(text: str) -> bool:
    """18 digits (the last may be X) with a province, a real day of birth and the right check digit."""
    if not _IDENTITY.fullmatch(text) or text[:2] not in _PROVINCES:
        return False
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return False
    rest = sum(int(digit) * weight for digit, weight in zip(text, _WEIGHTS, strict=False)) % 11
    return born.year >= _FIRST_YEAR and text[17].upper() == _CHECK_DIGITS[rest]


def is_card_number(text: str) -> bool:
    """16 to 19 digits of a bank card (beginning with 4, 5 or 6) with the right Luhn digit."""
    digits = _BETWEEN.sub("", text)
    if not re.fullmatch(r"[456]\d{15,18}", digits) or len(set(digits)) == 1:
        return False
    doubled = (int(d) * 2 if i % 2 else int(d) for i, d in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def mask(number: str) -> str:
    """The first three and the last two characters; stars for the others."""
    hidden = max(len(number) - _SHOWN_BEFORE - _SHOWN_AFTER, 0)
    return number[:_SHOWN_BEFORE] + "*" * hidden + (number[-_SHOWN_AFTER:] if hidden else "")


def masked(text: str) -> str:
    """The text with every long number in it masked."""
    return _LONG.sub(lambda match: mask(match.group()), unicodedata.normalize("NFKC", text))


def _found(text: str) -> Iterator[tuple[Kind, re.Match[str]]]:
    written = (*_IDENTITY.finditer(text), *_GROUPED.finditer(text))
    identities = [match for match in written if is_identity_number(_BETWEEN.sub("", match.group()))]
    taken = {place for match in identities for place in range(*match.span())}
    yield from ((Kind.IDENTITY, match) for match in identities)
    for match in _CARD.finditer(text):
        if match.start() not in taken and is_card_number(match.group()):
            yield Kind.CARD, match
    for match in _MOBILE.finditer(text):
        yield Kind.MOBILE, match

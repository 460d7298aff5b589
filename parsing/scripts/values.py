"""脚本的字面值：字、数，和随页码变化的数。"""

import re
from dataclasses import dataclass

_MARK = re.compile(r"_~(-?\d+)_(-?\d+)(g?)~_")
_LONGEST = 4000
_LARGEST = 10**15


class NotLiteralError(Exception):
    """The value depends on something that does not stand in the page."""


@dataclass(frozen=True, slots=True)
class Counted:
    """base + step × number of the page, counted from 1. guessed: nothing says with which number the first page goes."""

    base: int
    step: int
    guessed: bool = False


Value = str | int | bool | None | Counted


def counted(first: int, step: int = 1, guessed: bool = False) -> Counted:
    """What is first on page 1, and step more on every further one."""
    return Counted(first - step, step, guessed)


def text_of(value: Value) -> str:
    """As a script writes it; a counted number as a mark that passes unchanged through addresses and forms."""
    if isinstance(value, Counted):
        return f"_~{value.base}_{value.step}{'g' if value.guessed else ''}~_"
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def on_page(text: str, number: int) -> str:
    return _MARK.sub(lambda match: str(int(match[1]) + int(match[2]) * number), text)


def is_counted(text: str) -> bool:
    return bool(_MARK.search(text))


def is_guessed(text: str) -> bool:
    return any(match[3] for match in _MARK.finditer(text))


def combine(sign: str, left: Value, right: Value) -> Value:
    if sign in ("||", "??"):
        return left or right
    if sign == "&&":
        return right if left else left
    if sign in ("==", "===", "!=", "!=="):
        return (text_of(left) == text_of(right)) == (sign[0] == "=")
    numbers = isinstance(left, int | Counted) and isinstance(right, int | Counted)
    if sign == "+" and not numbers:
        joined = text_of(left) + text_of(right)
        if len(joined) > _LONGEST:
            raise NotLiteralError
        return joined
    if isinstance(left, int | Counted) and isinstance(right, int | Counted):
        return _reckon(sign, left, right)
    raise NotLiteralError


def _reckon(sign: str, left: int | Counted, right: int | Counted) -> Value:
    if isinstance(left, int) and isinstance(right, int):
        result = {"+": left + right, "-": left - right, "*": left * right}[sign]
        return _sized(result)
    a, b = (one if isinstance(one, Counted) else Counted(one, 0) for one in (left, right))
    guessed = a.guessed or b.guessed
    if sign == "*":
        if a.step and b.step:
            raise NotLiteralError
        a, times = (a, b.base) if a.step else (b, a.base)
        return Counted(_sized(a.base * times), _sized(a.step * times), guessed)
    way = 1 if sign == "+" else -1
    return Counted(_sized(a.base + way * b.base), _sized(a.step + way * b.step), guessed)


def _sized(number: int) -> int:
    """Sums of sums soon have more digits than can be written."""
    if abs(number) > _LARGEST:
        raise NotLiteralError
    return number

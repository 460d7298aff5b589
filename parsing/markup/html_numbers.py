"""属性里的整数：按 HTML 的规则读，“8px”是 8，全角数字不是数字。"""

import re

_INTEGER = re.compile(r"[ \t\n\f\r]*(?:\+?([0-9]+)|-0+(?![0-9]))")
_MOST_DIGITS = 9


def parse_integer(value: str | None) -> int | None:
    """HTML's rules for parsing non-negative integers: the leading whole number, None where there is none."""
    match = _INTEGER.match(value or "")
    return int((match[1] or "0")[:_MOST_DIGITS]) if match else None

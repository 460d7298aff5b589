"""中文数字：零、十二、一百零五，到九千九百九十九。"""

import re
from functools import cache

_DIGITS = "零一二三四五六七八九"
_SPELLINGS = str.maketrans("〇两", "零二")
# A single 一 may be a dash.
_DASH = "一"


def chinese_number(text: str) -> int | None:
    """None for what is no number, may be none, or is short for one (一百二)."""
    return None if text == _DASH else _numbers().get(text.translate(_SPELLINGS))


@cache
def _numbers() -> dict[str, int]:
    written = {_written(number): number for number in range(10_000)}
    return written | {text.removeprefix("一"): n for text, n in written.items() if text.startswith("一十")}


def _written(number: int) -> str:
    places = zip(f"{number:04d}", ("千", "百", "十", ""), strict=True)
    text = "".join(_DIGITS[int(digit)] + (unit if digit != "0" else "") for digit, unit in places)
    return re.sub("零+", "零", text).strip("零") or _DIGITS[0]

"""年份的写法：汉字和全角数字写的年份，换成通常的数字。"""

import re
import unicodedata

_IN_CHARACTERS = re.compile(r"(?:二[〇○零ＯO]|一九)[〇○零ＯO一二三四五六七八九]{2}")
_DIGITS = {character: str(value) for value, character in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "○零ＯO", "0"
)


def arabic_years(text: str) -> str:
    """二〇二一年, ２０２１年 → 2021年; the other characters stay as they are."""
    years = _IN_CHARACTERS.sub(lambda year: "".join(_DIGITS[character] for character in year.group()), text)
    return "".join(str(unicodedata.digit(one)) if "０" <= one <= "９" else one for one in years)

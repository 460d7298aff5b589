"""年份的写法：汉字和全角数字写的年份，换成通常的数字。"""

import re
import unicodedata

# Editors take for 〇 whatever looks like it: signs, letters of three alphabets, digits.
_ZEROS = "〇○◯零ＯｏOoΟοОо０0"
_IN_CHARACTERS = re.compile(rf"(?:二[{_ZEROS}]|一九)[{_ZEROS}一二三四五六七八九]{{2}}")
_DIGITS = {c: str(value) for value, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys(_ZEROS, "0")


def arabic_years(text: str) -> str:
    """二〇二一年, ２０２１年 → 2021年; the other characters stay as they are."""
    years = _IN_CHARACTERS.sub(lambda year: "".join(_DIGITS[character] for character in year.group()), text)
    return "".join(str(unicodedata.digit(one)) if "０" <= one <= "９" else one for one in years)

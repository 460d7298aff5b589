"""点名的日期：文字里写明是“批复日期”“反映时间”的那一天，日期在词句后面或中间。"""

import re
from datetime import date

from parsing.dates import find_date

# Where the day stands among the words; where it is not said, it follows them.
PLACE = "{日}"
_DAY = r"(?P<day>(?:[12１２]\d{3}|二[〇○◯零ＯO0一二三四五六七八九]{3})\s*[年./－—-].{3,9}?(?:[日号]|(?<=\d)(?!\d)))"
_FOLLOWS = r"[^\d〇一二三四五六七八九十]{0,12}(?P<day>.{6,14})"


def named_day(text: str, words: str) -> tuple[date, str] | None:
    """The first day that the words (a regular expression) name, and how it is written."""
    pattern = words.replace(PLACE, _DAY) if PLACE in words else f"(?:{words}){_FOLLOWS}"
    found = (find_date(match["day"]) for match in re.finditer(pattern, text))
    return next((day for day in found if day), None)

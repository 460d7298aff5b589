"""点名的日期：文字里写明是“批复日期”“反映时间”的那一天，日期在词句后面或中间。"""

import re
from datetime import date

from parsing.words.dates import find_date

# Where the day stands among the words; where it is not said, it follows them.
PLACE = "{日}"
# Where a day without its year does.
PLACE_IN_YEAR = "{月日}"
_DAY = r"(?P<day>(?:[12１２]\d{3}|二[〇○◯零ＯO0一二三四五六七八九]{3})\s*[年./－—-].{3,9}?(?:[日号]|(?<=\d)(?!\d)))"
_DAY_IN_YEAR = r"(?<![\d年])(?P<month>\d{1,2})\s*月\s*(?P<day>\d{1,2})\s*[日号]"
_FOLLOWS = r"[^\d〇一二三四五六七八九十]{0,12}(?P<day>.{6,14})"


def named_day(text: str, words: str, last: date | None = None) -> tuple[date, str] | None:
    """The first day that the words (a regular expression) name, and how it is written.

    last: no day without its year is later than this one.
    """
    if PLACE_IN_YEAR in words:
        return _day_up_to(last, text, words) if last else None
    pattern = words.replace(PLACE, _DAY) if PLACE in words else f"(?:{words}){_FOLLOWS}"
    found = (find_date(match["day"]) for match in re.finditer(pattern, text))
    return next((day for day in found if day), None)


def _day_up_to(last: date, text: str, words: str) -> tuple[date, str] | None:
    for match in re.finditer(words.replace(PLACE_IN_YEAR, _DAY_IN_YEAR), text):
        for year in (last.year, last.year - 1):
            found = find_date(f"{year}-{match['month']}-{match['day']}")
            if found and found[0] <= last:
                return found[0], f"{match['month']}月{match['day']}日"
    return None

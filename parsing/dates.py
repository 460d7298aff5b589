"""日期：从文字和地址里认出日期。Only what can be a real calendar date counts."""

import re
from datetime import date

_SEPARATED = re.compile(r"(?<!\d)((?:19|20)\d{2})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})(?:\s*日)?(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
_SHORT_YEAR = re.compile(r"(?<![\d-])(\d{2})-(\d{1,2})-(\d{1,2})(?![\d-])")
_ADDRESS = re.compile(r"/t?((?:19|20)\d{2})([01]\d)([0-3]\d)_\d+")
_ADDRESS_PATH = re.compile(r"/((?:19|20)\d{2})(?P<mark>[-/])([01]?\d)(?P=mark)([0-3]?\d)/")
_CHINESE = re.compile(
    r"([二一][〇○零ＯO0一二三四五六七八九]{3})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"○": 0, "零": 0, "Ｏ": 0, "O": 0, "0": 0}


def find_date(text: str) -> tuple[date, str] | None:
    """The first date in the text and the words it stands in; None when there is none."""
    hits = list(find_dates(text))
    return hits[0] if hits else None


def find_dates(text: str) -> tuple[tuple[date, str], ...]:
    """Every date in the text, in order: 2021-01-05, 2021年1月5日, 2021.1.5, 20210105, 二〇二一年一月五日."""
    found: list[tuple[int, date, str]] = []
    for pattern in (_SEPARATED, _COMPACT):
        for match in pattern.finditer(text):
            day = _date(*(int(part) for part in match.groups()))
            if day:
                found.append((match.start(), day, match.group().strip()))
    for match in _CHINESE.finditer(text):
        year, month, day_of_month = match.groups()
        day = _date(_digits(year), _number(month), _number(day_of_month))
        if day:
            found.append((match.start(), day, match.group()))
    return tuple((day, raw) for _, day, raw in sorted(found))


def find_listed_date(text: str) -> tuple[date, str] | None:
    """A date as lists print it: also with a two-digit year (22-01-05). Month and day alone say no year: None."""
    full = find_date(text)
    if full:
        return full
    match = _SHORT_YEAR.search(text)
    if not match:
        return None
    year, month, day_of_month = (int(part) for part in match.groups())
    day = _date(2000 + year, month, day_of_month)
    return (day, match.group()) if day else None


def date_in_address(url: str) -> tuple[date, str] | None:
    """The date a content system put in the address: …/202101/t20210105_855613.shtml, /2020/12/21/."""
    for pattern in (_ADDRESS, _ADDRESS_PATH):
        match = pattern.search(url)
        if match:
            day = _date(*(int(part) for part in match.groups() if part.isdigit()))
            if day:
                return day, match.group().strip("/")
    return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _digits(text: str) -> int:
    return int("".join(str(_DIGITS[c]) for c in text if c in _DIGITS) or 0)


def _number(text: str) -> int:
    """一 … 三十一."""
    if "十" not in text:
        return _digits(text)
    tens, _, units = text.partition("十")
    return (_digits(tens) if tens else 1) * 10 + (_digits(units) if units else 0)

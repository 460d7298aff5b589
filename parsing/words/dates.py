"""日期：从文字和地址里认出日期。Only what can be a real calendar date counts."""

import re
from datetime import date, datetime
from urllib.parse import urlsplit

from domain.beijing import BEIJING

_SEPARATED = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s*[-./年－—]\s*(\d{1,2})\s*[-./月－—]\s*(\d{1,2})(?:\s*[日号])?(?!\d)"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})([01]\d)([0-3]\d)(?!\d)")
# Two digits of a year are told from other numbers by dashes or by 年; points and slashes only between pairs of digits.
_SHORT_YEARS = (
    re.compile(r"(?<![\d-])(\d{2})-(\d{1,2})-(\d{1,2})(?![\d-])"),
    re.compile(r"(?<!\d)(\d{2})年(\d{1,2})月(\d{1,2})日"),
    re.compile(r"(?<![\d./])(\d{2})([./])(\d{2})\2(\d{2})(?![\d./])"),
)
# A run of digits in an address is a date only where it stands for itself: a folder, a name, or before its number.
_ADDRESSES = (
    re.compile(r"/t?((?:19|20)\d{2})([01]\d)([0-3]\d)_\d+"),
    re.compile(r"/((?:19|20)\d{2})(?P<mark>[-/])([01]?\d)(?P=mark)([0-3]?\d)/"),
    re.compile(r"/((?:19|20)\d{2})([01]\d)/([0-3]\d)/"),
    re.compile(r"(?<=[/_-])t?((?:19|20)\d{2})([01]\d)([0-3]\d)(?=[_/.])"),
    re.compile(r"/((?:19|20)\d{2})-([01]\d)/([0-3]\d)/(?=content|c_)"),
)
_CHINESE = re.compile(
    r"([二一][〇○◯零ＯOoΟО0一二三四五六七八九]{3})年([元一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | dict.fromkeys("○◯零ＯOoΟО0", 0) | {"元": 1}
_WIDE = {ord("０") + n: str(n) for n in range(10)}
_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?")
# Before there were portals nobody published on one: 1970 is an empty field, 2199 a slip.
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def find_date(text: str) -> tuple[date, str] | None:
    """The first date in the text and the words it stands in; None when there is none."""
    hits = list(find_dates(text))
    return hits[0] if hits else None


def find_dates(text: str) -> tuple[tuple[date, str], ...]:
    """Every date in the text, in order: 2021-01-05, 2021年1月5日, 2021.1.5, 20210105, 二〇二一年一月五日."""
    found: list[tuple[int, date, str]] = []
    plain = text.translate(_WIDE)
    for pattern in (_SEPARATED, _COMPACT):
        for match in pattern.finditer(plain):
            day = _date(*(int(part) for part in match.groups()))
            if day:
                found.append((match.start(), day, text[match.start() : match.end()].strip()))
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
    for match in filter(None, (pattern.search(text) for pattern in _SHORT_YEARS)):
        year, month, day_of_month = (int(part) for part in match.groups() if part.isdigit())
        day = _date(2000 + year, month, day_of_month)
        if day:
            return day, match.group()
    return None


def find_publication(text: str) -> tuple[date, str] | None:
    """A listed date on which something can have been published: no empty field (1970), no slip (2199).

    What is still to come is not told here: nothing in a page says when it was read.
    """
    found = find_listed_date(text)
    return found if found and is_plausible(found[0]) else None


def is_plausible(day: date) -> bool:
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def in_beijing(raw: str) -> str:
    """A moment as data write it, as its day in China: of universal time the next one from four in the afternoon on."""
    if not _MOMENT.fullmatch(raw.strip()):
        return raw
    try:
        moment = datetime.fromisoformat(raw.strip())
    except ValueError:
        return raw
    return (moment.astimezone(BEIJING) if moment.tzinfo else moment).date().isoformat()


def date_in_address(url: str) -> tuple[date, str] | None:
    """The date a content system put in the address: …/202101/t20210105_855613.shtml, /2020/12/21/, /20210105/."""
    try:
        path = urlsplit(url).path
    except ValueError:
        return None
    for pattern in _ADDRESSES:
        for match in pattern.finditer(path):
            day = _date(*(int(part) for part in match.groups() if part.isdigit()))
            if day and is_plausible(day):
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
    """一 … 三十一; 元 is the first month."""
    if "十" not in text:
        return _digits(text)
    tens, _, units = text.partition("十")
    return (_digits(tens) if tens else 1) * 10 + (_digits(units) if units else 0)

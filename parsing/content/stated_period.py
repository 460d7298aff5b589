"""写明的期限：从一段话里认出“自某日至某日”“某日前”“某日起若干日内”。

Only sentences that speak of the matter count (``about``), since a draft names many other days. Of several ends the
latest counts, so that a period is never taken for shorter than the page says.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.working_days import UnknownYear, WorkingDays
from parsing.words.text import clean

_DATE = (
    r"(?:(20\d{2})\s*[年./-]\s*(\d{1,2})\s*[月./-]\s*(\d{1,2})\s*[日号]?|(?<!\d)(\d{1,2})\s*月\s*(\d{1,2})\s*[日号])"
)
_TIME = r"(?:\s*[((]?(?:星期|周)[一二三四五六日天][))]?)?(?:\s*(?:上午|下午|晚)?\s*\d{1,2}\s*[:时点]\s*\d{0,2}\s*分?)?(?:\s*下班)?"
_TO = r"\s*(?:起|开始)?\s*[,、]?\s*(?:至|到|止于|截止到?|截至|[-—–―~])+\s*"
_RANGE = re.compile(rf"{_DATE}{_TIME}{_TO}{_DATE}")
_RANGE_IN_MONTH = re.compile(rf"{_DATE}{_TIME}{_TO}(\d{{1,2}})\s*[日号]")
_UNTIL = re.compile(rf"(?:截止|截至|止于|至|到)(?:日期|时间|期限)?\s*(?:为|是|到|至|于)?\s*[::]?\s*{_DATE}")
_BEFORE = re.compile(rf"{_DATE}{_TIME}\s*(?:之?前|以前|止|截止|截至|结束)")
_NUMBER = r"(\d{1,3}|[一二两三四五六七八九十]{1,3})"
_LENGTH = re.compile(rf"{_NUMBER}\s*(个工作日|工作日|个自然日|自然日|日历天|天|日|个月)(?!前)")
# Words before a length that make it the period's; what follows the end of the period is another one's.
_OF_PERIOD = re.compile(r"(?:期限?|时间|日起|即日起|(?:公布|发布|公告|公示)[之以]?[起后])[^0-9。]{0,12}(?<![至到—-])$")
_AFTER_END = re.compile(r"(?:结束|届满|期满|截止)[^0-9,。]{0,12}$")
_SENTENCE = re.compile(r"[。;\n]")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2}
_LONGEST_MONTH = 31
_LONGEST_HEADING = 16
# As far back as the words stand that say what a length is of.
_REACH = 20
_HALF_A_YEAR = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class Period:
    """start: None when only the end is stated; raw: the sentence that says so; length: its days where they are stated."""

    start: date | None
    end: date
    raw: str
    length: int | None = None

    def days_from(self, first: date) -> int:
        """As many days as stated; else from the first day, which is not counted, to the last."""
        return self.length or (self.end - min(self.start or first, first)).days

    def most_days_from(self, first: date) -> int:
        """With the first day counted too, as many do: 自9月1日至9月30日 is thirty days to them."""
        return self.length or self.days_from(first) + 1


def stated_period(text: str, about: Iterable[str], published: date, calendar: WorkingDays) -> Period | None:
    """The period with the latest end; None when no sentence about the matter states one.

    published: the day from which “即日起” counts, and that tells the year of a day without one.
    """
    words = tuple(about)
    periods = [
        period
        for sentence in _sentences(unicodedata.normalize("NFKC", text))
        if any(re.search(word, sentence) for word in words)
        for period in _periods(sentence, published, calendar)
    ]
    return max(periods, key=lambda period: period.end, default=None)


def working_days_after(calendar: WorkingDays, start: date, number: int) -> date:
    """The day so many working days later; generous where the year's holidays are not known."""
    day = start
    try:
        while number > 0:
            day += timedelta(days=1)
            number -= calendar.is_working_day(day)
    except UnknownYear:
        return day + timedelta(days=2 * number)
    return day


def _sentences(text: str) -> Iterator[str]:
    """Each with the short heading before it: “一、征求意见时间”, and the days in the next line."""
    before = ""
    for part in _SENTENCE.split(text):
        sentence = clean(part)
        if sentence:
            yield f"{before} {sentence}".strip()
            before = sentence if len(sentence) <= _LONGEST_HEADING else ""


def _periods(sentence: str, published: date, calendar: WorkingDays) -> Iterator[Period]:
    for match in _RANGE.finditer(sentence):
        start = _day(match.groups()[:5], published)
        end = _day(match.groups()[5:], start or published)
        if end:
            yield Period(start, end, sentence)
    for match in _RANGE_IN_MONTH.finditer(sentence):
        start = _day(match.groups()[:5], published)
        end = _date(start.year, start.month, int(match.group(6))) if start else None
        if end:
            yield Period(start, end, sentence)
    for pattern in (_UNTIL, _BEFORE):
        for match in pattern.finditer(sentence):
            end = _day(match.groups(), published)
            if end:
                yield Period(None, end, sentence)
    for match in _LENGTH.finditer(sentence):
        number, before = _number(match.group(1)), sentence[max(match.start() - _REACH, 0) : match.start()]
        if number and _OF_PERIOD.search(before) and not _AFTER_END.search(before):
            end = _after(published, number, match.group(2), calendar)
            yield Period(None, end, sentence, (end - published).days)


def _after(start: date, number: int, unit: str, calendar: WorkingDays) -> date:
    match unit:
        case "工作日" | "个工作日":
            return working_days_after(calendar, start, number)
        case "个月":
            return start + timedelta(days=number * _LONGEST_MONTH)
        case _:
            return start + timedelta(days=number)


def _day(parts: tuple[str | None, ...], reference: date) -> date | None:
    """A day without a year is of the reference's year; early in the year it may be of the next one."""
    year, month, day, month_alone, day_alone = parts
    if year and month and day:
        return _date(int(year), int(month), int(day))
    if not (month_alone and day_alone):
        return None
    this_year = _date(reference.year, int(month_alone), int(day_alone))
    next_year = _date(reference.year + 1, int(month_alone), int(day_alone))
    if this_year and next_year and this_year < reference and next_year - reference < _HALF_A_YEAR:
        return next_year
    return this_year


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _number(text: str) -> int:
    if text.isdigit():
        return int(text)
    if "十" not in text:
        return _DIGITS.get(text, 0)
    tens, _, units = text.partition("十")
    return (_DIGITS.get(tens, 0) if tens else 1) * 10 + (_DIGITS.get(units, 0) if units else 0)

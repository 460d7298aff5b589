"""读取工作日历：节假日库已知的年份，加上补充文件里的年份。"""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
from pydantic import BaseModel, ConfigDict

from config.reading import validate
from config.source import read_source
from domain.working_days import WorkingDays

WORKING_DAYS_FILE = Path(__file__).parent / "working_days.yaml"
_FIRST_YEAR = 2008


class _Year(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    off: tuple[date, ...]
    work: tuple[date, ...]


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    years: dict[int, _Year] = {}


def load_working_days(file: Path = WORKING_DAYS_FILE) -> WorkingDays:
    """A year in the file replaces the library's."""
    stated = validate(read_source(file), _File).years
    known = [year for year in _known_years() if year not in stated]
    days = [day for year in known for day in _days_of(year)]
    weekend = [day for day in days if day.weekday() >= 5]
    weekdays = [day for day in days if day.weekday() < 5]
    off = {day for day in weekdays if not chinese_calendar.is_workday(day)}
    work = {day for day in weekend if chinese_calendar.is_workday(day)}
    return WorkingDays(
        frozenset((*known, *stated)),
        frozenset(off.union(*(year.off for year in stated.values()))),
        frozenset(work.union(*(year.work for year in stated.values()))),
    )


def _known_years() -> list[int]:
    """Up to the year whose notice the library has: for the next it raises."""
    years: list[int] = []
    year = _FIRST_YEAR
    while True:
        try:
            chinese_calendar.is_workday(date(year, 12, 31))
        except NotImplementedError:
            return years
        years.append(year)
        year += 1


def _days_of(year: int) -> list[date]:
    first = date(year, 1, 1)
    return [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]

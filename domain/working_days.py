"""工作日：按国务院放假通知数工作日；不知道的年份不猜。"""

from dataclasses import dataclass
from datetime import date, timedelta

_SATURDAY = 5


class UnknownYear(LookupError):
    """No holiday notice is known for this year. args: the year."""


@dataclass(frozen=True, slots=True)
class WorkingDays:
    """off: working weekdays that were given free; work: weekend days that were worked; years: those it knows."""

    years: frozenset[int]
    off: frozenset[date]
    work: frozenset[date]

    def is_working_day(self, day: date) -> bool:
        if day.year not in self.years:
            raise UnknownYear(day.year)
        return day in self.work or (day.weekday() < _SATURDAY and day not in self.off)

    def between(self, start: date, end: date) -> int:
        """Working days after start, up to and including end: the day of the event does not count. Negative backwards."""
        first, last = min(start, end), max(start, end)
        days = (first + timedelta(days=n) for n in range(1, (last - first).days + 1))
        return sum(self.is_working_day(day) for day in days) * (1 if end >= start else -1)

    def after(self, start: date, days: int) -> date:
        """The day on which so many working days after start end; start itself when there are none."""
        day = start
        while days > 0:
            day += timedelta(days=1)
            days -= self.is_working_day(day)
        return day

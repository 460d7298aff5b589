"""工作日历：与国务院办公厅历年放假通知一致；不知道的年份不猜；补充文件说了算。"""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from config.problems import ConfigInvalid
from config.working_days_file import load_working_days
from domain.working_days import UnknownYear

CALENDAR = load_working_days()
DAYS = st.dates(date(2019, 1, 1), date(2026, 12, 31))
# 放假调休后上班的周末，照历年通知抄录。
MADE_UP = {
    2020: "1-19 4-26 5-9 6-28 9-27 10-10",
    2021: "2-7 2-20 4-25 5-8 9-18 9-26 10-9",
    2022: "1-29 1-30 4-2 4-24 5-7 10-8 10-9",
    2023: "1-28 1-29 4-23 5-6 6-25 10-7 10-8",
    2024: "2-4 2-18 4-7 4-28 5-11 9-14 9-29 10-12",
    2025: "1-26 2-8 4-27 9-28 10-11",
    2026: "1-4 2-14 2-28 5-9 9-20 10-10",
}


@pytest.mark.parametrize("year", MADE_UP)
def test_weekends_that_were_worked_are_those_of_the_notices(year: int) -> None:
    expected = [date(year, *map(int, day.split("-"))) for day in MADE_UP[year].split()]
    assert sorted(day for day in CALENDAR.work if day.year == year) == expected


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (date(2021, 9, 30), date(2021, 10, 11), 3),
        (date(2022, 1, 20), date(2022, 2, 10), 12),
        (date(2021, 6, 7), date(2021, 6, 7), 0),
        (date(2021, 6, 11), date(2021, 6, 15), 1),
        (date(2021, 12, 31), date(2022, 1, 4), 1),
    ],
)
def test_the_day_of_the_event_does_not_count_and_holidays_do_not(start: date, end: date, days: int) -> None:
    assert CALENDAR.between(start, end) == days


@given(DAYS, DAYS, DAYS)
def test_stretches_add_up(one: date, two: date, three: date) -> None:
    first, middle, last = sorted((one, two, three))
    assert CALENDAR.between(first, middle) + CALENDAR.between(middle, last) == CALENDAR.between(first, last)
    assert CALENDAR.between(last, first) == -CALENDAR.between(first, last)
    assert 0 <= CALENDAR.between(first, last) <= (last - first).days


@given(DAYS.filter(lambda day: day.year < 2026), st.integers(0, 150))
def test_so_many_working_days_after_is_that_far(start: date, days: int) -> None:
    end = CALENDAR.after(start, days)
    assert CALENDAR.between(start, end) == days
    assert days == 0 or CALENDAR.is_working_day(end)


def test_a_year_without_a_notice_is_no_guess() -> None:
    with pytest.raises(UnknownYear, match="2031"):
        CALENDAR.between(date(2031, 3, 1), date(2031, 3, 20))


def test_the_file_has_the_last_word(tmp_path: Path) -> None:
    file = tmp_path / "working_days.yaml"
    file.write_text("years:\n  2031:\n    off: [2031-03-03]\n    work: [2031-03-08]\n", encoding="utf-8")
    calendar = load_working_days(file)
    week = [date(2031, 3, 3) + timedelta(days=n) for n in range(7)]
    assert [calendar.is_working_day(day) for day in week] == [False, True, True, True, True, True, False]
    file.write_text("years:\n  2031: {off: [三月三日], work: []}\n", encoding="utf-8")
    with pytest.raises(ConfigInvalid):
        load_working_days(file)

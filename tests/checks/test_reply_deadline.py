"""答复期限的算术：随便哪天收到、补正、延期、扣除多少天，判定都与逐日数出来的一样。"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from checks.application.in_time import Params, check
from config.working_days_file import load_working_days
from domain.application import Application, Event
from domain.department import Department
from domain.scheme import Period, ReportDuty
from domain.view import View

CALENDAR = load_working_days()
LIMITS = Params(answer=20, extension=20, correction=7)
AS_OF = date(2025, 6, 30)
DAYS = st.integers(0, 90).map(timedelta)
SAVED = datetime(2025, 1, 1, tzinfo=UTC)
NONE = Event(known=True)
RECEIVED = st.dates(date(2020, 1, 1), date(2024, 12, 31))


def application(received: date, **more: object) -> Application:
    plain = Application("jfj", "1", received, "r.csv#第2行", "sha256:0", SAVED, {"number": "编号：1"})
    known = {"correction": NONE, "corrected": NONE, "extension": NONE, "excluded": 0, "received": received}
    return replace(plain, **(known | more))  # type: ignore[arg-type]


def said(case: Application, as_of: date = AS_OF) -> Mapping[str, str]:
    """Reason → outcome."""
    period, report = Period(date(2020, 1, 1), date(2024, 12, 31)), ReportDuty(2024, (1, 31))
    view = View(Department("jfj", "区经济发展局"), period, report, {}, CALENDAR, applications=(case,))
    return {observation.reason: observation.outcome.value for observation in check(view, LIMITS, as_of)}


def past(start: date, days: int, day: date) -> bool:
    """Whether so many working days were over before a day began."""
    return CALENDAR.between(start, day - timedelta(days=1)) >= days


def happened(day: date) -> Event:
    return Event(known=True, day=day)


@given(RECEIVED, DAYS, st.integers(0, 30))
def test_late_is_what_takes_more_working_days_than_allowed(received: date, took: timedelta, excluded: int) -> None:
    case = application(received, answered=received + took, excluded=excluded)
    late = past(received, 20 + excluded, received + took)
    assert said(case) == ({"late": "fail"} if late else {"in_time": "pass"})


@given(RECEIVED, DAYS, DAYS)
def test_an_extension_counts_if_it_was_told_before_the_time_was_up(
    received: date, told: timedelta, more: timedelta
) -> None:
    answered = received + told + more
    case = application(received, extension=happened(received + told), answered=answered)
    in_time = not past(received, 20, received + told)
    wrong = {"late": "fail"} if in_time else {"extended_late": "fail"}
    assert said(case) == (wrong if past(received, 40 if in_time else 20, answered) else {"in_time": "pass"})


@given(RECEIVED, st.integers(0, 20).map(timedelta), DAYS, DAYS)
def test_a_correction_starts_the_time_anew(
    received: date, asked: timedelta, waited: timedelta, took: timedelta
) -> None:
    back = received + asked + waited
    case = application(received, correction=happened(received + asked), corrected=happened(back), answered=back + took)
    faults = {"late"} if past(back, 20, back + took) else set()
    faults |= {"correction_late"} if past(received, 7, received + asked) else set()
    assert said(case) == (dict.fromkeys(faults, "fail") or {"in_time": "pass"})


@given(
    RECEIVED,
    DAYS,
    st.sampled_from(({"correction": Event()}, {"extension": Event()}, {"excluded": None}, {"received": None})),
)
def test_what_is_blank_is_never_a_fault(received: date, took: timedelta, blank: Mapping[str, object]) -> None:
    case = replace(application(received, answered=received + took), **blank)  # type: ignore[arg-type]
    assert "fail" not in said(case).values()


@given(RECEIVED, DAYS, DAYS)
def test_without_an_answer_only_a_day_on_which_somebody_looked_is_late(
    received: date, looked: timedelta, judged: timedelta
) -> None:
    as_of = received + judged
    waiting = application(received)
    assert "fail" not in said(waiting, as_of).values()
    seen = replace(waiting, still_unanswered=received + looked)
    overdue = past(received, 20, received + min(looked, judged))
    assert ("fail" in said(seen, as_of).values()) is overdue

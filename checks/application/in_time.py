"""按期答复：收到申请后在规定的工作日内答复，延期和补正都在期限内告知。

The day of receipt does not count. A notice to extend counts when it was given before the time was up; the days that
the law leaves out (a third party is heard, a fee is awaited) are added; a corrected application starts the time anew.
The earliest end that the register allows decides that an answer was in time. That it was late can only be claimed
when the register says of each of these what happened, or that it did not; what is blank is not known. That there is
no answer yet can only be claimed of a day on which somebody looked.
Source: 条例第30条、第31条、第32条、第33条 (confirmed).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.application import Application, Field
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.view import View
from domain.working_days import UnknownYear, WorkingDays

JUDGES_REGISTER = True
REASONS = {
    "in_time": {"judged"},
    "late": {"answered", "due", "number", "share"},
    "unanswered": {"looked", "due", "number", "share"},
    "extended_late": {"told", "answered", "due", "number", "share"},
    "correction_late": {"asked", "due", "limit", "number", "share"},
    "corrected_again": {"times", "number", "share"},
    "not_stated": {"due", "number", "share"},
    "not_received": {"number", "share"},
    "correction_open": {"due", "number", "share"},
    "not_due": {"due", "number", "share"},
    "no_answer": {"due", "number", "share"},
    "calendar_unknown": {"year", "number", "share"},
}
_SHOWN = (
    Field.CHANNEL,
    Field.SUBMITTED,
    Field.RECEIVED,
    Field.CORRECTION,
    Field.CORRECTED,
    Field.CORRECTIONS,
    Field.EXTENSION,
    Field.EXCLUDED,
    Field.ANSWERED,
    Field.STILL_UNANSWERED,
)


@dataclass(frozen=True, slots=True)
class Params:
    """Working days. answer: to answer; extension: by how many that may be put off; correction: to ask for one."""

    answer: int
    extension: int
    correction: int


@dataclass(frozen=True, slots=True)
class _Time:
    """due: the last day to answer, extended if that was said in time; unextended: what it was before that."""

    unextended: date
    due: date


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    cases = view.applications
    share = 1 / len(cases)
    troubles = [observation for case in cases for observation in _judge(case, view.calendar, params, as_of, share)]
    yield from troubles or [passed("in_time", *(case.evidence(*_SHOWN) for case in cases), judged=len(cases))]


def _judge(
    case: Application, calendar: WorkingDays, params: Params, as_of: date, share: float
) -> Iterator[Observation]:
    values: dict[str, Value] = {"number": case.number, "share": share}
    received = case.arrived
    if received is None:
        yield needs_review("not_received", case.evidence(*_SHOWN), about=(case.number,), **values)
        return
    try:
        yield from _correction(case, received, calendar, params, values)
        yield from _answer(case, _time(case, received, calendar, params), as_of, values)
    except UnknownYear as unknown:
        yield needs_review(
            "calendar_unknown", case.evidence(*_SHOWN), about=(case.number,), year=unknown.args[0], **values
        )


def _correction(
    case: Application, received: date, calendar: WorkingDays, params: Params, values: dict[str, Value]
) -> Iterator[Observation]:
    asked, limit = case.correction.day, params.correction
    if asked and asked > (due := calendar.after(received, limit)):
        said: dict[str, Value] = {"asked": str(asked), "due": str(due), "limit": limit, **values}
        yield fail("correction_late", case.evidence(*_SHOWN), about=(case.number,), **said)
    if case.corrections and case.corrections > 1:
        yield fail("corrected_again", case.evidence(*_SHOWN), about=(case.number,), times=case.corrections, **values)


def _time(case: Application, received: date, calendar: WorkingDays, params: Params) -> _Time:
    """The earliest that the register allows: what it does not say adds nothing."""
    days = params.answer + (case.excluded or 0)
    start = case.corrected.day or received
    unextended = calendar.after(start, days)
    told = case.extension.day
    in_time = told is not None and told <= unextended
    return _Time(unextended, calendar.after(start, days + params.extension) if in_time else unextended)


def _answer(case: Application, time: _Time, as_of: date, values: dict[str, Value]) -> Iterator[Observation]:
    said: dict[str, Value] = {"due": str(time.due), **values}
    looked = case.answered or case.still_unanswered
    if case.answered and case.answered <= time.due:
        return
    if case.correction.day and case.corrected.day is None:
        yield needs_review("correction_open", case.evidence(*_SHOWN), about=(case.number,), **said)
    elif case.answered is None and as_of <= time.due:
        yield needs_review("not_due", case.evidence(*_SHOWN), about=(case.number,), **said)
    elif looked is None or looked <= time.due:
        yield needs_review("no_answer", case.evidence(*_SHOWN), about=(case.number,), **said)
    elif not (case.correction.known and case.extension.known and case.excluded is not None):
        yield needs_review("not_stated", case.evidence(*_SHOWN), about=(case.number,), **said)
    elif case.answered is None:
        yield fail("unanswered", case.evidence(*_SHOWN), about=(case.number,), looked=str(looked), **said)
    elif case.extension.day and case.extension.day > time.unextended:
        told = str(case.extension.day)
        yield fail(
            "extended_late", case.evidence(*_SHOWN), about=(case.number,), told=told, answered=str(looked), **said
        )
    else:
        yield fail("late", case.evidence(*_SHOWN), about=(case.number,), answered=str(looked), **said)

"""没有应答：哪些访问算一次，哪些算有人应答，哪些什么也不说明。"""

from datetime import UTC, datetime, timedelta

import pytest

from domain.capture import LEFT_ALONE, Capture, Failure, FailureKind
from domain.silence import Night, Place, Unavailability, unanswered
from domain.visit import Visit

RULE = Unavailability(tries=3, days=2, source="建议稿", because="隔天多次")
PAGE = "http://www.example.gov.cn/nb/"
HOST = Place("http://www.example.gov.cn/", whole_host=True)
# 2:30 in Beijing.
NIGHT = datetime(2022, 2, 15, 18, 30, tzinfo=UTC)
TIMEOUT = Failure(FailureKind.TIMEOUT)


def visit(
    night: int, failure: Failure | None, *, status: int | None = None, minutes: int = 0, final: str = PAGE
) -> Visit:
    """In the scan of a night, so many minutes after its beginning."""
    at = NIGHT + timedelta(days=night, minutes=minutes)
    return Visit(night, PAGE, Capture(PAGE, final, status, at, failure=failure), at, at)


def tries(*visits: Visit, place: Place = HOST, cut_off: tuple[int, ...] = ()) -> int:
    """How many tries tell, the visits given in their order; cut_off: nights on which nothing was reached."""

    def elsewhere(night: Night) -> bool:
        return night.assessment not in cut_off

    return len(unanswered(reversed(visits), place, RULE, elsewhere))


def test_the_newest_nights_that_suffice_tell() -> None:
    night = (visit(0, TIMEOUT), visit(0, TIMEOUT, minutes=9))
    assert tries(*night) == 0
    assert tries(*night, visit(1, TIMEOUT)) == 3
    assert tries(*night, visit(1, TIMEOUT), visit(2, TIMEOUT)) == 4


@pytest.mark.parametrize(
    ("failure", "status"),
    [
        (Failure(FailureKind.DNS), None),
        (Failure(FailureKind.CONNECT), None),
        (Failure(FailureKind.TLS), None),
        (Failure(FailureKind.BROKEN_RESPONSE), None),
        (Failure(FailureKind.SERVER_ERROR, "HTTP 502"), 502),
        (Failure(FailureKind.TIMEOUT, "robots.txt 读不到"), None),
    ],
)
def test_what_counts_as_a_try(failure: Failure, status: int | None) -> None:
    assert tries(*(visit(night, failure, status=status) for night in range(3))) == 3


@pytest.mark.parametrize(
    ("failure", "status", "final"),
    [
        (None, 200, PAGE),
        (Failure(FailureKind.CLIENT_ERROR, "HTTP 404"), 404, PAGE),
        (Failure(FailureKind.SERVER_ERROR, "HTTP 429"), 429, PAGE),
        (Failure(FailureKind.PROTECTED, "HTTP 403"), 403, PAGE),
        (TIMEOUT, None, "http://login.example.gov.cn/"),
        (Failure(FailureKind.OUTSIDE, "www.example.com"), None, "http://www.example.com/"),
    ],
)
def test_what_counts_as_an_answer(failure: Failure | None, status: int | None, final: str) -> None:
    """A redirect to another host that does not answer is this host's answer."""
    answered = visit(2, failure, status=status, final=final)
    before = (visit(0, TIMEOUT), visit(1, TIMEOUT))
    assert tries(*before, answered, visit(3, TIMEOUT), visit(4, TIMEOUT)) == 0
    assert tries(*before, answered, *(visit(night, TIMEOUT) for night in (3, 4, 5))) == 3


@pytest.mark.parametrize(
    "failure",
    [
        Failure(FailureKind.ROBOTS),
        Failure(FailureKind.SERVER_ERROR, "robots.txt 答复 HTTP 503"),
        Failure(FailureKind.OUT_OF_HOURS),
        Failure(FailureKind.BUDGET),
        Failure(FailureKind.TIMEOUT, f"连续12次，{LEFT_ALONE}"),
    ],
)
def test_what_was_not_asked_says_nothing_either_way(failure: Failure) -> None:
    unasked = [visit(night, failure, minutes=5) for night in range(9)]
    assert tries(*unasked) == 0
    assert tries(visit(0, TIMEOUT), unasked[0], visit(1, TIMEOUT), unasked[1], visit(2, TIMEOUT)) == 3


def test_one_night_that_runs_past_midnight_is_one_day() -> None:
    late = 21 * 60
    scan = [visit(0, TIMEOUT, minutes=late + minutes) for minutes in (0, 20, 40)]
    assert {(one.asked_at + timedelta(hours=8)).day for one in scan} == {16, 17}
    assert tries(*scan) == 0
    assert tries(*scan, visit(1, TIMEOUT)) == 4


def test_two_scans_of_one_day_are_one_day() -> None:
    assert tries(visit(0, TIMEOUT), visit(0, TIMEOUT), visit(1, TIMEOUT, minutes=-24 * 60 + 30)) == 0


def test_a_night_on_which_nothing_was_reached_does_not_count() -> None:
    nights = [visit(night, TIMEOUT) for night in range(4)]
    assert tries(*nights, cut_off=(3,)) == 0
    assert tries(*nights, cut_off=(1,)) == 3
    assert tries(*nights, cut_off=(0, 1)) == 0

"""同一性：说的是同一件事，编号就不变；措辞、证据、把握大小怎么变都一样。"""

from datetime import UTC, datetime
from decimal import Decimal

from domain.cause import Cause
from domain.finding import Evidence, Finding, Observation, fail, needs_review, not_assessable, passed
from domain.scheme import Criterion, Decision, Reason
from scoring.identity import told_apart
from scoring.statement import state

PAGE = "http://www.example.gov.cn/zwgk/t1.html"
EVIDENCE = Evidence(PAGE, "引文", "sha256:00", datetime(2022, 2, 15, tzinfo=UTC))
LATER = Evidence("http://www.example.gov.cn/zwgk/", "别的引文", "sha256:11", datetime(2022, 3, 1, tzinfo=UTC))
CRITERION = Criterion("c", "1", "评分点", Decimal(2), Decision.AUTOMATIC)


def stated(observation: Observation, words: str = "话", criterion: Criterion = CRITERION) -> Finding:
    return state(observation, criterion, Reason(words), "d")


def test_words_values_and_evidence_may_change() -> None:
    one = stated(fail("late", EVIDENCE, about=(PAGE,), title="公告", days=8), "“{title}”晚了 {days} 天")
    two = stated(fail("late", LATER, about=(PAGE,), title="公示", days=39), "晚 {days} 天：{title}")
    assert one.message != two.message
    assert one.fingerprint == two.fingerprint


def test_what_it_is_about_may_not() -> None:
    one = stated(fail("late", EVIDENCE, about=(PAGE,)))
    other = stated(fail("late", EVIDENCE, about=("http://www.example.gov.cn/zwgk/t2.html",)))
    assert one.fingerprint != other.fingerprint


def test_a_page_is_the_same_by_https_and_at_a_place_in_it() -> None:
    one = stated(fail("late", EVIDENCE, about=(PAGE,)))
    two = stated(fail("late", EVIDENCE, about=("https://www.example.gov.cn/zwgk/t1.html#page=2",)))
    assert one.about == two.about == ("www.example.gov.cn/zwgk/t1.html",)
    assert (one.fingerprint, one.cause) == (two.fingerprint, two.cause)


def test_pages_that_a_script_shows_behind_the_number_sign_are_pages() -> None:
    one, two = (
        stated(fail("late", EVIDENCE, about=(f"http://www.example.gov.cn/app/#/detail/{at}",))) for at in (1, 2)
    )
    assert one.fingerprint != two.fingerprint


def test_a_doubt_that_becomes_certain_is_the_same_finding() -> None:
    doubt, certain = stated(needs_review("late", EVIDENCE)), stated(fail("late", EVIDENCE))
    assert doubt.fingerprint == certain.fingerprint
    others = {stated(claim("late")).fingerprint for claim in (passed, not_assessable)}
    assert len({certain.fingerprint, *others}) == 3


def test_one_state_of_a_column_is_one_cause_for_all_criteria() -> None:
    blank, other = Cause("budget", "blank"), Criterion("o", "2", "另一个", Decimal(1), Decision.AUTOMATIC)
    one = stated(fail("empty", EVIDENCE).due_to(blank))
    two = stated(fail("missing", EVIDENCE, about=("2",)).due_to(blank), criterion=other)
    assert one.cause == two.cause == blank
    assert one.fingerprint != two.fingerprint
    assert blank.id_of("d") != blank.id_of("e")


def test_a_fault_of_its_own_is_its_own_cause() -> None:
    one, two = (stated(fail("late", EVIDENCE, about=(page,))) for page in (PAGE, LATER.url))
    assert one.cause == Cause("c", "late", ("www.example.gov.cn/zwgk/t1.html",))
    assert one.cause != two.cause


def test_the_number_of_a_person_is_masked_in_what_it_is_about() -> None:
    assert stated(fail("x", EVIDENCE, about=("42130319900307006X",))).about == ("421*************6X",)


def test_what_is_said_twice_of_one_thing_is_told_apart() -> None:
    """A list may show one address twice."""
    twice = [fail("late", EVIDENCE, about=(PAGE,), title=title) for title in ("甲", "乙")]
    first, second = told_apart(twice)
    assert (first.about, second.about) == ((PAGE,), (PAGE, "#2"))
    assert stated(first).fingerprint != stated(second).fingerprint

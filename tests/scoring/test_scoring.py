"""计分：得分、失分、待定分；封顶、保底；不适用的剔除折算；情况说明按比例。"""

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.finding import Evidence, EvidenceMissing, Finding, Observation, Outcome, fail, needs_review, passed
from domain.scheme import Criterion, Decision, Indicator, Period, Reason, ReportDuty, Scheme, Scope
from scoring.criterion import score_criterion
from scoring.department import score_department
from scoring.statement import state

EVIDENCE = Evidence("http://www.example.gov.cn/a.html", "引文", "sha256:00", datetime(2022, 2, 15, tzinfo=UTC))


def criterion(points: str = "1", decide: Decision = Decision.AUTOMATIC, **more: object) -> Criterion:
    return Criterion("c", "1.1", "评分点", Decimal(points), decide, **more)  # type: ignore[arg-type]


def stated(observation: Observation, reason: Reason, of: Criterion | None = None) -> Finding:
    return state(observation, of or criterion(), reason, "dept")


def test_a_fail_without_evidence_cannot_be_made() -> None:
    with pytest.raises(EvidenceMissing):
        fail("missing")
    with pytest.raises(EvidenceMissing):
        fail("missing", Evidence("http://a", "", "sha256:00", EVIDENCE.fetched_at))


def test_words_are_filled_with_values() -> None:
    finding = stated(fail("late", EVIDENCE, published="2022-02-08"), Reason("于{published}发布", "请在{published}前"))
    assert (finding.message, finding.advice) == ("于2022-02-08发布", "请在2022-02-08前")


@pytest.mark.parametrize(
    ("reason", "lost"),
    [
        (Reason("全扣"), "1"),
        (Reason("扣一点", deduct=Decimal("0.1")), "0.1"),
        (Reason("按比例", by_share=True), "0.25"),
    ],
)
def test_prices(reason: Reason, lost: str) -> None:
    finding = stated(fail("x", EVIDENCE, share=0.25), reason)
    points = score_criterion(criterion(), [finding]).points
    assert (points.lost, points.earned) == (Decimal(lost), 1 - Decimal(lost))


def test_deductions_stop_at_the_points_of_the_criterion() -> None:
    each = stated(fail("x", EVIDENCE), Reason("每处", deduct=Decimal("0.4")))
    points = score_criterion(criterion(), [each] * 5).points
    assert (points.earned, points.lost, points.pending) == (0, 1, 0)


def test_doubt_is_pending_not_lost() -> None:
    doubt = stated(needs_review("x"), Reason("存疑", deduct=Decimal("0.3")))
    result = score_criterion(criterion(), [doubt])
    assert result.outcome is Outcome.NEEDS_REVIEW
    assert (result.points.earned, result.points.lost, result.points.pending) == (Decimal("0.7"), 0, Decimal("0.3"))


def test_a_fault_that_a_person_confirms_is_pending() -> None:
    by_reason = stated(fail("x", EVIDENCE), Reason("待确认", decide=Decision.CONFIRM))
    by_criterion = stated(fail("x", EVIDENCE), Reason("扣"), criterion(decide=Decision.CONFIRM))
    for finding in (by_reason, by_criterion):
        assert score_criterion(criterion(), [finding]).points.pending == 1


@pytest.mark.parametrize(
    ("decide", "reason", "earned"),
    [
        (Decision.AUTOMATIC, Reason("相符"), 1),
        (Decision.CONFIRM, Reason("相符"), 1),
        (Decision.CONFIRM, Reason("写得好", decide=Decision.CONFIRM, because="好不好要由人看"), 0),
        (Decision.MANUAL, Reason("相符"), 0),
    ],
)
def test_a_pass_earns_unless_its_reason_needs_a_person(decide: Decision, reason: Reason, earned: int) -> None:
    points = score_criterion(criterion(), [stated(passed("ok"), reason, criterion(decide=decide))]).points
    assert (points.earned, points.pending) == (earned, 1 - earned)


def test_what_passes_in_a_part_of_a_column_waits_where_a_person_confirms() -> None:
    of = criterion(decide=Decision.CONFIRM)
    finding = state(passed("ok"), of, Reason("没有发现问题"), "d", seen_whole=False)
    assert score_criterion(of, [finding]).points.pending == 1


def test_what_is_said_of_all_waits_where_not_all_was_seen() -> None:
    finding = stated(replace(passed("ok"), partial=True), Reason("每一条都好"))
    assert score_criterion(criterion(), [finding]).points.pending == 1


def test_a_fault_of_a_criterion_that_a_person_confirms_waits() -> None:
    finding = stated(fail("x", EVIDENCE), Reason("有问题"), criterion(decide=Decision.CONFIRM))
    assert score_criterion(criterion(), [finding]).points.pending == 1


def test_a_remark_without_a_price_changes_nothing() -> None:
    remark = stated(fail("earlier", EVIDENCE), Reason("往年", deduct=Decimal(0)))
    result = score_criterion(criterion(), [remark, stated(passed("ok"), Reason("好"))])
    assert (result.outcome, result.points.earned) == (Outcome.PASS, 1)


def test_a_statement_keeps_its_share() -> None:
    of = criterion("0.6", declared_none=Decimal("0.6"))
    finding = stated(Observation(Outcome.DECLARED_NONE, "declared_none", {}, (EVIDENCE,)), Reason("有说明"), of)
    result = score_criterion(of, [finding])
    assert (result.outcome, result.points.earned, result.points.lost) == (
        Outcome.DECLARED_NONE,
        Decimal("0.36"),
        Decimal("0.24"),
    )


@pytest.mark.parametrize("deduct", [None, Decimal("0.4")])
def test_a_notice_never_costs_anything(deduct: Decimal | None) -> None:
    a = indicator("1", "10")
    notice = Criterion("n", "1", "提示", Decimal(0), Decision.CONFIRM)
    severe = state(fail("x", EVIDENCE), notice, Reason("泄露", deduct=deduct, cap=Decimal("0.5")), "d")
    result = score_criterion(notice, [severe])
    score = score_department(scheme(a), [result_of(a, GOOD), result])
    assert (severe.deduction, severe.cap, severe.open) == (0, None, True)
    assert result.outcome is Outcome.NEEDS_REVIEW
    assert score.indicators["1"].outcome is Outcome.PASS
    assert score.scaled.earned == 100


def test_a_notice_that_has_nothing_to_say_asks_nobody() -> None:
    notice = Criterion("n", "1", "提示", Decimal(0), Decision.CONFIRM)
    clean = state(passed("ok"), notice, Reason("好"), "d")
    assert (clean.open, score_criterion(notice, [clean]).outcome) == (False, Outcome.PASS)


def test_no_finding_repeats_a_persons_number() -> None:
    person = "42130319900307006X"
    named = replace(EVIDENCE, quote=f"张某 {person}")
    finding = stated(fail("x", named, row=person), Reason("“{row}”这一行没有写全"))
    assert finding.message == "“421*************6X”这一行没有写全"
    assert finding.evidence[0].quote == "张某 421*************6X"


def indicator(number: str, full: str) -> Indicator:
    part = Criterion(f"c{number}", number, "评分点", Decimal(full), Decision.AUTOMATIC)
    return Indicator(number, "指标", ("组",), Decimal(full), (), "", (), Scope(), (part,))


def scheme(*indicators: Indicator, full: str = "100") -> Scheme:
    period = Period(date(2021, 1, 1), date(2021, 12, 31))
    return Scheme("s", "方案", "某办", Decimal(full), period, ReportDuty(2021, (1, 31)), {}, indicators, "sha256:00")


def result_of(indicator: Indicator, *observations: tuple[Observation, Reason]):
    (part,) = indicator.criteria
    return score_criterion(part, [state(observation, part, reason, "d") for observation, reason in observations])


NOT_APPLICABLE = (Observation(Outcome.NOT_APPLICABLE, "not_applicable"), Reason("不适用"))
GOOD = (passed("ok"), Reason("好"))
BAD = (fail("bad", EVIDENCE), Reason("坏"))


def test_what_does_not_apply_is_left_out_and_the_rest_rescaled() -> None:
    a, b, c = indicator("1", "60"), indicator("2", "20"), indicator("3", "20")
    score = score_department(scheme(a, b, c), [result_of(a, GOOD), result_of(b, BAD), result_of(c, NOT_APPLICABLE)])
    assert (score.raw.earned, score.raw.full) == (60, 80)
    assert (score.scaled.earned, score.scaled.lost) == (Decimal("75.00"), Decimal("25.00"))
    assert score.indicators["3"].outcome is Outcome.NOT_APPLICABLE


def test_the_published_example_of_rescaling() -> None:
    """涡阳 prints 81.34 for 81.22 and 0.64 points over 100.64."""
    a, b = indicator("1", "81.86"), indicator("2", "18.78")
    score = score_department(scheme(a, b), [result_of(a, GOOD), result_of(b, BAD)])
    assert (score.raw.full, score.scaled.earned) == (Decimal("100.64"), Decimal("81.34"))


def test_a_cap_limits_what_can_still_be_earned() -> None:
    a = indicator("1", "10")
    capped = (fail("no_list", EVIDENCE), Reason("没有目录", deduct=Decimal(1), cap=Decimal("0.6")))
    points = score_department(scheme(a), [result_of(a, capped)]).indicators["1"].points
    assert (points.earned, points.lost, points.pending) == (6, 4, 0)


def test_nothing_applicable_divides_by_nothing() -> None:
    a = indicator("1", "10")
    assert score_department(scheme(a), [result_of(a, NOT_APPLICABLE)]).scaled.earned == 0


@given(st.lists(st.tuples(st.sampled_from(["pass", "fail", "review"]), st.decimals("0", "2", places=3)), min_size=1))
def test_earned_lost_and_pending_always_add_up(kinds: list[tuple[str, Decimal]]) -> None:
    made = {"pass": passed("r"), "fail": fail("r", EVIDENCE), "review": needs_review("r")}
    a = indicator("1", "1.5")
    points = result_of(a, *((made[kind], Reason("话", deduct=deduct)) for kind, deduct in kinds)).points
    assert points.earned + points.lost + points.pending == points.full
    assert min(points.earned, points.lost, points.pending) >= 0

"""事项清单：同一原因、同一句话合成一项，扣分不超过评分点，扣分多的在前。"""

from dataclasses import replace
from decimal import Decimal

from domain.assessment import DepartmentResult
from domain.cause import Cause
from domain.finding import Outcome
from domain.scheme import Mark, Reason
from domain.score import Points
from reports.department import department_view
from reports.matters import Matters, matters_of
from tests.reports.report_example import judged
from tests.reports.report_findings import DATES, SAID, SUMS
from tests.reports.report_scheme import make_scheme, with_marks


def _matters(result: DepartmentResult) -> Matters:
    return matters_of(department_view(make_scheme(), result))


def test_costliest_first() -> None:
    deductions = [matter.deduction for matter in _matters(judged(make_scheme(), "finance")).lost]
    assert deductions == sorted(deductions, reverse=True)
    assert len(deductions) == 4


def test_one_trouble_in_two_places_is_one_matter() -> None:
    (matter,) = _matters(judged(make_scheme(), "economy")).unassessed
    assert [place.criterion.criterion.id for place in matter.places] == ["plan", "history"]
    assert matter.deduction == Decimal("7.0")


def test_one_cause_in_other_words_is_one_matter() -> None:
    result = judged(make_scheme(), "finance")
    blank = Cause("budget", "blank")
    lost = [one for one in result.results if one.outcome is Outcome.FAIL and one.points.lost]
    behind = tuple(replace(one, findings=tuple(replace(f, cause=blank) for f in one.findings)) for one in lost)
    (matter,) = [one for one in _matters(replace(result, results=behind)).lost if one.outcome is Outcome.FAIL]
    assert matter.worded_apart
    assert {place.criterion.criterion.id for place in matter.places} == {one.criterion for one in lost}


def test_what_a_person_judges_from_the_start_is_gathered_by_indicator() -> None:
    by_hand = _matters(judged(make_scheme(), "office")).by_hand
    assert [one.indicator.indicator.number for one in by_hand] == ["1.1", "3.1", "4.1", "5.1.2"]
    assert [one.deduction for one in by_hand] == [Decimal("0.8"), Decimal("1.2"), Decimal("2.0"), Decimal("3.0")]


def test_a_notice_is_in_no_list_of_what_costs_points() -> None:
    result = judged(make_scheme(), "finance")
    matters = _matters(result)
    (notice,) = matters.notices
    assert (notice.message, notice.deduction) == (DATES[1], 0)
    assert notice not in (*matters.lost, *matters.doubtful)


def test_what_keeps_a_notice_from_being_judged_is_none() -> None:
    result = judged(make_scheme(), "finance")
    (dates,) = [one for one in result.results if one.criterion == "dates"]
    unknown = replace(dates, findings=tuple(replace(f, reason="applicability_unknown") for f in dates.findings))
    assert _matters(replace(result, results=(unknown,))).notices == ()


def test_what_the_scheme_marks_stands_out_whatever_it_costs() -> None:
    scheme = with_marks(make_scheme(), {"sums": Mark.SEVERE, "parts": Mark.NOTICE})
    matters = matters_of(department_view(scheme, judged(scheme, "finance")))
    (severe,), noted = matters.severe, [place.criterion.criterion.id for m in matters.notices for place in m.places]
    assert severe.message == SUMS[1]
    assert severe in matters.lost
    assert sorted(noted) == ["dates", "parts"], "一条即将超期的提醒是符合，也要看得到"


def test_a_few_passes_are_drawn_for_spot_checks_the_same_ones_each_time() -> None:
    result = judged(make_scheme(), "economy")
    drawn = _matters(result).spot_checks
    assert len(drawn) == 5
    assert all(place.view.finding.outcome is Outcome.PASS and not place.view.finding.open for place in drawn)
    assert _matters(result).spot_checks == drawn
    assert _matters(replace(result, assessment=result.assessment + 1)).spot_checks != drawn


def test_what_the_machine_cannot_see_is_said_to_the_person() -> None:
    scheme, result = make_scheme(), judged(make_scheme(), "finance")
    indicators = tuple(
        replace(
            one, criteria=tuple(replace(c, reasons={"example": Reason("", because="看不到实物")}) for c in one.criteria)
        )
        for one in scheme.indicators
    )
    matters = matters_of(department_view(replace(scheme, indicators=indicators), result))
    assert {place.because for matter in matters.doubtful for place in matter.places} == {"看不到实物"}
    assert {place.because for matter in matters.lost for place in matter.places} == {""}


def test_findings_never_cost_more_than_their_criterion_has() -> None:
    result = judged(make_scheme(), "finance")
    (late,) = [one for one in result.results if one.criterion == "on_time"]
    thrice = replace(late, findings=late.findings * 3, points=Points(*map(Decimal, ("0.5", "0", "0.5", "0"))))
    view = department_view(make_scheme(), replace(result, results=(thrice,)))
    (matter,) = matters_of(view).lost
    assert len(matter.places) == 3
    assert matter.deduction == Decimal("0.5")
    (criterion,) = [one for group in view.indicators for one in group.criteria if one.criterion.id == "on_time"]
    assert criterion.exhausted


def test_a_decided_finding_is_in_no_list_of_open_ones() -> None:
    result = judged(make_scheme(), "finance")
    settled = tuple(
        replace(one, findings=tuple(replace(finding, open=False, deduction=Decimal(0)) for finding in one.findings))
        for one in result.results
        if one.criterion in SAID["finance"]
    )
    matters = _matters(replace(result, results=settled))
    assert matters.doubtful == matters.by_hand == matters.unassessed == ()

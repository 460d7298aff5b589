"""分从何来：得分、失分、待定各算到谁头上，加起来正好是全部适用的分。"""

from decimal import Decimal

import pytest

from domain.finding import Finding, Outcome
from domain.score import CriterionResult, Decider, Points
from scoring.deciders import by_decider, waiting


def _finding(outcome: Outcome, reason: str, deduction: str, *, is_open: bool = True) -> Finding:
    return Finding(
        "4.2", "qa", outcome, reason, f"说明：{reason}", "", Decimal(deduction), is_open, (), f"{outcome}{reason}"
    )


def _result(outcome: Outcome, points: tuple[str, str, str], *findings: Finding) -> CriterionResult:
    earned, lost, pending = map(Decimal, points)
    return CriterionResult("qa", "4.2", outcome, Points(earned + lost + pending, earned, lost, pending), findings)


@pytest.mark.parametrize(
    ("outcome", "reason", "decider"),
    [
        (Outcome.PASS, "complete", Decider.PASS),
        (Outcome.FAIL, "too_few", Decider.FAULT),
        (Outcome.DECLARED_NONE, "declared_none", Decider.STATEMENT),
        (Outcome.NEEDS_REVIEW, "unclear", Decider.DOUBT),
        (Outcome.NEEDS_REVIEW, "manual", Decider.MANUAL),
        (Outcome.NEEDS_REVIEW, "awaiting_check", Decider.MANUAL),
        (Outcome.NEEDS_REVIEW, "applicability_unknown", Decider.FUNCTION),
        (Outcome.NEEDS_REVIEW, "no_case", Decider.REGISTER),
        (Outcome.NOT_ASSESSABLE, "column_unreadable", Decider.UNREAD),
    ],
)
def test_for_whom_an_open_finding_waits(outcome: Outcome, reason: str, decider: Decider) -> None:
    result = _result(outcome, ("0", "0", "2"), _finding(outcome, reason, "2"))
    assert by_decider([result])[decider] == 2
    assert [one.decider for one in waiting([result])] == [decider]


def test_what_is_pending_is_shared_as_it_is_priced_and_adds_up() -> None:
    """Two findings that may cost 2 and 1 hold the last 1.5 points together."""
    result = _result(
        Outcome.FAIL,
        ("0.2", "0.3", "1.5"),
        _finding(Outcome.FAIL, "wrong", "0.3", is_open=False),
        _finding(Outcome.NEEDS_REVIEW, "unclear", "2"),
        _finding(Outcome.NOT_ASSESSABLE, "unread", "1"),
        _finding(Outcome.NEEDS_REVIEW, "remark", "0"),
    )
    points = by_decider([result])
    assert points[Decider.EARNED] == Decimal("0.2")
    assert points[Decider.LOST] == Decimal("0.3")
    assert points[Decider.DOUBT] == Decimal(1)
    assert points[Decider.UNREAD] == Decimal("0.5")
    assert sum(points.values()) == result.points.full
    assert [one.finding.reason for one in waiting([result])] == ["unclear", "unread"]


def test_what_does_not_apply_counts_for_nobody() -> None:
    nothing = _result(Outcome.NOT_APPLICABLE, ("0", "0", "0"), _finding(Outcome.NOT_APPLICABLE, "n", "0"))
    assert not any(by_decider([nothing]).values())

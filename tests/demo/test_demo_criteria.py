"""样例门户的覆盖面：每个由机器判定的评分点，真值里既有做到的，也有没做到的。"""

from collections import defaultdict
from pathlib import Path

import pytest

from app.configuration import Configuration, load_configuration
from demo.build import build
from demo.places import PORTAL_FILE, TRUTH_FILE
from demo.truth import load_truth
from domain.scheme import Decision

_ONE_DEPARTMENT = "只适用于区财政金融局一个部门，样例里只能是一种情形"
_NOT_YET = "样例门户还没有埋设这项指标的对错两面"
# Whole indicators that are left out.
_INDICATORS = dict.fromkeys(
    (
        *("2.1.8", "2.1.9", "2.1.10", "2.1.11", "2.1.12", "2.1.14"),
        *("2.2.1", "2.2.2", "2.2.3", "2.2.5", "2.2.6", "2.2.8", "2.2.9"),
        *("3.1", "4.1", "4.2", "4.4", "5.2.1", "5.2.2", "5.2.3"),
    ),
    _NOT_YET,
)
_EXCEPTIONS = {
    "debt_limit_and_balance_published": _ONE_DEPARTMENT,
    "bond_issue_and_use_published": _ONE_DEPARTMENT,
    "debt_service_published": _ONE_DEPARTMENT,
    "debt_maturity_published_on_time": _ONE_DEPARTMENT,
    "debt_published_with_budget": _ONE_DEPARTMENT,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sample")
    build(target, "http://127.0.0.1:8080")
    return target


@pytest.fixture(scope="module")
def one_sided(folder: Path) -> dict[str, str]:
    """Criterion that the machine decides → its indicator, where the truth knows no pass or no fail of it."""
    configuration = load_configuration(str(folder / PORTAL_FILE))
    outcomes: dict[str, set[frozenset[str]]] = defaultdict(set)
    for truth in load_truth(folder / TRUTH_FILE).values():
        outcomes[truth.criterion].add(frozenset(outcome for outcome, _ in truth.findings))
    return {
        criterion: indicator
        for criterion, indicator in _automatic(configuration).items()
        if not (frozenset(("pass",)) in outcomes[criterion] and any("fail" in said for said in outcomes[criterion]))
    }


def _automatic(configuration: Configuration) -> dict[str, str]:
    return {
        criterion.id: indicator.number
        for indicator in configuration.scheme.indicators
        for criterion in indicator.criteria
        if criterion.decide is Decision.AUTOMATIC
    }


def test_every_automatic_criterion_has_a_pass_and_a_fail(one_sided: dict[str, str]) -> None:
    lacking = {criterion for criterion, indicator in one_sided.items() if indicator not in _INDICATORS}
    assert lacking == _EXCEPTIONS.keys()


def test_no_exception_is_out_of_date(one_sided: dict[str, str]) -> None:
    assert _INDICATORS.keys() <= set(one_sided.values())

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
_OTHER_DEPARTMENT = "只适用于淅河工作局，样例里没有这个部门"
_OF_THE_PORTAL = "门户共用的栏目，各部门是同一种情形"
_A_PERSON_LOOKS = "没做到的也可能写在别处，方案规定由人看过再定"
_NOBODY_WRITES_ALL = "样例里没有部门写全各项要素，没写的只是疑点"
_ALL_HAVE_ONE = "两个入口都打不开的部门，整个部门未能核查"
_NO_COLUMN_OF_THEM = "样例的部门没有政策解读栏目，没找到解读的只是疑点"
_EXCEPTIONS = {
    "interpretation_for_each_document": _NO_COLUMN_OF_THEM,
    "interpretation_in_time": _NO_COLUMN_OF_THEM,
    "portal_entry_reachable": _ALL_HAVE_ONE,
    "ecology_elements": _NOBODY_WRITES_ALL,
    "health_care_elements": _NOBODY_WRITES_ALL,
    "elderly_care_elements": _OTHER_DEPARTMENT,
    "social_assistance_elements": _OTHER_DEPARTMENT,
    "debt_limit_and_balance_published": _ONE_DEPARTMENT,
    "bond_issue_and_use_published": _ONE_DEPARTMENT,
    "debt_service_published": _ONE_DEPARTMENT,
    "debt_maturity_published_on_time": _ONE_DEPARTMENT,
    "debt_published_with_budget": _ONE_DEPARTMENT,
    "elderly_care_column_present": _OTHER_DEPARTMENT,
    "elderly_care_policies": _OTHER_DEPARTMENT,
    "elderly_care_progress": _OTHER_DEPARTMENT,
    "social_assistance_column_present": _OTHER_DEPARTMENT,
    "social_assistance_policies": _OTHER_DEPARTMENT,
    "social_assistance_progress": _OTHER_DEPARTMENT,
    "gazette_available": _OF_THE_PORTAL,
    "epidemic_column_present": _OF_THE_PORTAL,
    "proposal_kinds_separated": _A_PERSON_LOOKS,
    "decision_draft_explained": _A_PERSON_LOOKS,
    "subsidy_hotline_published": _A_PERSON_LOOKS,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("sample")
    build(target, "http://127.0.0.1:8080")
    return target


@pytest.fixture(scope="module")
def one_sided(folder: Path) -> set[str]:
    """The criteria that the machine decides of which the truth knows no pass or no fail."""
    configuration = load_configuration(str(folder / PORTAL_FILE))
    outcomes: dict[str, set[frozenset[str]]] = defaultdict(set)
    for truth in load_truth(folder / TRUTH_FILE).values():
        outcomes[truth.criterion].add(frozenset(outcome for outcome, _ in truth.findings))
    return {
        criterion
        for criterion in _automatic(configuration)
        if not (frozenset(("pass",)) in outcomes[criterion] and any("fail" in said for said in outcomes[criterion]))
    }


def _automatic(configuration: Configuration) -> set[str]:
    return {criterion.id for criterion in configuration.scheme.criteria if criterion.decide is Decision.AUTOMATIC}


def test_every_automatic_criterion_has_a_pass_and_a_fail(one_sided: set[str]) -> None:
    """Those that have not are the exceptions, no more and no fewer."""
    assert one_sided == _EXCEPTIONS.keys()

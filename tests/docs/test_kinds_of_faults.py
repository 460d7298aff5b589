"""问题种类表：真实的考评者指出过哪些问题，机器判哪些、备好哪些、哪些没有看，每一行都有案例为证。

What the table claims is to be the truth, so that nobody is told that a kind of fault is decided which is not. 判定:
where its proofs are there the machine decides by itself, which every case that is named shows: points are lost at once, or
where neither the scheme nor the field gives any, the fault is stated as a certain fact that waits for nobody. Forms that
cannot be told from what is right still go to a person, as 说明 says. 备好: it is found, and a person decides. The
shares are reckoned over the rows inside the scheme's indicators (all but 不属): of the rows, and weighted by 来源数, in
how many independent sources a kind was seen. Run with ``-s`` to see them.
"""

import re
from collections.abc import Mapping, Sequence
from csv import QUOTE_NONE, DictReader
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from app.configuration import load_scheme_by_name
from app.missing import NO_COLUMN
from domain.scheme import Criterion, Decision, Indicator

Row = Mapping[str, str]
ROOT = Path(__file__).parents[2]
TABLE = ROOT / "docs" / "问题种类.tsv"
CASES = ROOT / "tests" / "checks"
HEAD = ["种类", "指标", "来源数", "状态", "用例", "说明"]
DECIDED, PREPARED, UNSEEN, OUTSIDE = STATES = ("判定", "备好", "未看", "不属")
DOUBTS = {"needs_review", "not_assessable", "declared_none"}


@pytest.fixture(scope="module")
def rows() -> Sequence[Row]:
    with TABLE.open(encoding="utf-8", newline="") as file:
        reader = DictReader(file, delimiter="\t", quoting=QUOTE_NONE)
        assert reader.fieldnames == HEAD
        return list(reader)


@pytest.fixture(scope="module")
def indicators() -> Sequence[Indicator]:
    return load_scheme_by_name("suizhou-gxq-2021").scheme.indicators


@pytest.fixture(scope="module")
def cases(rows: Sequence[Row]) -> Mapping[str, Mapping[str, Any]]:
    """Of every folder that the table names: its case.yaml. A folder that is not there fails here."""
    reader = YAML(typ="safe", pure=True)
    named = sorted({case for row in rows for case in row["用例"].split()})
    return {case: reader.load(CASES / case / "case.yaml") for case in named}


def _decides(case: Mapping[str, Any], criteria: Sequence[Criterion]) -> bool:
    """Points are taken at once; of a notice, which has none, a fault is stated that waits for nobody."""
    failed = {finding["reason"] for finding in case["expected"] if finding["outcome"] == "fail"}
    criterion = next(one for one in criteria if one.id == case["criterion"])
    if not criterion.is_notice:
        return bool(failed) and Decimal(str(case["points"]["lost"])) > 0
    return any(_takes_at_once(criterion, criterion.check, reason) for reason in failed)


def _waits(case: Mapping[str, Any]) -> bool:
    """A person is asked: points are pending, or a notice worth none says that something is to be looked at."""
    points = {name: Decimal(str(value)) for name, value in case["points"].items()}
    doubted = any(finding["outcome"] in {"fail", *DOUBTS} for finding in case["expected"])
    return doubted and (points["pending"] > 0 or not any(points.values()))


def _inside(row: Row, indicators: Sequence[Indicator]) -> Sequence[Indicator]:
    """指标 names numbers of the scheme, an x for any."""
    patterns = [re.escape(part).replace("x", r"\d+") for part in row["指标"].split("/")]
    return [one for one in indicators if any(re.fullmatch(pattern, one.number) for pattern in patterns)]


def _takes_at_once(criterion: Criterion, check: str, reason: str) -> bool:
    """A missing column is judged before the check, and so for every criterion of one column."""
    if reason == NO_COLUMN:
        return criterion.points > 0 and len(criterion.columns) == 1 and criterion.decide is Decision.AUTOMATIC
    if criterion.check != check or reason not in criterion.reasons:
        return False
    decide = criterion.reasons[reason].decide or criterion.decide
    return decide is Decision.AUTOMATIC


def test_every_row_is_whole(rows: Sequence[Row]) -> None:
    assert len({row["种类"] for row in rows}) == len(rows)
    for row in rows:
        assert None not in row and None not in row.values(), row
        assert row["状态"] in STATES, row
        assert int(row["来源数"]) > 0, row


def test_what_is_decided_waits_for_nobody_in_its_cases(
    rows: Sequence[Row], cases: Mapping[str, Mapping[str, Any]], indicators: Sequence[Indicator]
) -> None:
    criteria = [criterion for one in indicators for criterion in one.criteria]
    for row in rows:
        if row["状态"] == DECIDED:
            named = row["用例"].split()
            assert named and all(_decides(cases[case], criteria) for case in named), row


def test_the_indicator_of_what_is_decided_decides_it_itself(
    rows: Sequence[Row], cases: Mapping[str, Mapping[str, Any]], indicators: Sequence[Indicator]
) -> None:
    """A case may be of another indicator's criterion: then the indicator has one of the same check that waits as little."""
    for row in rows:
        if row["状态"] == DECIDED:
            criteria = [criterion for one in _inside(row, indicators) for criterion in one.criteria]
            failed = {
                (".".join(case.split("/")[:2]), finding["reason"])
                for case in row["用例"].split()
                for finding in cases[case]["expected"]
                if finding["outcome"] == "fail"
            }
            assert any(_takes_at_once(one, *said) for one in criteria for said in failed), row


def test_what_is_prepared_waits_for_a_person(rows: Sequence[Row], cases: Mapping[str, Mapping[str, Any]]) -> None:
    for row in rows:
        if row["状态"] == PREPARED:
            named = row["用例"].split()
            assert row["说明"], row
            assert not named or any(_waits(cases[case]) for case in named), row


def test_what_is_not_looked_at_has_no_case(rows: Sequence[Row]) -> None:
    assert not [row for row in rows if row["状态"] in (UNSEEN, OUTSIDE) and row["用例"]]


def test_no_case_has_a_known_gap(cases: Mapping[str, Mapping[str, Any]]) -> None:
    assert not [name for name, case in cases.items() if case.get("known_gap")]


def test_outside_are_those_of_no_indicator(rows: Sequence[Row], indicators: Sequence[Indicator]) -> None:
    for row in rows:
        assert (row["状态"] == OUTSIDE) != bool(_inside(row, indicators)), row


def test_shares_add_up(rows: Sequence[Row]) -> None:
    inside = [row for row in rows if row["状态"] != OUTSIDE]
    weight = sum(int(row["来源数"]) for row in inside)
    told = 0
    for state in (DECIDED, PREPARED, UNSEEN):
        of_state = [row for row in inside if row["状态"] == state]
        told += len(of_state)
        weighed = sum(int(row["来源数"]) for row in of_state)
        print(
            f"{state}：{len(of_state)}种，占{len(of_state) / len(inside):.1%}；加权{weighed}，占{weighed / weight:.1%}"
        )
    assert told == len(inside)

"""有故障和没有故障的两遍相比：多丢一分算一分，没碰到的变了也记下来。"""

from decimal import Decimal
from typing import Any

import pytest

from grammar.disturbed import Run, difference
from grammar.places import Place, Where

_LIST = Place(Where.LISTS, "a", "subsidies")


def _finding(outcome: str, deduction: str = "0", message: str = "") -> dict[str, Any]:
    return {"outcome": outcome, "reason": "late", "open": False, "deduction": deduction, "message": message}


def _run(*findings: dict[str, Any], compares: bool = False, written: str = "ab") -> Run:
    """One criterion that looks at one column of each of two departments; b has what is given.

    written: which of them have the column.
    """
    ids, criterion = ("a", "b"), {"decide": "automatic", "kinds": ["subsidies"], "rests": ["subsidies"]}
    truth = [
        {
            "id": one,
            "kinds": {"subsidies": {"state": "read" if one in written else "missing"}, "plans": {"state": "read"}},
            "planted": {},
            "unsettled": [],
            "findings": [],
        }
        for one in ids
    ]
    results = {"a": [_finding("pass")], "b": list(findings)}
    departments = {
        one: {"views": [], "results": [{"criterion": "on_time", "outcome": "pass", "findings": results[one]}]}
        for one in ids
    }
    facts = {"departments": departments, "criteria": {"on_time": criterion | {"compares": compares}}, "depths": {}}
    return Run({"departments": truth}, facts)


def test_a_finding_that_costs_points_and_was_not_there_is_told() -> None:
    told = difference(
        _run(_finding("pass")), _run(_finding("fail", "0.5", "迟了")), [Place(Where.LISTS, "b", "subsidies")]
    )
    assert told.findings == ("b on_time late: 迟了",)
    assert told.points == Decimal("0.5")


@pytest.mark.parametrize("deduction", ["0.5", "0.2"])
def test_what_was_lost_without_the_fault_is_no_more_lost_with_it(deduction: str) -> None:
    told = difference(_run(_finding("fail", "0.5")), _run(_finding("fail", deduction)), [_LIST])
    assert not told.blames


def test_the_port_of_a_server_is_no_difference() -> None:
    one, other = (_run(_finding("fail", "0.5", f"见 http://127.0.0.1:{port}/a/")) for port in (4001, 4002))
    assert difference(one, other, [_LIST]).same == 100


@pytest.mark.parametrize(
    ("place", "untouched"),
    [
        (_LIST, 1),
        (Place(Where.MENUS, "a"), 1),
        (Place(Where.LISTS, "a", "plans"), 2),
        (Place(Where.ROBOTS), 0),
    ],
    ids=["its column", "its front page", "another column", "everybody's"],
)
def test_untouched_is_what_rests_on_nothing_that_was_hit(place: Place, untouched: int) -> None:
    calm = _run(_finding("pass"))
    assert difference(calm, calm, [place]).untouched == untouched


def test_who_is_compared_is_touched_by_what_hits_the_others() -> None:
    calm = _run(_finding("pass"), compares=True)
    assert difference(calm, calm, [_LIST]).untouched == 0


def test_what_a_department_does_not_have_rests_on_what_the_others_have() -> None:
    """b has no such column, and whether that is a fault a's shows; a's rests on itself."""
    calm = _run(_finding("pass"), written="a")
    assert difference(calm, calm, [_LIST]).untouched == 0
    assert difference(calm, calm, [Place(Where.LISTS, "a", "plans")]).untouched == 2
    assert difference(calm, calm, [Place(Where.LISTS, "b", "plans")]).untouched == 1


def test_what_was_not_touched_and_came_out_otherwise_is_told() -> None:
    told = difference(_run(_finding("pass")), _run(_finding("not_assessable", message="没有读到")), [_LIST])
    assert not told.holds
    assert [line.partition(":")[0] for line in told.changed] == ["b on_time"]

"""年报勾稽的性质：加得平的表一条不报，改动任何一格必报，且只报到那一格所在的行和列。"""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from checks.annual_report.balance import sums_of
from parsing.annual_report.facts import APPLICANTS, HANDLED, AnnualReport, Applications, Number

COUNTS = st.integers(0, 400)
ROWS = ("新收", "上年结转", *HANDLED, "（七）总计", "结转下年")


def number(value: int) -> Number:
    return Number(Decimal(value), str(value))


@st.composite
def balanced(draw: st.DrawFn) -> dict[str, list[int]]:
    """A table three that adds up: what was handled and left over is what came in."""
    columns = len(APPLICANTS) - 1
    rows = {name: draw(st.lists(COUNTS, min_size=columns, max_size=columns)) for name in (*HANDLED, "结转下年")}
    rows["（七）总计"] = [sum(rows[name][x] for name in HANDLED) for x in range(columns)]
    received = [rows["（七）总计"][x] + rows["结转下年"][x] for x in range(columns)]
    carried = [draw(st.integers(0, count)) for count in received]
    rows["上年结转"] = carried
    rows["新收"] = [whole - part for whole, part in zip(received, carried, strict=True)]
    return {name: [*rows[name], sum(rows[name])] for name in ROWS}


def report(rows: dict[str, list[int]]) -> AnnualReport:
    table = Applications({name: tuple(number(value) for value in row) for name, row in rows.items()})
    empty = AnnualReport(2021, "", (), 2021, None, None, None, True, None, "", 3, 0)
    return replace(empty, applications=table)


def broken(rows: dict[str, list[int]]) -> set[str]:
    return {one.place for one in sums_of(report(rows)) if not one.holds}


@given(balanced())
def test_a_table_that_adds_up_is_left_alone(rows: dict[str, list[int]]) -> None:
    assert broken(rows) == set()


@given(balanced(), st.sampled_from(ROWS), st.integers(0, len(APPLICANTS) - 1), st.integers(1, 99))
def test_one_changed_number_is_found_in_its_own_row_and_column(
    rows: dict[str, list[int]], name: str, x: int, by: int
) -> None:
    rows[name][x] += by
    found = broken(rows)
    assert any(f"“{name}”行" in place for place in found)
    assert any(f"“{APPLICANTS[x]}”列" in place for place in found)
    assert all(f"“{name}”行" in place or f"“{APPLICANTS[x]}”列" in place for place in found)

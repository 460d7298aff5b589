"""“三公”经费表的读取。"""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from domain.grid import Grid
from parsing.content.three_publics import incomes_and_expenses, three_publics, without_sums

_SIDE = (
    ("项目", "行次", "预算数", "决算数"),
    ("“三公”经费支出合计", "1", "12.50", "10.50"),
    ("1.因公出国（境）费", "2", "0", "0"),
    ("2.公务用车购置及运行维护费", "3", "8.00", "7.00"),
    ("（1）公务用车购置费", "4", "0", "0"),
    ("（2）公务用车运行维护费", "5", "8.00", "7.00"),
    ("3.公务接待费", "6", "4.50", "3.50"),
)


def test_items_down_the_side_give_a_set_for_each_column_of_amounts() -> None:
    assert [one.total for one in three_publics([Grid(_SIDE)])] == [Decimal("12.50"), Decimal("10.50")]


def test_two_groups_beside_each_other_are_two_sets() -> None:
    group = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费")
    values = ("5", "0", "3", "0", "3", "2")
    grid = Grid((("预算数",) * 6 + ("决算数",) * 6, group * 2, (*values, "4", "0", "3", "0", "3", "1")))
    assert [one.total for one in three_publics([grid])] == [Decimal(5), Decimal(4)]


def test_a_stroke_says_that_nothing_was_spent_and_an_empty_cell_says_nothing() -> None:
    (stroke,) = three_publics([Grid((PARTS, ("5", "—", "3", "-", "3", "2")))])
    (blank,) = three_publics([Grid((PARTS, ("5", "", "3", "0", "3", "2")))])
    assert (stroke.abroad, stroke.blanks, blank.abroad, blank.blanks) == (Decimal(0), False, Decimal(0), True)


def test_a_part_that_is_not_there_makes_no_set() -> None:
    grid = Grid((("合计", "因公出国（境）费", "公务接待费"), ("5", "2", "3")))
    assert list(three_publics([grid])) == []


def test_totals_of_several_columns_are_left_alone() -> None:
    rows = (("收入总计", "320", "310", "支出总计", "320", "310"),)
    assert list(incomes_and_expenses([Grid(rows)])) == []
    assert list(incomes_and_expenses([Grid((("收入总计", "320", "支出总计", "310"),))])) == [
        (Decimal(320), Decimal(310), "收入总计 | 320 | 支出总计 | 310")
    ]


PARTS = ("合计", "因公出国（境）费", "小计", "公务用车购置费", "公务用车运行费", "公务接待费")


def test_budget_and_accounts_side_by_side_under_every_head_are_two_sets() -> None:
    heads = tuple(part for part in PARTS for _ in range(2))
    values = ("5.85", "3.39", "0", "0", "3", "2", "0", "0", "3", "2", "2.85", "0.39")
    rows = (("“三公”经费",) * 12, heads, ("预算数", "决算数") * 6, values)
    budget, accounts = three_publics([Grid(rows)])
    assert (budget.total, budget.reception) == (Decimal("5.85"), Decimal("2.85"))
    assert (accounts.total, accounts.reception) == (Decimal("3.39"), Decimal("0.39"))


@given(st.permutations(range(18)))
def test_columns_of_three_kinds_in_any_order(order: list[int]) -> None:
    kinds = {"2020年预算数": "9 1 5 2 3 3", "2020年决算数": "8 1 4 1 3 3", "2019年决算数": "7 0 4 1 3 3"}
    columns = [(part, kind, n) for kind, text in kinds.items() for part, n in zip(PARTS, text.split(), strict=True)]
    grid = Grid(tuple(zip(*(columns[x] for x in order), strict=True)))
    assert {(one.total, one.abroad, one.cars) for one in three_publics([grid])} == {(9, 1, 5), (8, 1, 4), (7, 0, 4)}


def test_a_rate_beside_the_amounts_is_no_amount() -> None:
    heads = tuple(part for part in PARTS for _ in range(3))
    kinds = ("决算数（万元）", "预算数（万元）", "完成率（%）") * 6
    pairs = zip(["4", "0", "3", "0", "3", "1"], ["5", "1", "3", "0", "3", "1"], strict=True)
    values = tuple(cell for accounts, budget in pairs for cell in (accounts, budget, "80%"))
    assert [one.total for one in three_publics([Grid((heads, kinds, values))])] == [Decimal(4), Decimal(5)]


def test_figures_of_other_units_are_converted_and_unknown_ones_stay_unknown() -> None:
    def one(*values: str) -> list[Decimal | None]:
        return [one.reception for one in three_publics([Grid((PARTS, values))])]

    assert one("5万元", "0", "3万元", "0", "3万元", "20000元") == [Decimal(2)]
    assert one("5", "0", "3", "0", "3", "#REF!") == [None]
    assert one("5万元", "0", "3万元", "0", "3万元", "2") == [None]


def test_an_unknown_total_is_neither_left_out_nor_taken_for_another() -> None:
    rows = (("收入总计", "#未计算", "支出总计", "310"), ("收入总计", "20", "#未计算", "支出总计", "310"))
    assert [list(incomes_and_expenses([Grid((row,))])) for row in rows] == [
        [(None, Decimal(310), "收入总计 | #未计算 | 支出总计 | 310")],
        [],
    ]


def test_costs_of_cars_by_their_short_name() -> None:
    labels = (
        "合计",
        "1.因公出国（境）费用",
        "2.公务接待费",
        "3.公务用车费",
        "其中：（1）公务用车运行维护费",
        "（2）公务用车购置费",
    )
    rows = (("项目", "预算数"), *zip(labels, ("9.50", "0", "3.20", "5.30", "5.30", "0"), strict=True))
    (one,) = three_publics([Grid(rows)])
    assert (one.total, one.cars, one.running, one.split) == (Decimal("9.50"), Decimal("5.30"), Decimal("5.30"), True)


def test_beside_meetings_only_a_total_named_after_the_three_counts() -> None:
    rows = (
        ("因公出国（境）费", "0"),
        ("公务接待费", "3.2"),
        ("公务用车购置及运行费", "5.3"),
        ("会议费", "1"),
        ("培训费", "1"),
    )
    head = ("项目", "金额")
    (one,) = three_publics([Grid((head, ("合计", "10.5"), ("“三公”经费小计", "8.5"), *rows))])
    assert (one.total, one.split) == (Decimal("8.5"), False)
    assert list(three_publics([Grid((head, ("合计", "10.5"), *rows))])) == []
    assert without_sums([Grid((head, ("合计", "10.5"), *rows))])
    assert list(three_publics([Grid((head, ("“三公”经费及会议费合计", "10.5"), *rows))])) == []


def test_an_empty_table_of_the_three_has_nothing_to_add_up() -> None:
    head = ("合计", "因公出国（境）费", "公务用车购置及运行费", "公务接待费")
    assert without_sums([Grid((head, ("", "", "", "")))])
    assert without_sums([Grid((head, ("0", "0.00", "0", "-")))])
    assert not without_sums([Grid((head, ("5", "0", "3", "2")))])
    assert not without_sums(
        [Grid((("说明：因公出国（境）费、公务用车购置及运行费和公务接待费均由本级统一列支，不另行安排预算。",),))]
    )

"""表格里的数字：脚注标记不是数字，读不准的不算数，也不算没有填。"""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.annual_report.numbers import compact, in_unit, may_be_figure, read_number, stated_unit, unit_of
from parsing.words.chinese_numerals import chinese_number

MARKS_BEHIND = ("①", "⑳", "²", "¹²", "＊", "*", "※", "（1）", "(2)", "[1]", "［3］", "注1", "（注）", "⁽¹⁾")
MARKS_BEFORE = ("①", "*", "[1]", "(1)", "注1 ")


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("12", 12),
        ("１２", 12),
        ("1,234", 1234),
        ("1，234,567", 1_234_567),
        ("1 234", 1234),
        ("1\u2009234", 1234),
        ("0.00", 0),
        ("-15", -15),
        ("－15", -15),
        ("−15", -15),
        ("–15", -15),
        ("12件", 12),
        ("零", 0),
        ("〇", 0),
        ("二十五", 25),
    ],
)
def test_numbers(cell: str, value: int) -> None:
    assert read_number(cell).value == value


@pytest.mark.parametrize("cell", ["", " ", "/", "／", "-", "－", "—", "——", "无", "暂无"])
def test_a_stroke_says_that_there_is_none(cell: str) -> None:
    assert (read_number(cell).value, read_number(cell).none) == (None, True)


@pytest.mark.parametrize(
    "cell",
    ["1 2", "12,34", "(1)", "(12.5)", "①", "1①2", "注1", "#REF!", "12%", "约5", "±3", "—5", "一", "4a", "5."],
)
def test_what_may_be_a_number_is_unknown(cell: str) -> None:
    assert read_number(cell).unknown


@given(st.integers(0, 10**7), st.sampled_from(MARKS_BEHIND), st.sampled_from(("", *MARKS_BEFORE)), st.booleans())
def test_marks_of_footnotes_are_no_digits(value: int, behind: str, before: str, grouped: bool) -> None:
    written = f"{value:,}" if grouped else str(value)
    assert read_number(f"{before}{written}{behind}").value == value


def test_a_mark_is_no_digit_in_running_text_either() -> None:
    assert compact("收到申请 4① 件") == "收到申请4件"
    assert compact("收到申请4²件") == "收到申请4件"


def test_units_of_money_are_told_and_converted() -> None:
    assert (unit_of("合计（万元）"), unit_of("合计（单位：元）"), unit_of("合计")) == ("万元", "元", "")
    assert stated_unit("“三公”经费支出表 单位：万元 合计") == "万元"
    assert in_unit(read_number("33900元"), "万元").value == Decimal("3.39")
    assert in_unit(read_number("3.39"), "万元").unknown
    assert in_unit(read_number("0"), "万元").value == 0


def test_words_are_no_figure_that_was_not_read() -> None:
    assert [may_be_figure(read_number(cell)) for cell in ("#DIV/0!", "12,34", "约5万元", "见说明2", "备注")] == [
        True,
        True,
        True,
        False,
        False,
    ]


@pytest.mark.parametrize(
    ("text", "number"), [("一百零五", 105), ("十二", 12), ("两", 2), ("一百二", None), ("一", None)]
)
def test_chinese_numerals(text: str, number: int | None) -> None:
    assert chinese_number(text) == number

"""说到的月份。"""

import pytest

from parsing.content.covered_months import covered_months


@pytest.mark.parametrize(
    ("text", "months"),
    [
        ("2021年第一季度未发生", {1, 2, 3}),
        ("第二至四季度", set(range(4, 13))),
        ("2021年1-6月无此类事项", set(range(1, 7))),
        ("一月至三月", {1, 2, 3}),
        ("下半年没有", set(range(7, 13))),
        ("11月份没有", {11}),
        ("2021年12月20日", set()),
        ("公示期为6月1日至6月7日", set()),
        ("本年度未承办", set()),
    ],
)
def test_months_that_words_name(text: str, months: set[int]) -> None:
    assert covered_months(text) == months

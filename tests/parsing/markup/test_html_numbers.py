"""属性里的整数：HTML 怎么读，就怎么读。"""

import pytest

from parsing.markup.html_numbers import parse_integer


@pytest.mark.parametrize(
    ("value", "number"),
    [("8px", 8), ("3;", 3), ("22%", 22), ("+5", 5), ("\n 4", 4), ("-0", 0), ("0", 0), ("9" * 5000, 999_999_999)],
)
def test_the_leading_whole_number(value: str, number: int) -> None:
    assert parse_integer(value) == number


@pytest.mark.parametrize("value", ["", None, "-3", "８", "px8", "\u00a08", "++5"])
def test_no_number(value: str | None) -> None:
    assert parse_integer(value) is None

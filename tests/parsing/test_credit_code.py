"""证照号码的校验。"""

import pytest

from parsing.credit_code import has_shape_of_credit_code, identity_number, is_credit_code, masked


@pytest.mark.parametrize("code", ["91350100M000100Y43", "91110000600037341L"])
def test_known_codes_are_right(code: str) -> None:
    assert is_credit_code(code)


@pytest.mark.parametrize(
    "code", ["91350100M000100Y44", "91350100M000100Y4", "9135010OM000100Y43", "4213**********001X"]
)
def test_wrong_digit_short_forbidden_letter_and_mask_are_not(code: str) -> None:
    assert not is_credit_code(code)


def test_a_masked_code_is_not_meant_to_be_whole() -> None:
    assert has_shape_of_credit_code("91350100M000100Y44")
    assert not has_shape_of_credit_code("9135**********0Y44")


def test_identity_number_needs_a_day_and_its_check_digit() -> None:
    assert identity_number("证件号码：11010519491231002X。") == "11010519491231002X"
    assert identity_number("110105194912310021") == ""
    assert identity_number("110105194913310029") == ""
    assert identity_number("账号6222110105194912310021234") == ""


def test_masked_keeps_ends() -> None:
    assert masked("11010519491231002X") == "110*************2X"

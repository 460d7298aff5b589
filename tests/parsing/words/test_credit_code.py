"""统一社会信用代码的校验。"""

import pytest

from parsing.words.credit_code import has_shape_of_credit_code, is_credit_code


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

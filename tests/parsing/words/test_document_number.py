"""发文字号：写对的都读得回来，括号写法不同认得出，前后的文字不碍事。"""

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.configuration import load_scheme_by_name
from parsing.words.document_number import number_above_text

ORGANS = st.text("随高新经发办市政财农审管委党区工规", min_size=2, max_size=8)
YEARS = st.integers(1990, 2035)
ORDERS = st.integers(1, 9999)
WRONG_BRACKETS = ("[]", "【】", "（）", "()", "〈〉")
BRACKETS = ("〔〕", *WRONG_BRACKETS)
LINES = st.lists(
    st.sampled_from(["随州高新区管委会文件", "各有关单位：", "关于印发办法的通知", "第一条 为规范管理。", ""]),
    max_size=5,
)


def written(organ: str, brackets: str, year: int, order: int) -> str:
    return f"{organ}{brackets[0]}{year}{brackets[1]}{order}号"


NUMBERS = st.builds(written, ORGANS, st.sampled_from(BRACKETS), YEARS, ORDERS)


@given(NUMBERS, LINES, LINES)
def test_a_number_is_read_as_it_is_written_whatever_stands_around_it(
    number: str, before: list[str], after: list[str]
) -> None:
    assert number_above_text([*before, number, *after]) == number


@given(NUMBERS, st.sampled_from(["　{}", "{}　　签发人：王某某", " {} "]))
def test_blanks_and_who_signed_are_no_part_of_it(number: str, line: str) -> None:
    assert number_above_text([line.format(number)]) == number


@given(NUMBERS, st.sampled_from(["根据《通知》（{}）", "{}文件已经废止", "附件：{}"]))
def test_a_number_within_a_sentence_is_another_documents(number: str, line: str) -> None:
    assert number_above_text([line.format(number)]) == ""


@given(NUMBERS)
def test_far_below_the_head_there_is_none(number: str) -> None:
    assert number_above_text(["正文。"] * 10 + [number]) == ""


@given(ORGANS, YEARS, ORDERS)
def test_what_differs_is_told_apart(organ: str, year: int, order: int) -> None:
    read = {number_above_text([written(organ, brackets, year, order)]) for brackets in BRACKETS}
    assert len(read) == len(BRACKETS)


@pytest.fixture(scope="module")
def forms() -> tuple[str, str]:
    """The scheme's expressions: well formed, and well formed but for the brackets."""
    criteria = load_scheme_by_name("suizhou-gxq-2021").scheme.criteria
    params = next(one.params for one in criteria if one.id == "document_number_well_formed")
    return str(params["form"]), str(params["brackets"])


@given(organ=ORGANS, year=YEARS, order=ORDERS, wrong=st.sampled_from(WRONG_BRACKETS))
def test_the_scheme_knows_the_right_brackets_from_the_wrong(
    forms: tuple[str, str], organ: str, year: int, order: int, wrong: str
) -> None:
    form, brackets = forms
    right = written(organ, "〔〕", year, order)
    odd = unicodedata.normalize("NFKC", written(organ, wrong, year, order))
    assert re.search(form, right)
    assert not re.search(form, odd)
    assert re.search(brackets, odd)

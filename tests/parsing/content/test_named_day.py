"""点名的日期：在词句后面的，写明位置的；旁边的日期不算。"""

from datetime import date

import pytest

from parsing.content.named_day import named_day

DAY = date(2021, 9, 3)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("批复日期：2021-09-03", "批复.{0,4}日期"),
        ("批复日期\n２０２１年９月３日", "批复.{0,4}日期"),
        ("区财政局于2021年9月3日批复，2021年9月20日公开", "财政.{0,8}{日}批复"),
        ("二〇二一年九月三日批复的决算", "{日}批复"),
        ("2021.9.3批复", "{日}批复"),
        ("2021-9-3 批复", r"{日}\s*批复"),
        ("2021年8月1日印发，2021年9月3日批复", "{日}批复"),
    ],
)
def test_the_day_that_the_words_name(text: str, words: str) -> None:
    named = named_day(text, words)
    assert named is not None and named[0] == DAY


@pytest.mark.parametrize("text", ["2021年9月3日公开。已经批复", "9月3日批复", "2021年度批复", "2021年9月32日批复"])
def test_no_day_is_named(text: str) -> None:
    assert named_day(text, "{日}批复") is None


def test_a_day_without_its_year_is_the_last_one_up_to_another_day() -> None:
    words = "{月日}[^。]{0,8}反映"
    assert named_day("10月12日，微博用户反映噪声扰民", words, date(2021, 10, 14)) == (date(2021, 10, 12), "10月12日")
    assert named_day("12月30日，村民反映断流", words, date(2022, 1, 4)) == (date(2021, 12, 30), "12月30日")


@pytest.mark.parametrize("text", ["2019年10月12日，网友反映", "13月12日，网友反映", "网友反映"])
def test_another_years_day_is_no_day_of_this_year(text: str) -> None:
    assert named_day(text, "{月日}[^。]{0,8}反映", date(2021, 10, 14)) is None

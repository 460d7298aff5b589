"""写明的期限：各种写法都认得，别的日子不算，取最晚的一个。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.working_days import WorkingDays
from parsing.content.stated_period import Period, stated_period, working_days_after

PUBLISHED = date(2021, 6, 1)
ABOUT = ("意见", "征求", "征集", "反馈", "公示", "期限", "截止")


CALENDAR = WorkingDays(frozenset(range(2000, 2101)), frozenset(), frozenset())


def period(text: str) -> Period | None:
    return stated_period(text, ABOUT, PUBLISHED, CALENDAR)


@pytest.mark.parametrize(
    "text",
    [
        "请于2021年6月20日前将意见反馈我局。",
        "请于６月２０日前将意见反馈我局。",
        "请于2021年6月20日（星期日）17：00前反馈意见。",
        "意见请于6月20日下班前反馈。",
        "征求意见截止时间为2021年6月20日。",
        "截止日期：2021-06-20",
        "意见反馈时间截至2021年6月20日。",
        "征求意见时间：2021年6月1日至2021年6月20日。",
        "征求意见时间：2021年6月1日－6月20日。",
        "征求意见期限为2021年6月1日起至20日。",
        "公示期2021.6.1—2021.6.20",
        "一、征求意见时间\n2021年6月1日至2021年6月20日\n二、联系方式",
    ],
)
def test_the_usual_forms(text: str) -> None:
    found = period(text)
    assert found is not None
    assert found.end == date(2021, 6, 20)


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("征求意见期限为30天。", date(2021, 7, 1)),
        ("自公告发布之日起三十日内，可提出意见。", date(2021, 7, 1)),
        ("公示期为7个工作日。", date(2021, 6, 10)),
        ("意见征集时间为一个月。", date(2021, 7, 2)),
    ],
)
def test_lengths(text: str, end: date) -> None:
    found = period(text)
    assert found is not None
    assert found.end == end


@pytest.mark.parametrize(
    "text",
    [
        "本办法自2021年7月1日起施行，有效期至2026年6月30日。",
        "我局将在征求意见结束后7个工作日内公布采纳情况。",
        "欢迎提出意见。\n联系电话：0722-3812345",
        "6月15日，我局召开会议听取意见。",
    ],
)
def test_other_days_are_no_period(text: str) -> None:
    assert period(text) is None


def test_the_first_day_is_not_counted_but_where_the_most_is_asked_for() -> None:
    until, length = period("请于2021年6月20日前反馈意见。"), period("征求意见期限为20天。")
    assert until is not None
    assert length is not None
    assert (until.days_from(PUBLISHED), length.days_from(PUBLISHED)) == (19, 20)
    assert (until.most_days_from(PUBLISHED), length.most_days_from(PUBLISHED)) == (20, 20)


def test_the_latest_end_counts() -> None:
    found = period("请于2021年6月10日前反馈书面意见。网上征集意见截止2021年7月5日。")
    assert found is not None
    assert found.end == date(2021, 7, 5)


def test_a_day_without_a_year_may_be_of_the_next_one() -> None:
    found = stated_period("请于1月20日前反馈意见。", ABOUT, date(2021, 12, 15), CALENDAR)
    assert found is not None
    assert found.end == date(2022, 1, 20)


def test_an_unknown_year_is_counted_generously() -> None:
    none_known = WorkingDays(frozenset(), frozenset(), frozenset())
    assert working_days_after(none_known, PUBLISHED, 10) > working_days_after(CALENDAR, PUBLISHED, 10)


@given(
    st.dates(date(2000, 1, 1), date(2099, 12, 31)), st.sampled_from(["{0.year}年{0.month}月{0.day}日", "{0:%Y-%m-%d}"])
)
def test_every_day_is_read(day: date, form: str) -> None:
    found = stated_period(f"意见征集至{form.format(day)}止", ABOUT, PUBLISHED, CALENDAR)
    assert found is not None
    assert found.end == day


@given(st.text(alphabet="意见自至到前年月日个工作天0123456789一二十：，。-—（）", max_size=40))
def test_any_text_is_bearable(text: str) -> None:
    period("意见" + text)

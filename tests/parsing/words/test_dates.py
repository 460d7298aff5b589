"""日期：各种写法都认得，不存在的日期不认。"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.words.dates import date_in_address, find_date, find_dates, find_listed_date, find_publication

DAYS = st.dates(date(1990, 1, 1), date(2099, 12, 31))
CHINESE = "〇一二三四五六七八九"


def in_chinese(day: date) -> str:
    def number(value: int) -> str:
        tens, units = divmod(value, 10)
        return ("" if tens < 2 else CHINESE[tens]) + ("十" if tens else "") + (CHINESE[units] if units else "")

    return "".join(CHINESE[int(digit)] for digit in str(day.year)) + f"年{number(day.month)}月{number(day.day)}日"


@given(
    DAYS,
    st.sampled_from(
        [
            "{0.year}-{0.month}-{0.day}",
            "{0.year}年{0.month:02}月{0.day:02}日",
            "{0.year}.{0.month}.{0.day}",
            "{0.year}/{0.month:02}/{0.day:02}",
            "{0.year}{0.month:02}{0.day:02}",
        ]
    ),
)
def test_every_usual_form_is_found(day: date, form: str) -> None:
    found = find_date(f"发布日期：{form.format(day)} 10:30 来源：区经济发展局")
    assert found is not None
    assert found[0] == day


@given(st.dates(date(2000, 1, 1), date(2099, 12, 31)))
def test_chinese_numerals_are_found(day: date) -> None:
    assert find_dates(f"区管委会 {in_chinese(day)}") == ((day, in_chinese(day)),)


@given(DAYS)
def test_an_address_of_the_content_system_tells_its_day(day: date) -> None:
    found = date_in_address(f"http://www.example.gov.cn/zwgk/{day:%Y%m}/t{day:%Y%m%d}_85561.shtml")
    assert found == (day, f"t{day:%Y%m%d}_85561")


@pytest.mark.parametrize(
    "text", ["2021-13-01", "2021年2月30日", "20211332", "0722-3319876", "第12号", "1.2.3", "2021年", "13800138000"]
)
def test_what_is_no_date_is_none(text: str) -> None:
    assert find_date(text) is None


@pytest.mark.parametrize(
    ("text", "day"),
    [("[22-01-05]", date(2022, 1, 5)), ("2022-01-05 08:00", date(2022, 1, 5)), ("01-05", None), ("3-4-5-6", None)],
)
def test_lists_may_print_two_digit_years(text: str, day: date | None) -> None:
    found = find_listed_date(text)
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    "url", ["/zwgk/nb2021/", "/art/2021/13/01/a.html", "/uploads/2022-01/27/a.exe", "/a20210105.html"]
)
def test_addresses_without_a_day(url: str) -> None:
    assert date_in_address(url) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("/art/2021/3/5/art_12_34.html", date(2021, 3, 5)),
        ("/zwgk/20210305/12.html", date(2021, 3, 5)),
        ("/zwgk/20210305.html", date(2021, 3, 5)),
        ("/columns/ab/202103/05/cd.html", date(2021, 3, 5)),
        ("/content/2019-02/15/content_5365945.htm", date(2019, 2, 15)),
        ("/zwgk/P020210305173315196.pdf", None),
        ("/zwgk/120210305.html", None),
        ("/zwgk/19700101/1.html", None),
        ("/zwgk/20211305.html", None),
        ("/show?id=20210305_1", None),
    ],
)
def test_only_a_run_of_digits_by_itself_is_the_addresss_day(url: str, day: date | None) -> None:
    found = date_in_address(f"http://www.example.gov.cn{url}")
    assert (found[0] if found else None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1970-01-01 08:00", None),
        ("1900-01-01", None),
        ("２０２１年６月１０日", date(2021, 6, 10)),
        ("21年6月10日", date(2021, 6, 10)),
        ("21/06/10", date(2021, 6, 10)),
        ("二○二一年元月五日", date(2021, 1, 5)),
    ],
)
def test_days_on_which_something_can_have_been_published(text: str, day: date | None) -> None:
    found = find_publication(text)
    assert (found[0] if found else None) == day

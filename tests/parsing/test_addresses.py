"""网址：怎样写的两个地址算同一个网页。"""

import pytest

from parsing.addresses import same_address


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/zwgk/", "https://A.gov.cn/zwgk"),
        ("http://a.gov.cn/list.jsp?lm=政策", "http://a.gov.cn/list.jsp?lm=%E6%94%BF%E7%AD%96"),
        ("http://a.gov.cn/list.jsp?lm=%c3%f1", "http://a.gov.cn/list.jsp?lm=%C3%F1"),
        ("http://a.gov.cn/a.html#lm3", "http://a.gov.cn/a.html"),
    ],
)
def test_one_page_however_it_is_written(one: str, other: str) -> None:
    assert same_address(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/list.jsp?lm=1", "http://a.gov.cn/list.jsp?lm=2"),
        ("http://a.gov.cn/list.jsp?lm=%C3%F1%C9%FA", "http://a.gov.cn/list.jsp?lm=%BE%AB%C9%F1"),
        ("http://a.gov.cn/%C3%F1%C9%FA/", "http://a.gov.cn/%BE%AB%C9%F1/"),
    ],
    ids=["numbers", "names in GBK", "folders in GBK"],
)
def test_two_pages(one: str, other: str) -> None:
    assert not same_address(one, other)

"""网址：怎样写的两个地址算同一个网页。"""

import pytest

from parsing.markup.addresses import address_shape, same_address
from parsing.markup.page import Page


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


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("http://a.gov.cn/zwgk/#/list/3", "http://a.gov.cn/zwgk/#/list/4"),
        ("http://a.gov.cn/zwgk/#/list/3", "http://a.gov.cn/zwgk/"),
        ("http://a.gov.cn/zwgk/#!/list/3", "http://a.gov.cn/zwgk/#!/list/4"),
    ],
    ids=["routes", "a route and its page", "with an exclamation mark"],
)
def test_what_a_script_shows_behind_the_number_sign_is_a_page(one: str, other: str) -> None:
    assert not same_address(one, other)


@pytest.mark.parametrize(
    ("href", "url"),
    [
        ("#/detail/3", "http://a.gov.cn/zwgk/#/detail/3"),
        ("/app/#!/detail?id=3", "http://a.gov.cn/app/#!/detail?id=3"),
        ("/a.html#lm3", "http://a.gov.cn/a.html"),
        ("/a.html#/", "http://a.gov.cn/a.html"),
        ("#lm3", ""),
        ("#!", ""),
        ("{{one.url}}#/a", ""),
        ("javascript:open('#/a')", ""),
    ],
)
def test_a_route_is_a_part_of_the_address_and_a_place_on_a_page_is_none(href: str, url: str) -> None:
    assert Page("<a></a>", "http://a.gov.cn/zwgk/#/list/1").resolve(href) == url


def test_routes_are_built_as_paths_are() -> None:
    app = "http://a.gov.cn/zwgk/#"
    assert address_shape(f"{app}/list/3") == address_shape(f"{app}/list/14") != address_shape(f"{app}/detail/3")

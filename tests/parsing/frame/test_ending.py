"""网页是否传完：同类网页怎样结尾，没有传完的就怎样看得出来。"""

import pytest

from parsing.frame.ending import UNKNOWN, End, ending
from parsing.markup.page import Page

_HEAD = "<html><body><div class='menu'><a href='/a/'>首页</a></div>"
_FOOT = "<div class='foot'><p>版权所有：某区管委会</p><p>地址：大道1号</p></div>"
_CLOSED = "</body></html>"


def _page(text: str) -> Page:
    return Page(text, "http://a.gov.cn/lm/")


def _full(number: int, close: str) -> str:
    rows = "".join(f"<li><a href='{row}.html'>第{number}栏第{row}条</a></li>" for row in range(5))
    return f"{_HEAD}<ul>{rows}</ul>{_FOOT}{close}"


def _half(text: str) -> str:
    return text[: len(text) * 6 // 10]


@pytest.mark.parametrize("close", [_CLOSED, ""], ids=["closed", "never closed"])
def test_a_page_that_does_not_end_as_its_siblings_is_cut(close: str) -> None:
    """Many templates leave the last tags out: then the foot tells."""
    siblings = [_full(number, close) for number in range(4)]
    usual = ending([End.of(_page(text)) for text in siblings])
    assert [usual.is_cut(_page(text)) for text in siblings] == [False] * 4
    assert usual.is_cut(_page(_half(siblings[0])))


def test_cut_pages_among_the_siblings_hide_no_cut() -> None:
    siblings = [_full(number, "") for number in range(5)]
    cut = [_half(siblings[0]), siblings[1][: len(siblings[1]) // 2]]
    usual = ending([End.of(_page(text)) for text in (*cut, *siblings[2:])])
    assert [usual.is_cut(_page(text)) for text in (*cut, *siblings[2:])] == [True, True, False, False, False]


def test_where_all_are_torn_no_part_of_the_menu_is_a_foot() -> None:
    """All lists of a department were cut on their way: many of them within the same menu."""
    menu = "".join(f"<a href='/{place}/'>第{place}类</a>" for place in range(9))
    cut = [f"<html><body><div>{menu[: len(menu) * share // 100]}" for share in (50, 50, 60, 60, 70)]
    usual = ending([End.of(_page(text)) for text in cut])
    assert all(usual.is_cut(_page(text)) for text in cut)


def test_what_ends_torn_pages_beside_closed_ones_is_no_foot() -> None:
    """Two were cut at the same place of their template."""
    whole = [_full(number, _CLOSED) for number in range(4)]
    cut = [f"{_HEAD}<ul><li><a href='{number}.html'>一条</a></li><li>共同的一句" for number in range(2)]
    usual = ending([End.of(_page(text)) for text in (*whole, *cut)])
    assert [usual.is_cut(_page(text)) for text in (*whole, *cut)] == [False] * 4 + [True] * 2


def test_a_template_that_is_not_closed_stands_beside_one_that_is() -> None:
    other = "<html><body><h1>{}</h1><p>另一种网页</p><p>联系我们</p>"
    pages = [*(_full(number, _CLOSED) for number in range(4)), *(other.format(number) for number in range(4))]
    usual = ending([End.of(_page(text)) for text in pages])
    assert not any(usual.is_cut(_page(text)) for text in pages)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        (_half(_full(1, _CLOSED)), True),
        ("<html><body><p>暂无信息</p>", False),
        ("<ul><li>一条</li></ul>", False),
        ("<ul><li>一条</li><li>两", True),
        ("<html><body><p>一段</p><a hre", True),
        ("<script>document.write('<ul>')</script><p>一段</p>", False),
    ],
    ids=["within a list", "sloppy", "part of a page", "part, cut", "within a tag", "markup in a script"],
)
def test_without_siblings_only_what_is_torn_is_cut(text: str, cut: bool) -> None:
    assert UNKNOWN.is_cut(_page(text)) is cut


def test_a_page_in_another_needs_no_foot() -> None:
    usual = ending([End.of(_page(_full(number, _CLOSED))) for number in range(4)]).within()
    assert not usual.is_cut(_page("<html><body><ul><li>一条</li></ul></body></html>"))
    assert not usual.is_cut(_page("<ul><li>一条</li></ul>"))
    assert usual.is_cut(_page("<html><body><ul><li>一条</li></ul>"))


def test_a_part_of_a_page_ends_where_it_ends() -> None:
    """What a button fetches to add to a list has neither the page's foot nor its last tag."""
    usual = ending([End.of(_page(_full(number, _CLOSED))) for number in range(4)])
    rows = "<ul><li><a href='6.html'>第6条</a></li><li><a href='7.html'>第7条</a></li></ul>"
    assert not usual.is_cut(_page(rows))
    assert usual.is_cut(_page(rows[: len(rows) // 2]))

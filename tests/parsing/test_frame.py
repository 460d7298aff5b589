"""框架：处处相同的菜单、热点不是内容；各页自己的行、正文才是，不论类名叫什么。"""

from itertools import count

import pytest

from domain.snapshot import ColumnState
from parsing.body import find_body
from parsing.frame import learn, own_units
from parsing.lists import read_list
from parsing.page import Page

SITE = "http://www.example.gov.cn"
_MENU = "".join(f"<p class='list'><a href='/bm/{n}/'>栏目{n}</a></p>" for n in range(12))
_HOT = (
    "<div class='content'><b>热点</b>" + "".join(f"<a href='/hot/{n}'>热点新闻第{n}条</a>" for n in range(5)) + "</div>"
)
_FOOT = "<div>主办单位：示例区办公室　电话：0722-3812345</div>"


def _page(url: str, own: str, script: str = "") -> Page:
    frame = f"<div>{_MENU}</div>{_HOT}<div>{own}</div>{_FOOT}{script}"
    return Page(f"<html><body>{frame}</body></html>", f"{SITE}{url}")


def _rows(numbers: range) -> str:
    return "".join(
        f"<div><a href='/show?x={n}'>关于第{n}号事项的通知</a><em>2021-03-{n % 28 + 1:02d}</em></div>" for n in numbers
    )


def _section(empty: str = "") -> tuple[list[Page], list[Page]]:
    serial = count(1)
    columns = [_page(f"/bm/{n}/", _rows(range((at := next(serial) * 10), at + 6))) for n in range(6)]
    columns.append(_page("/bm/6/", empty))
    text = "各单位应当按照职责分工，认真落实本办法第{}条的各项规定。"
    articles = [_page(f"/show?x={n}", "<br>".join(text.format(n * 7 + k) for k in range(9))) for n in range(5)]
    return columns, articles


def test_menus_and_hot_lists_are_taken_away_though_their_classes_say_list_and_content() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    words = [unit.words for unit in own_units(columns[0], frame)]
    assert not any("栏目" in word or "热点" in word or "主办单位" in word for word in words)
    assert len(read_list(columns[0], frame=frame).entries) == 6


def test_the_order_of_pages_does_not_matter() -> None:
    columns, articles = _section()
    assert learn(columns, articles) == learn(columns[::-1], articles[::-1])


def test_the_body_is_where_the_articles_text_stands() -> None:
    frame = learn(*_section())
    assert frame.bodies[:1] == ("body>div",)


def test_two_pages_teach_nothing() -> None:
    columns, _ = _section()
    assert not learn(columns[:2], []).known


def test_a_link_of_the_hot_list_that_stands_once_more_is_a_row() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    page = _page("/bm/9/", "<p><a href='/hot/3'>热点新闻第3条</a><i>2022-01-03</i></p>")
    assert [entry.title for entry in read_list(page, frame=frame).entries] == ["热点新闻第3条"]


@pytest.mark.parametrize("said", ["系统繁忙", "503 Service Unavailable", ""])
def test_an_errors_few_words_in_a_columns_place_are_not_blank(said: str) -> None:
    frame = learn(*_section())
    page = Page(f"<html><body><div>{said}</div></body></html>", f"{SITE}/bm/9/")
    for drawn in (False, True):
        for compared in (frame, frame.beside_nothing()):
            assert read_list(page, drawn=drawn, frame=compared).state is ColumnState.UNREADABLE


def test_what_stands_above_the_text_is_no_part_of_it() -> None:
    columns, articles = _section()
    frame = learn(columns, articles)
    title = "关于开展年度检查工作的通知"
    meta = "<p>发布日期：2022-01-05　来源：示例局</p>"
    own = f"<h1>{title}</h1>{meta}<section><p>现将有关事项通知如下。</p></section><p>附件：<a href='/f/1'>名单</a></p>"
    body = find_body(_page("/show?x=99", own), frame, title)
    assert body is not None
    assert body.text().strip() == "现将有关事项通知如下。"


@pytest.mark.parametrize("share", [40, 60, 80])
def test_articles_that_were_all_cut_do_not_end_as_the_columns_do(share: int) -> None:
    """Among themselves they would seem to end alike."""
    columns, articles = _section()
    cut = [Page(text[: len(text) * share // 100], page.url) for page in articles if (text := _html(page))]
    frame = learn(columns, cut)
    assert all(frame.articles.is_cut(page) for page in cut)
    assert not any(frame.articles.is_cut(page) for page in articles)


def _html(page: Page) -> str:
    return page.tree.html or ""

"""续页：一篇文章分在几个网页上，合起来才是一篇；有一页没有读到，就不是读全的。"""

import pytest
from pytest_httpserver import HTTPServer

from domain.entry import Entry
from domain.portal import Depth
from tests.crawler.conftest import Read, article_html, list_html

_TITLE = "示例区民政局2021年政府信息公开工作年度报告"


def _page(part: str, pager: str) -> str:
    return article_html(_TITLE, "2022-01-20", f"{part}。" * 20).replace("</body>", f"<p>{pager}</p></body>")


def _entry(site: HTTPServer, read: Read, pager: str, further: dict[str, str], status: int = 200) -> Entry:
    rows = list_html(("./4204.html", _TITLE, "2022-01-20"))
    site.expect_request("/jy/").respond_with_data(rows, content_type="text/html; charset=utf-8")
    first = _page("第一部分总体情况", pager)
    site.expect_request("/jy/4204.html").respond_with_data(first, content_type="text/html; charset=utf-8")
    for path, html in further.items():
        site.expect_request(path).respond_with_data(html, status, content_type="text/html; charset=utf-8")
    (entry,) = read("/jy/", Depth.DOCUMENTS).entries
    return entry


@pytest.mark.parametrize(
    "pager",
    [
        "<b>1</b> <a href='4204_2.html'>2</a> <a href='4204_3.html'>3</a> <a href='4204_2.html'>下一页</a>",
        "<a href='4204_2.html'>下一页&gt;&gt;</a>",
    ],
)
def test_an_article_on_several_pages_is_one(site: HTTPServer, read: Read, pager: str) -> None:
    second = _page("第二部分主动公开", "<a href='4204.html'>1</a> <b>2</b> <a href='4204_3.html'>3</a>")
    third = _page("第三部分依申请公开", "<a href='4204.html'>1</a> <a href='4204_2.html'>2</a> <b>3</b>")
    entry = _entry(site, read, pager, {"/jy/4204_2.html": second, "/jy/4204_3.html": third})
    assert all(part in entry.text for part in ("第一部分", "第二部分", "第三部分"))
    assert not entry.unread


def test_an_article_of_which_a_page_did_not_come_was_not_read_whole(site: HTTPServer, read: Read) -> None:
    entry = _entry(site, read, "<b>1</b> <a href='4204_2.html'>2</a>", {"/jy/4204_2.html": ""}, 503)
    assert entry.unread


def test_the_next_article_is_no_page_of_this_one(site: HTTPServer, read: Read) -> None:
    entry = _entry(site, read, "上一篇：<a href='4203.html'>关于防汛的通知</a> <a href='4205.html'>下一页</a>", {})
    assert not entry.unread
    assert entry.article is not None
    assert entry.article.documents == ()

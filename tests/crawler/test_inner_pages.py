"""内嵌网页：嵌在文章里的网页放着的附件、写着的文字是文章的；各页都嵌的、别的网站的不是。"""

import pytest
from pytest_httpserver import HTTPServer

from domain.entry import Article
from domain.portal import Depth
from tests.crawler.conftest import Read, article_html, list_html


def _article(site: HTTPServer, read: Read, body: str, inner: str, status: int = 200) -> Article:
    site.expect_request("/jy/").respond_with_data(
        list_html(("./t1.html", "关于印发管理办法的通知", "2022-01-20")), content_type="text/html; charset=utf-8"
    )
    page = article_html("关于印发管理办法的通知", "2022-01-20", body).replace(
        "</body>", '<iframe src="/jy/fj.jsp?id=1"></iframe></body>'
    )
    site.expect_request("/jy/t1.html").respond_with_data(page, content_type="text/html; charset=utf-8")
    site.expect_request("/jy/fj.jsp").respond_with_data(inner, status, content_type="text/html; charset=utf-8")
    site.expect_request("/up/1.docx").respond_with_data(b"not a document", content_type="application/octet-stream")
    (entry,) = read("/jy/", Depth.DOCUMENTS).entries
    assert entry.article is not None
    return entry.article


def test_files_in_an_inner_page_are_the_articles(site: HTTPServer, read: Read) -> None:
    article = _article(
        site, read, "正文。" * 80, '<html><body><a href="/up/1.docx">申请表.docx（12 KB）</a></body></html>'
    )
    assert [document.url for document in article.documents] == [site.url_for("/up/1.docx")]


def test_what_an_inner_page_says_belongs_to_the_article(site: HTTPServer, read: Read) -> None:
    article = _article(site, read, "", "<html><body><p>第一条　为加强管理，制定本办法。</p></body></html>")
    assert [document.text for document in article.documents] == ["第一条 为加强管理，制定本办法。"]


@pytest.mark.parametrize(
    ("body", "status", "lost"), [("全文如下：", 404, 1), ("正文。" * 80, 503, 1), ("正文。" * 80, 404, 0)]
)
def test_one_that_did_not_come_was_not_read(site: HTTPServer, read: Read, body: str, status: int, lost: int) -> None:
    """One that is not there is missed only where little else is said."""
    assert sum(document.failure is not None for document in _article(site, read, body, "", status).documents) == lost


def test_a_counter_says_nothing(site: HTTPServer, read: Read) -> None:
    assert _article(site, read, "正文。" * 80, "<html><body>浏览次数：12</body></html>").documents == ()

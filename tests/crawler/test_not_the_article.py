"""打开的是不是列表里的那篇文章：状态码说正常，内容却是别的，是一处疑问，不是部门的过错。"""

import pytest
from pytest_httpserver import HTTPServer

from domain.capture import FailureKind
from tests.crawler.conftest import Read

LIST = """<html><head><title>政府信息公开年报</title></head><body><ul class="list">
<li><a href="./t20220120_1.html">示例局2021年政府信息公开工作年度报告</a><span>2022-01-20</span></li></ul></body></html>"""
TEXT = "".join(f"<p>第{n}项工作按照要求认真落实，取得了明显成效，具体情况如下所述。</p>" for n in range(1, 9))


def _page(title: str, body: str) -> str:
    return f"<html><head><title>{title}</title></head><body><div class='header'>示例区门户</div>{body}</body></html>"


def _failure(site: HTTPServer, read: Read, page: str) -> FailureKind | None:
    site.expect_request("/nb/").respond_with_data(LIST, content_type="text/html; charset=utf-8")
    site.expect_request("/nb/t20220120_1.html").respond_with_data(page, content_type="text/html; charset=utf-8")
    (entry,) = read("/nb/").entries
    return entry.failure.kind if entry.failure else None


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(_page("系统提示", "<p>系统繁忙，请稍后再试！</p>"), id="busy"),
        pytest.param(
            _page("统一身份认证", "<form>用户名<input name='u'>密码<input type='password'></form>"), id="log-in"
        ),
    ],
)
def test_another_page_is_a_doubt(site: HTTPServer, read: Read, page: str) -> None:
    assert _failure(site, read, page) is FailureKind.NOT_ARTICLE


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(_page("示例区门户", f"<h1>示例局２０２１年政府信息公开工作年度报告</h1>{TEXT}"), id="wide-digits"),
        pytest.param(_page("2021年政府信息公开工作年度报告_示例局", f"<div>{TEXT}</div>"), id="only-in-the-title"),
        pytest.param(_page("示例局政府信息公开年报", f"<h1>政府信息公开年报</h1>{TEXT}"), id="under-another-title"),
        pytest.param(
            _page("年报", f"<h2>示例局2021年政府信息公开<br>工作年度报告</h2>{TEXT}"), id="broken-over-two-lines"
        ),
    ],
)
def test_the_article_itself_is_read(site: HTTPServer, read: Read, page: str) -> None:
    assert _failure(site, read, page) is None

"""附件：没有后缀、藏在网关、脚本或阅读器后面的也认得；阅读器下载和栏目链接不是。"""

import pytest

from parsing.markup.attachments import find_attachments, named_file
from parsing.markup.page import Page

BASE = "http://www.example.gov.cn"


def found(inside: str, around: str = "") -> list[tuple[str, str]]:
    page = Page(f"<body><div id='b'><p>见附件。</p>{inside}</div>{around}</body>", f"{BASE}/a/1.html")
    return [(one.name, one.url.removeprefix(BASE)) for one in find_attachments(page, page.tree.css_first("#b"))]


@pytest.mark.parametrize(
    ("markup", "name", "url"),
    [
        ("<a href='W0.docx'>办法</a>", "办法", "/a/W0.docx"),
        ("<a href='/system/_content/download.jsp?owner=1&wbfileid=54'>办法.docx</a>", "办法.docx", None),
        ("<a href='/gateway/file-download?fileUrl=abc' download='办法.docx'>办法</a>", "办法", None),
        ("<a href='/api/get?fileName=draft.docx&t=1'>办法</a>", "办法", None),
        ("<a href='/OpennessContent/download/77.html'>办法</a>", "办法", None),
        ("<p>附件1：<a href='/v/77'>办法</a></p>", "办法", "/v/77"),
        ("<p><a href='/v/77'>附件：办法</a></p>", "附件：办法", "/v/77"),
        ("<a href='/v/77'>安排表.xlsx（32.5 KB）</a>", "安排表.xlsx（32.5 KB）", "/v/77"),
        ("<a href='/v/77' title='办法.pdf'><img src='i.gif'></a>", "办法.pdf", "/v/77"),
        ("<a href='javascript:void(0)' onclick=\"window.open('/f/1.pdf')\">办法</a>", "办法", "/f/1.pdf"),
        ("<a href=\"javascript:downloadFile('/f/get?id=1')\">附件：办法</a>", "附件：办法", "/f/get?id=1"),
        ("<a href='#' data-file='/f/1.pdf'>办法</a>", "办法", "/f/1.pdf"),
        ("<iframe src='/pdfjs/web/viewer.html?file=%2Ff%2F%E5%8A%9E%E6%B3%95.pdf'></iframe>", "办法.pdf", None),
        ("<embed src='/f/1.pdf'>", "1.pdf", "/f/1.pdf"),
        ("<object data='/f/1.pdf'></object>", "1.pdf", "/f/1.pdf"),
    ],
)
def test_attachments(markup: str, name: str, url: str | None) -> None:
    ((read, address),) = found(markup)
    assert read == name
    assert url is None or address == url


@pytest.mark.parametrize(
    "markup",
    [
        "<a href='t20210610_1.html'>关于印发办法的通知</a>",
        "<a href='/zwgk/'>政务公开</a>",
        "<p>附件：<a href='t20210610_2.html'>办法</a></p>",
        "<a href='http://www.example.com/'>示例网</a>",
    ],
)
def test_a_link_to_a_page_is_none(markup: str) -> None:
    assert found(markup) == []


@pytest.mark.parametrize(
    "around",
    [
        "<div class='page-footer'><a href='/x.doc'>申请表</a></div>",
        "<p><a href='/soft/AdobeReader.zip'>PDF阅读器下载</a></p>",
        "<p><a href='/download/index.html'>下载中心</a></p>",
    ],
)
def test_the_frames_files_are_not_the_articles(around: str) -> None:
    assert found("", around) == []


def test_what_stands_below_the_body_behind_its_label_counts() -> None:
    below = "<div>附件下载：<a href='/download?id=7'>办法</a> <a href='P020.pdf'>目录</a></div>"
    assert found("", below) == [("办法", "/download?id=7"), ("目录", "/a/P020.pdf")]


@pytest.mark.parametrize(
    ("title", "address", "name"),
    [
        ("信息公开申请表", "/f/W0.docx", "信息公开申请表.docx"),
        ("信息公开申请表", "/down.do?file=W0.docx&t=1", "信息公开申请表.docx"),
        ("信息公开申请表.docx", "/download.jsp?id=606200", "信息公开申请表.docx"),
        ("信息公开申请表.doc（12 KB）", "/f/W0.docx", "信息公开申请表.doc（12 KB）"),
        ("信息公开申请表", "/download.jsp?id=606200", "信息公开申请表"),
    ],
)
def test_a_title_names_a_file_with_the_suffix_of_its_address_and_nothing_else(
    title: str, address: str, name: str
) -> None:
    assert named_file(title, f"{BASE}{address}") == name

"""附件：地址没有后缀的下载链接也是附件；网页页脚里的阅读器不是。"""

import pytest

from parsing.attachments import read_attachments
from parsing.page import Page

_ADDRESS = "http://www.example.gov.cn/zwgk/a.html"


def _urls(html: str) -> list[str]:
    return [one.url for one in read_attachments(Page(f"<html><body>{html}</body></html>", _ADDRESS))]


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/x/P01.pdf'>办法</a>",
        "<a href='/download.jsp?wbfileid=12'>管理办法（草案）.docx</a>",
        "<a href='/gateway/12' download='草案.doc'>草案</a>",
        "<p>附件：<a href='/attach/12'>管理办法</a></p>",
        "<a href='/f?name=a.docx&amp;id=3' title='草案.docx'>草案</a>",
        "<a href='javascript:void(0)' onclick=\"window.open('/x/P01.pdf')\">草案</a>",
    ],
)
def test_a_file_whatever_its_address(link: str) -> None:
    assert len(_urls(link)) == 1


@pytest.mark.parametrize(
    "link",
    ["<a href='/zwgk/b.html'>关于下载中心的通知</a>", "<div class='footer'><a href='/reader.zip'>阅读器</a></div>"],
)
def test_pages_and_the_frames_files_are_none(link: str) -> None:
    assert _urls(link) == []

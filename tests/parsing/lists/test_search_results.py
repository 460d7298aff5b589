"""检索结果：哪条链接是要找的那件，哪条只是重复了检索词。"""

from datetime import UTC, datetime

import pytest

from domain.capture import Capture
from domain.entry import Entry
from parsing.lists.search_results import read_results, result_for
from parsing.markup.addresses import same_address
from parsing.markup.page import Page

TITLE = "关于开展工业企业节能监察的通知"
ADDRESS = "https://www.example.gov.cn/search?q=x"
DOCUMENT = Entry(TITLE, "https://www.example.gov.cn/zwgk/t1.shtml")


def found(link: str) -> bool:
    capture = Capture(ADDRESS, ADDRESS, 200, datetime(2022, 2, 15, tzinfo=UTC))
    return result_for(DOCUMENT, read_results(Page(f"<body>{link}</body>", ADDRESS), capture)) is not None


@pytest.mark.parametrize(
    "link",
    [
        f"<a href='/s?id=7'>{TITLE}</a>",
        "<a href='/s?id=7'>关于开展<em>工业企业 节能</em>监察的通知</a>",
        f"<a href='/s?id=7'>[政策文件] {TITLE} 2021-10-12</a>",
        "<a href='/s?id=7'>关于开展工业企业节能监察…</a>",
        f"<a href='/s?id=7' title='{TITLE}'>关于开展…</a>",
        "<a href='http://www.example.gov.cn/zwgk/t1.shtml#a'>节能监察</a>",
    ],
)
def test_found(link: str) -> None:
    assert found(link)


@pytest.mark.parametrize(
    "link",
    [
        f"<p>没有找到“{TITLE}”</p><a href='/'>首页</a>",
        f"<a href='/search?q={TITLE}&page=2'>{TITLE} 第2页</a>",
        f"<a href='/s?id=7'>《{TITLE}》政策解读</a>",
        "<a href='/s?id=7'>关于开展…</a>",
        "<a href='/s?id=7'>关于开展工业企业清洁生产审核的通知</a>",
        "<a href='/zwgk/t12.shtml'>节能监察</a>",
    ],
)
def test_not_found(link: str) -> None:
    assert not found(link)


def test_one_page_under_two_spellings() -> None:
    assert same_address("http://a.cn/%E8%A7%84/?id=1#top", "https://A.cn/规?id=1")
    assert not same_address("https://a.cn/1?id=1", "https://a.cn/1?id=2")
    assert not same_address("https://a.cn/1", "https://b.cn/1")

"""空白：网页自己说没有，各地说法不一；说了别的话的，不算。"""

import pytest

from parsing.markup.page import Page
from parsing.signs.blank import nothing_sign


def _said(words: str) -> str:
    return nothing_sign(Page(f"<html><body><ul><li>{words}</li></ul></body></html>", "http://www.example.gov.cn/lm/"))


@pytest.mark.parametrize(
    "words",
    [
        "暂无信息",
        "暂无数据！",
        "暂无相关信息",
        "抱歉，暂无相关信息！",
        "本栏目暂无信息！",
        "该栏目暂无内容",
        "当前栏目下没有任何文章",
        "您查询的栏目暂无信息",
        "目前暂无此类信息",
        "未找到符合条件的记录。",
    ],
)
def test_the_page_says_that_there_is_nothing(words: str) -> None:
    assert _said(words) == words


@pytest.mark.parametrize(
    "words",
    [
        "该栏目暂无内容更新，请查看年度报告",
        "无相关信息的部门请报送说明",
        "本单位暂无行政事业性收费",
        "该栏目正在建设中",
        "没有更多了",
    ],
)
def test_other_words_say_nothing_of_the_list(words: str) -> None:
    assert _said(words) == ""

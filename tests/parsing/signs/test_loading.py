"""还在加载的话：只有整句都是，才算；读者看的正文里说到加载，不算。"""

import pytest

from parsing.signs.loading import is_loading


@pytest.mark.parametrize(
    "text",
    [
        "正在加载…",
        "加载中",
        "数据加载中，请稍候…",
        "请稍候",
        "请稍后...",
        "Loading…",
        "拼命加载中",
        "正在为您加载数据，请耐心等待",
    ],
)
def test_a_word_that_only_promises(text: str) -> None:
    assert is_loading(text)


@pytest.mark.parametrize(
    "text", ["", "加载更多", "系统繁忙，请稍后再试", "严禁超载加载", "加载失败", "卸载、加载设备采购公告"]
)
def test_words_that_say_something(text: str) -> None:
    assert not is_loading(text)

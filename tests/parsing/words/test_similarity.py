"""相似度：数字、标点、空白不算，套话和单位名称可以先去掉。"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parsing.words.similarity import bare, matches, nearest, similarity

LONG = "下一步将增加图解和问答，组织科室信息员培训两次，明确政策文件与解读材料同步起草、同步审核。"


def test_only_letters_count() -> None:
    assert bare("２０２１年 主动公开８６条，\u3000增加（25）条。") == bare("2020年主动公开61条增加3条")


def test_dropped_words_are_gone() -> None:
    assert bare("本报告由局办公室编制。区经发局主动公开", ("本报告由.{0,20}编制", "区经发局")) == "主动公开"


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (LONG, LONG, 1),
        (LONG, "", 0),
        ("", "", 0),
        ("无", "无", 1),
        ("无", "有", 0),
        ("一二三四五六", "一二三四五七", 1 / 3),
    ],
)
def test_similarity(left: str, right: str, expected: float) -> None:
    assert similarity(left, right) == similarity(right, left) == pytest.approx(expected)


def test_paragraphs_are_matched_with_the_one_most_like_them() -> None:
    other = LONG.replace("两次", "三次")
    found = matches(["短", LONG], ["短", other, LONG], least=0.8, shortest=20)
    assert [(match.left, match.right) for match in found] == [(LONG, LONG)]
    assert matches([LONG], ["短"], least=0.8, shortest=20) == ()


def test_the_nearest_text_and_how_like_it_is() -> None:
    texts = {"one": LONG, "copy": LONG.replace("两次", "三次"), "own": "本年度按季度更新公开目录，逐条核对政策文件。"}
    degree = similarity(texts["one"], texts["copy"])
    assert nearest(texts, 0.7) == {"one": ("copy", degree), "copy": ("one", degree)}
    assert nearest(texts, degree + 0.01) == {}


@given(st.lists(st.text("甲乙丙", max_size=30), max_size=8), st.sampled_from([0.3, 0.8, 0.9, 1.0]))
def test_nearest_passes_over_no_pair(texts: list[str], least: float) -> None:
    """Found by comparing everything with everything."""
    named = {str(number): text for number, text in enumerate(texts)}
    expected = {
        key: max(degrees)
        for key, text in named.items()
        if (degrees := [d for other in named if other != key and (d := similarity(text, named[other])) >= least])
    }
    assert {key: degree for key, (_, degree) in nearest(named, least).items()} == expected

"""相似度：数字、标点、空白不算，套话和单位名称可以先去掉。"""

import pytest

from parsing.similarity import bare, matches, similarity

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

"""草案条文：通知自己的话留下，条文不算。"""

from parsing.content.draft_articles import without_articles


def test_a_notice_around_a_draft() -> None:
    draft = (
        "第一章 总则",
        "第一条 为规范管理，制定本办法。",
        "（一）分类管理；",
        "第二条 自收到意见之日起10个工作日内答复。",
    )
    assert without_articles(("现公开征求意见。", *draft, "联系电话：3261234")) == (
        "现公开征求意见。",
        "联系电话：3261234",
    )


def test_a_law_that_is_quoted_is_no_draft() -> None:
    lines = ("根据有关规定，现公开征求意见。", "第十五条 征求意见一般不少于30日。", "联系电话：3261234")
    assert without_articles(lines) == lines

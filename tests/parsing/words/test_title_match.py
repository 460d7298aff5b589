"""标题比对：套话不影响，别的事不混同。"""

from hypothesis import given
from hypothesis import strategies as st

from parsing.words.title_match import called, core_title, similarity

ROUTINE = (
    "关于",
    "(面向社会)?(再次)?(公开)?(征求|征集)",
    "(公众)?意见建?议?",
    "(征求)?意见?稿",
    "的?(公告|通告|通知|反馈|说明|采纳|情况|结果|报告)",
    "草案",
)


def likeness(one: str, other: str) -> float:
    return similarity(core_title(one, ROUTINE), core_title(other, ROUTINE))


def test_a_consultation_and_its_feedback_are_alike() -> None:
    asked = "关于公开征求《随州高新区促进工业企业上规模实施办法（征求意见稿）》意见的公告"
    for answer in (
        "《随州高新区促进工业企业上规模实施办法》意见采纳情况",
        "关于《随州高新区促进工业企业上规模实施办法(草案)》公开征求意见情况的反馈",
        "随州高新区促进工业企业上规模实施办法征求意见结果公告",
    ):
        assert likeness(asked, answer) >= 0.6, answer


def test_other_matters_are_not_alike() -> None:
    asked = "关于公开征求《随州高新区促进工业企业上规模实施办法》意见的公告"
    assert likeness(asked, "《随州高新区物业管理实施细则》公开征求意见情况的反馈") < 0.6


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_is_a_share_and_symmetric(one: str, other: str) -> None:
    assert 0 <= similarity(one, other) == similarity(other, one) <= 1


@given(st.text(alphabet="随州高新区办法细则《》（） ", min_size=1, max_size=30))
def test_a_title_is_like_itself(title: str) -> None:
    core = core_title(title, ROUTINE)
    assert similarity(core, core) == (1 if core else 0)


def test_what_a_title_speaks_of_is_called_without_the_department_in_front() -> None:
    asked = "随州高新区市场监督管理局关于公开征求《条码管理办法（征求意见稿）》意见的公告"
    answer = "《条码管理办法》征求意见采纳情况"
    assert similarity(called(asked, ROUTINE, ("市场监督管理局",)), called(answer, ROUTINE)) >= 0.6


def test_more_than_a_name_in_quotation_marks_is_compared_whole() -> None:
    """Two drafts may be made under one law."""
    rules, campaign = (f"关于征求《土地管理法》{what}意见的公告" for what in ("实施办法", "宣传活动方案"))
    assert called(rules, ROUTINE) != called(campaign, ROUTINE)

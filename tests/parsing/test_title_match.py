"""标题比对：套话不影响，别的事不混同。"""

from hypothesis import given
from hypothesis import strategies as st

from parsing.title_match import core_title, similarity

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

"""相符：列表里截短、加了标记的标题与文章相符，同栏目的另一篇大多不相符。"""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demo.departments import DEPARTMENTS
from demo.model import Listing
from parsing.words.agreement import agrees, core, titles_shown

COLUMNS = [
    titles
    for department in DEPARTMENTS
    for column in department.columns
    if isinstance(column.content, Listing) and len(titles := sorted({one.title for one in column.content.articles})) > 1
]
TITLES = sorted({title for titles in COLUMNS for title in titles if len(core(title)) >= 8})


@given(
    st.sampled_from(TITLES),
    st.integers(6, 40),
    st.sampled_from(["{}", "[置顶]{}", "1.{}", "· {}", "（一）{}", " {} "]),
    st.sampled_from(["…", "...", ""]),
)
def test_a_title_cut_and_marked_by_a_list_is_that_articles(title: str, length: int, form: str, end: str) -> None:
    listed = form.format(title[:length] + end)
    assert agrees(titles_shown(title, "", f"{title}_通知公告_示例区人民政府", ()), listed)


def test_most_other_articles_of_a_column_disagree() -> None:
    pairs = [pair for titles in COLUMNS for pair in permutations(titles, 2)]
    wrong = [(one, other) for one, other in pairs if agrees(titles_shown(one, "", one, ()), other)]
    assert len(pairs) > 500
    assert len(wrong) <= len(pairs) * 0.1


def test_the_report_of_another_year_is_another_report() -> None:
    shown = titles_shown("区教育局2021年政府信息公开工作年度报告", "", "政府信息公开工作年度报告", ())
    assert not agrees(shown, "区教育局2020年政府信息公开工作年度报告")


@pytest.mark.parametrize(
    ("lines", "listed", "right"),
    [
        (
            ("示例区管委会", "关于印发项目管理办法的通知", "各有关单位："),
            "示例区管委会关于印发项目管理办法的通知",
            True,
        ),
        (("示例区教育局公告",), "公告", True),
        (("系统繁忙，请稍后再试",), "公告", False),
        (("政务公开",), "示例区政务公开工作要点和任务分工", False),
        (("系统繁忙，请稍后再试",), "关于印发项目管理办法的通知", False),
        ((), "关于印发项目管理办法的通知", False),
        (("关于印发项目管理办法的通知",), "", False),
    ],
)
def test_by_the_first_lines(lines: tuple[str, ...], listed: str, right: bool) -> None:
    assert agrees(titles_shown("", "", "", lines), listed) is right

"""年报：标题的各种写法，表格的各种毛病。"""

import pytest

from domain.entry import Entry
from domain.grid import Grid
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.sections import read_sections
from parsing.annual_report.tables import read_applications
from parsing.annual_report.titles import report_year, year_of_summary


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("区经济发展局2021年政府信息公开工作年度报告", 2021),
        ("2021年度政府信息公开工作报告", 2021),
        ("区经发局2020年信息公开年报", 2020),
        ("区经发局2021年年报", 2021),
        ("2021年度报告", 2021),
        ("关于2021年度法治政府建设情况的报告", None),
        ("区经发局2021年度部门决算公开报告", None),
        ("2021年工作要点", None),
        ("政府信息公开年报", None),
    ],
)
def test_the_year_of_a_report(title: str, year: int | None) -> None:
    assert report_year(title) == year


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("区教育局关于2021年政府信息公开工作情况的汇报", 2021),
        ("区教育局2021年政务公开工作总结", 2021),
        ("二〇二一年政府信息公开工作开展情况（区教育局）", 2021),
        ("2021年政府信息公开工作要点", None),
        ("2021年政府信息公开工作方案", None),
        ("2021年政务公开工作推进会", None),
        ("2021年第三季度政府信息公开工作情况", None),
        ("2021年政府信息公开申请情况", None),
        ("2021年政务公开考核自评总结", None),
        ("关于报送2021年政府信息公开工作总结的通知", None),
        ("政府信息公开工作总结", None),
    ],
)
def test_the_year_of_a_summary(title: str, year: int | None) -> None:
    assert year_of_summary(Entry(title, "https://www.example.gov.cn/1.html")) == year


HEADINGS = {
    "usual": ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"],
    "variants": ["（一）总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况", "五、政府信息公开工作存在的主要问题及改进情况", "六、其他需要报告的事项"],
    "without numerals": ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "政府信息公开行政复议、行政诉讼情况", "存在的主要问题及改进情况", "其他需要报告的事项"],
    "misspelt": ["一、总体情况", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政法复议、行政诉讼情况", "五、存在问题及改进情况", "六、其他需要报告的事项"],
    "run in": ["一、总体情况 2021年，我局高度重视政府信息公开工作，依托门户网站主动公开信息300条，完善了制度，落实了责任，加强了监督。", "二、主动公开政府信息情况", "三、收到和处理政府信息公开申请情况", "四、政府信息公开行政复议、行政诉讼情况", "五、存在的主要问题及改进情况", "六、其他需要报告的事项"],
}  # fmt: skip


@pytest.mark.parametrize("headings", HEADINGS.values(), ids=HEADINGS.keys())
def test_six_sections_however_they_are_headed(headings: list[str]) -> None:
    lines = [line for heading in headings for line in (heading, "我局认真落实，主动公开各类信息，办理申请，改进工作。")]
    assert [section.heading for section in read_sections(lines)] == headings


def test_a_subheading_of_the_first_section_is_not_the_second() -> None:
    lines = ["一、总体情况", "（一）主动公开情况", "公开300条。", "二、主动公开政府信息情况", "见表。"]
    assert [(s.heading, s.text) for s in read_sections(lines)] == [
        ("一、总体情况", "（一）主动公开情况\n公开300条。"),
        ("二、主动公开政府信息情况", "见表。"),
    ]


def test_a_sentence_about_a_section_is_no_heading() -> None:
    lines = [
        "我局2021年主动公开政府信息情况良好，存在的主要问题是更新不够及时，今后将加大改进力度，做好各项工作，努力提高水平。"
    ]
    assert read_sections(lines) == ()


def test_a_table_whose_columns_cannot_be_told_is_not_guessed() -> None:
    assert read_applications(Grid((("新收", "1", "2"), ("上年结转", "0", "0")))) is None


@pytest.mark.parametrize(
    ("text", "shows"),
    [
        ("结果维持 结果纠正 其他结果 尚未审结 总计", True),
        ("结果维 结果纠 其他结 尚未审 总\n持 正 果 结 计\n1 0 0 0 1 0 0 0 0 0", True),
        ("结果 维持\n尚未\n审结\n总计", True),
        ("被申请行政复议1件，提起行政诉讼0件。", False),
    ],
    ids=["its words", "its numbers, the words wrapped", "its words wrapped, a cell a line", "prose"],
)
def test_a_table_that_stands_among_the_lines_is_not_missing(text: str, shows: bool) -> None:
    report = AnnualReport(2021, "", (), None, None, None, None, True, None, text, 0, 0)
    assert report.may_show("四") is shows


def test_where_headings_bear_no_numerals_one_in_brackets_heads_an_aspect() -> None:
    headings = ["总体情况", "主动公开政府信息情况", "收到和处理政府信息公开申请情况", "存在的主要问题及改进情况"]
    lines = [
        headings[0],
        "（一）主动公开情况。全年公开120条。",
        "（二）依申请公开情况。收到2件。",
        *headings[1:],
        "更新不快。",
    ]
    sections = read_sections(lines)
    assert [section.heading for section in sections] == headings
    assert sections[0].text == "\n".join(lines[1:3])

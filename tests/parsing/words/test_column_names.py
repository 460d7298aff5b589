"""栏目名称：同一个栏目的各种写法认得出，相近的不混淆。"""

import pytest

from config.columns_file import load_columns
from parsing.words.column_names import Likeness, bare, is_board, is_other_edition, likeness, may_serve, squeezed

KINDS = load_columns()
ORGANS = ("云岭高新区财政金融局", "区财政金融局")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("“双随机、一公开”", "双随机一公开"),
        ("  行政 许可 ", "行政许可"),
        ("政府信息公开年报（12）", "政府信息公开年报"),
        ("三、机构职能", "机构职能"),
        ("12.财政预算/决算", "财政预算决算"),
        ("Ａ类【3】", "A类"),
    ],
)
def test_signs_numbers_and_counts_say_nothing(written: str, meant: str) -> None:
    assert squeezed(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("区财政金融局规范性文件", "规范性文件"),
        ("疫情防控专题专栏", "疫情防控"),
        ("政府信息公开指南（试行）", "政府信息公开指南"),
        ("信息公开", "信息"),
        ("行政处罚信息公示（2021年第2批）", "行政处罚信息公示2021年第2批"),
        ("双随机检查结果（第三期）", "双随机检查结果第三期"),
    ],
)
def test_the_department_in_front_and_idle_endings_say_nothing(written: str, meant: str) -> None:
    assert bare(written, ORGANS) == meant


@pytest.mark.parametrize(
    ("kind", "name", "like"),
    [
        ("annual_report", "政府信息公开年报", Likeness.EXACT),
        ("annual_report", "区财政金融局信息公开年报", Likeness.SAME),
        ("annual_report", "市直政府信息公开年报汇总", Likeness.HOLDS),
        ("annual_report", "统计年报", None),
        ("annual_report", "企业年报公示", None),
        ("annual_report", "区财政局2021年政府信息公开年报", None),
        ("power_list", "区财政金融局部门权责清单", Likeness.SAME),
        ("other_documents", "区财政金融局部门文件", Likeness.SAME),
        ("guide", "政府信息公开指南（2022版）", Likeness.EXACT),
        ("guide", "依申请公开指南", None),
        ("licences", "行政许可信息栏目", Likeness.SAME),
        ("licences", "行政许可事项", None),
        ("licences", "行政许可、行政处罚“双公示”", Likeness.EXACT),
        ("service_guides", "行政许可事项", Likeness.EXACT),
        ("education", "教育专栏", Likeness.SAME),
        ("education", "教育培训", None),
        ("education", "党史学习教育", None),
        ("budget", "部门预决算公开专栏", Likeness.SAME),
        ("budget", "预算绩效管理", None),
        ("decisions", "意见采纳情况", Likeness.HOLDS),
        ("decisions", "结果反馈", Likeness.EXACT),
        ("normative_documents", "规范性文件清理结果", Likeness.EXACT),
        ("interpretation", "规范性文件及解读", None),
        ("old_plans", "历史规划", Likeness.EXACT),
        ("functions", "医疗机构信息", None),
        # Made of words of the kind's names.
        ("recruitment", "人事招录", Likeness.HOLDS),
        ("plans", "规划与计划", Likeness.HOLDS),
        ("policy_qa", "问答知识库", Likeness.HOLDS),
        ("responses", "社会关切", Likeness.HOLDS),
        ("recruitment", "人事任免", None),
        ("plans", "规划解读", None),
        ("plans", "计划生育", None),
        ("fees", "政务服务", None),
        ("meetings", "局办公会", Likeness.EXACT),
        ("annual_report", "年报汇编", Likeness.EXACT),
        ("epidemic", "校园防疫", Likeness.EXACT),
        ("epidemic", "动物防疫", None),
        ("interpretation", "图解政策", Likeness.EXACT),
        ("proposals", "代表委员建议", Likeness.EXACT),
        ("recruitment", "人员招录", Likeness.EXACT),
        ("policy_advice", "政策服务热线", Likeness.EXACT),
        # Of this kind or another: what stands in them tells.
        ("budget", "财政收支公开", Likeness.HOLDS),
        ("system", "制度", Likeness.HOLDS),
        ("system", "财务制度", None),
        ("interpretation", "解读回应", Likeness.HOLDS),
        ("plans", "规划归集", Likeness.HOLDS),
        ("old_plans", "规划归集", Likeness.EXACT),
        ("policy_advice", "咨询电话", Likeness.HOLDS),
    ],
)
def test_of_the_kind_or_not(kind: str, name: str, like: Likeness | None) -> None:
    assert likeness(name, "http://h.gov.cn/a/", KINDS[kind], ORGANS) is like


def test_an_address_is_the_weakest_sign() -> None:
    url = "http://h.gov.cn/czj/2_zfxxgknb_31/index.html"
    assert likeness("往年情况", url, KINDS["annual_report"]) is Likeness.ADDRESS
    assert likeness("往年情况", "http://h.gov.cn/list.jsp?c=ndbg", KINDS["annual_report"]) is Likeness.ADDRESS
    assert likeness("公开指南", url, KINDS["annual_report"]) is None, "it is called otherwise"


def test_a_name_of_one_kind_is_like_no_other_kind() -> None:
    columns = [kind for kind in KINDS.values() if not kind.portal and not kind.search]
    mistaken = [
        (kind.id, name, other.id)
        for kind in columns
        for name in kind.names
        for other in columns
        if name not in (*other.names, *other.ambiguous) and likeness(name, "", other) is not None
    ]
    assert mistaken == []


def test_what_a_departments_own_name_holds_is_no_sign_against_a_column() -> None:
    organs = ("某区自然资源和规划局", "区自然资源和规划局")
    assert likeness("区自然资源和规划局发展规划", "", KINDS["plans"], organs) is Likeness.SAME
    assert likeness("规划局动态", "", KINDS["plans"], organs) is None


@pytest.mark.parametrize("name", ["法定主动公开内容", "主动公开内容", "法定主动内容"])
def test_boards_of_what_the_law_has_published(name: str) -> None:
    assert is_board(name)


@pytest.mark.parametrize(
    "name", ["旧版信息公开目录", "历史文件", "老年人福利", "历史沿革", "移动通信", "旧城改造", "英语教育"]
)
def test_a_column_is_no_other_edition_of_the_site(name: str) -> None:
    assert not is_other_edition(name)


def test_what_may_hold_the_entries_under_another_name() -> None:
    assert may_serve("财政资金", KINDS["budget"]), "a broader column"
    assert may_serve("处罚信息发布", KINDS["penalties"]), "it speaks of them"
    assert not may_serve("机构职能", KINDS["budget"])
    assert not may_serve("校外培训标准是多少？", KINDS["market_rules"]), "one question, no column"
    assert not may_serve("区综合行政执法局", KINDS["enforcement_rules"]), "an organ is no column"


def test_an_organ_is_no_column_though_its_name_holds_one() -> None:
    assert likeness("澄湖区卫生健康局", "/wjj/", KINDS["health_care"]) is None
    assert likeness("卫生健康", "/wsjk/", KINDS["health_care"]) is Likeness.EXACT


def test_the_departments_own_name_says_nothing_of_what_a_column_holds() -> None:
    organs = ("云岭高新区行政审批局", "区行政审批局")
    assert not may_serve("区行政审批局意见征集", KINDS["licences"], organs)
    assert not may_serve("部门规范性文件专栏", KINDS["market_rules"]), "another kind's name, in other clothes"

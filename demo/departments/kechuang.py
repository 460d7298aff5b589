"""科技创新局：没有配置任何栏目，全靠在首页上查找；年报的表格散成一行行文字。"""

from demo.annual_report.report import Layout, Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import boards, budgets, policy_documents, power_lists
from demo.disclosure.planted import together
from demo.expectation import CATALOGUE, UNDECIDED, Expected, Topic
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, File, FileKind, Listing, on

_REPORT_2021 = Report(2021, wording=10, received=by(firms=1), results={"granted": by(firms=1)}, layout=Layout.FLAT)

_GUIDE = Article(
    "{organ}政府信息公开指南",
    on(2021, 10, 15),
    ("{organ}政府信息公开指南见附件。",),
    files=(File("{organ}政府信息公开指南", FileKind.DOCX, guide_body(Guide())),),
)

_DOCUMENTS = (
    policy_documents.ATTACHED,
    document("云岭高新区科技创新券管理办法", (2021, 7, 22), box("云高科〔2021〕10号", "KC-2021-010")),
    document("关于高新技术企业培育的实施意见", (2020, 9, 9), box("云高科〔2020〕8号", "KC-2020-008")),
)

_EMPLOYMENT = (
    news("大学生创业大赛报名公告", (2021, 9, 30)),
    news("科技型企业招聘对接会举行", (2021, 6, 11)),
)

_STUDY = (news("区科技创新局党史学习教育读书班开班", (2021, 5, 18)),)

_NEWS_ONLY = Topic("pass present", "needs_review of_another_kind", "pass fresh")

_DISCLOSED = together(
    boards.KECHUANG,
    budgets.KECHUANG,
    policy_documents.KECHUANG,
    power_lists.KECHUANG,
)

KECHUANG = Department(
    id="kechuang",
    name="云岭高新区科技创新局",
    aliases=("区科技创新局", "区科创局"),
    folder="kcj",
    family="main",
    # Nobody has said whether rural revitalization is its business.
    functions={name: held for name, held in NO_FUNCTION.items() if name != "rural_revitalization"}
    | {"employment": True, "education": True},
    columns=(
        Column("", "机构职能", "jgzn", Listing((news("主要职责", (2021, 1, 11)),)), mapped=False),
        # Named like the column of schools, but not one.
        Column("", "党史学习教育专题", "dsxx", Listing(_STUDY), mapped=False),
        Column("guide", "公开指南", "gkzn", Listing((_GUIDE,)), mapped=False),
        Column(
            "annual_report",
            "信息公开年报",
            "xxgknb",
            Listing(
                (
                    report(_REPORT_2021, (2022, 1, 14), "区科创局2021年信息公开年报"),
                    *quiet_reports(2020, 2019, 2018),
                )
            ),
            mapped=False,
        ),
        Column("normative_documents", "部门规范性文件", "bmwj1", Listing(_DOCUMENTS), mapped=False),
        Column("employment", "就业创业", "cyfw", Listing(_EMPLOYMENT), mapped=False),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="pass on_time",
        earlier="pass kept",
        title="fail improper",
        sections="pass complete",
        # All three are there to be read by a person.
        tables=("needs_review unrecognised",) * 3,
        balance="not_assessable unread",
        carry_over="needs_review not_comparable",
        # Every other department has a column for it.
        catalogue="fail no_column",
        guide="pass complete",
        documents="pass complete",
        topics={
            # A contest, a fair, a visit and advice: of the topic, and no policies.
            "epidemic": _NEWS_ONLY,
            "employment": _NEWS_ONLY,
            # Not found by its usual names, and of the others hardly one has such a column: it may bear another one.
            "education": Topic(*("needs_review no_column",) * 3),
            "rural_revitalization": UNDECIDED,
        },
        also={**_DISCLOSED.also, **dict.fromkeys(CATALOGUE, "fail no_column")},
    ),
)

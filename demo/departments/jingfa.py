"""经济发展局：样样齐全的部门，只有容易看错的地方。"""

from demo.annual_report.report import Report, by
from demo.departments.common import GUIDE_FORMS, NO_FUNCTION, quarterly
from demo.disclosure import boards, budgets, debt, fees, licences, policy_documents, power_lists, recruitment
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected
from demo.matters.catalogue import Matter, catalogue
from demo.matters.guide import Guide, guide_body
from demo.matters.plans import five_year_plan
from demo.matters.reports import old_report, report
from demo.matters.writings import box, document, explained, news
from demo.model import Article, Column, Department, Heading, Listing, on

_REPORT_2021 = Report(
    2021,
    wording=1,
    received=by(people=3, firms=1),
    results={"granted": by(people=2, firms=1), "not_held": by(people=1)},
    regulations="/",
    documents=(2, 0, 9),
    permits=45,
    published=312,
)
_REPORT_2020 = Report(2020, form=2019, received=by(people=2), results={"granted": by(people=2)}, documents=(3, 0, 7))

# Quarterly statistics stand between the reports, so that the report of 2018 is on the second page.
_REPORTS = (
    report(_REPORT_2021, (2022, 1, 20)),
    *quarterly(2021),
    report(_REPORT_2020, (2021, 1, 22)),
    *quarterly(2020),
    report(Report(2019, form=2019, published=201), (2020, 1, 17)),
    *quarterly(2019),
    old_report(2018, 188),
    old_report(2017, 160),
    old_report(2016, 152),
)

_DOCUMENTS = (
    policy_documents.HOLIDAYS_BETWEEN,
    policy_documents.IN_FORCE_BEFORE,
    explained("《云岭高新区促进工业企业技术改造奖励办法》政策解读", (2021, 9, 17)),
    document("云岭高新区促进工业企业技术改造奖励办法", (2021, 9, 15), box("云高经发〔2021〕21号", "JF-2021-021")),
    document(
        "关于印发《云岭高新区政府投资项目管理规定》的通知",
        (2021, 5, 11),
        box("云高经发〔2021〕9号", "JF-2021-009", made="2021年5月6日"),
    ),
    # The template has no label for the date of making: it stands under the text.
    document(
        "云岭高新区电力需求侧管理实施方案", (2020, 7, 2), box("云高经发〔2020〕14号", "JF-2020-014"), made=(2020, 6, 28)
    ),
    document("关于废止部分文件的决定", (2019, 12, 3), box("云高经发〔2019〕30号", "JF-2019-030", validity="已失效")),
)

_ECOLOGY = (
    news("关于开展工业企业大气污染防治检查的通知", (2021, 11, 19)),
    # Another kind of environment.
    news("云岭高新区出台优化营商环境二十条", (2021, 10, 8)),
    news("园区水污染治理设施运行管理办法", (2021, 6, 24)),
    news("建设项目环评审批结果公告（2021年第3期）", (2021, 4, 13)),
)

_CATALOGUE = Article(
    "{organ}政府信息主动公开基本目录",
    on(2021, 6, 30),
    (
        Heading("{organ}政府信息主动公开基本目录（2021年版）"),
        catalogue((Matter("项目审批", "企业投资项目备案", "备案依据、条件、程序、结果", "投资科"),)),
    ),
)

_PLAN = five_year_plan("云岭高新区“十四五”工业经济发展规划", (2021, 9, 28))
_DISCLOSED = together(
    boards.JINGFA,
    budgets.JINGFA,
    debt.JINGFA,
    fees.JINGFA,
    licences.JINGFA,
    policy_documents.JINGFA,
    power_lists.JINGFA,
    recruitment.JINGFA,
)

JINGFA = Department(
    id="jingfa",
    name="云岭高新区经济发展局",
    aliases=("区经济发展局", "区经发局"),
    folder="jfj",
    family="main",
    functions=NO_FUNCTION | {"ecology": True, "licensing": True},
    columns=(
        Column("", "机构职能", "jgzn", Listing((news("内设机构及职责", (2021, 3, 2)),))),
        Column("plans", "规划信息", "ghxx", Listing((_PLAN,))),
        Column(
            "guide",
            "政府信息公开指南",
            "zfxxgkzn",
            Listing(
                (
                    Article("云岭高新区经济发展局政府信息公开指南", on(2021, 5, 28), guide_body(Guide())),
                    *GUIDE_FORMS,
                )
            ),
        ),
        Column("annual_report", "政府信息公开年报", "zfxxgknb", Listing(_REPORTS)),
        Column("catalogue", "政府信息主动公开基本目录", "zdgkjbml", Listing((_CATALOGUE,))),
        Column("normative_documents", "规范性文件", "gfxwj", Listing(_DOCUMENTS)),
        Column("ecology", "生态环境", "sthj", Listing(_ECOLOGY)),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="pass on_time",
        earlier="pass kept",
        title="pass proper",
        sections="pass complete",
        tables="pass complete",
        balance="pass balanced",
        carry_over="pass continuous",
        catalogue="pass complete",
        guide="pass complete",
        documents="pass complete",
        topics={"epidemic": GOOD, "ecology": GOOD},
        also={
            **_DISCLOSED.also,
            "report_not_duplicated": "pass distinct",
            "report_not_shared": "pass distinct",
            "catalogue_not_copied": "pass own",
            "catalogue_columns_have_content": "pass leads",
            "report_agrees_with_columns": "pass agrees",
        },
    ),
)

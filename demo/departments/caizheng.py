"""财政金融局：年报迟发、合计写错、与上年接不上；栏目空白而边栏有别的栏目的新闻。"""

from demo.annual_report.report import Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import boards, budgets, debt, enforcement, fees, policy_documents, power_lists, recruitment
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected, Topic
from demo.matters.catalogue import Matter, catalogue
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, File, FileKind, Heading, Listing, Notice, on

# The total of natural persons is printed as 3 for 2: three sums fail, the column's two and the row's one, all
# by one cell.
_REPORT_2021 = Report(
    2021,
    wording=2,
    received=by(people=2, firms=1),
    results={"granted": by(people=2), "partly": by(firms=1)},
    misprints={("total", 0): "3"},
    published=268,
    documents=(3, 0, 8),
    penalties=1,
)
# One application was left over; the report of 2021 carries over none. The total of the first result is
# printed as 3 for 2: its row and the column of totals fail, by one cell.
_REPORT_2020 = Report(
    2020,
    form=2019,
    received=by(people=3),
    results={"granted": by(people=2)},
    carried_out=by(people=1),
    misprints={("granted", 6): "3"},
)

_CATALOGUE = Article(
    "{organ}主动公开基本目录",
    on(2021, 4, 20),
    ("{organ}主动公开基本目录见附件。",),
    files=(
        File(
            "{organ}主动公开基本目录",
            FileKind.DOCX,
            (
                Heading("{organ}主动公开基本目录"),
                catalogue(
                    (
                        Matter("国有资产", "国有资产处置", "处置方式、结果", "国资科"),
                        Matter("国有资产", "国有企业负责人薪酬", "薪酬标准、兑现情况", "国资科"),
                        Matter("金融服务", "普惠贷款贴息", "贴息对象、比例、名单", "金融科"),
                        Matter("金融服务", "非法集资风险提示", "典型案例、举报途径", "金融科"),
                    )
                ),
            ),
        ),
    ),
)

_DOCUMENTS = (
    policy_documents.LATE,
    policy_documents.ANNOUNCED,
    document("云岭高新区产业扶持资金管理办法", (2021, 8, 19), box("云高财〔2021〕15号", "CZ-2021-015")),
    # Neither number nor validity is labelled.
    document("云岭高新区国有资产出租管理细则", (2021, 3, 23), box(None, "CZ-2021-006", validity=None)),
    # A label stands there, with nothing behind it.
    document("关于规范政府采购代理机构选取的通知", (2020, 10, 14), box("", "CZ-2020-018")),
)

_DIRECT_FUNDS = (
    news("2021年第四批财政直达资金分配结果公告", (2021, 11, 25)),
    news("直达资金使用监控情况（三季度）", (2021, 10, 11)),
    news("关于做好财政资金直达基层工作的实施意见", (2021, 4, 6)),
)

# All of it after the assessed year.
_EMPLOYMENT = (
    news("创业担保贷款贴息资金拨付公示", (2022, 2, 8)),
    news("2022年春风行动招聘会公告", (2022, 1, 12)),
)

_DISCLOSED = together(
    boards.CAIZHENG,
    budgets.CAIZHENG,
    debt.CAIZHENG,
    enforcement.CAIZHENG,
    fees.CAIZHENG,
    policy_documents.CAIZHENG,
    power_lists.CAIZHENG,
    recruitment.CAIZHENG,
)

CAIZHENG = Department(
    id="caizheng",
    name="云岭高新区财政金融局",
    aliases=("区财政金融局", "区财金局"),
    folder="cjj",
    family="main",
    functions=NO_FUNCTION | {"direct_funds": True, "employment": True, "rural_revitalization": True, "penalty": True},
    columns=(
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing(
                (
                    report(_REPORT_2021, (2022, 2, 9)),
                    report(_REPORT_2020, (2021, 1, 26)),
                    *quiet_reports(2019, 2018),
                )
            ),
        ),
        Column(
            "guide",
            "政府信息公开指南",
            "zfxxgkzn",
            Listing((Article("{organ}政府信息公开指南", on(2021, 3, 9), guide_body(Guide(fax=""))),)),
        ),
        Column("catalogue", "主动公开基本目录", "jbml", Listing((_CATALOGUE,))),
        Column("normative_documents", "规范性文件", "gfxwj", Listing(_DOCUMENTS)),
        # Not in the portal file: it is found by its name on the department's own page.
        Column("direct_funds", "财政资金直达基层", "zdzj", Listing(_DIRECT_FUNDS), mapped=False),
        Column("employment", "稳岗就业", "wgjy", Listing(_EMPLOYMENT)),
        # Bare: no entry, no word; the news in the margin is not the column's.
        Column("rural_revitalization", "乡村振兴", "xczx", Notice()),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="fail late",
        earlier="pass kept",
        title="pass proper",
        sections="pass complete",
        tables="pass complete",
        balance=("fail unbalanced", "fail unbalanced_earlier"),
        # Natural persons, and the total.
        carry_over=("fail broken",) * 2,
        catalogue="pass complete",
        guide="fail missing_element",
        documents=("fail missing_fields",) * 2,
        topics={
            "epidemic": GOOD,
            "direct_funds": GOOD,
            "employment": Topic("pass present", "fail none", "fail none_in_period"),
            "rural_revitalization": Topic("fail blank", "fail none", "fail empty"),
        },
        # Who copied whom cannot be seen.
        also={
            **_DISCLOSED.also,
            "report_not_shared": "fail duplicated",
            "report_agrees_with_columns": "pass agrees",
            "employment_elements": "fail missing",
            "rural_revitalization_elements": "fail empty",
        },
    ),
)

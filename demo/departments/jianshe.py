"""建设局：GBK 老网站，响应头不报编码；年报用了旧格式的表；目录文件损坏；生态环境栏目久未更新。"""

from demo.annual_report.report import Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import boards, budgets, enforcement, fees, licences, policy_documents, power_lists, recruitment
from demo.disclosure.planted import together
from demo.expectation import Expected, Topic
from demo.matters.catalogue import catalogue
from demo.matters.guide import Guide, guide_body
from demo.matters.plans import five_year_plan
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, File, FileKind, Heading, Inline, Listing, on

# Headings without numerals, and the fourth as the older rules word it.
_HEADINGS = (
    "总体情况",
    "主动公开政府信息情况",
    "收到和处理政府信息公开申请情况",
    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
    "政府信息公开工作存在的主要问题及改进情况",
    "其他需要报告的事项",
)
_REPORT_2021 = Report(
    2021,
    wording=13,
    form=2019,
    received=by(people=2, firms=2),
    results={"granted": by(people=1, firms=2), "case_file": by(people=1)},
    headings=_HEADINGS,
    permits=18,
    penalties=6,
)

_CATALOGUE = Article(
    "{organ}主动公开基本目录",
    on(2020, 12, 18),
    ("请下载附件查看。",),
    files=(File("{organ}主动公开基本目录.docx", FileKind.BROKEN, (Heading("基本目录"), catalogue())),),
)

_DOCUMENTS = (
    document("云岭高新区建筑工地扬尘管控办法", (2021, 11, 2), box("云高建〔2021〕28号", "JS-2021-028")),
    # The number is not labelled, but stands over the text.
    document(
        "关于加强房屋市政工程质量监督的通知",
        (2021, 4, 16),
        box(None, "JS-2021-011"),
        number="云高建〔2021〕11号",
    ),
    document("云岭高新区城市道路挖掘管理规定", (2019, 8, 8), box("云高建〔2019〕22号", "JS-2019-022")),
)

_ECOLOGY = (
    news("建筑垃圾处置与水质保护管理规定", (2021, 3, 30)),
    news("云溪河黑臭水体污染治理工作方案", (2021, 2, 5)),
    news("2020年度施工扬尘污染整治工作总结", (2020, 12, 28)),
)

_PLAN = five_year_plan("云岭高新区“十四五”城市建设规划", (2021, 10, 12))
_DISCLOSED = together(
    boards.JIANSHE,
    budgets.JIANSHE,
    enforcement.JIANSHE,
    fees.JIANSHE,
    licences.JIANSHE,
    policy_documents.JIANSHE,
    power_lists.JIANSHE,
    recruitment.JIANSHE,
)

JIANSHE = Department(
    id="jianshe",
    name="云岭高新区建设局",
    aliases=("区建设局", "区住建局"),
    folder="jsj",
    family="legacy_dl",
    functions=NO_FUNCTION | {"ecology": True, "licensing": True, "penalty": True, "charging": True},
    columns=(
        Column("", "部门概况", "bmgk", Listing((news("局领导及分工", (2020, 6, 1)),))),
        Column("plans", "规划信息", "ghxx", Listing((_PLAN,))),
        Column(
            "guide",
            "信息公开指南",
            "gkzn",
            Inline(Article("{organ}信息公开指南", on(2020, 5, 6), guide_body(Guide(phone="0739-5551266")))),
        ),
        Column(
            "annual_report",
            "信息公开年报",
            "gknb",
            Listing(
                (
                    report(_REPORT_2021, (2022, 1, 25)),
                    *quiet_reports(2020, 2019, 2018, 2017),
                )
            ),
        ),
        Column("catalogue", "主动公开目录", "jbml", Listing((_CATALOGUE,))),
        Column("normative_documents", "规范性文件", "gfxwj", Listing(_DOCUMENTS)),
        Column("ecology", "环境保护", "hjbh", Listing(_ECOLOGY)),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="pass on_time",
        earlier="pass kept",
        title="pass proper",
        sections="pass complete",
        tables="fail wrong_format",
        balance="pass balanced",
        carry_over="pass continuous",
        catalogue="not_assessable unread",
        guide="pass complete",
        documents="pass complete",
        topics={
            # Its only entry in the column that all departments share.
            "epidemic": Topic("pass present", "fail too_few", "pass fresh"),
            "ecology": Topic("pass present", "pass enough", "fail stale"),
        },
        also=_DISCLOSED.also,
    ),
)

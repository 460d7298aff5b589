"""综合执法局：列表里有年报，页面却打不开；生态环境是上级栏目，子栏目全部空白。"""

from dataclasses import replace

from demo.annual_report.report import Report
from demo.departments.common import NO_FUNCTION
from demo.expectation import GOOD, Expected, Topic
from demo.matters.catalogue import Matter, catalogue
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import box, document
from demo.model import Article, Column, Department, Heading, Listing, Notice, Parent, on

_CATALOGUE = Article(
    "{organ}主动公开基本目录",
    on(2021, 9, 30),
    (
        Heading("{organ}主动公开基本目录"),
        catalogue((Matter("行政执法", "行政处罚决定", "文号、事由、依据、结果", "执法科"),)),
    ),
)

_DOCUMENTS = (
    document("云岭高新区户外广告设置管理规定", (2021, 5, 20), box("云高执〔2021〕7号", "ZF-2021-007")),
    document("云岭高新区临时摊点管理办法", (2020, 6, 16), box("云高执〔2020〕5号", "ZF-2020-005")),
)

ZHIFA = Department(
    id="zhifa",
    name="云岭高新区综合执法局",
    aliases=("区综合执法局",),
    folder="zfj",
    family="main",
    functions=NO_FUNCTION | {"ecology": True},
    columns=(
        Column(
            "guide",
            "政府信息公开指南",
            "zfxxgkzn",
            Listing(
                (
                    Article(
                        "{organ}政府信息公开指南",
                        on(2021, 1, 8),
                        guide_body(Guide(hours="办公时间：上午9:00至12:00，下午13:30至17:00")),
                    ),
                )
            ),
        ),
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing((replace(report(Report(2021), (2022, 1, 24)), gone=True), *quiet_reports(2020, 2019, 2018))),
        ),
        Column("catalogue", "主动公开基本目录", "zdgkjbml", Listing((_CATALOGUE,))),
        Column("normative_documents", "规范性文件", "gfxwj", Listing(_DOCUMENTS)),
        Column(
            "ecology",
            "生态环境",
            "sthj",
            Parent(
                (
                    Column("", "监督检查", "jdjc", Notice("暂无内容")),
                    Column("", "行政处罚", "xzcf", Notice("暂无内容")),
                )
            ),
        ),
    ),
    expected=Expected(
        present="not_assessable unopened",
        on_time="not_assessable unopened",
        earlier="pass kept",
        title="needs_review no_report",
        sections="not_assessable unread",
        tables="not_assessable unread",
        balance="not_assessable unread",
        carry_over="needs_review not_comparable",
        catalogue="pass complete",
        guide="pass complete",
        documents="pass complete",
        topics={
            "epidemic": GOOD,
            "ecology": Topic("fail blank", "fail none", "fail empty"),
        },
    ),
)

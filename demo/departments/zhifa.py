"""综合执法局：列表里有年报，页面却打不开；生态环境是上级栏目，子栏目全部空白。"""

from dataclasses import replace

from demo.annual_report.report import Report
from demo.departments.common import NO_FUNCTION
from demo.disclosure import (
    catalogues,
    decisions,
    guides,
    inspections,
    meetings,
    plans,
    proposals,
    questions,
    responses,
    topics,
)
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected, Topic
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import box, document
from demo.model import Column, Department, Listing, Notice, Parent

_DOCUMENTS = (
    document("云岭高新区户外广告设置管理规定", (2021, 5, 20), box("云高执〔2021〕7号", "ZF-2021-007")),
    document("云岭高新区临时摊点管理办法", (2020, 6, 16), box("云高执〔2020〕5号", "ZF-2020-005")),
)

_PLANTED = together(
    guides.RIGHT,
    catalogues.DETAILED,
    proposals.IN_A_SENTENCE,
    meetings.OF_OTHERS,
    decisions.HASTY,
    plans.NOTHING,
    inspections.BEFORE_THE_YEAR,
    questions.FEW,
    responses.OF_ANOTHER_YEAR,
    topics.EMPLOYMENT_BLANK,
    topics.FOOD_SAFETY,
)

ZHIFA = Department(
    id="zhifa",
    name="云岭高新区综合执法局",
    aliases=("区综合执法局",),
    folder="zfj",
    family="main",
    functions=NO_FUNCTION | {"ecology": True, "market_regulation": True, "employment": True, "food_safety": True},
    columns=(
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing((replace(report(Report(2021), (2022, 1, 24)), gone=True), *quiet_reports(2020, 2019, 2018))),
        ),
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
        *_PLANTED.columns,
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
            "employment": Topic("fail blank", "fail none", "fail empty"),
            "food_safety": GOOD,
        },
        also={**_PLANTED.also, "ecology_elements": "fail empty"},
    ),
)

"""社会事务局：年报是附件，列表与页面日期不一；教育栏目里只有党史学习教育；栏目暂无信息、建设中。"""

from dataclasses import replace
from datetime import date

from demo.annual_report.report import Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import advice, catalogues, decisions, responses, subsidies
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected, Topic
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import quiet_reports, report, report_file
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, FileKind, Inline, Listing, Notice, on

_REPORT_2021 = Report(
    2021,
    wording=12,
    received=by(people=1),
    carried_in=by(people=1),
    results={"granted": by(people=1), "unclear": by(people=1)},
    published=403,
    documents=(3, 0, 9),
)
_REPORT_2020 = Report(2020, form=2019, received=by(people=2), results={"query": by(people=1)}, carried_out=by(people=1))

_GUIDE = Article(
    "{organ}政府信息公开指南",
    on(2021, 6, 2),
    guide_body(Guide(hours="咨询时间：工作日8:30—12:00，14:30—17:30")),
)

# Three to a page; the one on the second page does not say whether it is still in force.
_DOCUMENTS = (
    document("云岭高新区校车安全管理细则", (2021, 10, 27), box("云高社〔2021〕30号", "SH-2021-030")),
    document("云岭高新区临时救助实施办法", (2021, 6, 9), box("云高社〔2021〕17号", "SH-2021-017")),
    document("关于规范民办幼儿园收费的通知", (2021, 1, 12), box("云高社〔2021〕2号", "SH-2021-002")),
    document("云岭高新区殡葬服务管理规定", (2020, 5, 21), box("云高社〔2020〕9号", "SH-2020-009", validity=None)),
)

# In 2021 every office studied the party's history; that is no schooling of children.
_EDUCATION = (
    news("区社会事务局召开党史学习教育动员大会", (2021, 3, 24)),
    news("党史学习教育专题组织生活会召开", (2021, 8, 17)),
    news("党史学习教育总结会议召开", (2021, 12, 22)),
)

_PLANTED = together(
    catalogues.GENERAL,
    decisions.OVER_HOLIDAYS,
    subsidies.WHOLE,
    advice.IN_OTHER_WORDS,
    responses.ANSWERED,
)

SHEHUI = Department(
    id="shehui",
    name="云岭高新区社会事务局",
    aliases=("区社会事务局",),
    folder="shswj",
    family="subsite",
    functions=NO_FUNCTION | {"education": True, "health_care": True, "food_safety": True, "subsidy_supervision": True},
    columns=(
        Column("guide", "政府信息公开指南", "zfxxgkzn", Inline(_GUIDE)),
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing(
                (
                    report_file(_REPORT_2021, replace(on(2022, 1, 28), listed=date(2022, 2, 7)), FileKind.DOCX),
                    report(_REPORT_2020, (2021, 1, 28)),
                    *quiet_reports(2019, 2018, 2017),
                )
            ),
        ),
        Column("normative_documents", "行政规范性文件", "xzgfxwj", Listing(_DOCUMENTS, page_size=3)),
        Column("education", "义务教育", "ywjy", Listing(_EDUCATION)),
        Column("health_care", "医疗卫生", "ylws", Notice("暂无信息")),
        Column("food_safety", "食品安全", "spaq", Notice("栏目正在建设中，敬请期待")),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="needs_review conflicting_dates",
        earlier="pass kept",
        title="pass proper",
        sections="pass complete",
        tables="pass complete",
        balance="pass balanced",
        carry_over="pass continuous",
        catalogue="fail missing_element",
        guide="pass complete",
        documents="fail missing_fields",
        topics={
            "epidemic": GOOD,
            "education": Topic("pass present", "fail off_topic", "pass fresh"),
            # The page runs a script (a visit counter) that its siblings run too, and their rows stand in the HTML.
            "health_care": Topic("fail blank", "fail none", "fail empty"),
            "food_safety": Topic("fail under_construction", "fail none", "fail empty"),
        },
        also={
            **_PLANTED.also,
            "food_safety_elements": "fail empty",
            "health_care_elements": "fail empty",
            "epidemic_elements": "pass complete",
        },
    ),
)

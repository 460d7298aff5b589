"""应急管理局：年报没有日期，缺一个部分和两张表；目录、文件栏目空白；生态栏目里只有营商环境。"""

from demo.annual_report.report import Report, by
from demo.departments.common import GUIDE_FORMS, NO_FUNCTION
from demo.disclosure import advice, inspections, meetings, plans, responses, topics
from demo.disclosure.planted import together
from demo.expectation import CATALOGUE, GOOD, Expected, Topic
from demo.matters.reports import quiet_reports, report, report_file
from demo.matters.writings import news
from demo.model import UNDATED, Column, Department, FileKind, Listing, Notice

# Section one speaks of 主动公开情况 under a heading of its own; section two is missing all the same.
_REPORT_2021 = Report(
    2021,
    wording=7,
    received=by(people=1),
    results={"petition": by(people=1)},
    lacks=frozenset((2,)),
    lacks_tables=frozenset(("四",)),
    subheads=True,
)

_BUSINESS = (
    news("区应急管理局召开优化营商环境座谈会", (2021, 12, 9)),
    news("推行包容审慎监管 打造一流营商环境", (2021, 9, 14)),
    news("优化营商环境十项承诺", (2021, 4, 2)),
)

_PLANTED = together(
    meetings.ONCE,
    plans.NEWS_ONLY,
    inspections.LACKING,
    advice.WITHOUT_NUMBERS,
    responses.OF_AN_EVENT,
    topics.EDUCATION_BLANK,
)

YINGJI = Department(
    id="yingji",
    name="云岭高新区应急管理局",
    aliases=("区应急管理局", "区应急局"),
    folder="yjglj",
    family="tabs",
    functions=NO_FUNCTION | {"ecology": True, "market_regulation": True, "education": True},
    columns=(
        # Forms and a flow chart, no guide.
        Column("guide", "政府信息公开指南", "zn", Listing(GUIDE_FORMS)),
        Column(
            "annual_report",
            "政府信息公开年报",
            "nb",
            Listing(
                (
                    report(_REPORT_2021, UNDATED),
                    report_file(Report(2020, form=2019), (2021, 1, 21), FileKind.SCAN),
                    *quiet_reports(2019, 2018),
                )
            ),
        ),
        Column("catalogue", "主动公开基本目录", "ml", Notice("暂无信息")),
        Column("normative_documents", "规范性文件", "wj", Notice("暂无数据")),
        Column("ecology", "生态环境", "st", Listing(_BUSINESS)),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="needs_review undated",
        earlier="pass kept",
        title="pass proper",
        sections="fail lacking",
        tables=("fail missing_table",) * 2,
        balance="not_assessable unread",
        # The year before is a scan.
        carry_over="needs_review not_comparable",
        catalogue="fail missing",
        guide="needs_review unrecognised",
        documents="fail none",
        topics={
            "epidemic": GOOD,
            "ecology": Topic("pass present", "fail off_topic", "pass fresh"),
            "education": Topic("fail blank", "fail none", "fail empty"),
        },
        # The columns of the catalogue and of normative documents are empty.
        also={
            **_PLANTED.also,
            **dict.fromkeys(CATALOGUE, "fail empty"),
            "normative_documents_separated": "fail empty",
            "document_number_well_formed": "fail empty",
            "documents_published_in_time": "fail empty",
            "review_results_published": "fail empty",
            "full_text_readable": "fail empty",
            "validity_status_current": "fail empty",
        },
    ),
)

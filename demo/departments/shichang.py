"""市场监督管理局：GBK 老网站，响应头说错编码；年报是扫描件；目录是直接链接的表格文件。"""

from demo.annual_report.report import Report
from demo.departments.common import NO_FUNCTION
from demo.disclosure import catalogues, guides, inspections, meetings, questions
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected, Topic
from demo.matters.reports import quiet_reports, report_file
from demo.matters.writings import box, document, news, statement
from demo.model import Column, Department, FileKind, Listing

_DOCUMENTS = (
    # An invitation to a meeting is no document, though it is called 通知.
    news("关于召开2021年度个体私营经济会议的通知", (2021, 12, 6)),
    document("云岭高新区经营场所登记管理办法", (2021, 9, 1), box("云高市监〔2021〕19号", "SJ-2021-019")),
    document("云岭高新区电梯维保管理规定", (2020, 8, 25), box("云高市监〔2020〕13号", "SJ-2020-013")),
)

_FOOD = (
    news("关于启用新版网上登记系统的通知", (2021, 12, 10)),
    news("2021年第9期食品抽检结果公示", (2021, 9, 28)),
    news("计量器具免费检定活动开始", (2021, 6, 15)),
    news("“3·15”消费维权活动举行", (2021, 3, 15)),
)

# Neither this nor the document of the year says whom to ask.
_NOTICES = (news("关于推广电子营业执照应用的通知", (2021, 6, 24)),)

_PLANTED = together(
    guides.BORROWED,
    catalogues.IN_TWO_COLUMNS,
    meetings.IN_OTHER_WORDS,
    inspections.WHOLE,
    questions.SPLIT,
)

SHICHANG = Department(
    id="shichang",
    name="云岭高新区市场监督管理局",
    aliases=("区市场监管局", "区市监局"),
    folder="scjgj",
    family="legacy_table",
    functions=NO_FUNCTION | {"food_safety": True, "health_care": True, "market_regulation": True},
    columns=(
        Column(
            "annual_report",
            "信息公开年报",
            "gknb",
            Listing(
                (
                    report_file(Report(2021, wording=14, penalties=31), (2022, 1, 27), FileKind.SCAN),
                    *quiet_reports(2020, 2019, 2018),
                )
            ),
        ),
        Column("normative_documents", "规范性文件", "gfxwj", Listing(_DOCUMENTS)),
        Column("food_safety", "食品安全", "spaq", Listing(_FOOD)),
        Column("health_care", "医疗卫生", "ylws", Listing((statement("医疗卫生", (2021, 11, 10)),))),
        Column("other_documents", "其他文件", "qtwj", Listing(_NOTICES)),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="pass on_time",
        earlier="pass kept",
        title="pass proper",
        sections="not_assessable unread",
        tables="not_assessable unread",
        balance="not_assessable unread",
        carry_over="needs_review not_comparable",
        catalogue="pass complete",
        # Office hours, and how to reach it online.
        guide=("fail missing_element",) * 2,
        documents="pass complete",
        topics={
            "epidemic": GOOD,
            "food_safety": Topic("pass present", "fail too_few", "pass fresh"),
            "health_care": Topic("pass present", "declared_none declared_none", "pass fresh"),
        },
        also={
            **_PLANTED.also,
            "report_content_complete": "not_assessable unread",
            "report_text_agrees_with_tables": "not_assessable unread",
            "report_free_of_leftovers": "not_assessable unread",
            "policy_pages_carry_phone": "fail too_few",
            # Of food it tells what was sampled, and nothing else.
            "food_safety_elements": ("needs_review unclear_element",) * 4,
            "health_care_elements": "declared_none declared_none",
        },
    ),
)

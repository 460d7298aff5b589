"""农业农村局：年报标题是别的局，行合计写错，PubDate 与页面日期不一；乡村振兴是只有子栏目的上级栏目。"""

from dataclasses import replace
from datetime import date

from demo.annual_report.report import Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import budgets, enforcement, fees, licences, policy_documents, power_lists, recruitment
from demo.disclosure.planted import together
from demo.expectation import CATALOGUE, GOOD, Expected, Topic
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import news, statement
from demo.model import Column, Department, Listing, Notice, Parent, on

# The total of the applications received is printed as 4 for 3: its row fails, and the column of totals.
_REPORT_2021 = Report(
    2021,
    wording=9,
    received=by(people=2, firms=1),
    results={"granted": by(people=2, firms=1)},
    misprints={("received", 6): "4"},
)
_DATES = replace(on(2022, 1, 28), meta=date(2022, 2, 10))

_FUNDS = (
    news("云岭至高铁南站直达公交专线开通", (2021, 11, 30)),
    news("关于机关办公用房调整的公示", (2021, 7, 20)),
    news("农机购置补贴申请进度公示", (2021, 5, 13)),
)

_POLICIES = (
    news("关于巩固拓展脱贫攻坚成果同乡村振兴有效衔接的实施意见", (2021, 6, 28)),
    news("2021年衔接资金项目安排公告", (2021, 4, 29)),
)
_PROGRESS = (
    news("美丽乡村建设现场推进会召开", (2021, 11, 17)),
    news("防止返贫动态监测集中排查情况", (2021, 9, 8)),
)

_DISCLOSED = together(
    budgets.NONGYE,
    enforcement.NONGYE,
    fees.NONGYE,
    licences.NONGYE,
    policy_documents.NONGYE,
    power_lists.NONGYE,
    recruitment.NONGYE,
)

NONGYE = Department(
    id="nongye",
    name="云岭高新区农业农村局",
    aliases=("区农业农村局",),
    folder="nyncj",
    family="main",
    functions=NO_FUNCTION
    | {"rural_revitalization": True, "direct_funds": True, "licensing": True, "penalty": True, "charging": True},
    columns=(
        Column("guide", "政府信息公开指南", "zfxxgkzn", Notice("栏目正在建设中……")),
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing(
                (
                    report(_REPORT_2021, _DATES, "云岭高新区经济发展局2021年政府信息公开工作年度报告"),
                    *quiet_reports(2020),
                )
            ),
        ),
        # Bare, beside a margin full of news.
        Column("catalogue", "主动公开基本目录", "zdgkjbml", Notice()),
        Column("normative_documents", "规范性文件", "gfxwj", Listing((statement("规范性文件制发", (2021, 12, 15)),))),
        Column(
            "rural_revitalization",
            "乡村振兴",
            "xczx",
            Parent(
                (
                    Column("", "政策文件", "zcwj", Listing(_POLICIES)),
                    Column("", "工作动态", "gzdt", Listing(_PROGRESS)),
                )
            ),
        ),
        Column("direct_funds", "直达资金", "zdzj", Listing(_FUNDS)),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="needs_review conflicting_dates",
        # Those of 2019 and 2018 are gone.
        earlier="fail missing",
        title="needs_review other_organ",
        sections="pass complete",
        tables="pass complete",
        balance="fail unbalanced",
        carry_over="pass continuous",
        catalogue="fail missing",
        guide="fail missing",
        documents="declared_none declared_none",
        topics={
            # Nothing in the assessed year, and the newest is from the year before.
            "epidemic": Topic("pass present", "fail none", "fail stale"),
            "rural_revitalization": GOOD,
            # A bus that goes straight to the station is not money that goes straight to the towns.
            "direct_funds": Topic("pass present", "fail off_topic", "pass fresh"),
        },
        # The columns of the guide and of the catalogue are empty: whatever should stand in them is missing.
        also={
            # Reported as none, and both columns show one.
            "report_agrees_with_columns": ("fail reported_none",) * 2,
            **_DISCLOSED.also,
            "guide_is_own": "fail missing",
            "guide_channels_explained": "fail missing",
            "platform_boards_present": ("fail blank", "needs_review blank", "needs_review not_found"),
            "other_online_channels_work": "fail empty",
            "offline_venues_fully_described": "fail empty",
            "guide_legally_correct": "fail empty",
            "online_application_works": "fail empty",
            "power_list_kept_current": "fail empty",
            "epidemic_elements": "fail missing",
            **dict.fromkeys(CATALOGUE, "fail empty"),
        },
    ),
)

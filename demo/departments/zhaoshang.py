"""招商服务局：年报顺序颠倒、缺一行，往年接不上；指南和目录都是扫描件；就业栏目有一条打不开。"""

from dataclasses import replace

from demo.annual_report.report import Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import proposals, responses, topics
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected, Topic
from demo.matters.reports import old_report, report
from demo.matters.writings import Day, box, document, news
from demo.model import Article, Column, Department, File, FileKind, Listing, on

# Problems come before disputes.
_HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "五、政府信息公开行政复议、行政诉讼情况",
    "四、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)
_REPORT_2021 = Report(
    2021,
    wording=2,
    received=by(firms=1),
    results={"granted": by(firms=1)},
    headings=_HEADINGS,
    order=(1, 2, 3, 5, 4, 6),
    lacks_rows=frozenset(("unpaid",)),
    documents=(2, 0, 5),
)
# What was left over at the end of 2019 is not taken up in 2020.
_REPORT_2019 = Report(2019, form=2019, received=by(people=1), carried_out=by(people=1))


def _scan(title: str, day: Day = (2021, 4, 8)) -> Article:
    return Article(title, on(*day), (f"{title}见附件。",), files=(File(title, FileKind.SCAN),))


_DOCUMENTS = (
    document(
        "云岭高新区招商引资奖励办法",
        (2021, 6, 30),
        box("云高招〔2021〕5号", "ZS-2021-005"),
        contact="（联系人：招商一科　黄某）",
    ),
    document(
        "关于规范招商项目评审的通知",
        (2021, 1, 19),
        box("云高招〔2021〕1号", "ZS-2021-001"),
        contact="招商服务热线：５５５１２３１",
    ),
)

_EMPLOYMENT = (
    # What it is about cannot be told from its title, and its page is gone.
    replace(news("关于有关事项的公告", (2021, 10, 21)), gone=True),
    news("落户企业用工招聘信息", (2021, 7, 28)),
    news("招商项目签约仪式举行", (2021, 3, 12)),
)

_PLANTED = together(proposals.IN_FULL, responses.NONE_THIS_YEAR, topics.DIRECT_FUNDS_IN_CONSTRUCTION)

ZHAOSHANG = Department(
    id="zhaoshang",
    name="云岭高新区招商服务局",
    aliases=("区招商服务局", "区招商局"),
    folder="zsfwj",
    family="subsite",
    functions=NO_FUNCTION | {"employment": True, "direct_funds": True},
    columns=(
        Column("guide", "政府信息公开指南", "zfxxgkzn", Listing((_scan("{organ}政府信息公开指南"),))),
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing(
                (
                    report(_REPORT_2021, (2022, 1, 12)),
                    report(Report(2020, form=2019), (2021, 1, 13)),
                    report(_REPORT_2019, (2020, 1, 14)),
                    old_report(2018),
                )
            ),
        ),
        Column(
            "catalogue", "主动公开基本目录", "zdgkjbml", Listing((_scan("{organ}主动公开基本目录", (2019, 12, 31)),))
        ),
        Column("normative_documents", "行政规范性文件", "xzgfxwj", Listing(_DOCUMENTS)),
        Column("employment", "稳岗就业", "wgjy", Listing(_EMPLOYMENT)),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="pass on_time",
        earlier="pass kept",
        title="pass proper",
        sections="needs_review disordered",
        tables="fail missing_row",
        balance="pass balanced",
        # Natural persons and the total, of the year before.
        carry_over=("pass continuous", "fail broken_earlier", "fail broken_earlier"),
        catalogue="not_assessable unread",
        guide="not_assessable unread",
        documents="pass complete",
        topics={
            "epidemic": GOOD,
            "employment": Topic("pass present", "needs_review unread", "pass fresh"),
            "direct_funds": Topic("fail under_construction", "fail none", "fail empty"),
        },
        also={
            **_PLANTED.also,
            # The report of 财政金融局, word for word.
            "report_not_shared": "fail duplicated",
            "policy_pages_carry_phone": "pass enough",
            "employment_elements": "needs_review unread",
            "catalogue_published": "pass present",
            "catalogue_covers_duties": "not_assessable unread",
            # Two years to the day.
            "catalogue_current": "pass fresh",
            "channel_names_column": "not_assessable unread",
            "responsible_office_named": "not_assessable unread",
        },
    ),
)

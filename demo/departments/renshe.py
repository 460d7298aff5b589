"""组织人社局：没有发布应交年报，栏目里只有一份编制年报的通知；指南一段到底，写明“传真：未开通”。"""

from dataclasses import replace

from demo.departments.common import NO_FUNCTION
from demo.disclosure import advice, guides, plans, proposals, subsidies, topics
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected
from demo.matters.catalogue import Matter, catalogue
from demo.matters.reports import quiet_reports
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, File, FileKind, Heading, Listing, on

# A notice about reports is not a report, whatever its title says.
_CALL = news(
    "关于做好2021年政府信息公开工作年度报告编制发布工作的通知",
    (2021, 12, 28),
    "各科室要对照统一格式整理本年度数据，于1月10日前报综合科汇总，经审核后按时发布。",
    source="云岭高新区党政办公室",
)

_CATALOGUE = Article(
    "{organ}政府信息主动公开基本目录（2021年）",
    on(2021, 9, 8),
    ("目录详见附件。",),
    files=(
        File(
            "{organ}政府信息主动公开基本目录（2021年）",
            FileKind.XLSX,
            (
                Heading("{organ}政府信息主动公开基本目录"),
                catalogue(
                    (
                        Matter("就业服务", "招聘活动", "时间、地点、岗位", "就业科"),
                        Matter("就业服务", "就业补助", "对象、标准、名单", "就业科"),
                        Matter("就业服务", "职业技能培训", "机构、时间、补贴", "培训科"),
                    ),
                    lacks=frozenset(("渠道", "公开对象")),
                ),
            ),
        ),
    ),
)

_CONTACT = "咨询电话：0739-5551222（劳动关系科）"
_DOCUMENTS = (
    document("云岭高新区劳务派遣管理办法", (2021, 7, 6), box("云高组人〔2021〕12号", "RS-2021-012"), contact=_CONTACT),
    document("关于规范企业工资支付的通知", (2021, 2, 26), box("云高组人〔2021〕3号", "RS-2021-003"), contact=_CONTACT),
    replace(
        document("云岭高新区人才公寓管理细则", (2020, 11, 5), box("云高组人〔2020〕17号", "RS-2020-017")),
        gone=True,
    ),
    document("关于加强企业用工服务的意见", (2020, 4, 14), box("云高组人〔2020〕6号", "RS-2020-006")),
)

_EMPLOYMENT = (
    # Pinned: the oldest stands first.
    news("云岭高新区就业创业服务指南", (2019, 3, 12), pinned=True),
    news("“金秋招聘月”活动公告", (2021, 10, 20), "共有46家企业参加，招聘岗位720个，详情请到政务大厅就业窗口了解。"),
    news("2021年第二批稳岗返还企业名单公示", (2021, 8, 26)),
    news("关于申领一次性创业补贴的通知", (2021, 3, 18), "补贴对象为首次创业满一年的高校毕业生，办理时提供营业执照。"),
)

_PLANTED = together(
    guides.FLAT,
    proposals.IN_OTHER_WORDS,
    plans.BY_YEARS,
    subsidies.IN_OTHER_WORDS,
    advice.WITH_NUMBERS,
    topics.DIRECT_FUNDS,
)

RENSHE = Department(
    id="renshe",
    name="云岭高新区组织人社局",
    aliases=("区组织人社局", "区人社局", "云岭高新区劳动和社会保障局"),
    folder="zrsj",
    family="subsite",
    functions=NO_FUNCTION | {"employment": True, "subsidy_supervision": True, "direct_funds": True},
    columns=(
        Column("annual_report", "政府信息公开年报", "zfxxgknb", Listing((_CALL, *quiet_reports(2020, 2019, 2018)))),
        Column("catalogue", "政府信息主动公开基本目录", "zdgkjbml", Listing((_CATALOGUE,))),
        Column("normative_documents", "行政规范性文件", "xzgfxwj", Listing(_DOCUMENTS)),
        Column("employment", "稳岗就业", "wgjy", Listing(_EMPLOYMENT)),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present="fail missing",
        on_time="fail missing",
        earlier="pass kept",
        title="needs_review no_report",
        sections="fail no_report",
        tables="fail no_report",
        balance="fail no_report",
        carry_over="needs_review not_comparable",
        catalogue=("fail missing_element",) * 2,
        guide="pass complete",
        documents="not_assessable unopened",
        topics={"epidemic": GOOD, "employment": GOOD, "direct_funds": GOOD},
        also={
            **_PLANTED.also,
            "report_content_complete": "fail no_report",
            "report_text_agrees_with_tables": "fail no_report",
            "report_free_of_leftovers": "fail no_report",
            "report_not_duplicated": "fail no_report",
            "report_not_shared": "fail no_report",
            "report_agrees_with_columns": "fail no_report",
            "employment_elements": "pass complete",
            "policy_pages_carry_phone": "pass enough",
            "catalogue_published": "pass present",
            "catalogue_own_functions": "pass covered",
            "catalogue_covers_duties": "pass covered",
            "catalogue_current": "pass fresh",
            "channel_names_column": "fail no_such_column",
            "responsible_office_named": "pass complete",
        },
    ),
)

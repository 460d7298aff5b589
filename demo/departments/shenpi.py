"""行政审批局：列表由脚本向接口取数画出，翻页也靠脚本；年报表格有空格和斜杠。"""

from demo.annual_report.report import Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import decisions, meetings, questions, topics
from demo.disclosure.planted import together
from demo.expectation import GOOD, Drawn, Expected, Topic
from demo.matters.catalogue import Matter, catalogue
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import quiet_reports, report
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, File, FileKind, Heading, Inline, Listing, on

_REPORT_2021 = Report(
    2021,
    wording=8,
    received=by(people=2),
    results={"granted": by(people=2)},
    misprints={("secret", 3): "/", ("law", 3): "/", ("other", 5): ""},
    permits=1286,
    documents=(2, 0, 6),
)

_CATALOGUE = Article(
    "{organ}主动公开基本目录",
    on(2021, 8, 11),
    ("{organ}主动公开基本目录见附件。",),
    files=(
        File(
            "{organ}主动公开基本目录",
            FileKind.XLSX,
            (
                Heading("{organ}主动公开基本目录"),
                catalogue(
                    (
                        Matter("行政许可", "办理结果", "决定文书、日期", "业务科"),
                        Matter("大厅服务", "窗口设置", "窗口编号、受理范围、值班人员", "大厅管理科"),
                        Matter("大厅服务", "好差评结果", "评价数量、差评整改情况", "督查科"),
                        Matter("中介超市", "中介机构名录", "机构名称、资质、信用等级", "业务科"),
                    )
                ),
            ),
        ),
    ),
)

_DOCUMENTS = (
    document("云岭高新区政务服务事项管理办法", (2021, 10, 19), box("云高审〔2021〕8号", "SP-2021-008")),
    document("关于推行告知承诺制的实施方案", (2021, 3, 8), box("云高审〔2021〕2号", "SP-2021-002")),
)

_EMPLOYMENT = (
    news("政务大厅设立高校毕业生就业服务窗口", (2021, 9, 6)),
    news("人力资源服务许可与招聘信息发布办理须知", (2021, 5, 25)),
    news("技能培训机构设立审批流程", (2021, 3, 19)),
)

_PLANTED = together(meetings.REGULAR, decisions.SHORT_FOR_REASONS, questions.ENOUGH, topics.EDUCATION)

SHENPI = Department(
    id="shenpi",
    name="云岭高新区行政审批局",
    aliases=("区行政审批局",),
    folder="xzspj",
    family="script",
    functions=NO_FUNCTION | {"employment": True, "education": True},
    columns=(
        # Applications may come by fax; to which number it does not say.
        Column(
            "guide",
            "政府信息公开指南",
            "zfxxgkzn",
            Inline(
                Article(
                    "{organ}政府信息公开指南",
                    on(2021, 7, 1),
                    guide_body(Guide(fax="", ways="申请人可以当面提交申请，也可以通过邮政寄送、传真等方式提交申请。")),
                )
            ),
        ),
        # The fourth report is on the second page, to which only a script turns.
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing((report(_REPORT_2021, (2022, 1, 18)), *quiet_reports(2020, 2019, 2018)), page_size=3),
            drawn=True,
        ),
        Column("catalogue", "主动公开基本目录", "zdgkjbml", Listing((_CATALOGUE,)), drawn=True),
        Column("normative_documents", "行政规范性文件", "xzgfxwj", Listing(_DOCUMENTS), drawn=True),
        Column("employment", "稳岗就业", "wgjy", Listing(_EMPLOYMENT), drawn=True),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present=Drawn("pass present"),
        on_time=Drawn("pass on_time"),
        earlier=Drawn("pass kept"),
        title=Drawn("pass proper"),
        sections=Drawn("pass complete"),
        tables=Drawn("fail empty_cells"),
        balance=Drawn("needs_review incomplete_numbers"),
        carry_over=Drawn("pass continuous"),
        catalogue=Drawn("pass complete"),
        guide="fail missing_element",
        documents=Drawn("pass complete"),
        topics={
            # Two notices, the newer one from May.
            "epidemic": Topic("pass present", "pass enough", "fail stale"),
            "employment": Topic(Drawn("pass present"), Drawn("pass enough"), Drawn("pass fresh")),
            "education": GOOD,
        },
        also={**_PLANTED.also, "employment_elements": Drawn(("needs_review unclear_element",) * 3)},
    ),
)

"""自然资源和规划局：年报疑似迁移重发，前面还有一份图解；数字逐位拆开；条目都没有日期。"""

from dataclasses import replace
from datetime import date

from demo.annual_report.report import Digits, Report, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import decisions, plans, questions, subsidies, topics
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected, Topic
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import pictured, quiet_reports, report
from demo.matters.writings import news
from demo.model import UNDATED, Article, Column, Department, Inline, Listing, Picture, on

_REPORT_2021 = Report(
    2021,
    wording=6,
    received=by(people=12, firms=4),
    carried_in=by(firms=2),
    results={
        "granted": by(people=9, firms=5),
        "third_party": by(firms=1),
        "process": by(people=2),
        "repeated": by(people=1),
    },
    digits=Digits.SPLIT,
    published=524,
    documents=(2, 0, 7),
)
_REPORT_2020 = Report(
    2020,
    wording=6,
    form=2019,
    received=by(people=10, firms=3),
    results={"granted": by(people=10, firms=1)},
    carried_out=by(firms=2),
    digits=Digits.FULL_WIDTH,
)
# In time by all that is printed; the address was made later, when the site was moved.
_MOVED = replace(on(2022, 1, 21), address=date(2022, 2, 8))

_MEETINGS = (
    # The department's own name has the word for a plan in it.
    news("区自然资源和规划局组织开展世界地球日宣传活动", (2021, 4, 22)),
    news("区土地管理工作会议召开", (2021, 7, 15)),
    news("测绘法宣传进社区", (2021, 8, 29)),
)

_ECOLOGY = (
    news("山体生态修复工程完成验收", UNDATED),
    news("关于加强矿山环境治理恢复的通知", UNDATED),
    news("云溪湿地生态保护红线勘界定标", UNDATED),
    news("河道采砂与水质巡查情况", UNDATED),
)

_PLANTED = together(decisions.OPEN, plans.COLLECTED, subsidies.EXPOSED, questions.NOTHING, topics.RURAL_REVITALIZATION)

ZIRAN = Department(
    id="ziran",
    name="云岭高新区自然资源和规划局",
    aliases=("区自然资源和规划局", "区资规局"),
    folder="zrzyj",
    family="tabs",
    functions=NO_FUNCTION | {"ecology": True, "subsidy_supervision": True, "rural_revitalization": True},
    columns=(
        Column(
            "guide",
            "政府信息公开指南",
            "zn",
            Inline(
                Article(
                    "{organ}政府信息公开指南",
                    on(2021, 2, 3),
                    guide_body(Guide(hours="工作时间：周一至周五，法定节假日除外", arranged=False)),
                )
            ),
        ),
        Column(
            "annual_report",
            "政府信息公开年报",
            "nb",
            Listing(
                (
                    pictured("图解：{organ}2021年政府信息公开工作年度报告", (2022, 1, 26), Picture("tujie.png")),
                    report(_REPORT_2021, _MOVED),
                    report(_REPORT_2020, (2021, 1, 25)),
                    *quiet_reports(2019, 2018),
                )
            ),
        ),
        Column(
            "catalogue",
            "主动公开基本目录",
            "ml",
            Listing(
                (
                    pictured(
                        "{organ}主动公开基本目录", (2021, 5, 12), "{organ}主动公开基本目录如下图。", Picture("mulu.png")
                    ),
                )
            ),
        ),
        Column("normative_documents", "规范性文件", "wj", Listing(_MEETINGS)),
        Column("ecology", "生态环境", "st", Listing(_ECOLOGY, tabs=("政策文件", "工作动态"))),
        *_PLANTED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="needs_review republished",
        earlier="pass kept",
        title="pass proper",
        sections="pass complete",
        tables="pass complete",
        balance="pass balanced",
        carry_over="pass continuous",
        catalogue="not_assessable unread",
        guide="needs_review unclear_element",
        documents="needs_review no_document_found",
        topics={
            # It published nothing in the shared column; every entry there is somebody else's.
            "epidemic": Topic("needs_review none_of_own", "needs_review none", "needs_review empty"),
            "ecology": Topic("pass present", "pass enough", "needs_review undated"),
            "rural_revitalization": GOOD,
        },
        also={
            **_PLANTED.also,
            # The column of questions and answers is empty.
            "policy_qa_topics_relevant": "fail none",
            "policy_qa_searchable_and_shared": "fail empty",
            "policy_qa_cites_valid_documents": "fail empty",
            "report_content_complete": "pass complete",
            "report_text_agrees_with_tables": "pass agrees",
            "report_free_of_leftovers": "pass clean",
            # Its words are those of the year before.
            "report_not_duplicated": ("fail duplicated", "fail problems_copied"),
            "ecology_elements": ("needs_review unclear_element",) * 3,
        },
    ),
)

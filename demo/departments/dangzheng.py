"""党政办公室：公布本级政府年报，三月底才到期；目录表格就在栏目页上；医疗卫生列表在内嵌页面里。"""

from demo.annual_report.report import Report, Review, by
from demo.departments.common import NO_FUNCTION
from demo.disclosure import boards, budgets, policy_documents, power_lists, recruitment
from demo.disclosure.planted import together
from demo.expectation import GOOD, Expected
from demo.matters.catalogue import Matter, catalogue
from demo.matters.guide import Guide, guide_body
from demo.matters.reports import old_report, report
from demo.matters.writings import box, document, news
from demo.model import Article, Column, Department, Framed, Heading, Inline, Listing, on

# The report of 2021 is due by 31 March 2022 and not there yet: that of 2020 is judged.
_REPORT_2020 = Report(
    2020,
    wording=11,
    form=2019,
    received=by(people=21, firms=5),
    carried_in=by(people=1),
    results={
        "granted": by(people=15, firms=4),
        "partly": by(people=2),
        "not_held": by(people=4, firms=1),
        "other": by(people=1),
    },
    disputes=(Review(upheld=1, pending=1), Review(other=1), Review()),
    documents=(6, 0, 41),
    published=1830,
)
_REPORT_2019 = Report(
    2019,
    form=2019,
    received=by(people=18, firms=2),
    results={"granted": by(people=17, firms=2)},
    carried_out=by(people=1),
    published=1644,
)
_TITLE = "云岭高新区管理委员会{}年政府信息公开工作年度报告"

# Two guides: the one in force, and the one it replaced, which lacked a fax number.
_GUIDES = (
    Article("云岭高新区党政办公室政府信息公开指南", on(2021, 6, 8), guide_body(Guide())),
    Article("云岭高新区党政办公室政府信息公开指南（2016年版）", on(2016, 4, 12), guide_body(Guide(fax=""))),
)

_CATALOGUE = Article(
    "云岭高新区政府信息主动公开基本目录",
    on(2021, 3, 26),
    (
        Heading("云岭高新区政府信息主动公开基本目录"),
        catalogue(
            (
                Matter("督查督办", "民生实事进展", "实事项目、完成时限、完成情况", "督查室"),
                Matter("督查督办", "督查通报", "通报事项、整改要求", "督查室"),
                Matter("应急值守", "值班安排", "值班电话、带班领导", "总值班室"),
                Matter("来访接待", "接访日程", "接访时间、地点、领导", "综合科"),
            )
        ),
    ),
)

_SUBJECTS = (
    "公文处理",
    "值班值守",
    "公务接待",
    "印章使用",
    "会议组织",
    "督查考核",
    "档案移交",
    "保密管理",
    "公务用车",
    "机关节能",
    "电子公文",
    "信息报送",
    "政务服务",
    "行政复议",
    "合同审查",
    "基层减负",
    "网站内容",
)
# Seventeen, fifteen to a page. The last one does not say whether it is in force.
_DOCUMENTS = tuple(
    document(
        f"云岭高新区{subject}管理办法",
        (2021 - place // 4, 11 - place % 4 * 3, 10 + place),
        box(
            f"云高办发〔{2021 - place // 4}〕{40 - place}号",
            f"DZ-{2021 - place // 4}-{40 - place:03d}",
            validity=None if place == len(_SUBJECTS) - 1 else "有效",
        ),
    )
    for place, subject in enumerate(_SUBJECTS)
)

_HEALTH = (
    news("爱国卫生运动工作安排", (2021, 10, 13)),
    news("职工健康体检通知", (2021, 5, 17)),
)

_DISCLOSED = together(
    boards.DANGZHENG,
    budgets.DANGZHENG,
    policy_documents.DANGZHENG,
    power_lists.DANGZHENG,
    recruitment.DANGZHENG,
)

DANGZHENG = Department(
    id="dangzheng",
    name="云岭高新区党政办公室",
    aliases=("区党政办", "云岭高新区管理委员会"),
    folder="dzb",
    family="main",
    functions=NO_FUNCTION | {"government_report": True, "health_care": True},
    columns=(
        Column("guide", "政府信息公开指南", "zfxxgkzn", Listing(_GUIDES)),
        Column(
            "annual_report",
            "政府信息公开年报",
            "zfxxgknb",
            Listing(
                (
                    report(_REPORT_2020, (2021, 3, 12), _TITLE.format(2020)),
                    report(_REPORT_2019, (2020, 3, 20), _TITLE.format(2019)),
                    old_report(2018, 1502),
                )
            ),
        ),
        Column("catalogue", "政府信息主动公开基本目录", "zdgkjbml", Inline(_CATALOGUE)),
        Column("normative_documents", "规范性文件", "gfxwj", Listing(_DOCUMENTS)),
        Column("health_care", "医疗卫生", "ylws", Framed(_HEALTH)),
        *_DISCLOSED.columns,
    ),
    expected=Expected(
        present="pass present",
        on_time="pass on_time",
        earlier="pass kept",
        title="pass proper",
        sections="pass complete",
        tables="pass complete",
        balance="pass balanced",
        carry_over="pass continuous",
        catalogue="pass complete",
        guide="pass complete",
        documents="fail missing_fields",
        topics={"epidemic": GOOD, "health_care": GOOD},
        also=_DISCLOSED.also,
    ),
)

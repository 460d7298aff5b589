"""示例方案：真实方案的一角，含敌意文字。"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal

from domain.scheme import Basis, Criterion, Decision, Indicator, Mark, Method, Period, Reason, ReportDuty, Scheme, Scope

REGULATION = Basis("《中华人民共和国政府信息公开条例》", "第二十条", confirmed=True)
KEY_POINTS = Basis("《国务院办公厅关于印发2021年政务公开工作要点的通知》", "“做好各类规划主动公开”")
HOSTILE = "<script>alert('标题')</script><b>规范性文件</b> & \"引号\""

AUTOMATIC, CONFIRM, MANUAL = Decision.AUTOMATIC, Decision.CONFIRM, Decision.MANUAL
BASIC, FIELDS = ("主动公开", "基础信息公开"), ("主动公开", "重点领域公开")
REPORT = ("能力保障", "信息公开工作年报")

# number, name, path, measures, methods, criteria as (id, name, points, decision)
_ROWS: tuple[tuple[str, str, tuple[str, ...], str, str, tuple[tuple[str, str, str, Decision], ...]], ...] = (
    (
        "1.1",
        "渠道覆盖",
        ("公开渠道",),
        "评估线上、线下主动公开渠道的开通覆盖情况和渠道入口信息公开情况。",
        "online phone",
        (("entrance", "公开专栏入口可用", "1.2", AUTOMATIC), ("phone", "公开电话可接通", "0.8", MANUAL)),
    ),
    (
        "1.2",
        "渠道功能",
        ("公开渠道",),
        "评估检索、政府公报、互动咨询等功能可用性、实用性情况。",
        "online",
        (("search", "站内检索能查到本部门信息", "2.0", CONFIRM),),
    ),
    (
        "2.1.1",
        "政策文件",
        BASIC,
        "评估规范性文件发布情况，现行有效规范性文件清理结果发布情况、集中发布情况；其他文件主动公开情况。",
        "online",
        (
            ("metadata", "文件信息要素齐全", "3.0", AUTOMATIC),
            ("timely", "形成之日起二十个工作日内公开", "2.0", AUTOMATIC),
            ("dates", "发布日期没有异常", "0", CONFIRM),
            ("validity", "标注有效性并公布清理结果", "3.0", CONFIRM),
        ),
    ),
    (
        "2.1.2",
        "权责清单",
        BASIC,
        "评估全面、规范公开权责清单，以及清单动态调整情况。",
        "online",
        (("list", "公开权责清单", "1.0", AUTOMATIC),),
    ),
    (
        "2.1.5",
        "财政预决算",
        BASIC,
        "评估及时公开本部门及所属单位财政预算、财政决算的情况。",
        "online",
        (("budget", "公开本年度部门预算", "1.0", AUTOMATIC), ("final", "公开上年度部门决算", "1.0", AUTOMATIC)),
    ),
    (
        "2.1.11",
        "规划信息",
        BASIC,
        "评估“十四五”规划、建国以来历史规划信息发布情况，同步区政府门户网站情况。",
        "online",
        (("plan", "公开“十四五”规划全文", "4.5", CONFIRM), ("history", "归集历史规划", "2.5", CONFIRM)),
    ),
    (
        "2.2.5",
        "养老服务",
        FIELDS,
        "评估在“政府信息公开专栏”中重点公开“养老服务”工作方面政策文件、工作开展情况。",
        "online",
        (("care", "公开养老服务政策与进展", "2.0", AUTOMATIC),),
    ),
    (
        "3.1",
        "申请接收渠道指引规范性",
        ("依申请公开",),
        "评估公开指南内容与申请接收渠道的一致、可用情况。",
        "online phone letter",
        (("guide", "公开指南要素齐全", "1.8", AUTOMATIC), ("letter", "信函申请得到接收", "1.2", MANUAL)),
    ),
    (
        "4.1",
        "政策解读质量",
        ("解读回应",),
        "评估政策解读的实质内容。",
        "expert",
        (("expert", "解读质量", "2.0", MANUAL),),
    ),
    (
        "5.1.1",
        "年报格式",
        REPORT,
        "评估政府信息公开工作年度报告按统一格式、按时发布的情况。",
        "online",
        (
            ("on_time", "年报按时发布", "0.5", AUTOMATIC),
            ("sums", "年报表格数据勾稽一致", "1.0", AUTOMATIC),
            ("parts", "年报六部分齐全", "0.5", AUTOMATIC),
        ),
    ),
    (
        "5.1.2",
        "年报质量",
        REPORT,
        "评估年度报告内容的完整、真实、有无雷同。",
        "expert",
        (("quality", "年报内容质量", "3.0", MANUAL),),
    ),
)


def _indicator(
    number: str,
    name: str,
    path: tuple[str, ...],
    measures: str,
    methods: str,
    criteria: tuple[tuple[str, str, str, Decision], ...],
) -> Indicator:
    made = tuple(
        Criterion(
            id=key,
            indicator=number,
            name=title,
            points=Decimal(points),
            decide=decide,
            awaits=CONFIRM if key == "phone" else None,
            proposal=number != "5.1.1",
            reasons={"example": Reason("说法")},
        )
        for key, title, points, decide in criteria
    )
    return Indicator(
        number,
        name,
        path,
        sum((one.points for one in made), Decimal(0)),
        tuple(Method(method) for method in methods.split()),
        measures,
        (REGULATION, KEY_POINTS),
        Scope(),
        made,
    )


def make_scheme() -> Scheme:
    indicators = tuple(_indicator(*row) for row in _ROWS)
    return Scheme(
        id="suizhou-gxq-2021",
        title="随州高新区2021年政务公开工作考评方案",
        issued_by="随州高新区党政办",
        full=Decimal(100),
        period=Period(date(2021, 1, 1), date(2021, 12, 31)),
        report=ReportDuty(2021, (1, 31)),
        functions={},
        indicators=indicators,
        digest="sha256:" + "5e" * 32,
        spot_checks=5,
    )


def with_marks(scheme: Scheme, marks: Mapping[str, Mark]) -> Scheme:
    """The same, with the findings of some criteria marked."""
    indicators = tuple(
        replace(one, criteria=tuple(_marked(criterion, marks.get(criterion.id)) for criterion in one.criteria))
        for one in scheme.indicators
    )
    return replace(scheme, indicators=indicators)


def _marked(criterion: Criterion, mark: Mark | None) -> Criterion:
    return replace(criterion, reasons={"example": Reason("说法", mark=mark)}) if mark else criterion

"""样本方案：一项指标、一个评分点，凡能写的都写了。"""

from datetime import date
from decimal import Decimal

from domain.scheme import (
    Basis,
    Criterion,
    Decision,
    Indicator,
    Mark,
    Method,
    Period,
    Reason,
    ReportDuty,
    Scheme,
    Scope,
)
from domain.silence import Unavailability

CRITERION = Criterion(
    "on_time",
    "1.1",
    "按时发布",
    Decimal("0.50"),
    Decision.AUTOMATIC,
    check="annual_report.on_time",
    columns=("annual_report",),
    params={"titles": ["年度报告"], "days": 3, "share": 0.5, "within": {"from": None}},
    reasons={"late": Reason("晚了{days}天", "按期发布", Decimal("0.30"), cap=Decimal("0.6"), mark=Mark.SEVERE)},
    awaits=Decision.CONFIRM,
)
INDICATOR = Indicator(
    "1.1",
    "年报",
    ("能力保障", "年报"),
    Decimal("0.50"),
    (Method.ONLINE,),
    "评估年报发布情况。",
    (Basis("条例", "第四十九条", confirmed=True),),
    Scope(("approval",), ("发改局",)),
    (CRITERION,),
)
SCHEME = Scheme(
    "gxq-2021",
    "考评方案",
    "某办",
    Decimal(100),
    Period(date(2021, 1, 1), date(2021, 12, 31)),
    ReportDuty(2021, (1, 31), {"approval": (3, 31)}),
    {"approval": "行政审批"},
    (INDICATOR,),
    "sha256:aa",
    Unavailability(3, 2, "建议", "一夜的故障不算", Decimal("0.1")),
)

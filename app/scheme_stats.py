"""方案统计：多少分机器独立判定，多少分符合由机器认定、问题由人确认，多少分留给人。"""

from collections.abc import Iterator
from decimal import Decimal

from domain.scheme import Decision, Scheme

_NAMES = {
    Decision.AUTOMATIC: "机器独立判定",
    Decision.CONFIRM: "机器认定符合、人工确认问题",
    Decision.MANUAL: "人工判定",
}


def points_by_decision(scheme: Scheme) -> dict[Decision, Decimal]:
    """Points of the scheme by how their criteria are decided."""
    return {
        decision: sum((c.points for c in scheme.criteria if c.decide is decision), Decimal(0)) for decision in Decision
    }


def stats_lines(scheme: Scheme) -> Iterator[str]:
    """Notices are worth nothing and not counted."""
    points = points_by_decision(scheme)
    criteria = [criterion for criterion in scheme.criteria if not criterion.is_notice]
    yield f"{scheme.title}：{len(scheme.indicators)} 项指标、{len(criteria)} 个评分点，合计 {scheme.full} 分"
    for decision, name in _NAMES.items():
        count = sum(criterion.decide is decision for criterion in criteria)
        yield f"{name}　{points[decision]} 分（{points[decision] / scheme.full:.1%}），{count} 个评分点"
    waiting = [criterion for criterion in criteria if criterion.awaits]
    yield f"其中等待核查程序的　{sum((c.points for c in waiting), Decimal(0))} 分，{len(waiting)} 个评分点"

"""部门计分：逐指标汇总、封顶、保底，不适用的剔除后折算到满分。"""

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from domain.finding import Outcome
from domain.scheme import Indicator, Scheme
from domain.score import CriterionResult, IndicatorScore, Points, Score
from scoring.criterion import CENT

_SEVERITY = (
    Outcome.FAIL,
    Outcome.NOT_ASSESSABLE,
    Outcome.NEEDS_REVIEW,
    Outcome.DECLARED_NONE,
    Outcome.PASS,
    Outcome.NOT_APPLICABLE,
)
ZERO = Decimal(0)


def score_department(scheme: Scheme, results: Sequence[CriterionResult]) -> Score:
    """``Σ earned / Σ applicable full × full marks``; an indicator never falls below 0 or rises above its full.

    Notices count for nothing.
    """
    indicators = {
        indicator.number: _score_indicator(indicator, [r for r in results if r.indicator == indicator.number])
        for indicator in scheme.indicators
    }
    applicable = [score.points for score in indicators.values() if score.outcome is not Outcome.NOT_APPLICABLE]
    raw = _sum(applicable)
    return Score(indicators, raw, _scale(raw, scheme.full))


def _score_indicator(indicator: Indicator, results: Sequence[CriterionResult]) -> IndicatorScore:
    results = [result for result in results if not result.is_notice]
    outcome = min((result.outcome for result in results), key=_SEVERITY.index)
    if outcome is Outcome.NOT_APPLICABLE:
        return IndicatorScore(indicator.number, outcome, Points(indicator.full, ZERO, ZERO, ZERO))
    points = _sum([result.points for result in results])
    caps = [f.cap for result in results for f in result.findings if f.cap is not None and not f.open]
    return IndicatorScore(indicator.number, outcome, _capped(points, min(caps)) if caps else points)


def _capped(points: Points, cap: Decimal) -> Points:
    """At most a share of the full marks can still be earned; the rest is lost."""
    most = (points.full * cap).quantize(CENT, ROUND_HALF_UP)
    earned = min(points.earned, most)
    pending = min(points.pending, most - earned)
    return Points(points.full, earned, points.full - earned - pending, pending)


def _sum(parts: Sequence[Points]) -> Points:
    return Points(
        sum((part.full for part in parts), ZERO),
        sum((part.earned for part in parts), ZERO),
        sum((part.lost for part in parts), ZERO),
        sum((part.pending for part in parts), ZERO),
    )


def _scale(raw: Points, full: Decimal) -> Points:
    """To the scheme's full marks. Lost takes up the rounding, so that the three add up."""
    if raw.full == 0:
        return Points(full, ZERO, ZERO, ZERO)
    earned = (raw.earned / raw.full * full).quantize(CENT, ROUND_HALF_UP)
    pending = min((raw.pending / raw.full * full).quantize(CENT, ROUND_HALF_UP), full - earned)
    return Points(full, earned, full - earned - pending, pending)

"""示例考评：四个部门，有符合、失分、待核定、未能核查、不适用。"""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from hashlib import sha256

from config.words_file import load_words
from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.department import Department
from domain.finding import Finding, Outcome
from domain.judged import Judged
from domain.scheme import Criterion, Decision, Indicator, Scheme
from domain.score import CriterionResult, IndicatorScore, Points, Score
from reports.report import Report
from tests.reports.report_findings import (
    FAIL,
    FETCHED,
    NAMES,
    NONE_DECLARED,
    PASS,
    REVIEW,
    SAID,
    UNREAD,
    Said,
    evidence,
)
from tests.reports.report_scheme import make_scheme


def _finding(criterion: Criterion, said: Said, position: int) -> Finding:
    outcome, message, advice, deduction, proof = said
    waits = outcome in (REVIEW, UNREAD) or (outcome is FAIL and criterion.decide is not Decision.AUTOMATIC)
    worded = criterion.reasons.get("example")
    return Finding(
        indicator=criterion.indicator,
        criterion=criterion.id,
        outcome=outcome,
        reason="manual" if criterion.decide is Decision.MANUAL else "example",
        message=message,
        advice=advice,
        deduction=Decimal(deduction or criterion.points),
        open=waits,
        evidence=proof,
        fingerprint=sha256(f"{criterion.id}{message}{position}".encode()).hexdigest(),
        cap=Decimal("0.6") if outcome is FAIL and message.startswith("规范性") else None,
        mark=worded.mark if worded else None,
    )


def _default(criterion: Criterion, indicator: Indicator, applies: bool) -> tuple[Finding, ...]:
    if not applies:
        return (
            Finding(
                indicator.number,
                criterion.id,
                Outcome.NOT_APPLICABLE,
                "not_applicable",
                "本指标不适用于本部门",
                "",
                Decimal(0),
                False,
                (),
                "",
            ),
        )
    if criterion.decide is Decision.MANUAL:
        said: Said = (REVIEW, f"由人工判定：{criterion.name}，工作时间拨打两次并记录", "", "", ())
    else:
        page = evidence(f"{criterion.id}/index.htm", f"{criterion.name}：{criterion.name}（2021-12-20）")
        said = (PASS, f"{criterion.name}，符合要求", "", "0", (page,))
    return (_finding(criterion, said, 0),)


def _points(full: Decimal, findings: tuple[Finding, ...]) -> Points:
    lost = min(full, sum((one.deduction for one in findings if not one.open), Decimal(0)))
    pending = min(full - lost, sum((one.deduction for one in findings if one.open), Decimal(0)))
    return Points(full, full - lost - pending, lost, pending)


def _total(points: list[Points]) -> Points:
    return Points(*(sum((getattr(one, name) for one in points), Decimal(0)) for name in Points.__slots__))


_ORDER = (FAIL, UNREAD, REVIEW, NONE_DECLARED, Outcome.NOT_APPLICABLE, PASS)


def _worst(findings: tuple[Finding, ...]) -> Outcome:
    return min((one.outcome for one in findings), key=_ORDER.index)


def judged(scheme: Scheme, key: str) -> DepartmentResult:
    results: list[CriterionResult] = []
    scores: dict[str, IndicatorScore] = {}
    for indicator in scheme.indicators:
        applies = indicator.number != "2.2.5" or key == "economy"
        mine: list[CriterionResult] = []
        for criterion in indicator.criteria:
            said = SAID[key].get(criterion.id)
            findings = (
                tuple(_finding(criterion, one, position) for position, one in enumerate(said))
                if said
                else _default(criterion, indicator, applies)
            )
            points = _points(criterion.points, findings)
            mine.append(CriterionResult(criterion.id, indicator.number, _worst(findings), points, findings))
        worst = _worst(tuple(finding for one in mine for finding in one.findings))
        scores[indicator.number] = IndicatorScore(indicator.number, worst, _total([one.points for one in mine]))
        results += mine
    raw = _total([one.points for one in scores.values() if one.outcome is not Outcome.NOT_APPLICABLE])
    scaled = Points(*(_scale(getattr(raw, name), raw.full) for name in Points.__slots__))
    department = Department(key, NAMES[key])
    return DepartmentResult(7, department, 31, FETCHED, tuple(results), Score(scores, raw, scaled))


def _scale(value: Decimal, full: Decimal) -> Decimal:
    return (value / full * 100).quantize(Decimal("0.01"), ROUND_HALF_UP)


def make_report(scheme: Scheme | None = None) -> Report:
    scheme = scheme or make_scheme()
    assessment = Assessment(
        7,
        "suizhou-gxq",
        scheme.id,
        scheme.digest,
        date(2022, 2, 10),
        Trigger.SCAN,
        "https://www.gxq.example.gov.cn",
        "0.1.0",
        FETCHED,
        FETCHED + timedelta(minutes=12),
    )
    results = tuple(Judged(judged(scheme, key), assessment, scheme) for key in SAID)
    return Report("随州高新区", scheme, assessment, results, load_words(), FETCHED + timedelta(hours=1))

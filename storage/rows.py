"""行：领域对象与数据表的行互转。Rows are not domain objects; only mapping lives here."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import RowMapping

from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.cause import Cause
from domain.department import Department
from domain.finding import Evidence, Finding, Outcome
from domain.score import CriterionResult, IndicatorScore, Points, Score

Values = dict[str, Any]
Key = tuple[int, str]

POINTS = ("full", "earned", "lost", "pending")

_department = msgspec.json.Decoder(Department)
_strings = msgspec.json.Decoder(tuple[str, ...])
_indicators = msgspec.json.Decoder(dict[str, IndicatorScore])


def assessment_of(row: RowMapping) -> Assessment:
    departments = _strings.decode(row["departments"])
    return Assessment(**{**row, "trigger": Trigger(row["trigger"]), "departments": departments})


def assessment_values(assessment: Assessment) -> Values:
    """Without the id, which the database gives."""
    values = asdict(assessment) | {
        "trigger": assessment.trigger.value,
        "departments": stored_ids(assessment.departments),
    }
    del values["id"]
    return values


def stored_ids(departments: Iterable[str]) -> str:
    """Ids of departments, whatever order they come in."""
    return _stored(sorted(departments))


def result_values(result: DepartmentResult) -> Values:
    return {
        **_key(result),
        "department": msgspec.json.encode(result.department).decode(),
        "snapshot_id": result.snapshot,
        "judged_at": result.judged_at,
        **_point_values(result.score.raw, "raw_"),
        **_point_values(result.score.scaled, "scaled_"),
        "indicators": msgspec.json.encode(result.score.indicators).decode(),
    }


def result_of(row: RowMapping, results: Sequence[CriterionResult]) -> DepartmentResult:
    return DepartmentResult(
        assessment=row["assessment_id"],
        department=_department.decode(row["department"]),
        snapshot=row["snapshot_id"],
        judged_at=row["judged_at"],
        results=tuple(results),
        score=Score(
            indicators=_indicators.decode(row["indicators"]),
            raw=_points_of(row, "raw_"),
            scaled=_points_of(row, "scaled_"),
        ),
    )


def criterion_values(result: DepartmentResult) -> list[Values]:
    return [
        {
            **_key(result),
            "criterion": judged.criterion,
            "position": position,
            "indicator": judged.indicator,
            "outcome": judged.outcome.value,
            **_point_values(judged.points),
        }
        for position, judged in enumerate(result.results)
    ]


def criterion_of(row: RowMapping, findings: Sequence[Finding]) -> CriterionResult:
    return CriterionResult(
        row["criterion"], row["indicator"], Outcome(row["outcome"]), _points_of(row), tuple(findings)
    )


def finding_values(result: DepartmentResult) -> list[Values]:
    return [
        {
            **_key(result),
            "criterion": judged.criterion,
            "position": position,
            "outcome": finding.outcome.value,
            "reason": finding.reason,
            "message": finding.message,
            "advice": finding.advice,
            "deduction": finding.deduction,
            "open": finding.open,
            "cap": finding.cap,
            "fingerprint": finding.fingerprint,
            "about": _stored(finding.about),
            "cause": finding.cause.id_of(result.department.id) if finding.cause else None,
        }
        for judged in result.results
        for position, finding in enumerate(judged.findings)
    ]


def finding_of(row: RowMapping, evidence: Sequence[Evidence]) -> Finding:
    return Finding(
        indicator=row["indicator"],
        criterion=row["criterion"],
        outcome=Outcome(row["outcome"]),
        reason=row["reason"],
        message=row["message"],
        advice=row["advice"],
        deduction=row["deduction"],
        open=row["open"],
        evidence=tuple(evidence),
        fingerprint=row["fingerprint"],
        cap=row["cap"],
        about=_strings.decode(row["about"]),
        cause=_cause_of(row),
    )


def cause_values(result: DepartmentResult) -> list[Values]:
    """What lies behind the findings, each cause once."""
    department = result.department.id
    causes = dict.fromkeys(f.cause for judged in result.results for f in judged.findings if f.cause)
    return [
        {
            "id": cause.id_of(department),
            "department_id": department,
            "kind": cause.kind,
            "reason": cause.reason,
            "about": _stored(cause.about),
        }
        for cause in causes
    ]


def evidence_values(finding_id: int, finding: Finding) -> list[Values]:
    return [
        {
            "finding_id": finding_id,
            "position": position,
            "url": evidence.url,
            "quote": evidence.quote,
            "digest": evidence.digest,
            "fetched_at": evidence.fetched_at,
        }
        for position, evidence in enumerate(finding.evidence)
    ]


def evidence_of(row: RowMapping) -> Evidence:
    return Evidence(row["url"], row["quote"], row["digest"], row["fetched_at"])


def key_of(row: RowMapping) -> Key:
    return row["assessment_id"], row["department_id"]


def _cause_of(row: RowMapping) -> Cause | None:
    """Results that were stored before causes were known have none."""
    if row["cause"] is None:
        return None
    return Cause(row["cause_kind"], row["cause_reason"], _strings.decode(row["cause_about"]))


def _stored(strings: Sequence[str]) -> str:
    return msgspec.json.encode(strings).decode()


def _key(result: DepartmentResult) -> Values:
    return {"assessment_id": result.assessment, "department_id": result.department.id}


def _point_values(points: Points, prefix: str = "") -> Values:
    return {f"{prefix}{name}": getattr(points, name) for name in POINTS}


def _points_of(row: RowMapping, prefix: str = "") -> Points:
    return Points(*(row[f"{prefix}{name}"] for name in POINTS))

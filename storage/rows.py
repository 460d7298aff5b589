"""行：领域对象与数据表的行互转。Rows are not domain objects; only mapping lives here."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

import msgspec
from sqlalchemy import RowMapping

from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.cause import Cause
from domain.department import Department
from domain.finding import Evidence, Finding, Outcome, Value
from domain.scheme import Mark
from domain.score import CriterionResult, IndicatorScore, Points, Score
from storage.contents import unpacked
from storage.said_in import Fresh, SaidIn, encode_said_in

Values = dict[str, Any]
Key = tuple[int, str]

POINTS = ("full", "earned", "lost", "pending")

_strings = msgspec.json.Decoder(tuple[str, ...])
_values = msgspec.json.Decoder(dict[str, Value])


class _Content(msgspec.Struct):
    """What a result says beside its criteria."""

    department: Department
    indicators: dict[str, IndicatorScore]


_content = msgspec.json.Decoder(_Content)


def assessment_of(row: RowMapping) -> Assessment:
    departments = _strings.decode(row["departments"])
    rules = row["rules"] or ""
    return Assessment(**{**row, "trigger": Trigger(row["trigger"]), "departments": departments, "rules": rules})


def assessment_values(assessment: Assessment) -> Values:
    """Without the id, which the database gives."""
    values = asdict(assessment) | {
        "trigger": assessment.trigger.value,
        "departments": stored_ids(assessment.departments),
        "rules": assessment.rules or None,
    }
    del values["id"]
    return values


def stored_ids(departments: Iterable[str]) -> str:
    """Ids of departments, whatever order they come in."""
    return _stored(sorted(departments))


def result_content(result: DepartmentResult) -> bytes:
    return msgspec.json.encode({"department": result.department, "indicators": result.score.indicators})


def result_values(result: DepartmentResult, content: str, held: SaidIn) -> Values:
    """content: digest under which its content is kept."""
    return {
        **_key(result),
        "snapshot_id": result.snapshot,
        "judged_at": result.judged_at,
        **_point_values(result.score.raw, "raw_"),
        **_point_values(result.score.scaled, "scaled_"),
        "content": content,
        "said_in": encode_said_in(held),
    }


def result_of(row: RowMapping, results: Sequence[CriterionResult]) -> DepartmentResult:
    content = _content.decode(unpacked(row["packed"]))
    return DepartmentResult(
        assessment=row["assessment_id"],
        department=content.department,
        snapshot=row["snapshot_id"],
        judged_at=row["judged_at"],
        results=tuple(results),
        score=Score(
            indicators=content.indicators,
            raw=_points_of(row, "raw_"),
            scaled=_points_of(row, "scaled_"),
        ),
    )


def criterion_values(result: DepartmentResult, new: Fresh) -> list[Values]:
    return [
        {
            **_key(result),
            "criterion": judged.criterion,
            "position": position,
            "indicator": judged.indicator,
            "outcome": judged.outcome.value,
            **_point_values(judged.points),
        }
        for position, judged in new
    ]


def criterion_of(row: RowMapping, findings: Sequence[Finding]) -> CriterionResult:
    return CriterionResult(
        row["criterion"], row["indicator"], Outcome(row["outcome"]), _points_of(row), tuple(findings)
    )


def finding_values(result: DepartmentResult, new: Fresh) -> list[Values]:
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
            "values": msgspec.json.encode(finding.values).decode(),
            "mark": finding.mark.value if finding.mark else None,
            "about": _stored(finding.about),
            "cause": finding.cause.id_of(result.department.id) if finding.cause else None,
        }
        for _, judged in new
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
        values=_values.decode(row["values"]),
        mark=Mark(row["mark"]) if row["mark"] else None,
        about=_strings.decode(row["about"]),
        cause=_cause_of(row),
    )


def cause_values(result: DepartmentResult, new: Fresh) -> list[Values]:
    """What lies behind the findings, each cause once."""
    department = result.department.id
    causes = dict.fromkeys(f.cause for _, judged in new for f in judged.findings if f.cause)
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

"""结果的摘要：成绩表、导出的记录。"""

import csv
import io
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import urlsplit

from app.unread import UNREADABLE
from domain.assessment import DepartmentResult
from domain.cause import Cause
from domain.finding import Finding, Outcome
from domain.judged import Judged
from domain.score import CriterionResult
from domain.silence import UNAVAILABLE

_BEFORE_READING = ("manual", "awaiting_check", "not_applicable", "applicability_unknown", "no_case")


def is_assessable(result: DepartmentResult) -> bool:
    """Something of what the machine looks at on pages could be assessed."""
    looked_at = [c for c in result.results if any(f.reason not in _BEFORE_READING for f in c.findings)]
    return not looked_at or any(map(_is_read, looked_at))


def _is_read(criterion: CriterionResult) -> bool:
    unavailable = any(finding.reason == UNAVAILABLE for finding in criterion.findings)
    on_pages = any(urlsplit(one.url).netloc for finding in criterion.findings for one in finding.evidence)
    return criterion.outcome is not Outcome.NOT_ASSESSABLE and not unavailable and on_pages


def unread_though_answered(result: DepartmentResult) -> str:
    """What most often kept the columns of a site that answers from being read; empty where nothing answered."""
    findings = (finding for criterion in result.results for finding in criterion.findings)
    came = (one for one in findings if one.reason == UNREADABLE and any(shown.digest for shown in one.evidence))
    told = Counter(f"{one.values.get('failure', '')}{one.values.get('detail', '')}" for one in came)
    return next((why for why, _ in told.most_common(1)), "")


def not_assessed(result: DepartmentResult) -> int:
    """How many criteria could not be assessed, not counting notices."""
    return sum(c.outcome is Outcome.NOT_ASSESSABLE and not c.is_notice for c in result.results)


def summary_of(result: DepartmentResult) -> dict[str, Any]:
    """A department's line of the score table, for machines. Points are numbers."""
    scaled = result.score.scaled
    return {
        "department": result.department.name,
        "id": result.department.id,
        "earned": float(scaled.earned),
        "lost": float(scaled.lost),
        "pending": float(scaled.pending),
        "not_assessable": not_assessed(result),
    }


def export_records(results: Iterable[Judged]) -> Iterator[dict[str, Any]]:
    """One record per (department, indicator), with its findings and their evidence, by the rules it was judged by."""
    for judged in results:
        result = judged.result
        for indicator in judged.scheme.indicators:
            score = result.score.indicators[indicator.number]
            findings = [f for c in result.results if c.indicator == indicator.number for f in c.findings]
            yield {
                "department": result.department.name,
                "number": indicator.number,
                "indicator": indicator.name,
                "outcome": score.outcome.value,
                "full": float(score.points.full),
                "earned": float(score.points.earned),
                "lost": float(score.points.lost),
                "pending": float(score.points.pending),
                "findings": [_finding(finding, result.department.id) for finding in findings],
            }


def export_csv(results: Iterable[Judged]) -> str:
    """The same as rows for a spreadsheet: one per finding, with a mark that makes Excel read UTF-8."""
    columns = (
        "部门",
        "指标编号",
        "指标",
        "结果",
        "满分",
        "得分",
        "失分",
        "待定",
        "评分点",
        "发现",
        "理由",
        "说明",
        "扣分",
        "网址",
        "引文",
        "采集时间",
        "对象",
        "原因编号",
    )
    out = io.StringIO()
    out.write("\ufeff")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    for record in export_records(results):
        head = [
            record[key] for key in ("department", "number", "indicator", "outcome", "full", "earned", "lost", "pending")
        ]
        for finding in record["findings"]:
            first = finding["evidence"][0] if finding["evidence"] else {"url": "", "quote": "", "fetched_at": ""}
            row = [*head, *(finding[key] for key in ("criterion", "outcome", "reason", "message", "deduction"))]
            row += [first["url"], first["quote"], first["fetched_at"], "；".join(finding["about"])]
            writer.writerow([_harmless(cell) for cell in (*row, (finding["cause"] or {"id": ""})["id"])])
    return out.getvalue()


def _finding(finding: Finding, department: str) -> dict[str, Any]:
    return {
        "criterion": finding.criterion,
        "outcome": finding.outcome.value,
        "reason": finding.reason,
        "message": finding.message,
        "advice": finding.advice,
        "deduction": float(finding.deduction),
        "open": finding.open,
        "fingerprint": finding.fingerprint,
        "about": list(finding.about),
        "cause": _cause(finding.cause, department) if finding.cause else None,
        "evidence": [
            {"url": e.url, "quote": e.quote, "digest": e.digest, "fetched_at": e.fetched_at.isoformat()}
            for e in finding.evidence
        ],
    }


def _cause(cause: Cause, department: str) -> dict[str, Any]:
    about = list(cause.about)
    return {"id": cause.id_of(department), "kind": cause.kind, "reason": cause.reason, "about": about}


def _harmless(cell: Any) -> Any:
    """Text from web pages must not become a formula in a spreadsheet."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(("=", "+", "-", "@", "\t")) else cell

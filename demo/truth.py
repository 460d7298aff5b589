"""真值文件：样例门户里每个部门、每个机器判定的评分点应有的发现。"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from demo.expectation import Drawn, Said
from demo.model import Department

Findings = tuple[tuple[str, str], ...]
"""Pairs of outcome and reason, sorted, each as often as it is found."""


@dataclass(frozen=True, slots=True)
class Truth:
    """findings: with a browser at hand; undrawn: without one."""

    department: str
    criterion: str
    findings: Findings
    undrawn: Findings

    def expected(self, *, browser: bool) -> Findings:
        return self.findings if browser else self.undrawn


def truths_of(departments: Iterable[Department], *beside: Mapping[str, Mapping[str, Said]]) -> tuple[Truth, ...]:
    """beside: of a department by its id, what is planted elsewhere than in its own pages."""
    return tuple(
        Truth(
            department.id, criterion, findings_of(said), findings_of(said.without if isinstance(said, Drawn) else said)
        )
        for department in departments
        for place in (dict(department.expected.criteria()), *(one.get(department.id, {}) for one in beside))
        for criterion, said in place.items()
    )


def write_truth(file: Path, truths: Iterable[Truth]) -> None:
    records = [_record(truth) for truth in truths]
    file.write_text(json.dumps(records, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def load_truth(file: Path) -> Mapping[tuple[str, str], Truth]:
    """Department and criterion → truth."""
    records = json.loads(file.read_text(encoding="utf-8"))
    truths = (
        Truth(
            record["department"],
            record["criterion"],
            _pairs(record["findings"]),
            _pairs(record["findings_without_browser"]),
        )
        for record in records
    )
    return {(truth.department, truth.criterion): truth for truth in truths}


def findings_of(said: Said) -> Findings:
    """What the notation says, where a browser is at hand."""
    if isinstance(said, Drawn):
        said = said.said
    every = (said,) if isinstance(said, str) else said
    pairs = (words.split(" ") for words in every)
    return tuple(sorted((outcome, reason) for outcome, reason in pairs))


def _record(truth: Truth) -> dict[str, object]:
    return {
        "department": truth.department,
        "criterion": truth.criterion,
        "findings": [{"outcome": outcome, "reason": reason} for outcome, reason in truth.findings],
        "findings_without_browser": [{"outcome": outcome, "reason": reason} for outcome, reason in truth.undrawn],
    }


def _pairs(findings: Iterable[Mapping[str, str]]) -> Findings:
    return tuple(sorted((finding["outcome"], finding["reason"]) for finding in findings))

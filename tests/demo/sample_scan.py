"""把样例门户建起来、开起来，像命令行那样扫描一遍。"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from app import clock
from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from demo.places import PORTAL_FILE, TRUTH_FILE
from demo.server import serve
from demo.truth import Findings, Truth, load_truth
from domain.assessment import DepartmentResult, Trigger
from domain.capture import Capture
from domain.finding import Finding, Outcome

AS_OF = date(2022, 2, 15)
Criterion = tuple[str, str]
"""Department and criterion."""


class Silent:
    """A progress that tells nobody."""

    def started(self, departments: int) -> None: ...
    def captured(self, capture: Capture) -> None: ...
    def done(self, result: DepartmentResult) -> None: ...


@dataclass(frozen=True, slots=True)
class SampleScan:
    """truth and findings of every machine-decided criterion."""

    truth: Mapping[Criterion, Truth]
    findings: Mapping[Criterion, tuple[Finding, ...]]

    def disagreements(self, *, browser: bool) -> dict[Criterion, tuple[Findings, Findings]]:
        """Where they differ: what is true, and what was found."""
        pairs = {
            key: (self.truth[key].expected(browser=browser), _said(self.findings[key])) for key in self.findings
        }
        return {key: pair for key, pair in pairs.items() if pair[0] != pair[1]}

    def closed_fails(self) -> dict[Criterion, Findings]:
        """What was found to be wrong without leaving it to a person."""
        closed = {
            key: _said(tuple(f for f in found if f.outcome is Outcome.FAIL and not f.open))
            for key, found in self.findings.items()
        }
        return {key: said for key, said in closed.items() if said}


def scan_sample(folder: Path) -> SampleScan:
    with serve(folder / "portal") as _:
        configuration = load_configuration(str(folder / "portal" / PORTAL_FILE))
        workspace = Workspace(folder / "data")
        scanner = Scanner(configuration, workspace, clock.now, Silent())
        assessment = scanner.scan(configuration.portal.departments, AS_OF, Trigger.SCAN)
        results = workspace.store.results(assessment.id)
        workspace.engine.dispose()
    findings = {
        (result.department.id, criterion.criterion): criterion.findings
        for result in results
        for criterion in result.results
        if criterion.criterion in configuration.checks
    }
    return SampleScan(load_truth(folder / "portal" / TRUTH_FILE), findings)


def _said(findings: tuple[Finding, ...]) -> Findings:
    return tuple(sorted((finding.outcome.value, finding.reason) for finding in findings))

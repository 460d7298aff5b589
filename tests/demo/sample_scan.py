"""把样例门户建起来、开起来，像命令行那样扫描一遍。"""

from collections import Counter
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
from domain.assessment import Trigger
from domain.finding import Finding, Outcome
from tests.silence import Silent

AS_OF = date(2022, 2, 15)


@dataclass(frozen=True, slots=True)
class Judged:
    """A machine-decided criterion of a department: what is true, and what was found.

    expected: None where the sample portal holds nothing planted for the criterion.
    """

    department: str
    criterion: str
    expected: Findings | None
    findings: tuple[Finding, ...]

    @property
    def said(self) -> Findings:
        return _said(self.findings)

    @property
    def closed_fails_beyond_truth(self) -> Counter[tuple[str, str]]:
        """Claimed to be wrong without leaving it to a person, and not true."""
        claimed = _said(tuple(f for f in self.findings if f.outcome is Outcome.FAIL and not f.open))
        return Counter(claimed) - Counter(self.expected or ())


def scan_sample(folder: Path, *, browser: bool) -> tuple[Judged, ...]:
    with serve(folder / "portal"):
        configuration = load_configuration(str(folder / "portal" / PORTAL_FILE))
        workspace = Workspace(folder / "data")
        scanner = Scanner(configuration, workspace, clock.now, Silent())
        assessment = scanner.scan(configuration.portal.departments, AS_OF, Trigger.SCAN)
        results = workspace.store.results(assessment.id)
        workspace.engine.dispose()
    truth: Mapping[tuple[str, str], Truth] = load_truth(folder / "portal" / TRUTH_FILE)
    return tuple(
        Judged(
            result.department.id,
            criterion.criterion,
            _expected(truth.get((result.department.id, criterion.criterion)), browser=browser),
            criterion.findings,
        )
        for result in results
        for criterion in result.results
        if criterion.criterion in configuration.checks
    )


def _expected(truth: Truth | None, *, browser: bool) -> Findings | None:
    return truth.expected(browser=browser) if truth else None


def _said(findings: tuple[Finding, ...]) -> Findings:
    return tuple(sorted((finding.outcome.value, finding.reason) for finding in findings))

"""平潭：从保存的网页走完扫描全过程，读得出的读对，读不出的不扣分。"""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from app.configuration import Configuration, load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import DepartmentResult, Trigger
from domain.finding import Finding, Outcome
from domain.snapshot import ColumnState
from tests.silence import Silent

BEFORE_2021_REPORT = date(2021, 12, 31)
GUIDE_IS_THERE = date(2024, 12, 31)


@pytest.fixture(scope="module")
def configuration() -> Configuration:
    return load_configuration("pingtan")


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Workspace:
    return Workspace(tmp_path_factory.mktemp("pingtan"))


@pytest.fixture(scope="module")
def results(realpages: Path, configuration: Configuration, workspace: Workspace) -> dict[str, DepartmentResult]:
    clock = lambda: datetime(2026, 11, 1, tzinfo=UTC)  # noqa: E731
    scanner = Scanner(configuration, workspace, clock, Silent(), realpages / "pingtan")
    assessment = scanner.scan(configuration.portal.departments, BEFORE_2021_REPORT, Trigger.SCAN)
    return {result.department.id: result for result in workspace.store.results(assessment.id)}


def findings(result: DepartmentResult, criterion: str) -> list[Finding]:
    return [finding for judged in result.results if judged.criterion == criterion for finding in judged.findings]


def test_the_report_column_is_read_and_its_due_report_judged(results: dict[str, DepartmentResult]) -> None:
    gwh = results["gwh"]
    assert [f.reason for f in findings(gwh, "annual_report_present")] == ["present"]
    assert [f.reason for f in findings(gwh, "published_on_time")] == ["on_time"], "管委会的年报3月31日前公布"
    assert [f.reason for f in findings(gwh, "report_sections_complete")] == ["complete"]
    assert [f.reason for f in findings(gwh, "report_tables_complete")] == ["complete"]


def test_only_the_totals_of_2020_are_claimed_against_the_tables(results: dict[str, DepartmentResult]) -> None:
    (claim,) = findings(results["gwh"], "report_figures_balance")
    assert (claim.reason, claim.open) == ("unbalanced", True)
    assert "表三“自然人”列的（七）总计为20，各项之和为26" in claim.message
    assert "表三“总计”列的（七）总计：表中为 21，各项之和为 27" in claim.evidence[0].quote
    assert claim.evidence[0].url.endswith("202103/t20210305_80595.htm")


def test_carry_over_claims_nothing(results: dict[str, DepartmentResult]) -> None:
    claims = [f for f in findings(results["gwh"], "report_carries_over") if f.outcome is Outcome.FAIL]
    assert claims == []


def test_columns_drawn_by_script_are_unreadable_not_blank(
    results: dict[str, DepartmentResult], workspace: Workspace
) -> None:
    snapshot = workspace.store.snapshot(results["czj"].snapshot)
    states = {view.column.kind: view.state for view in snapshot.views}
    assert states["normative_documents"] is ColumnState.UNREADABLE
    assert states["guide"] is ColumnState.READ, "the guide stands on the column's own page"
    assert ColumnState.BLANK not in states.values()


def test_what_could_not_be_read_costs_nothing(results: dict[str, DepartmentResult]) -> None:
    for result in results.values():
        for judged in result.results:
            if judged.outcome is Outcome.NOT_ASSESSABLE:
                assert judged.points.lost == 0
    lost = {judged.criterion for result in results.values() for judged in result.results if judged.points.lost}
    assert lost == {"guide_elements_complete"}, "no fax number"
    (guide,) = findings(results["czj"], "guide_legally_correct")
    assert guide.open, "the guide that stands there says that it is of 2024"


def test_the_old_laws_time_limits_are_quoted(
    realpages: Path, configuration: Configuration, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workspace = Workspace(tmp_path_factory.mktemp("pingtan-2024"))
    clock = lambda: datetime(2026, 11, 1, tzinfo=UTC)  # noqa: E731
    scanner = Scanner(configuration, workspace, clock, Silent(), realpages / "pingtan")
    assessment = scanner.scan(configuration.portal.departments, GUIDE_IS_THERE, Trigger.SCAN)
    czj = next(r for r in workspace.store.results(assessment.id) if r.department.id == "czj")
    claims = findings(czj, "guide_legally_correct")
    assert [(f.reason, f.open) for f in claims] == [("found", False), ("found", False)]
    assert all("15个工作日" in f.message for f in claims)

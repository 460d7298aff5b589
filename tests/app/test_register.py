"""登记册：从门户文件到报告——判定有证据，证据存档可核对，重放一致，改了登记册只影响以后的考评。"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from app import clock
from app.configuration import Configuration, load_configuration
from app.replay import replay
from app.report import write_current_reports
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import DepartmentResult, Trigger
from domain.finding import Finding
from storage.verification import verify
from tests.app.conftest import Zwgk
from tests.silence import Silent

AS_OF = date(2022, 2, 15)
HEADINGS = "部门,编号,申请渠道,提交日期,补正告知日期,延期告知日期,不计期限天数,答复日期,违规收费,要求说明用途\n"
LATE = "经发局,2021-1,当面,2021-09-13,无,无,0,2021-10-18,无,有\n"
IN_TIME = "经发局,2021-1,当面,2021-09-13,无,无,0,2021-10-15,无,无\n"


@pytest.fixture
def register(portal: Path) -> Path:
    """Named by the portal file; one case of one department."""
    portal.write_text(portal.read_text(encoding="utf-8") + "register: 依申请公开登记册.csv\n", encoding="utf-8")
    file = portal.with_name("依申请公开登记册.csv")
    file.write_text(HEADINGS + LATE, encoding="gb18030")
    return file


def said(result: DepartmentResult) -> dict[str, Finding]:
    return {finding.criterion: finding for judged in result.results for finding in judged.findings}


class Office:
    """Scans again and again; what the register says is read anew each time."""

    def __init__(self, portal: Path, pages: Path, folder: Path) -> None:
        self.workspace = Workspace(folder)
        self._portal, self._pages = portal, pages

    @property
    def configuration(self) -> Configuration:
        return load_configuration(str(self._portal))

    @property
    def _scanner(self) -> Scanner:
        return Scanner(self.configuration, self.workspace, clock.now, Silent(), self._pages)

    def scan(self) -> dict[str, DepartmentResult]:
        return self._results(self._scanner.scan(self.configuration.portal.departments, AS_OF, Trigger.SCAN).id)

    def recheck(self, *indicators: str) -> DepartmentResult:
        configuration = self.configuration
        asked = self._scanner.recheck(configuration.department("jfj"), configuration.indicators(indicators), AS_OF)
        return self._results(asked.id)["jfj"]

    def _results(self, assessment: int) -> dict[str, DepartmentResult]:
        return {result.department.id: result for result in self.workspace.store.results(assessment)}


@pytest.fixture
def office(portal: Path, pages: Path, tmp_path: Path) -> Iterator[Office]:
    office = Office(portal, pages, tmp_path / "data")
    yield office
    office.workspace.engine.dispose()


def test_a_registered_case_is_judged_archived_reported_and_replayed(
    register: Path, office: Office, tmp_path: Path
) -> None:
    results = office.scan()
    late = said(results["jfj"])["reply_within_time_limit"]
    assert (late.outcome, late.message) == ("fail", "编号2021-1的申请于2021-10-18答复，晚于2021-10-15")
    (evidence,) = late.evidence
    assert evidence.url == "依申请公开登记册.csv#第2行"
    assert "提交日期：2021-09-13" in evidence.quote
    with office.workspace.archive("check") as archive:
        assert archive.held(evidence.digest) == register.read_bytes()
        assert verify(archive, office.workspace.engine).faults == ()
    index = write_current_reports(office.configuration, office.workspace, tmp_path / "reports", clock.now())
    (copy,) = (index.parent / "copies").glob("*.csv")
    assert copy.read_bytes() == register.read_bytes()
    page = next(file for file in index.parent.glob("departments/*.html") if late.message in file.read_text("utf-8"))
    assert copy.name in page.read_text("utf-8")
    register.write_text(HEADINGS + IN_TIME, encoding="utf-8")
    again = replay(office.configuration, office.workspace, results["jfj"].assessment, clock.now)
    assert (again.compared, again.differing) == (sum(len(r.results) for r in results.values()), ())


def test_a_department_without_a_case_waits_for_a_person(register: Path, office: Office) -> None:
    findings = said(office.scan()["csj"])
    for criterion in ("reply_within_time_limit", "reply_states_remedies"):
        assert (findings[criterion].outcome, findings[criterion].reason) == ("needs_review", "no_case")
    assert "20个工作日内答复" in findings["reply_within_time_limit"].message


def test_what_is_registered_later_counts_when_the_indicator_is_asked_again(register: Path, office: Office) -> None:
    first = said(office.scan()["jfj"])
    assert first["reply_without_fee_or_purpose"].outcome == "fail"
    register.write_text(HEADINGS + IN_TIME, encoding="utf-8")
    other = office.recheck("5.1.1")
    assert said(other)["reply_within_time_limit"] == first["reply_within_time_limit"], "not asked for: carried over"
    (kept,) = office.workspace.store.snapshot(other.snapshot).applications
    assert kept.answered == date(2021, 10, 18)
    asked = said(office.recheck("3.2"))
    assert {asked[c].outcome for c in ("reply_within_time_limit", "reply_without_fee_or_purpose")} == {"pass"}


def test_mistakes_in_the_register_stop_before_anything_is_read(register: Path, zwgk: Zwgk, portal: Path) -> None:
    register.write_text(HEADINGS + LATE.replace("2021-10-18", "18日").replace("当面", "口头"), encoding="utf-8")
    done = zwgk("scan", "-p", portal)
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert f"{register}:2　“答复日期”写的“18日”不是日期" in done.stderr
    assert "“申请渠道”没有“口头”" in done.stderr
    assert not (portal.parent / "data").exists()

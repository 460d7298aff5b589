"""部门之间的比较：全区扫描后逐个比，复查一个部门时与其他部门的现状比，重放时与当时的比。"""

from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select, update

from app import clock
from app.configuration import load_configuration
from app.replay import replay
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import Assessment, Trigger
from storage.tables import contents, snapshots
from tests.crawler.conftest import article_html, list_html
from tests.silence import Silent

AS_OF = date(2022, 2, 15)
TITLE = "2021年政府信息公开工作年度报告"
PLAIN = "全年主动公开信息八十六条，依申请公开四件，按季度清理栏目，培训信息员两次，公开工作列入科室考核。" * 2
OTHER = "围绕重大项目公布开工进度，财政资金按月更新，新设政策问答栏目，聘请三名群众监督员，整改错漏七处。" * 2


class Office:
    """Two departments whose reports are on saved pages."""

    def __init__(self, folder: Path, portal: Path) -> None:
        self.folder = folder / "pages"
        self.configuration = load_configuration(str(portal))
        self.workspace = Workspace(folder / "data")
        self._scanner = Scanner(self.configuration, self.workspace, clock.now, Silent(), self.folder)

    def publish(self, department: str, text: str) -> None:
        pages = self.folder / "www.example.gov.cn" / department / "nb"
        pages.mkdir(parents=True, exist_ok=True)
        body = f"一、总体情况</p><p>{text}</p><p>五、存在的主要问题及改进情况</p><p>{text[::-1]}"
        (pages / "index.html").write_text(list_html(("./a1001.html", TITLE, "2022-01-20")), encoding="utf-8")
        (pages / "a1001.html").write_text(article_html(TITLE, "2022-01-20", body), encoding="utf-8")

    def scan(self) -> Assessment:
        return self._scanner.scan(self.configuration.portal.departments[:2], AS_OF, Trigger.SCAN)

    def recheck(self, department: str) -> Assessment:
        indicators = self.configuration.scheme.indicators
        return self._scanner.recheck(self.configuration.department(department), indicators, AS_OF)

    def said(self, assessment: Assessment) -> dict[str, str]:
        """Department → what is said of its report beside the others."""
        return {
            result.department.id: finding.reason
            for result in self.workspace.store.results(assessment.id)
            for judged in result.results
            for finding in judged.findings
            if finding.criterion == "report_not_shared"
        }

    def messages(self, assessment: Assessment) -> str:
        results = self.workspace.store.results(assessment.id)
        return "".join(f.message for result in results for judged in result.results for f in judged.findings)

    def differing(self, assessment: Assessment) -> tuple[tuple[str, str], ...]:
        return replay(self.configuration, self.workspace, assessment.id, clock.now).differing


@pytest.fixture
def office(tmp_path: Path, portal: Path) -> Office:
    office = Office(tmp_path, portal)
    office.publish("jfj", PLAIN)
    office.publish("csj", PLAIN)
    return office


def test_both_departments_are_told_that_their_reports_are_one(office: Office) -> None:
    assert office.said(office.scan()) == {"jfj": "duplicated", "csj": "duplicated"}


def test_one_rechecked_is_compared_with_the_others_as_they_stand(office: Office) -> None:
    first = office.scan()
    office.publish("jfj", OTHER)
    assert office.said(office.recheck("jfj")) == {"jfj": "distinct"}
    office.publish("csj", OTHER)
    again = office.recheck("csj")
    assert office.said(again) == {"csj": "duplicated"}
    assert office.said(first) == {"jfj": "duplicated", "csj": "duplicated"}, "what was saved stays"


def test_a_neighbour_read_before_this_scan_is_named_with_its_day(office: Office) -> None:
    first = office.scan()
    again = office.recheck("jfj")
    day = f"（{clock.today()} 采集）"
    assert day not in office.messages(first)
    assert f"区财政金融局{day}" in office.messages(again)


def test_a_neighbour_that_cannot_be_read_any_more_stops_nobody(office: Office) -> None:
    office.scan()
    of_csj = select(snapshots.c.content).where(snapshots.c.department_id == "csj")
    damaged = update(contents).where(contents.c.digest.in_(of_csj)).values(packed=b"damaged")
    with office.workspace.engine.begin() as connection:
        connection.execute(damaged)
    assert office.said(office.recheck("jfj")) == {"jfj": "alone"}


def test_a_replay_compares_as_it_was_compared_then(office: Office) -> None:
    first = office.scan()
    office.publish("jfj", OTHER)
    second = office.recheck("jfj")
    assert office.differing(first) == ()
    assert office.differing(second) == ()

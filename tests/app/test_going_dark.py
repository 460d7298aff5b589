"""装死不免责：隔天多次没有应答、同一次扫描打得开别处的，渠道不可用，交人核实；一夜的故障仍是未能核查。"""

import re
import socket
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from app.configuration import Configuration, load_configuration
from app.replay import replay
from app.report import write_current_reports
from app.scan import Scanner
from app.summary import is_assessable
from app.workspace import Workspace
from domain.assessment import DepartmentResult, Trigger
from domain.finding import Finding, Outcome
from domain.silence import UNAVAILABLE
from tests.crawler.conftest import article_html, list_html
from tests.silence import Silent

FIRST_NIGHT = datetime(2022, 2, 15, 18, 30, tzinfo=UTC)
PORTAL = """\
id: test
name: 测试区
scheme: suizhou-gxq-2021
hosts: ['{host}', '{other}']
politeness: {{requests_per_second: 500, retries: 0}}
departments:
  - {{id: jfj, name: 区经济发展局, columns: {{annual_report: 'http://{host}/jfj/nb/'}}}}
  - {{id: csj, name: 区财政金融局, columns: {{annual_report: 'http://{host}/csj/nb/'}}}}
  - {{id: zhj, name: 区综合执法局, roots: ['http://{host}/zhj/']}}
  - {{id: sjj, name: 区审计局, columns: {{annual_report: 'http://{other}/nb/'}}}}
"""


class Office:
    """A portal some of whose paths answer with trouble: ``trouble`` says with which status.

    The auditors' own host never answers at all.
    """

    def __init__(self, server: HTTPServer, configuration: Configuration, folder: Path) -> None:
        self.trouble: dict[str, int] = {}
        self.robots = "User-agent: *\nAllow: /\n"
        self.host = f"{server.host}:{server.port}"
        server.expect_request(re.compile(".*")).respond_with_handler(self._answer)
        self.configuration = configuration
        self.workspace = Workspace(folder / "data")

    def scan(self, *days: float, saved: Path | None = None) -> dict[str, DepartmentResult]:
        """Scans so many days after the first night, each by a clock that stands; the last one's results."""
        for day in days:
            now = FIRST_NIGHT + timedelta(days=day)
            scanner = Scanner(self.configuration, self.workspace, lambda now=now: now, Silent(), saved)
            done = scanner.scan(self.configuration.portal.departments, date(2022, 2, 16), Trigger.SCHEDULE)
        return {result.department.id: result for result in self.workspace.store.results(done.id)}

    def _answer(self, request: Request) -> Response:
        if request.path == "/robots.txt":
            return Response(self.robots, self.trouble.get(request.path, 200))
        status = next((status for path, status in self.trouble.items() if request.path.startswith(path)), 200)
        report = "2021年政府信息公开工作年度报告"
        page = list_html(("./1.html", report, "2022-01-20"))
        if request.path.endswith("1.html"):
            page = article_html(report, "2022-01-20")
        return Response(page if status == 200 else "忙", status, content_type="text/html; charset=utf-8")


@pytest.fixture(scope="module")
def silent_host() -> Iterator[str]:
    """A port that is taken and not listened to."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        yield f"127.0.0.1:{taken.getsockname()[1]}"


@pytest.fixture(scope="module")
def configuration(
    make_httpserver: HTTPServer, silent_host: str, tmp_path_factory: pytest.TempPathFactory
) -> Configuration:
    host = f"{make_httpserver.host}:{make_httpserver.port}"
    file = tmp_path_factory.mktemp("portal") / "portal.yaml"
    file.write_text(PORTAL.format(host=host, other=silent_host), encoding="utf-8")
    return load_configuration(str(file))


@pytest.fixture
def office(httpserver: HTTPServer, configuration: Configuration, tmp_path: Path) -> Iterator[Office]:
    office = Office(httpserver, configuration, tmp_path)
    yield office
    office.workspace.engine.dispose()


def said(result: DepartmentResult, criterion: str = "published_on_time") -> Finding:
    """What is said of whether the annual report came in time."""
    (finding,) = next(judged for judged in result.results if judged.criterion == criterion).findings
    return finding


def test_three_tries_on_two_days_are_laid_before_a_person_and_cost_nothing_yet(office: Office) -> None:
    office.trouble = {"/jfj/": 503}
    result = office.scan(0, 1)["jfj"]
    found = said(result)
    assert (found.outcome, found.reason, found.open) == (Outcome.NEEDS_REVIEW, UNAVAILABLE, True)
    assert found.message.startswith(f"渠道不可用：网页 http://{office.host}/jfj/nb/ 在2天里访问")
    judged = next(one for one in result.results if one.criterion == "published_on_time")
    assert (judged.points.lost, judged.points.pending) == (Decimal(0), judged.points.full)
    assert result.score.raw.lost == 0


def test_the_tries_are_the_evidence(office: Office) -> None:
    office.scan(0)
    office.trouble = {"/jfj/": 503}
    (evidence,) = said(office.scan(1, 2)["jfj"]).evidence
    lines = evidence.quote.splitlines()
    assert lines[0] == f"2022-02-17 02:30 http://{office.host}/jfj/nb/ 网站内部错误（HTTP 503）"
    assert {line[:10] for line in lines[1:-1]} == {"2022-02-17", "2022-02-18"}
    assert lines[-1] == "此前最近一次打开：2022-02-16 02:30"
    assert evidence.digest, "the answer itself was kept"


def test_every_criterion_of_the_column_says_the_same(office: Office) -> None:
    office.trouble = {"/jfj/": 500}
    found = [f for judged in office.scan(0, 1)["jfj"].results for f in judged.findings if f.reason == UNAVAILABLE]
    assert len(found) > 1
    assert len({(finding.message, finding.advice, finding.evidence) for finding in found}) == 1


def test_a_host_that_is_gone_is_named_as_such(office: Office) -> None:
    results = office.scan(0, 1)
    found = said(results["sjj"])
    host = office.configuration.portal.departments[3].columns[0].url.split("/")[2]
    assert found.message.startswith(f"渠道不可用：网站 {host} 在2天里访问")
    assert "无法连接网站" in found.evidence[0].quote
    assert found.evidence[0].quote.endswith("此前没有打开过的记录")
    assert not is_assessable(results["sjj"]), "nothing was read of it all the same"


def test_a_root_that_is_gone_takes_all_columns_sought_there_along(office: Office) -> None:
    office.trouble = {"/zhj/": 502}
    found = said(office.scan(0, 1)["zhj"])
    assert found.reason == UNAVAILABLE
    assert found.message.startswith(f"渠道不可用：网页 http://{office.host}/zhj/ ")


@pytest.mark.parametrize("days", [(0,), (0, 0.2, 0.4)], ids=["one night", "three scans of one day"])
def test_one_day_is_not_enough(office: Office, days: tuple[float, ...]) -> None:
    office.trouble = {"/jfj/": 503}
    found = said(office.scan(*days)["jfj"])
    assert (found.outcome, found.reason) == (Outcome.NOT_ASSESSABLE, "column_unreadable")


def test_where_nothing_else_was_reached_it_may_be_our_own_network(office: Office) -> None:
    office.trouble = {"/": 503}
    results = office.scan(0, 1)
    assert {said(results[id]).reason for id in ("jfj", "csj", "zhj", "sjj")} == {"column_unreadable"}


def test_a_night_without_a_network_neither_counts_nor_excuses(office: Office) -> None:
    office.trouble = {"/jfj/": 503}
    office.scan(0)
    office.trouble = {"/": 503}
    assert said(office.scan(1)["jfj"]).reason == "column_unreadable"
    office.trouble = {"/jfj/": 503}
    found = said(office.scan(2)["jfj"])
    assert found.reason == UNAVAILABLE
    assert "2022-02-17" not in found.evidence[0].quote


@pytest.mark.parametrize("answer", [200, 404, 429])
def test_an_answer_in_between_starts_anew(office: Office, answer: int) -> None:
    office.trouble = {"/jfj/": 503}
    office.scan(0)
    office.trouble = {"/jfj/": answer}
    office.scan(1)
    office.trouble = {"/jfj/": 503}
    assert said(office.scan(2)["jfj"]).reason == "column_unreadable"
    assert said(office.scan(3)["jfj"]).reason == UNAVAILABLE


@pytest.mark.parametrize("status", [404, 403, 429, 408])
def test_who_refuses_or_asks_for_patience_has_answered(office: Office, status: int) -> None:
    office.trouble = {"/jfj/": status}
    assert said(office.scan(0, 1, 2)["jfj"]).reason == "column_unreadable"


@pytest.mark.parametrize(("robots", "status"), [("User-agent: *\nDisallow: /jfj/\n", 200), ("", 503)])
def test_what_robots_keeps_us_from_is_never_unavailable(office: Office, robots: str, status: int) -> None:
    office.robots, office.trouble = robots, {"/robots.txt": status}
    assert said(office.scan(0, 1, 2)["jfj"]).reason == "column_unreadable"


def test_saved_pages_never_tell(office: Office) -> None:
    office.trouble = {"/jfj/": 503}
    office.scan(0)
    (saved,) = office.workspace.evidence.glob("*.warc.gz")
    found = said(office.scan(1, 2, 3, saved=saved)["jfj"])
    assert found.reason == "column_unreadable"
    assert "HTTP 503" in found.message


def test_each_night_can_be_replayed_and_judged_again_as_it_was(office: Office) -> None:
    office.trouble = {"/jfj/": 503}
    nights = [office.scan(night)["jfj"] for night in range(3)]
    office.trouble = {}
    office.scan(3)
    assert [said(night).reason for night in nights] == ["column_unreadable", UNAVAILABLE, UNAVAILABLE]
    for night in nights:
        assert replay(office.configuration, office.workspace, night.assessment, lambda: FIRST_NIGHT).differing == ()
        scanner = Scanner(office.configuration, office.workspace, lambda: FIRST_NIGHT, Silent())
        (again,) = office.workspace.store.results(scanner.judge(night.snapshot).id)
        assert again.results == night.results


def test_the_same_finding_bears_the_same_number_night_after_night(office: Office) -> None:
    office.trouble = {"/jfj/": 503}
    assert said(office.scan(0, 1)["jfj"]).fingerprint == said(office.scan(2, 3)["jfj"]).fingerprint


def test_the_report_shows_the_tries_under_what_waits_for_a_person(office: Office, tmp_path: Path) -> None:
    office.trouble = {"/jfj/": 503}
    office.scan(0, 1)
    write_current_reports(office.configuration, office.workspace, tmp_path / "report", FIRST_NIGHT)
    page = next((tmp_path / "report").glob("*/jfj.html")).read_text(encoding="utf-8")
    doubtful = page.partition('<h2 id="doubtful">')[2].partition('<h2 id="unassessed">')[0]
    assert "渠道不可用" in doubtful
    assert f"2022-02-17 02:30 http://{office.host}/jfj/nb/ 网站内部错误（HTTP 503）" in page
    assert "隔天多次仍打不开的，公众同样看不到" in page

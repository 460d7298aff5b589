"""第二遍：第一遍出错的栏目，全部部门读完后再读一次，读出来就照常判定。"""

import re
from datetime import date
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from app import clock
from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import Trigger
from tests.crawler.conftest import article_html, list_html
from tests.silence import Silent

TITLE = "区经济发展局2021年政府信息公开工作年度报告"


def portal_at(tmp_path: Path, host: str) -> Path:
    file = tmp_path / "portal.yaml"
    file.write_text(
        f"id: test\nname: 测试区\nscheme: suizhou-gxq-2021\nhosts: ['{host}']\n"
        "politeness: {requests_per_second: 100, retries: 0}\n"
        f"departments:\n  - id: jfj\n    name: 区经济发展局\n    columns: {{annual_report: 'http://{host}/nb/'}}\n",
        encoding="utf-8",
    )
    return file


PAGES = {
    "/nb/": list_html(("./a1001.html", TITLE, "2022-01-20")),
    "/nb/a1001.html": article_html(TITLE, "2022-01-20"),
}


@pytest.mark.parametrize("failing", [*PAGES, "/robots.txt"])
def test_what_failed_in_passing_is_read_at_the_end(tmp_path: Path, httpserver: HTTPServer, failing: str) -> None:
    asked: list[str] = []

    def flaky(request: Request) -> Response:
        asked.append(request.path)
        if request.path == failing and asked.count(failing) == 1:
            return Response("忙", 503)
        found = request.path in PAGES
        return Response(PAGES.get(request.path, ""), 200 if found else 404, content_type="text/html")

    httpserver.expect_request(re.compile(".*")).respond_with_handler(flaky)
    workspace = Workspace(tmp_path / "data")
    configuration = load_configuration(str(portal_at(tmp_path, f"{httpserver.host}:{httpserver.port}")))
    scanner = Scanner(configuration, workspace, clock.now, Silent())
    assessment = scanner.scan(configuration.portal.departments, date(2022, 2, 15), Trigger.SCAN)
    (result,) = workspace.store.results(assessment.id)
    workspace.engine.dispose()
    reasons = {finding.criterion: finding.reason for judged in result.results for finding in judged.findings}
    assert reasons["published_on_time"] == "on_time"
    assert asked.count(failing) == 2

"""一个会变的小门户：年报栏目一个列表、几篇文章，记下每次请求，答复“没有变化”。"""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import DepartmentResult, Trigger
from tests.crawler.conftest import article_html, list_html
from tests.silence import Silent

FIRST_NIGHT = datetime(2022, 2, 15, 18, 30, tzinfo=UTC)
TITLE = "区经济发展局{year}年政府信息公开工作年度报告"
PORTAL = """\
id: test
name: 测试区
scheme: suizhou-gxq-2021
hosts: ['{host}']
politeness: {{requests_per_second: 500, retries: 0, revisit_days: {days}}}
departments:
  - id: jfj
    name: 区经济发展局
    columns: {{annual_report: 'http://{host}/nb/'}}
"""


class Site:
    """pages: what each path says now; a path that is not there answers 404. asked: path and status, in order.

    drawable: whether a page is given a second time, for its picture.
    """

    def __init__(self, server: HTTPServer, folder: Path, days: int = 10) -> None:
        self.pages: dict[str, str] = {}
        self.asked: list[tuple[str, int]] = []
        self.tagged = True
        self.drawable = True
        self.host = f"{server.host}:{server.port}"
        server.expect_request("/robots.txt").respond_with_data("User-agent: *\nAllow: /\n")
        server.expect_request("/broken.html").respond_with_data("坏了", status=500)
        server.expect_request("", method="GET").respond_with_handler(self._answer)
        server.expect_request("/", method="GET").respond_with_handler(self._answer)
        self.file = folder / "portal.yaml"
        self.file.write_text(PORTAL.format(host=self.host, days=days), encoding="utf-8")
        self.workspace = Workspace(folder / "data")
        self.configuration = load_configuration(str(self.file))

    def publish(self, *days: str) -> None:
        """A list of reports and their pages; the newest is for 2021."""
        rows = [(f"./{i}.html", TITLE.format(year=2021 - i), day) for i, day in enumerate(days)]
        self.pages = {"/nb/": list_html(*rows)} | {
            f"/nb/{i}.html": article_html(title, day) for i, (_, title, day) in enumerate(rows)
        }

    def scan(self, night: int, trigger: Trigger = Trigger.SCHEDULE, *, screenshots: bool = False) -> DepartmentResult:
        """One night's scan; asked holds what it asked for."""
        self.asked.clear()
        clock: Callable[[], datetime] = lambda: FIRST_NIGHT + timedelta(days=night)  # noqa: E731
        scanner = Scanner(self.configuration, self.workspace, clock, Silent(), screenshots=screenshots)
        departments, as_of = self.configuration.portal.departments, clock().date()
        if trigger is Trigger.RECHECK:
            assessment = scanner.recheck(departments[0], self.configuration.scheme.indicators, as_of)
        else:
            assessment = scanner.scan(departments, as_of, trigger)
        (result,) = self.workspace.store.results(assessment.id)
        return result

    def paths(self) -> list[str]:
        return sorted(path for path, _ in self.asked)

    def archived(self) -> int:
        """Bytes of evidence on disk."""
        return sum(file.stat().st_size for file in self.workspace.folder.glob("evidence/*"))

    def _answer(self, request: Request) -> Response:
        text = self.pages.get(request.path)
        tag = f'"{hashlib.sha256((text or "").encode()).hexdigest()[:8]}"'
        if not self.drawable and (request.path, 200) in self.asked:
            answer = Response("忙", 503)
        elif text is None:
            answer = Response("没有", 404)
        elif self.tagged and request.headers.get("If-None-Match") == tag:
            answer = Response(status=304)
        else:
            answer = Response(text, content_type="text/html; charset=utf-8")
        if self.tagged:
            answer.headers["ETag"] = tag
        self.asked.append((request.path, answer.status_code))
        return answer

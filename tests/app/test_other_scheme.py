"""另一个区的方案：别的目录、别的分值、按季度考核，程序一行不改。"""

from datetime import date
from pathlib import Path

import pytest

from app import clock
from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import DepartmentResult, Trigger
from tests.crawler.conftest import article_html, list_html
from tests.silence import Silent

HERE = Path(__file__).parents[1]
PORTAL = """\
id: yunshan
name: 云山区
scheme: quarterly-district
hosts: [www.example.gov.cn]
departments:
  - id: rsj
    name: 区人社局
    functions: {jobs: true}
    columns: {employment: "http://www.example.gov.cn/jy/"}
  - id: sjj
    name: 区审计局
    functions: {jobs: false}
"""
ENTRIES = (
    ("1001", "春季招聘公告", "2023-04-12"),
    ("1002", "校园招聘公告", "2023-05-20"),
    ("1003", "补贴名单", "2023-06-01"),
)


@pytest.fixture
def results(tmp_path: Path) -> dict[str, DepartmentResult]:
    (tmp_path / "schemes").symlink_to(HERE / "schemes")
    portal = tmp_path / "portal.yaml"
    portal.write_text(PORTAL, encoding="utf-8")
    folder = tmp_path / "pages" / "www.example.gov.cn" / "jy"
    folder.mkdir(parents=True)
    rows = [(f"./a{number}.html", title, day) for number, title, day in ENTRIES]
    (folder / "index.html").write_text(list_html(*rows), encoding="utf-8")
    for address, title, day in rows:
        (folder / address).write_text(article_html(title, day), encoding="utf-8")
    configuration, workspace = load_configuration(str(portal)), Workspace(tmp_path / "data")
    scanner = Scanner(configuration, workspace, clock.now, Silent(), tmp_path / "pages")
    assessment = scanner.scan(configuration.portal.departments, date(2023, 7, 5), Trigger.SCAN)
    found = {result.department.id: result for result in workspace.store.results(assessment.id)}
    workspace.engine.dispose()
    return found


def test_its_own_points_words_and_thresholds_are_used(results: dict[str, DepartmentResult]) -> None:
    said = {judged.criterion: judged for judged in results["rsj"].results}
    (fresh,), (notices,) = said["jobs_updated"].findings, said["jobs_notices"].findings
    assert (fresh.outcome, fresh.message) == ("pass", "本季更新过：2023-06-01")
    assert (notices.outcome, notices.message) == ("fail", "招聘公告只有2条")
    assert said["jobs_notices"].points.lost == 5, "四条缺两条，扣一半"
    assert results["rsj"].score.raw.full == 40


def test_its_own_scope_is_used(results: dict[str, DepartmentResult]) -> None:
    outcomes = {judged.criterion: judged.outcome for judged in results["sjj"].results}
    assert outcomes == {"jobs_updated": "not_applicable", "jobs_notices": "not_applicable", "visited": "needs_review"}

"""隔日仍不存在：网站两夜都答“不存在”的当即指出；只有一夜的、中间打开过的、出错的由人看；重放一样。"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from app.configuration import load_configuration
from app.replay import replay
from domain.assessment import DepartmentResult
from domain.finding import Finding, Outcome
from tests.app.site import FIRST_NIGHT, Site
from tests.crawler.conftest import article_html, list_html

DEAD = "/nb/1.html"
GUIDE = "区经济发展局政府信息公开指南"


@pytest.fixture
def site(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Site]:
    """Of two reports the older is not there."""
    site = Site(httpserver, tmp_path)
    text = site.file.read_text("utf-8")
    mapped = f"columns: {{guide: 'http://{site.host}/zn/', annual_report:"
    site.file.write_text(text.replace("columns: {annual_report:", mapped), encoding="utf-8")
    site.configuration = load_configuration(str(site.file))
    site.publish("2022-01-20", "2021-01-19")
    site.pages |= {
        "/zn/": list_html(("./1.html", GUIDE, "2021-04-01")),
        "/zn/1.html": article_html(GUIDE, "2021-04-01"),
    }
    del site.pages[DEAD]
    yield site
    site.workspace.engine.dispose()


def _links(result: DepartmentResult) -> Finding:
    (judged,) = (judged for judged in result.results if judged.criterion == "links_open")
    (finding,) = judged.findings
    return finding


def test_one_night_is_for_a_person_and_two_are_certain(site: Site) -> None:
    first = _links(site.scan(0))
    assert (first.reason, first.outcome, first.open) == ("gone", Outcome.NEEDS_REVIEW, True)
    second = site.scan(1)
    assert (_links(second).reason, _links(second).outcome, _links(second).open) == ("gone", Outcome.FAIL, False)
    assert _links(second).fingerprint == first.fingerprint
    assert replay(site.configuration, site.workspace, second.assessment, lambda: FIRST_NIGHT).differing == ()


def test_two_scans_of_one_day_are_one_night(site: Site) -> None:
    site.scan(0)
    assert _links(site.scan(0)).outcome is Outcome.NEEDS_REVIEW


def test_what_opened_in_between_begins_anew(site: Site) -> None:
    site.scan(0)
    site.pages[DEAD] = article_html("区经济发展局2020年政府信息公开工作年度报告", "2021-01-19")
    assert _links(site.scan(11)).reason == "open"
    del site.pages[DEAD]
    assert _links(site.scan(30)).outcome is not Outcome.FAIL

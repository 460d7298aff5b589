"""门户自身的问题：网站出的错按网站和种类列出，部门不因此失分；我们自己的限制不算在门户头上。"""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from selectolax.lexbor import LexborHTMLParser

from app.report import write_current_reports
from domain.assessment import Trigger
from domain.finding import Outcome
from tests.app.site import FIRST_NIGHT, TITLE, Site
from tests.crawler.conftest import article_html, list_html

ON_TIME = "2022-01-20"
BROKEN = 4


@pytest.fixture
def site(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Site]:
    """A list of one report, four pages that the server fails on, one that is gone and one of another host."""
    site = Site(httpserver, tmp_path)
    site.publish(ON_TIME)
    broken = [(f"/broken.html?{number}", f"关于第{number}件事的通知", "2021-05-06") for number in range(BROKEN)]
    site.pages["/nb/"] = list_html(
        ("./0.html", TITLE.format(year=2021), ON_TIME),
        *broken,
        ("./gone.html", "关于已删除的事的通知", "2021-05-07"),
        ("http://elsewhere.example.gov.cn/a.html", "关于别处的事的通知", "2021-05-08"),
    )
    yield site
    site.workspace.engine.dispose()


def section(site: Site) -> tuple[str, list[list[str]]]:
    """What the report says over the table of faults, and its rows."""
    index = write_current_reports(site.configuration, site.workspace, site.workspace.reports / "test", FIRST_NIGHT)
    tree = LexborHTMLParser(index.read_text(encoding="utf-8"))
    told = tree.css_first("section[aria-labelledby=portal]")
    assert told is not None
    rows = [[" ".join(cell.text().split()) for cell in row.css("th, td")] for row in told.css("tbody tr")]
    return told.css_first(".hint").text(), rows  # type: ignore[union-attr]


def test_what_the_server_failed_on_is_listed_and_costs_no_department_a_point(site: Site) -> None:
    result = site.scan(0)
    hint, rows = section(site)
    assert "不是部门的问题，没有部门因此失分" in hint
    ((host, problem, addresses, examples),) = rows
    words = site.configuration.words.failures
    (said,) = (one for one in words.values() if one.name in problem)
    assert (host, said.name, addresses) == (site.host, "网站内部错误", f"{BROKEN} 个")
    assert said.fault in problem
    assert said.advice in problem
    assert examples.count("/broken.html?") == 3
    assert examples.count("2022-02-16 02:30:00 HTTP 500") == 3
    failed = [one for judged in result.results for one in judged.findings if one.outcome is Outcome.FAIL]
    assert not any("/broken.html" in evidence.url for finding in failed for evidence in finding.evidence)


def test_what_has_come_right_since_is_no_longer_listed(site: Site) -> None:
    site.scan(0)
    site.pages["/nb/"] = list_html(
        ("./0.html", TITLE.format(year=2021), ON_TIME),
        ("/broken.html?0", "关于第0件事的通知", "2021-05-06"),
    )
    site.scan(1, Trigger.RECHECK)
    _, ((_, _, addresses, examples),) = section(site)
    assert addresses == "1 个"
    assert "2022-02-17 02:30:00" in examples
    site.pages["/nb/"] = list_html(("./0.html", TITLE.format(year=2021), ON_TIME))
    site.pages["/nb/0.html"] = article_html(TITLE.format(year=2021), ON_TIME)
    site.scan(2, Trigger.RECHECK)
    assert section(site) == ("没有发现。", [])


def test_hosts_with_outdated_encryption_are_named(site: Site) -> None:
    site.publish(ON_TIME)
    site.scan(0)
    portal = replace(site.configuration.portal, weak_tls=frozenset((site.host,)))
    site.configuration = replace(site.configuration, portal=portal)
    hint, rows = section(site)
    assert "没有部门因此失分" in hint
    ((host, problem, addresses, _),) = rows
    assert (host, addresses) == (site.host, "整个网站")
    assert problem.startswith("网站证书或加密方式有问题，已按门户配置照常读取")

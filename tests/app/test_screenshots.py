"""网页截图：失分的网页存一张图，报告里点得开；不改判定，不当网页读，过期随考评走。"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from warcio.archiveiterator import ArchiveIterator

from app.replay import replay
from app.report import write_current_reports
from app.scan import Scanner
from crawler.browser import find_program
from domain.assessment import DepartmentResult, Trigger
from domain.capture import Screenshot
from domain.finding import Evidence, Outcome
from storage.retention import expire
from storage.verification import verify
from storage.warc_pages import WarcPages
from tests.app.site import FIRST_NIGHT, TITLE, Site
from tests.crawler.conftest import article_html
from tests.silence import Silent

needs_browser = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")
NEWEST = "/nb/0.html"
ON_TIME, LATE, EARLIER = "2022-01-20", "2022-02-08", "2021-01-19"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
def site(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Site]:
    """Its report came late, which costs points."""
    site = Site(httpserver, tmp_path)
    site.publish(LATE, EARLIER)
    yield site
    site.workspace.engine.dispose()


def failed(result: DepartmentResult) -> list[Evidence]:
    findings = (finding for judged in result.results for finding in judged.findings)
    return [one for finding in findings if finding.outcome is Outcome.FAIL for one in finding.evidence]


def addresses(result: DepartmentResult) -> list[tuple[str, str]]:
    """Of all evidence; what proves one thing right may prove another wrong."""
    findings = (finding for judged in result.results for finding in judged.findings)
    return [(one.url, one.digest) for finding in findings for one in finding.evidence]


def pictures(site: Site) -> dict[tuple[str, str], Screenshot]:
    return {(one.url, one.page): one for one in site.workspace.screenshots.of_portal("test")}


def report(site: Site) -> tuple[Path, str]:
    """The report's folder, and the department's page in it."""
    folder = site.workspace.reports / "test"
    write_current_reports(site.configuration, site.workspace, folder, FIRST_NIGHT)
    return folder, (folder / "departments" / "jfj.html").read_text(encoding="utf-8")


@needs_browser
def test_every_page_that_lost_points_is_archived_as_a_picture_and_linked(site: Site) -> None:
    result = site.scan(0, screenshots=True)
    cited = {(one.url, one.digest) for one in failed(result)}
    assert cited
    assert pictures(site).keys() == cited
    with site.workspace.archive("check") as archive:
        for taken in pictures(site).values():
            copy = archive.load(taken.digest)
            assert copy is not None
            assert (copy.content_type, copy.body[:8]) == ("image/png", PNG)
        assert verify(archive, site.workspace.engine).faults == ()
    folder, page = report(site)
    assert page.count(">网页截图</a>") == sum(one in pictures(site) for one in addresses(result))
    for taken in pictures(site).values():
        name = f"copies/{taken.digest.removeprefix('sha256:')}.png"
        assert f'href="../{name}"' in page
        assert (folder / name).read_bytes().startswith(PNG)


@needs_browser
def test_a_picture_is_never_read_as_a_page(site: Site, tmp_path: Path) -> None:
    first = site.scan(0, screenshots=True)
    (warc,) = site.workspace.evidence.glob("*.warc.gz")
    with warc.open("rb") as file:
        drawn = [one.rec_headers for one in ArchiveIterator(file) if one.rec_type == "resource"]
    assert {(one["WARC-Target-URI"], one["Content-Type"]) for one in drawn} == {
        (f"urn:fullPage:{url}", "image/png") for url, _ in pictures(site)
    }
    url = f"http://{site.host}{NEWEST}"
    assert WarcPages(warc).look_up_rendered(url) is None
    assert WarcPages(warc).look_up_rendered(f"urn:fullPage:{url}") is None
    done = replay(site.configuration, site.workspace, first.assessment, lambda: FIRST_NIGHT)
    assert (done.compared, done.differing) == (len(first.results), ())
    offline = Scanner(site.configuration, site.workspace, lambda: FIRST_NIGHT, Silent(), warc)
    departments = site.configuration.portal.departments
    again = offline.scan(departments, FIRST_NIGHT.date(), Trigger.SCAN)
    (result,) = site.workspace.store.results(again.id)
    assert [judged.points for judged in result.results] == [judged.points for judged in first.results]


@needs_browser
def test_a_page_that_still_says_the_same_is_not_drawn_again(site: Site) -> None:
    site.scan(0, screenshots=True)
    before = pictures(site)
    site.scan(1, screenshots=True)
    assert pictures(site) == before
    site.pages[NEWEST] = article_html(TITLE.format(year=2021), LATE, "改过的。" * 80)
    site.scan(2, screenshots=True)
    assert before.items() < pictures(site).items()


@needs_browser
def test_a_recheck_takes_pictures_too_and_an_ordinary_scan_none(site: Site) -> None:
    site.scan(0)
    assert pictures(site) == {}
    assert "网页截图" not in report(site)[1]
    site.scan(0, Trigger.RECHECK, screenshots=True)
    assert pictures(site)


@pytest.mark.parametrize("browser", [pytest.param("broken", marks=needs_browser), "none"])
def test_a_picture_that_cannot_be_had_costs_nothing(
    site: Site, browser: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if browser == "none":
        monkeypatch.setenv("PATH", "")
        monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", "/nonexistent")
    else:
        site.drawable = False
    result = site.scan(0, screenshots=True)
    assert failed(result)
    assert pictures(site) == {}
    assert "no screenshot" in "".join(capsys.readouterr())
    assert "网页截图" not in report(site)[1]


@needs_browser
def test_pictures_go_with_their_assessment_unless_a_current_result_needs_them(site: Site) -> None:
    site.scan(0, screenshots=True)
    (newest,) = (one for (url, _), one in pictures(site).items() if url.endswith(NEWEST))
    others = pictures(site).keys() - {(newest.url, newest.page)}
    site.pages[NEWEST] = article_html(TITLE.format(year=2021), LATE, "改过的。" * 80)
    last = site.scan(20)
    workspace = site.workspace
    expire(workspace.engine, workspace.evidence, FIRST_NIGHT + timedelta(days=10))
    assert pictures(site).keys() == others & {(one.url, one.digest) for one in failed(last)}
    with workspace.archive("check") as archive:
        assert archive.load(newest.digest) is None
        assert verify(archive, workspace.engine).faults == ()

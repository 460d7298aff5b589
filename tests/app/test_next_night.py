"""第二夜：没变的不再白取，变了的一定发现；哪一夜都能不上网重放。"""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from app.replay import replay
from domain.assessment import DepartmentResult, Trigger
from domain.entry import Witness
from domain.finding import Outcome
from storage.errors import StorageError
from storage.retention import expire
from storage.verification import verify
from tests.app.site import FIRST_NIGHT, TITLE, Site
from tests.crawler.conftest import article_html, list_html

LIST, NEWEST, OLDER = "/nb/", "/nb/0.html", "/nb/1.html"
ON_TIME, LATE = "2022-01-20", "2022-02-08"
EARLIER = "2021-01-19"


@pytest.fixture
def site(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Site]:
    site = Site(httpserver, tmp_path)
    yield site
    site.workspace.engine.dispose()


def reasons(result: DepartmentResult) -> dict[str, str]:
    return {finding.criterion: finding.reason for judged in result.results for finding in judged.findings}


def test_nothing_changed_only_the_list_is_asked_and_the_findings_stay(site: Site) -> None:
    site.publish(ON_TIME, EARLIER)
    first = site.scan(0)
    assert site.paths() == [LIST, NEWEST, OLDER]
    second = site.scan(1)
    assert LIST in site.paths()
    assert {status for _, status in site.asked} == {304}, "the list, and the entries whose turn it is"
    assert reasons(second) == reasons(first)
    assert second.score == first.score


def test_every_entry_is_asked_again_in_time_and_a_silent_edit_noticed(site: Site) -> None:
    site.publish(ON_TIME, EARLIER)
    assert reasons(site.scan(0))["published_on_time"] == "on_time"
    site.pages[NEWEST] = article_html(TITLE.format(year=2021), LATE)
    asked, noticed = list[str](), list[str]()
    for night in range(1, 11):
        noticed.append(reasons(site.scan(night))["published_on_time"])
        asked += site.paths()
    assert {NEWEST, OLDER} <= set(asked)
    assert noticed[-1] != "on_time"
    assert asked.count(OLDER) == 1


def test_a_new_entry_and_one_whose_row_changed_are_fetched(site: Site) -> None:
    site.publish(ON_TIME, EARLIER)
    site.scan(0)
    rows = [
        ("./0.html", "关于" + TITLE.format(year=2021), ON_TIME),
        ("./1.html", TITLE.format(year=2020), EARLIER),
        ("./2.html", TITLE.format(year=2019), "2020-01-15"),
    ]
    site.pages |= {LIST: list_html(*rows), "/nb/2.html": article_html(rows[2][1], rows[2][2])}
    site.scan(1)
    assert {LIST, NEWEST, "/nb/2.html"} <= set(site.paths())


def test_a_page_that_cost_points_is_asked_every_night_until_it_is_put_right(site: Site) -> None:
    site.publish(LATE, EARLIER)
    assert reasons(site.scan(0))["published_on_time"] == "late"
    site.scan(1)
    assert NEWEST in site.paths()
    site.pages[NEWEST] = article_html(TITLE.format(year=2021), ON_TIME)
    assert reasons(site.scan(2))["published_on_time"] != "late"


def test_a_recheck_asks_for_everything_on_the_same_day(site: Site) -> None:
    site.publish(ON_TIME, EARLIER)
    site.scan(0)
    site.scan(0, Trigger.RECHECK)
    assert site.asked == [(path, 304) for path in (LIST, NEWEST, OLDER)]


def test_an_entry_that_is_gone_is_no_longer_read_from_memory(site: Site) -> None:
    site.publish(ON_TIME, EARLIER)
    before = reasons(site.scan(0))
    del site.pages[NEWEST]
    after = reasons(site.scan(0, Trigger.RECHECK))
    assert (NEWEST, 404) in site.asked
    assert before["report_tables_complete"] != after["report_tables_complete"]


def test_tokens_that_change_with_every_fetch_are_no_change(site: Site) -> None:
    site.tagged = False
    site.publish(ON_TIME, EARLIER)

    def with_token(number: int) -> None:
        for path in (LIST, NEWEST, OLDER):
            plain = site.pages[path].partition("<a href='http://friend")[0]
            site.pages[path] = f"{plain}<a href='http://friend.gov.cnx{number:016x}.example.cn/'>友情链接</a>"

    with_token(1)
    first = site.scan(0, Trigger.RECHECK)
    before = site.archived()
    with_token(2)
    second = site.scan(0, Trigger.RECHECK)
    assert len(site.asked) == 3
    assert site.archived() == before, "nothing was kept a second time"
    assert [judged.findings for judged in second.results] == [judged.findings for judged in first.results]


def test_a_lost_copy_is_fetched_again(site: Site) -> None:
    site.publish(ON_TIME, EARLIER)
    site.scan(0)
    for file in site.workspace.folder.glob("evidence/*"):
        file.unlink()
    site.scan(1)
    assert sorted(site.asked) == [(LIST, 200), (NEWEST, 200), (OLDER, 200)]


def test_every_night_can_be_replayed_exactly_failures_and_all(site: Site) -> None:
    site.publish(LATE, EARLIER)
    site.pages[LIST] = site.pages[LIST].replace("./1.html", "/broken.html")
    first = site.scan(0)
    site.publish(ON_TIME, EARLIER)
    second = site.scan(1)
    assert reasons(first) != reasons(second)
    site.asked.clear()
    for result in (first, second):
        done = replay(site.configuration, site.workspace, result.assessment, lambda: FIRST_NIGHT)
        assert done.compared == len(result.results)
        assert done.differing == ()
    assert site.asked == []


def test_what_is_past_its_time_goes_and_what_findings_cite_stays(site: Site) -> None:
    site.publish(LATE, EARLIER)
    site.pages[LIST] = list_html(
        ("./0.html", TITLE.format(year=2021), LATE), ("./9.html", "关于召开年报工作会议的通知", "2021-12-01")
    )
    notice = "关于召开年报工作会议的通知"
    versions = iter(("初稿。" * 90, "改过的。" * 90, "又改过的。" * 90))
    site.pages["/nb/9.html"] = article_html(notice, "2021-12-01", next(versions))
    first = site.scan(0)
    site.pages["/nb/9.html"] = article_html(notice, "2021-12-01", next(versions))
    site.scan(20)
    site.pages["/nb/9.html"] = article_html(notice, "2021-12-01", next(versions))
    last = site.scan(40)
    workspace, before = site.workspace, site.archived()
    done = expire(workspace.engine, workspace.evidence, FIRST_NIGHT + timedelta(days=30))
    assert (done.assessments, done.copies) == (2, 2)
    assert site.archived() == before - done.bytes
    with workspace.archive("check") as archive:
        assert verify(archive, workspace.engine).faults == ()
        cited = [e.digest for r in first.results for f in r.findings if f.outcome is Outcome.FAIL for e in f.evidence]
        assert cited
        assert all(archive.held(digest) for digest in cited)
    with pytest.raises(StorageError, match="已过保留期"):
        workspace.store.snapshot(first.snapshot)
    assert replay(site.configuration, workspace, last.assessment, lambda: FIRST_NIGHT).differing == ()
    site.scan(41)
    assert {status for _, status in site.asked} == {304}, "the next night still knows what it has seen"
    assert expire(workspace.engine, workspace.evidence, FIRST_NIGHT + timedelta(days=30)).copies == 0


def test_when_an_entry_was_first_met_is_kept(site: Site) -> None:
    """So that an entry dated back to January that first stood there in March can be told."""
    site.publish(ON_TIME)
    site.scan(0)
    site.publish(ON_TIME, EARLIER)
    result = site.scan(28)
    snapshot = site.workspace.store.snapshot(result.snapshot)
    (reports,) = [view for view in snapshot.views if view.column.kind == "annual_report"]
    first_seen = [
        trace.date
        for entry in reports.entries
        if entry.article
        for trace in entry.article.traces
        if trace.witness is Witness.FIRST_SEEN
    ]
    assert first_seen == [date(2022, 2, 16), date(2022, 3, 16)]

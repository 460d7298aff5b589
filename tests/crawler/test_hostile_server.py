"""捣乱的服务器：不论它怎样作答，采集都按时结束，读不出来的就说读不出来，下一个栏目照读。"""

import asyncio
import gzip
import resource
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from crawler.session import crawl
from domain.capture import FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Limits, Politeness, Portal
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, article_html, list_html
from tests.crawler.hostile_server import (
    GOOD,
    HTML,
    MEGABYTE,
    Answer,
    HostileServer,
    docx,
    docx_bomb,
    drip,
    gzip_bomb,
    in_turn,
    moved,
    page,
    running,
)

Visit = Callable[..., ColumnView]
BAD = "/bad/"
ENTRY = f"{BAD}a1001.html"
HURRIED = Limits(seconds=1, bytes=3 * MEGABYTE)
ROW = ("./a1001.html", "2021年度报告", "2022-01-20")
SOUND = page(list_html(ROW))
OPENING = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LISTED = list_html(ROW).encode()


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with running() as hostile:
        yield hostile


@pytest.fixture
def visit(server: HostileServer, archive: Archive) -> Visit:
    """Read the bad column and then, in the same session, a good one, which must come out whole."""

    def both(
        depth: Depth = Depth.ARTICLES,
        within: float = 4,
        limits: Limits = HURRIED,
        politeness: Politeness = FAST,
        together: bool = False,
    ) -> ColumnView:
        kinds = [ColumnKind(name, (name,), (), depth) for name in ("bad", "good")]
        columns = tuple(Column(kind.id, kind.id, server.url(f"/{kind.id}/")) for kind in kinds)
        department = Department("jfj", "区经济发展局", columns=columns)
        portal = Portal("test", "测试区", "", frozenset((server.host,)), politeness, limits, (), (department,))

        async def run() -> list[ColumnView]:
            async with crawl(portal, archive, lambda: NOW, lambda capture: None) as reader:
                parts = [kinds] if together else [[kind] for kind in kinds]
                return [view for part in parts for view in (await reader.read(department, part)).views]

        begun = time.monotonic()
        bad, good = asyncio.run(asyncio.wait_for(run(), within))
        assert time.monotonic() - begun < within
        assert (good.state, good.complete) == (ColumnState.READ, True)
        assert all(entry.article or depth is Depth.LIST for entry in good.entries)
        assert [entry.title for entry in good.entries] == ["2021年度报告"]
        return bad

    return both


def failure_of(view: ColumnView) -> FailureKind | None:
    assert view.state is ColumnState.UNREADABLE, view.state
    assert not view.complete
    return view.failure.kind if view.failure else None


def fault(*values: object, reason: str) -> object:
    return pytest.param(*values, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        pytest.param(drip(OPENING + b"\r\n", b"x", 0.3), FailureKind.TIMEOUT, id="drip"),
        pytest.param(drip(OPENING + b"\r\n", b"x" * 99, 0.05), FailureKind.TIMEOUT, id="trickle"),
        pytest.param(drip(b"", b"", 0.3), FailureKind.TIMEOUT, id="silence"),
        pytest.param(drip(OPENING, b"X-More: 1\r\n", 0.3), FailureKind.TIMEOUT, id="headers-drip"),
        pytest.param(drip(OPENING, b"X-More: 1\r\n" * 99, 0), FailureKind.BROKEN_RESPONSE, id="headers-flood"),
        pytest.param(drip(OPENING + b"X-More: ", b"y" * 9999, 0), FailureKind.BROKEN_RESPONSE, id="one-header-for-ever"),
        pytest.param(OPENING + b"Content-Length: 9999\r\n\r\n" + LISTED, FailureKind.BROKEN_RESPONSE, id="truncated"),
        pytest.param(
            OPENING + b"Transfer-Encoding: chunked\r\n\r\n%x\r\n%b\r\nfff\r\n<ul>" % (len(LISTED), LISTED),
            FailureKind.BROKEN_RESPONSE,
            id="chunks-broken-off",
        ),
        pytest.param(
            OPENING + b"Transfer-Encoding: chunked\r\n\r\nzzz\r\n", FailureKind.BROKEN_RESPONSE, id="chunks-garbage"
        ),
        pytest.param(b"", FailureKind.BROKEN_RESPONSE, id="closed-without-a-word"),
        pytest.param(b"SSH-2.0-OpenSSH_8.0\r\n", FailureKind.BROKEN_RESPONSE, id="not-http"),
        pytest.param(page(LISTED, HTML, "200 OK", "Content-Encoding: gzip"), FailureKind.BROKEN_RESPONSE, id="not-gzip"),
        pytest.param(
            page(b"\x8b\x0a\x80\x03" * 50, HTML, "200 OK", "Content-Encoding: gzip"),
            FailureKind.BROKEN_RESPONSE,
            id="brotli-as-gzip",
        ),
        pytest.param(
            page(gzip.compress(LISTED * 9)[:60], HTML, "200 OK", "Content-Encoding: gzip"),
            FailureKind.BROKEN_RESPONSE,
            id="gzip-cut-off",
        ),
        pytest.param(
            page(LISTED, HTML, "200 OK", "Content-Encoding: deflate"), FailureKind.BROKEN_RESPONSE, id="not-deflate"
        ),
        pytest.param(page(b"<p>" + b"x" * 30 * MEGABYTE), FailureKind.TOO_LARGE, id="30-megabytes"),
        pytest.param(drip(OPENING + b"\r\n", b"x" * MEGABYTE, 0), FailureKind.TOO_LARGE, id="body-for-ever"),
        pytest.param(moved(BAD), FailureKind.REDIRECT_LOOP, id="redirect-loop"),
        pytest.param(moved("http://10.0.0.1/"), FailureKind.OUTSIDE, id="private"),
        pytest.param(moved("http://169.254.169.254/latest/meta-data/"), FailureKind.OUTSIDE, id="metadata"),
        pytest.param(moved("http://[::1]:9/"), FailureKind.OUTSIDE, id="ipv6-loopback"),
        pytest.param(moved("//10.0.0.1/"), FailureKind.OUTSIDE, id="no-scheme"),
        pytest.param(moved("file:///etc/passwd"), FailureKind.OUTSIDE, id="file"),
        pytest.param(moved("http://[bad"), FailureKind.OUTSIDE, id="bad-location"),
        pytest.param(moved("http://127.0.0.1:99999999/"), FailureKind.OUTSIDE, id="bad-port"),
        pytest.param(moved("http://xn--/"), FailureKind.OUTSIDE, id="bad-idna"),
        pytest.param(page('<meta http-equiv="refresh" content="0;url=http://10.0.0.1/">'), FailureKind.OUTSIDE, id="meta"),
        pytest.param(page(b"%PDF-1.7\n" + bytes(range(256)) * 99), FailureKind.UNRECOGNISED, id="pdf-as-html"),
        pytest.param(page(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 99), FailureKind.UNRECOGNISED, id="image-as-html"),
        pytest.param(page("<p>您访问的页面不存在</p>"), FailureKind.UNRECOGNISED, id="soft-404"),
        pytest.param(page(""), FailureKind.UNRECOGNISED, id="empty"),
        pytest.param(page("", HTML, "412 Precondition Failed"), FailureKind.PROTECTED, id="412"),
        pytest.param(
            page("<script>document.cookie='__jsl_clearance=1|-1|x';location.href=location.pathname</script>", HTML, "521 "),
            FailureKind.PROTECTED,
            id="jsl-521",
        ),
        pytest.param(page("", HTML, "999 Request Denied"), FailureKind.SERVER_ERROR, id="999"),
        pytest.param(
            page("忙", HTML, "503 Busy", "Retry-After: 86400"), FailureKind.SERVER_ERROR, id="retry-after-a-day"
        ),
    ],
)  # fmt: skip
def test_a_bad_answer_is_a_failure_in_good_time(
    server: HostileServer, visit: Visit, answer: Answer, kind: FailureKind
) -> None:
    server.answers[BAD] = answer
    assert failure_of(visit()) is kind


def test_a_redirect_to_another_port_is_not_followed(server: HostileServer, visit: Visit) -> None:
    with running() as neighbour:
        server.answers[BAD] = moved(neighbour.url(GOOD))
        assert failure_of(visit()) is FailureKind.OUTSIDE
        assert neighbour.asked == []


def test_a_gzip_bomb_is_not_unpacked(server: HostileServer, visit: Visit) -> None:
    bomb = page(gzip_bomb(300), HTML, "200 OK", "Content-Encoding: gzip")
    assert len(bomb) < 3 * MEGABYTE
    server.answers[BAD] = bomb
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert failure_of(visit()) is FailureKind.TOO_LARGE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000, "kilobytes"


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(drip(OPENING + b"\r\n", b"#", 0.3), id="drip"),
        pytest.param(drip(OPENING + b"\r\n", b"#" * MEGABYTE, 0), id="for-ever"),
        pytest.param(moved("http://10.0.0.1/robots.txt"), id="redirect"),
        pytest.param(page(b"\xff\xfe\x00Disallow" * 999), id="garbage"),
    ],
)
def test_a_bad_robots_file_does_not_stop_the_reading(server: HostileServer, visit: Visit, robots: Answer) -> None:
    server.answers |= {"/robots.txt": robots, BAD: SOUND}
    assert visit(Depth.LIST).state is ColumnState.READ


def test_a_forbidden_path_is_not_asked_for(server: HostileServer, visit: Visit) -> None:
    server.answers |= {"/robots.txt": page(f"User-agent: *\nDisallow: {BAD}\n", "text/plain"), BAD: SOUND}
    assert failure_of(visit()) is FailureKind.ROBOTS
    assert BAD not in server.asked


def test_a_server_busy_once_is_asked_again(server: HostileServer, visit: Visit) -> None:
    server.answers[BAD] = in_turn(page("忙", HTML, "503 Busy"), SOUND)
    view = visit(Depth.LIST, politeness=Politeness(500, 8, retries=1))
    assert (view.state, view.complete, server.asked.count(BAD)) == (ColumnState.READ, True, 2)


def test_a_column_that_hangs_does_not_take_the_next_one_with_it(server: HostileServer, visit: Visit) -> None:
    server.answers[BAD] = drip(b"", b"", 0.3)
    view = visit(politeness=Politeness(500, 1, retries=1), within=8, together=True)
    assert failure_of(view) is FailureKind.TIMEOUT


def test_waiting_for_our_own_turn_is_no_timeout(server: HostileServer, visit: Visit) -> None:
    rows = [(f"./a{i}.html", f"第{i}号通知", "2022-01-20") for i in range(1000, 1015)]
    server.answers[BAD] = page(list_html(*rows))
    server.answers |= {f"{BAD}a{i}.html": page(article_html("通知", "2022-01-20")) for i in range(1000, 1015)}
    view = visit(politeness=Politeness(5, 1), within=12)
    assert [entry.failure for entry in view.entries] == [None] * 15


@pytest.mark.parametrize("depth", [Depth.LIST, Depth.ARTICLES])
def test_endless_paging_stops_at_the_limit(server: HostileServer, visit: Visit, depth: Depth) -> None:
    def one(target: str) -> tuple[bytes]:
        number = int(target.rpartition("p")[2] or 0) if "p" in target else 0
        row = (f"./a{number + 1000}.html", f"第{number}号通知", "2022-01-20")
        return (page(list_html(row, tail=f'<a href="{BAD}?p{number + 1}">下一页</a>')),)

    server.answers[BAD] = one
    server.otherwise = page(article_html("通知", "2022-01-20"))
    view = visit(depth, limits=Limits(seconds=1, list_pages=5))
    assert (view.state, view.complete, len(view.captures)) == (ColumnState.READ, False, 5)


def test_paging_in_a_circle_ends(server: HostileServer, visit: Visit) -> None:
    for here, there in (("", "b.html"), ("b.html", "")):
        row = (f"./a{1000 + len(here)}.html", f"通知{here}", "2022-01-20")
        server.answers[BAD + here] = page(list_html(row, tail=f'<a href="{BAD}{there}">下一页</a>'))
    view = visit(Depth.LIST)
    assert (view.state, view.complete, len(view.entries)) == (ColumnState.READ, False, 2)


@pytest.mark.parametrize("location", ["http://10.0.0.1/2.html", "http://[bad", "javascript:next()", "//"])
def test_a_next_page_that_leads_nowhere_leaves_the_list_incomplete(
    server: HostileServer, visit: Visit, location: str
) -> None:
    server.answers[BAD] = page(list_html(ROW, tail=f'<a href="{location}">下一页</a>'))
    view = visit(Depth.LIST)
    assert (view.state, view.complete, len(view.entries)) == (ColumnState.READ, False, 1)


@pytest.mark.parametrize(
    "tail",
    [
        pytest.param(f"<script>createPageHTML({'9' * 5000}, 0, 'index', 'html')</script>", id="pages"),
        pytest.param(f"<script>var recordCount = {'9' * 5000};</script>", id="records"),
        pytest.param(f"<p>共 {'9' * 70} 页</p>", id="shown"),
    ],
)
def test_absurd_totals_leave_the_list_incomplete(server: HostileServer, visit: Visit, tail: str) -> None:
    server.answers[BAD] = page(list_html(ROW, tail=tail))
    view = visit(Depth.LIST)
    assert (view.state, view.complete) == (ColumnState.READ, False)


@pytest.mark.parametrize(
    ("html", "count"),
    [
        pytest.param(list_html(ROW).replace("<ul", "<div>" * 10_000 + "<ul"), 1, id="nested"),
        pytest.param(list_html(ROW, tail=f"<p>{'正文。' * 220_000}</p>"), 1, id="2-megabytes-without-newline"),
        pytest.param(list_html(ROW, ("./b1002.html", "题" * 350_000, "2022-01-20")), 2, id="title-of-a-megabyte"),
        pytest.param(list_html(*((f"./a{i}.html", f"第{i}号通知", "2022-01-20") for i in range(5000))), 5000, id="5000-links"),
    ],
)  # fmt: skip
def test_an_outsized_list_is_read(server: HostileServer, visit: Visit, html: str, count: int) -> None:
    server.answers[BAD] = page(html)
    server.otherwise = page(article_html("通知", "2022-01-20"))
    view = visit(within=12, limits=Limits(seconds=1, articles=5))
    assert (view.state, len(view.entries)) == (ColumnState.READ, count)
    assert all(entry.failure and entry.failure.kind is FailureKind.BUDGET for entry in view.entries[5:])


def test_links_that_lead_nowhere_cost_only_themselves(server: HostileServer, visit: Visit) -> None:
    rows = [(url, f"某某事项的通知{i}", "2022-01-20") for i, url in enumerate(("javascript:void(0)", "http://[bad", "http://x:y/"))]
    server.answers |= {BAD: page(list_html(*rows, ROW)), ENTRY: page(article_html("2021年度报告", "2022-01-20"))}
    view = visit()
    assert view.state is ColumnState.READ
    assert [entry.article is not None for entry in view.entries if entry.title == ROW[1]] == [True]
    assert all(entry.failure or entry.article for entry in view.entries)


def test_a_script_in_a_title_is_text(server: HostileServer, visit: Visit) -> None:
    title = "关于&lt;script&gt;alert(1)&lt;/script&gt;的通知"
    server.answers |= {
        BAD: page(list_html(("./a1001.html", title, "2022-01-20"))),
        ENTRY: page(article_html(title, "2022-01-20")),
    }
    (entry,) = visit().entries
    assert entry.title == "关于<script>alert(1)</script>的通知"
    assert entry.article is not None
    assert entry.article.title == entry.title

"""捣乱的服务器：不论它怎样作答，采集都按时结束，读不出来的就说读不出来，下一个栏目照读。"""

import gzip  # noqa: I001 - the long import stays on few lines
import resource
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from functools import partial
from pathlib import Path

import pytest

from app import clock
from domain.capture import Failure, FailureKind
from domain.portal import Depth, Limits, Politeness
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import article_html, list_html
from tests.crawler.hostile_server import (
    ANSWERS, BAD, BINARY, ENTRY, GOOD, HTML, MEGABYTE, OPENING, ROW, SOUND, Answer, HostileServer, docx, docx_bomb,
    drip, failure_of, gzip_bomb, in_turn, known, moved, page, read_both, running, with_attachment,
)  # fmt: skip

Visit = Callable[..., ColumnView]


@pytest.fixture
def server() -> Iterator[HostileServer]:
    with running() as hostile:
        yield hostile


@pytest.fixture
def visit(server: HostileServer, archive: Archive) -> Visit:
    return partial(read_both, server, archive)


@pytest.mark.parametrize(("answer", "kind"), [known(name, *pair) for name, pair in ANSWERS.items()])
def test_a_bad_answer_is_a_failure_in_good_time(
    server: HostileServer, visit: Visit, answer: Answer, kind: FailureKind
) -> None:
    server.answers[BAD] = answer
    assert failure_of(visit()) is kind


def test_a_packed_list_cut_off_is_not_taken_for_the_whole(server: HostileServer, visit: Visit) -> None:
    rows = ((f"./a{i * i}.html", f"{i * i}号", "2022-01-20") for i in range(99, 999))
    packed = gzip.compress(list_html(*rows).encode())
    server.answers[BAD] = page(packed[: len(packed) // 2], HTML, "200 OK", "Content-Encoding: gzip")
    view = visit(Depth.LIST)
    assert (view.state, view.complete) != (ColumnState.READ, True)


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
        known("robots-for-ever", drip(OPENING + b"\r\n", b"#" * MEGABYTE, 0)),
        known("robots-redirect", moved("http://10.0.0.1/robots.txt")),
        known("robots-garbage", page(b"\xff\xfe\x00Disallow" * 999)),
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
    server.answers |= {f"{BAD}a{i}.html": page(article_html(f"第{i}号通知", "2022-01-20")) for i in range(1000, 1015)}
    view = visit(politeness=Politeness(5, 1), within=40)
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


def test_further_pages_that_repeat_the_first_do_not_make_the_list_whole(server: HostileServer, visit: Visit) -> None:
    for here, there in (("", "p2.html"), ("p2.html", "p3.html")):
        server.answers[BAD + here] = page(list_html(ROW, tail=f'<a href="{BAD}{there}">下一页</a>'))
    view = visit(Depth.LIST)
    assert (view.state, view.complete, len(view.entries)) == (ColumnState.READ, False, 1)


@pytest.mark.parametrize(
    "location", [known(url, url) for url in ("http://10.0.0.1/2.html", "http://[bad", "javascript:next()")]
)
def test_a_next_page_that_leads_nowhere_leaves_the_list_incomplete(
    server: HostileServer, visit: Visit, location: str
) -> None:
    server.answers[BAD] = page(list_html(ROW, tail=f'<a href="{location}">下一页</a>'))
    view = visit(Depth.LIST)
    assert (view.state, view.complete, len(view.entries)) == (ColumnState.READ, False, 1)


@pytest.mark.parametrize(
    "tail",
    [
        known("digits-pages", f"<script>createPageHTML({'9' * 5000}, 0, 'index', 'html')</script>"),
        known("digits-records", f"<script>var recordCount = {'9' * 5000};</script>"),
        known("digits-shown", f"<p>共 {'9' * 70} 页</p>"),
    ],
)
def test_absurd_totals_leave_the_list_incomplete(server: HostileServer, visit: Visit, tail: str) -> None:
    server.answers[BAD] = page(list_html(ROW, tail=tail))
    view = visit(Depth.LIST)
    assert (view.state, view.complete) == (ColumnState.READ, False)


@pytest.mark.parametrize(
    ("html", "count"),
    [
        pytest.param(list_html(ROW).replace("<ul", "<div>" * 400 + "<ul"), 1, id="nested"),
        pytest.param(list_html(ROW, tail=f"<p>{'正文。' * 220_000}</p>"), 1, id="2-megabytes-without-newline"),
        pytest.param(list_html(ROW, ("./b1002.html", "题" * 350_000, "2022-01-20")), 2, id="title-of-a-megabyte"),
        pytest.param(list_html(*((f"./a{i}.html", f"第{i}号通知", "2022-01-20") for i in range(5000))), 5000, id="5000-links"),
    ],
)  # fmt: skip
def test_an_outsized_list_is_read(server: HostileServer, visit: Visit, html: str, count: int) -> None:
    server.answers[BAD] = page(html)
    server.otherwise = page(article_html("通知", "2022-01-20"))
    view = visit(within=40, limits=Limits(seconds=1, articles=5))
    assert (view.state, len(view.entries)) == (ColumnState.READ, count)
    assert all(entry.failure and entry.failure.kind is FailureKind.BUDGET for entry in view.entries[5:])


def test_a_page_that_nests_deeper_than_any_is_not_read(server: HostileServer, visit: Visit) -> None:
    server.answers[BAD] = page(list_html(ROW).replace("<ul", "<div>" * 10_000 + "<ul"))
    view = visit(within=40, limits=Limits(seconds=1, articles=5))
    assert view.state is ColumnState.UNREADABLE


def test_links_that_lead_nowhere_cost_only_themselves(server: HostileServer, visit: Visit) -> None:
    rows = [
        (url, f"某某事项的通知{i}", "2022-01-20")
        for i, url in enumerate(("javascript:void(0)", "http://[bad", "http://x:y/"))
    ]
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


@pytest.mark.parametrize(
    "answer",
    [
        known("entry-soft-404", page("<html><body><p>您访问的页面不存在</p></body></html>")),
        known("entry-pdf", page(b"%PDF-1.7\n" + BINARY)),
        known("entry-image", page(b"\x89PNG\r\n\x1a\n" + BINARY)),
        known("entry-empty", page("")),
        known("entry-private", moved("http://10.0.0.1/")),
        known("entry-bad-location", moved("http://[bad")),
    ],
)
def test_what_is_no_article_is_not_taken_for_one(server: HostileServer, visit: Visit, answer: Answer) -> None:
    server.answers |= {BAD: SOUND, ENTRY: answer}
    (entry,) = visit(within=40).entries
    if entry.failure is None:
        assert entry.article is not None
        assert entry.article.paragraphs == ()
        assert [bool(document.failure) for document in entry.article.documents] == [True]


def test_an_article_said_to_be_a_pdf_is_read_or_refused(server: HostileServer, visit: Visit) -> None:
    server.answers |= {BAD: SOUND, ENTRY: page(article_html(ROW[1], ROW[2]), "application/pdf")}
    (entry,) = visit(within=40).entries
    assert entry.article is not None
    failures = [document.failure.kind for document in entry.article.documents if document.failure]
    assert "正文" in entry.article.text or failures == [FailureKind.DOCUMENT_UNREADABLE]


@pytest.mark.parametrize("name", ["../../etc/passwd.docx", "/etc/passwd.docx", "..%2f..%2fetc%2fpasswd.docx"])
def test_the_name_of_an_attachment_is_never_a_path(
    server: HostileServer, visit: Visit, tmp_path: Path, name: str
) -> None:
    with_attachment(server, name, docx("公开内容"))
    (entry,) = visit(Depth.DOCUMENTS, within=40).entries
    assert entry.article is not None
    assert [(document.name, document.text) for document in entry.article.documents] == [(name, "公开内容")]
    assert not any("passwd" in path.name for path in tmp_path.parent.rglob("*"))


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: docx_bomb(300), id="zip-bomb"),
        pytest.param(lambda: b"%PDF-1.7\n1 0 obj<</Pages 1 0 R>>\nxref\n0 99999999\ntrailer<</Root 1 0 R>>", id="pdf"),
        pytest.param(lambda: docx("公开内容")[:-99], id="docx-cut-off"),
    ],
)
def test_a_damaged_attachment_is_a_failure(server: HostileServer, visit: Visit, make: Callable[[], bytes]) -> None:
    with_attachment(server, "通知.docx", make())
    (entry,) = visit(Depth.DOCUMENTS, within=40).entries
    assert entry.article is not None
    (document,) = entry.article.documents
    assert document.failure is not None
    assert (document.failure.kind, document.text) == (FailureKind.DOCUMENT_UNREADABLE, "")


@pytest.mark.parametrize(
    "address",
    [
        known(url, url)
        for url in (
            "公开/年报1001.html",
            "%E5%B9%B41001.html",
            "%C4%EA%B1%A81001.html",
            "%zz%e4%1001.html",
            "a b1001.html",
        )
    ],
)
def test_odd_addresses_are_asked_for_as_a_browser_would(server: HostileServer, visit: Visit, address: str) -> None:
    server.answers[BAD] = page(list_html((address, ROW[1], ROW[2])))
    server.otherwise = page(article_html(ROW[1], ROW[2]))
    (entry,) = visit().entries
    assert entry.article is not None
    browser = address.replace("公开/年报", "%E5%85%AC%E5%BC%80/%E5%B9%B4%E6%8A%A5").replace(" ", "%20")
    assert BAD + browser in server.asked


@pytest.mark.parametrize(
    "header",
    [
        pytest.param("Content-Disposition: attachment; filename=通知.doc".encode("gbk"), id="value"),
        pytest.param("Content-Type: text/html; charset=国标".encode("gbk"), id="charset"),
        pytest.param(b"Set-Cookie: " + b"\xff\x01=" * 99, id="cookie"),
    ],
)
def test_a_raw_header_value_does_no_harm(server: HostileServer, visit: Visit, header: bytes) -> None:
    server.answers[BAD] = page(list_html(ROW), HTML, "200 OK", header)
    assert visit(Depth.LIST).state is ColumnState.READ


def test_a_status_line_in_gbk_is_read(server: HostileServer, visit: Visit) -> None:
    server.answers[BAD] = SOUND.replace(b"200 OK", "200 成功".encode("gbk"), 1)
    assert visit(Depth.LIST).state is ColumnState.READ


@pytest.mark.parametrize("location", ["/good/", "/年报/".encode("gbk"), "/年报/", b"/%zz/"])
def test_a_redirect_on_the_same_host_is_followed(server: HostileServer, visit: Visit, location: str | bytes) -> None:
    server.answers[BAD] = moved(location)
    server.otherwise = SOUND
    assert visit(Depth.LIST).state is ColumnState.READ


@pytest.mark.parametrize(
    ("location", "there"),
    [("/年报/".encode("gbk"), "/%C4%EA%B1%A8/"), ("/年报/", "/%E5%B9%B4%E6%8A%A5/"), ("/%C4%EA/", "/%C4%EA/")],
)
def test_raw_bytes_in_a_location_lead_where_a_browser_would_go(
    server: HostileServer, visit: Visit, location: str | bytes, there: str
) -> None:
    server.answers |= {BAD: moved(location), there: SOUND}
    assert visit(Depth.LIST).state is ColumnState.READ
    assert there in server.asked


@pytest.mark.parametrize("retry_after", ["1", "date"])
def test_a_server_that_says_when_to_come_again_is_left_alone_until_then(
    server: HostileServer, visit: Visit, retry_after: str
) -> None:
    begun = time.monotonic()
    when = formatdate(clock.now().timestamp() + 2, usegmt=True) if retry_after == "date" else retry_after
    server.answers[BAD] = in_turn(page("忙", HTML, "503 Busy", f"Retry-After: {when}"), SOUND)
    view = visit(Depth.LIST, politeness=Politeness(500, 8, retries=1))
    assert (view.state, server.asked.count(BAD)) == (ColumnState.READ, 2)
    assert time.monotonic() - begun >= 1


def test_a_server_that_would_be_left_alone_for_a_day_is_asked_once_more(
    server: HostileServer, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("crawler.transport._LONGEST_WAIT", 0.5)
    server.answers[BAD] = in_turn(page("忙", HTML, "503 Busy", "Retry-After: 86400"), SOUND)
    assert visit(Depth.LIST, politeness=Politeness(500, 8, retries=1)).state is ColumnState.READ


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_server_is_a_passing_trouble_of_an_article(server: HostileServer, visit: Visit, status: int) -> None:
    server.answers |= {BAD: SOUND, ENTRY: page("忙", HTML, f"{status} Busy")}
    view = visit(politeness=Politeness(500, 8, retries=0))
    assert [entry.failure for entry in view.entries] == [Failure(FailureKind.SERVER_ERROR, f"HTTP {status}")]
    assert view.may_recover


def test_a_busy_server_is_a_passing_trouble_of_an_attachment(server: HostileServer, visit: Visit) -> None:
    with_attachment(server, "附件.docx", b"")
    server.otherwise = page("忙", HTML, "503 Busy")
    assert visit(Depth.DOCUMENTS, politeness=Politeness(500, 8, retries=0)).may_recover


def test_headers_and_body_that_drip_have_one_deadline_together(server: HostileServer, visit: Visit) -> None:
    def slow(_: str) -> Iterator[bytes]:
        yield OPENING
        for _ in range(5):
            time.sleep(0.3)
            yield b"X-More: 1\r\n"
        yield b"\r\n"
        while True:
            time.sleep(0.3)
            yield b"x"

    server.answers[BAD] = slow
    assert failure_of(visit(politeness=Politeness(500, 8, retries=0), within=3.2)) is FailureKind.TIMEOUT


def test_a_chunk_that_is_none_in_the_midst_of_a_body_is_a_failure(server: HostileServer, visit: Visit) -> None:
    def broken(_: str) -> Iterator[bytes]:
        yield OPENING + b"Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n"
        time.sleep(0.2)
        yield b"zz\r\n"

    server.answers[BAD] = broken
    assert failure_of(visit()) in (FailureKind.TIMEOUT, FailureKind.BROKEN_RESPONSE)

"""存心捣乱的本机服务器：逐字节作答，可以写错、写不完、永远写下去。"""

import asyncio
import gzip
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from _pytest.mark import ParameterSet
from docx import Document

from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import FailureKind
from domain.department import Column, Department
from domain.portal import ColumnKind, Depth, Limits, Politeness, Portal
from domain.snapshot import ColumnState, ColumnView
from storage.archive import Archive
from tests.crawler.conftest import FAST, NOW, article_html, list_html

Answer = bytes | Callable[[str], Iterable[bytes]]
"""A whole response, or what makes one for a target (path and query), piece by piece."""

BAD, GOOD = "/bad/", "/good/"
HTML = "text/html; charset=utf-8"
MEGABYTE = 1_000_000
HURRIED = Limits(seconds=1, bytes=3 * MEGABYTE)
ROW = ("./a1001.html", "2021年度报告", "2022-01-20")


class HostileServer(ThreadingTCPServer):
    """Sends exactly the bytes planned for a path. asked: the targets as they stood in the requests."""

    daemon_threads = True
    block_on_close = False
    allow_reuse_address = True
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: dict[str, Answer] = {
            "/robots.txt": page("User-agent: *\nAllow: /\n", "text/plain"),
            GOOD: page(list_html(ROW)),
            f"{GOOD}a1001.html": page(article_html(*ROW[1:])),
        }
        self.otherwise: Answer = page("不存在", status="404 Not Found")
        self.asked: list[str] = []
        self.stopping = Event()

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.server_address[1]}"

    def url(self, path: str) -> str:
        return f"http://{self.host}{path}"


class _Handler(StreamRequestHandler):
    server: HostileServer

    def handle(self) -> None:
        with suppress(OSError):
            line = self.rfile.readline(70_000).decode("latin-1").split(" ")
            while self.rfile.readline(70_000).strip():
                pass
            if len(line) < 3:
                return
            self.server.asked.append(line[1])
            answer = self.server.answers.get(line[1].partition("?")[0], self.server.otherwise)
            for piece in (answer,) if isinstance(answer, bytes) else answer(line[1]):
                if self.server.stopping.is_set():
                    return
                self.wfile.write(piece)


@contextmanager
def running() -> Iterator[HostileServer]:
    with HostileServer() as server:
        thread = Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        yield server
        server.stopping.set()
        server.shutdown()
        thread.join()


def page(body: str | bytes, content_type: str = HTML, status: str = "200 OK", *headers: str | bytes) -> bytes:
    """A correct response, apart from what it is made of."""
    content = body.encode() if isinstance(body, str) else body
    lines = (f"HTTP/1.1 {status}", f"Content-Type: {content_type}", f"Content-Length: {len(content)}", *headers)
    head = (line.encode() if isinstance(line, str) else line for line in (*lines, "Connection: close"))
    return b"\r\n".join((*head, b"", content))


def moved(location: str | bytes) -> bytes:
    where = location.encode() if isinstance(location, str) else location
    return page("", HTML, "302 Found", b"Location: " + where)


def drip(opening: bytes, piece: bytes, pause: float) -> Answer:
    """The opening, then the same piece for ever."""

    def pieces(_: str) -> Iterator[bytes]:
        yield opening
        while True:
            time.sleep(pause)
            yield piece

    return pieces


def in_turn(*answers: bytes) -> Answer:
    """A different answer each time; the last one for ever."""
    left = list(answers)
    return lambda _: (left.pop(0) if len(left) > 1 else left[0],)


def gzip_bomb(megabytes: int) -> bytes:
    packed = BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", compresslevel=1) as file:
        for _ in range(megabytes):
            file.write(b" " * MEGABYTE)
    return packed.getvalue()


def docx(text: str) -> bytes:
    document, content = Document(), BytesIO()
    document.add_paragraph(text)
    document.save(content)
    return content.getvalue()


def docx_bomb(megabytes: int) -> bytes:
    """A real Word file of a few hundred kilobytes whose text unpacks to hundreds of megabytes."""
    content = BytesIO()
    with ZipFile(BytesIO(docx("通知"))) as sound, ZipFile(content, "w", ZIP_DEFLATED, compresslevel=1) as bomb:
        for name in sound.namelist():
            with bomb.open(name, "w", force_zip64=True) as member:
                head, mark, tail = sound.read(name).partition("通知".encode())
                member.write(head)
                for _ in range(megabytes if mark else 0):
                    member.write(b"a" * MEGABYTE)
                member.write(mark + tail)
    return content.getvalue()


def read_both(
    server: HostileServer,
    archive: Archive,
    depth: Depth = Depth.ARTICLES,
    within: float = 30,
    limits: Limits = HURRIED,
    politeness: Politeness = FAST,
    together: bool = False,
) -> ColumnView:
    """Read the bad column and then (or together), in the same session, a good one, which must come out whole."""
    kinds = [ColumnKind(path.strip("/"), (path,), (), depth) for path in (BAD, GOOD)]
    columns = tuple(Column(kind.id, kind.id, server.url(f"/{kind.id}/")) for kind in kinds)
    department = Department("jfj", "区经济发展局", columns=columns)
    portal = Portal("test", "测试区", "", frozenset((server.host,)), politeness, limits, (), (department,))

    async def run() -> list[ColumnView]:
        async with crawl(portal, archive, NoVisits(), lambda: NOW, lambda capture: None) as readers:
            parts = [kinds] if together else [[kind] for kind in kinds]
            return [view for part in parts for view in (await readers.first.read(department, part)).views]

    begun = time.monotonic()
    bad, good = asyncio.run(asyncio.wait_for(run(), within))
    assert time.monotonic() - begun < within
    assert (good.state, good.complete) == (ColumnState.READ, True)
    assert [(entry.title, bool(entry.article)) for entry in good.entries] == [(ROW[1], depth is not Depth.LIST)]
    assert bad.state not in (ColumnState.BLANK, ColumnState.MISSING)
    return bad


ENTRY = f"{BAD}a1001.html"
SOUND = page(list_html(ROW))
OPENING = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
LISTED = list_html(ROW).encode()
BINARY = bytes(range(256)) * 99
_CHUNKED = OPENING + b"Transfer-Encoding: chunked\r\n\r\n"

NEVER_ENDING: dict[str, Answer] = {
    "drip": drip(OPENING + b"\r\n", b"x", 0.3),
    "trickle": drip(OPENING + b"\r\n", b"x" * 99, 0.05),
    "silence": drip(b"", b"", 0.3),
    "headers": drip(OPENING, b"X-More: 1\r\n", 0.3),
}
BROKEN: dict[str, Answer] = {
    "headers-flood": drip(OPENING, b"X-More: 1\r\n" * 99, 0),
    "one-header-for-ever": drip(OPENING + b"X-More: ", b"y" * 9999, 0),
    "truncated": OPENING + b"Content-Length: 9999\r\n\r\n" + LISTED,
    "chunks-broken-off": _CHUNKED + b"%x\r\n%b\r\nfff\r\n<ul>" % (len(LISTED), LISTED),
    "chunks-garbage": _CHUNKED + b"zzz\r\n",
    "closed-without-a-word": b"",
    "not-http": b"SSH-2.0-OpenSSH_8.0\r\n",
    "not-gzip": page(LISTED, HTML, "200 OK", "Content-Encoding: gzip"),
    "brotli-as-gzip": page(b"\x8b\x0a\x80\x03" * 50, HTML, "200 OK", "Content-Encoding: gzip"),
    "not-deflate": page(LISTED, HTML, "200 OK", "Content-Encoding: deflate"),
    "raw-header-name": page(LISTED, HTML, "200 OK", "X-通知: 1".encode("gbk")),
    "200-header-lines": page(LISTED, HTML, "200 OK", *(f"X-{number}: 1" for number in range(200))),
    "nul-in-header": page(LISTED, HTML, "200 OK", b"X-More: \x00"),
}
ANSWERS: dict[str, tuple[Answer, FailureKind]] = {
    **{f"endless-{name}": (answer, FailureKind.TIMEOUT) for name, answer in NEVER_ENDING.items()},
    **{name: (answer, FailureKind.BROKEN_RESPONSE) for name, answer in BROKEN.items()},
    "30-megabytes": (page(b"<p>" + b"x" * 30 * MEGABYTE), FailureKind.TOO_LARGE),
    "body-for-ever": (drip(OPENING + b"\r\n", b"x" * MEGABYTE, 0), FailureKind.TOO_LARGE),
    "redirect-loop": (moved(BAD), FailureKind.REDIRECT_LOOP),
    "private": (moved("http://10.0.0.1/"), FailureKind.OUTSIDE),
    "metadata": (moved("http://169.254.169.254/latest/meta-data/"), FailureKind.OUTSIDE),
    "ipv6-loopback": (moved("http://[::1]:9/"), FailureKind.OUTSIDE),
    "no-scheme": (moved("//10.0.0.1/"), FailureKind.OUTSIDE),
    "file": (moved("file:///etc/passwd"), FailureKind.OUTSIDE),
    "bad-location": (moved("http://[bad"), FailureKind.OUTSIDE),
    "bad-port": (moved("http://127.0.0.1:99999999/"), FailureKind.OUTSIDE),
    "bad-idna": (moved("http://xn--/"), FailureKind.OUTSIDE),
    "meta": (page('<meta http-equiv="refresh" content="0;url=http://10.0.0.1/">'), FailureKind.OUTSIDE),
    "pdf-as-html": (page(b"%PDF-1.7\n" + BINARY), FailureKind.UNRECOGNISED),
    "image-as-html": (page(b"\x89PNG\r\n\x1a\n" + BINARY), FailureKind.UNRECOGNISED),
    "soft-404": (page("<p>您访问的页面不存在</p>"), FailureKind.VANISHED),
    "empty": (page(""), FailureKind.UNRECOGNISED),
    "412": (page("", HTML, "412 Precondition Failed"), FailureKind.PROTECTED),
    "jsl-521": (page("<script>document.cookie='__jsl_clearance=1|-1|x';location.href=location.pathname</script>", HTML, "521 "), FailureKind.PROTECTED),
    "999": (page("", HTML, "999 Request Denied"), FailureKind.SERVER_ERROR),
}  # fmt: skip
"""Everything that makes a column unreadable, and the kind of failure it is."""

FAULTS = {
    "%zz%e4%1001.html": "不成对的 % 被改写为 %25",
}
"""What the product is known to get wrong, by the name of the case."""


def known(name: str, *values: object) -> ParameterSet:
    reason = FAULTS.get(name)
    marks = pytest.mark.xfail(strict=True, reason=reason) if reason else ()
    return pytest.param(*values, id=name, marks=marks)


def failure_of(view: ColumnView) -> FailureKind | None:
    assert view.state is ColumnState.UNREADABLE, view.state
    assert not view.complete
    return view.failure.kind if view.failure else None


def with_attachment(server: HostileServer, name: str, content: bytes) -> None:
    article = article_html(ROW[1], ROW[2], f'见附件</p><p><a href="{name}">{name}</a>')
    server.answers |= {BAD: SOUND, ENTRY: page(article)}
    server.otherwise = page(content, "application/octet-stream")

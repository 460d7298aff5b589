"""存心捣乱的本机服务器：逐字节作答，可以写错、写不完、永远写下去。"""

import gzip
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from socketserver import StreamRequestHandler, ThreadingTCPServer
from threading import Event, Thread
from zipfile import ZIP_DEFLATED, ZipFile

from docx import Document

from tests.crawler.conftest import article_html, list_html

Answer = bytes | Callable[[str], Iterable[bytes]]
"""A whole response, or what makes one for a target (path and query), piece by piece."""

GOOD = "/good/"
HTML = "text/html; charset=utf-8"
MEGABYTE = 1_000_000


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
            GOOD: page(list_html(("./a1001.html", "2021年度报告", "2022-01-20"))),
            f"{GOOD}a1001.html": page(article_html("2021年度报告", "2022-01-20")),
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

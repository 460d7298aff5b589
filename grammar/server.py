"""门户语法的网站：只在本机回环地址上，照文件夹作答，包括 POST。"""

import json
import mimetypes
import socket
import struct
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from demo.places import SERVER_FILE, SITE, file_of
from grammar.build import build
from grammar.faults import HTML, Fault, Reply
from grammar.places import Place
from grammar.site import ANSWERS, places_of

_NOT_FOUND = "<html><head><title>404</title></head><body><p>您访问的页面不存在或已删除</p></body></html>"


@contextmanager
def serve(seed: int, folder: Path, fault: Fault | None = None) -> Iterator[str]:
    """Build the portal of a seed into a folder and serve it while the block runs; yields its base address.

    fault: what happens to the answers on their way.
    """
    server = _Server(("127.0.0.1", 0), _Handler)
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        build(seed, folder, base)
        server.show(folder)
        server.fault = fault
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
        thread.start()
        try:
            yield base
        finally:
            server.shutdown()
            thread.join()
    finally:
        server.server_close()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    folder = Path()
    fault: Fault | None = None
    types: Mapping[str, str] = {}
    answers: list[dict[str, Any]] = []  # noqa: RUF012 - replaced, never changed
    places: Mapping[str, Place] = {}
    urls: Mapping[str, str] = {}

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Who asked may be gone."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)

    def show(self, folder: Path) -> None:
        habits = json.loads((folder / SERVER_FILE).read_text(encoding="utf-8"))
        self.folder = folder.resolve()
        self.types = habits["types"]
        self.answers = habits["answers"]
        self.places = places_of(folder)
        self.urls = {file_of(url): url for url in self.places}


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    # Header and body go out together: apart, the second waits for the first to be acknowledged.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        file = (self.server.folder / SITE / file_of(self.path)).resolve()
        if _is_there(file) and file.is_relative_to(self.server.folder):
            self._send(HTTPStatus.OK, self._type_of(urlsplit(self.path).path), file.read_bytes())
        else:
            self._answer({})

    def do_POST(self) -> None:
        self._answer(
            fields_of(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode("utf-8", "replace"))
        )

    def _answer(self, fields: Mapping[str, str]) -> None:
        for answer in self.server.answers:
            if answer["url"] == self.path and answer["fields"].items() <= fields.items():
                content = (self.server.folder / ANSWERS / answer["file"]).read_bytes()
                self._send(HTTPStatus.OK, answer["type"], content)
                return
        self._send(HTTPStatus.NOT_FOUND, HTML, _NOT_FOUND.encode())

    def _type_of(self, path: str) -> str:
        stated = self.server.types.get(path)
        guessed = mimetypes.guess_type(path)[0]
        return stated or (HTML if path.endswith(("/", ".shtml")) else guessed or "application/octet-stream")

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        reply = self._on_its_way(Reply(status, content_type, body))
        if reply.reset:
            self._break_off()
            return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.content_type)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header(*(("Content-Length", str(len(reply.body))) if reply.stated else ("Connection", "close")))
        self.close_connection = self.close_connection or not reply.stated
        self.end_headers()
        self.wfile.write(reply.body)
        self.wfile.flush()

    def _on_its_way(self, reply: Reply) -> Reply:
        url = self.server.urls.get(file_of(self.path), self.path)
        fault, place = self.server.fault, self.server.places.get(url)
        hit = fault and fault.hits(url, place.where if place else None)
        return fault.on(reply, self.server.folder / SITE) if fault and hit else reply

    def _break_off(self) -> None:
        """Closing without lingering is a reset."""
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.close_connection = True
        self.connection.close()

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads this server's log."""


def _is_there(file: Path) -> bool:
    """No file has a name that is longer than names can be."""
    try:
        return file.is_file()
    except OSError:
        return False


def fields_of(body: str) -> dict[str, str]:
    """What a form or a JSON says that was sent."""
    if body.startswith("{"):
        return {key: str(value) for key, value in json.loads(body).items()}
    return dict(parse_qsl(body))

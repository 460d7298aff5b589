"""样例门户的网站：只在本机回环地址上，含说错编码的响应头、报错的部门、供脚本取数的接口和检索。"""

import json
import mimetypes
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from demo.build import build
from demo.places import SERVER_FILE, SITE, file_of
from demo.search import SEARCH, Index, answer

_PAGE_ENDINGS = (".html", ".htm", ".shtml", ".asp")
_TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_USUAL_TYPE = "text/html; charset=utf-8"
_NOT_FOUND = "<html><head><title>404</title></head><body><p>您访问的页面不存在或已删除</p></body></html>"
_DOWN = "<html><head><title>503</title></head><body><h1>503 Service Temporarily Unavailable</h1></body></html>"


@contextmanager
def serve(folder: Path, port: int = 0) -> Iterator[str]:
    """Build the sample portal into a folder and serve it while the block runs; yields its base address.

    port: 0 takes any that is free.
    """
    server = _Server(("127.0.0.1", port), _Handler)
    base = f"http://127.0.0.1:{server.server_port}"
    try:
        build(folder, base)
        server.show(folder)
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
    site = Path()
    down: tuple[str, ...] = ()
    types: Mapping[str, str] = {}
    index: Index = ()

    def show(self, folder: Path) -> None:
        habits = json.loads((folder / SERVER_FILE).read_text(encoding="utf-8"))
        self.site = (folder / SITE).resolve()
        self.down = tuple(habits["down"])
        self.types = habits["types"]
        self.index = habits["search"]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "nginx"
    sys_version = ""
    # Header and body go out together: apart, the second waits for the first to be acknowledged.
    wbufsize = -1
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._answer(self.path)

    def do_POST(self) -> None:
        """A script asks with a form; its fields stand in for a query."""
        form = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._answer(f"{self.path}?{form}")

    def _answer(self, url: str) -> None:
        path, query = urlsplit(url).path, urlsplit(url).query
        if path == SEARCH:
            self._send(HTTPStatus.OK, _USUAL_TYPE, answer(self.server.index, query).encode())
            return
        if path.startswith(self.server.down):
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, _USUAL_TYPE, _DOWN.encode())
            return
        file = (self.server.site / file_of(url)).resolve()
        if file.is_file() and file.is_relative_to(self.server.site):
            self._send(HTTPStatus.OK, self._type_of(path), file.read_bytes())
        else:
            self._send(HTTPStatus.NOT_FOUND, _USUAL_TYPE, _NOT_FOUND.encode())

    def _type_of(self, path: str) -> str:
        ending = Path(path).suffix.lower()
        if path.endswith("/") or ending in _PAGE_ENDINGS:
            own = (stated for prefix, stated in self.server.types.items() if path.startswith(prefix))
            return next(own, _USUAL_TYPE)
        if "/api/" in path:
            return "application/json; charset=utf-8"
        return _TYPES.get(ending) or mimetypes.guess_type(path)[0] or "application/octet-stream"

    def _send(self, status: HTTPStatus, content_type: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)
        self.wfile.flush()

    def log_message(self, format: str, *args: Any) -> None:
        """Nobody reads this server's log."""

"""途中的故障：门户的一部分地址答非所答。部门没有错，什么分也不该因此丢。"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path

from grammar.places import ROBOTS_FILE, Where

HTML = "text/html; charset=utf-8"
_BUSY = "<html><head><title>提示</title></head><body><p>系统繁忙，请稍后再试</p></body></html>"
_LOGIN = "<html><head><title>统一身份认证</title></head><body><form><input type='password'></form></body></html>"
_GONE = "<html><head><title>404</title></head><body><p>您访问的页面不存在或已删除</p></body></html>"
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers.

    stated: it says how long the body is; else the end of the connection ends it. reset: the connection breaks off
    before anything is said.
    """

    status: HTTPStatus
    content_type: str
    body: bytes
    stated: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)
    reset: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """share: of the addresses, in percent; always the same ones. where: only these; None: all but robots.txt."""

    kind: str
    share: int
    where: Where | None = None

    def __str__(self) -> str:
        return f"{self.kind}:{self.share}" + (f":{self.where}" if self.where else "")

    def hits(self, path: str, where: Where | None) -> bool:
        """where: what stands at the path; None: nobody wrote it."""
        meant = where is self.where if self.where else path != ROBOTS_FILE
        return meant and zlib.crc32(path.encode()) % 100 < self.share

    def on(self, reply: Reply, folder: Path) -> Reply:
        """The reply as it arrives. folder: the portal's pages."""
        return FAULTS[self.kind](reply, folder)


def _home(folder: Path) -> Path:
    """A department's front page: what some servers answer to whatever is asked."""
    return min(folder.glob("*/index.*"))


def _page(text: str, status: HTTPStatus = HTTPStatus.OK) -> Callable[[Reply, Path], Reply]:
    return lambda reply, folder: Reply(status, HTML, text.encode())


def _halved(reply: Reply, folder: Path) -> Reply:
    half = reply.body[: len(reply.body) // 2]
    return replace(reply, body=half, stated=False) if reply.status is HTTPStatus.OK else reply


def _led_home(reply: Reply, folder: Path) -> Reply:
    return Reply(HTTPStatus.FOUND, HTML, b"", headers={"Location": f"/{_home(folder).parent.name}/"})


FAULTS: Mapping[str, Callable[[Reply, Path], Reply]] = {
    "busy": _page(_BUSY),
    "login": _page(_LOGIN),
    "empty": _page(""),
    "404": _page(_GONE, HTTPStatus.NOT_FOUND),
    "429": _page("slow down", HTTPStatus.TOO_MANY_REQUESTS),
    "503": _page("no", HTTPStatus.SERVICE_UNAVAILABLE),
    "reset": lambda reply, folder: replace(reply, reset=True),
    "home": lambda reply, folder: Reply(HTTPStatus.OK, HTML, _home(folder).read_bytes()),
    "to-home": _led_home,
    "cut": _halved,
    "bom": lambda reply, folder: replace(reply, body=_MARK + reply.body),
}
"""Kind → what it makes of a reply. bom: harmless, of a robots.txt."""

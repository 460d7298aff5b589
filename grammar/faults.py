"""途中的故障：门户的一部分地址答非所答。部门没有错，什么分也不该因此丢。"""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from http import HTTPStatus
from pathlib import Path

HTML = "text/html; charset=utf-8"
_BUSY = "<html><head><title>提示</title></head><body><p>系统繁忙，请稍后再试</p></body></html>"
_LOGIN = "<html><head><title>统一身份认证</title></head><body><form><input type='password'></form></body></html>"
_ROBOTS = "/robots.txt"


@dataclass(frozen=True, slots=True)
class Reply:
    """What the server answers. stated: it says how long the body is; else the end of the connection ends it."""

    status: HTTPStatus
    content_type: str
    body: bytes
    stated: bool = True
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fault:
    """share: of the addresses, in percent; always the same ones."""

    kind: str
    share: int

    def on(self, path: str, reply: Reply, folder: Path) -> Reply:
        """The reply to a path as it arrives. folder: the portal's pages."""
        hit = path != _ROBOTS and zlib.crc32(path.encode()) % 100 < self.share
        return FAULTS[self.kind](reply, folder) if hit else reply


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
    "503": _page("no", HTTPStatus.SERVICE_UNAVAILABLE),
    "home": lambda reply, folder: Reply(HTTPStatus.OK, HTML, _home(folder).read_bytes()),
    "to-home": _led_home,
    "cut": _halved,
}
"""Kind → what it makes of a reply."""

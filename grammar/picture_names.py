"""图片做的菜单项：字在图上，名称只在 alt 或悬停提示里。"""

import zlib
from collections.abc import Iterable
from html import escape

from grammar.look import Look
from grammar.site import Site

_SHARE = 0.6


def is_pictured(look: Look, name: str) -> bool:
    return look.habits.pictured != "none" and look.draw.chance(f"picture of {name}", _SHARE)


def picture_link(look: Look, url: str, name: str, page: str) -> str:
    href, told = escape(look.links.href(url, page)), escape(name)
    source = escape(look.links.href(_address(look, name), page))
    if look.habits.pictured == "title":
        return f'<a href="{href}" title="{told}"><img src="{source}"></a>'
    return f'<a href="{href}"><img src="{source}" alt="{told}"></a>'


def put_pictures(look: Look, site: Site, names: Iterable[str]) -> None:
    for name in names:
        if is_pictured(look, name):
            site.put(_address(look, name), _drawn(name), "image/svg+xml")


def _address(look: Look, name: str) -> str:
    return f"/{look.addresses.folder}/img/lm{zlib.crc32(name.encode()):08x}.svg"


def _drawn(name: str) -> bytes:
    """A reader sees the words."""
    size = f'width="{20 * len(name) + 10}" height="30"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><text x="5" y="22">{escape(name)}</text></svg>'.encode()

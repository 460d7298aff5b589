"""两次取得的网页说的是不是同一回事：每取必变的令牌、计数不算变化。

Portals put tokens into foreign links, hidden fields and scripts that change with every fetch. Only those are
overlooked; any other difference is a change.
"""

import re
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from parsing.markup.encoding import decode, is_text

_LOADED = "script[src], link[href], img[src]"
# From the first letter of a run only: where it holds no digit, none of its parts does.
_TOKEN = re.compile(r"(?<![0-9A-Za-z_-])\b(?=[A-Za-z_-]*+\d)[0-9A-Za-z_-]{16,}\b")
_COUNTER = re.compile(r"((?:浏览|点击|访问|阅读)[^0-9]{0,8})\d+")


def same_content(before: bytes, now: bytes, url: str, content_type: str) -> bool:
    """Whether two HTML bodies of one address differ in nothing that anyone reads. False for anything but HTML."""
    if not all(is_text(body) and b"<" in body for body in (before, now)) or "json" in content_type.lower():
        return False
    host = urlsplit(url).hostname or ""
    return _content(decode(before, content_type), host) == _content(decode(now, content_type), host)


def _content(html: str, host: str) -> tuple[str, str]:
    """The page and its scripts without what changes by itself."""
    tree = LexborHTMLParser(html)
    scripts = [_TOKEN.sub("", node.text()) for node in tree.css("script:not([src])")]
    for node in tree.css("script:not([src])"):
        node.decompose()
    for node in tree.css("a[href], area[href]"):
        node.attrs["href"] = _without_foreign_host(node.attributes.get("href") or "", host)
    for node in tree.css(_LOADED):
        _cut_query(node)
    for node in tree.css("input[type=hidden]"):
        node.attrs["value"] = _TOKEN.sub("", node.attributes.get("value") or "")
    for node in tree.css("meta[content]"):
        node.attrs["content"] = _TOKEN.sub("", node.attributes.get("content") or "")
    return _COUNTER.sub(r"\1", tree.html or ""), "\n".join(scripts)


def _without_foreign_host(href: str, host: str) -> str:
    """A link to another site by its path alone: proxies write tokens into the host's name."""
    try:
        parts = urlsplit(href)
        foreign = parts.hostname is not None and parts.hostname != host
    except ValueError:
        return href
    return f"{parts.path}?{parts.query}" if foreign else href


def _cut_query(node: LexborNode) -> None:
    for name in ("src", "href"):
        value = node.attributes.get(name)
        if value:
            node.attrs[name] = value.partition("?")[0]

"""网址：按浏览器（URL 标准）的规则补全；比较两个地址指的是不是同一个网页。"""

import codecs
import re
from urllib.parse import quote, unquote, urlsplit

import ada_url

from parsing.markup.encoding import GBK, UTF8
from parsing.markup.gb18030 import encode_gbk

_WEB = ("http:", "https:")
# What the URL Standard leaves as it is in a query, of the ASCII characters that a Chinese one may contain as a byte.
_PLAIN = "".join(chr(code) for code in range(0x21, 0x7F) if chr(code) not in "\"#'<>")

_DIGITS = re.compile(r"\d+")
# Behind the number sign of a page that one script draws in many ways. A bare ``#!`` or ``#/`` leads nowhere.
_ROUTE = re.compile(r"!?/(?=\W*\w)[\w.:/?=&%!@~+,;-]+")


def absolute_address(href: str, base: str, encoding: str = UTF8) -> str:
    """Where a link leads, without fragment; empty unless it leads to a web page.

    encoding: the page's; a query goes out in it, a path always in UTF-8.
    """
    address, _, _ = href.partition("#")
    if encoding != UTF8 and not address.isascii():
        path, mark, query = address.partition("?")
        address = path + mark + "".join(_in_query(character, encoding) for character in query)
    try:
        absolute = ada_url.join_url(base, address)
    except ValueError:
        return ""
    return absolute.partition("#")[0] if absolute.startswith(_WEB) else ""


def _in_query(character: str, encoding: str) -> str:
    """As a form would send it: what the encoding lacks goes out as a character reference."""
    if character.isascii():
        return character
    try:
        written = encode_gbk(character) if encoding == GBK else codecs.encode(character, encoding)
    except UnicodeEncodeError:
        return f"%26%23{ord(character)}%3B"
    return quote(written, safe=_PLAIN)


Address = tuple[str, str, str]
Shape = tuple[str, int, str, str, tuple[str, ...]]


def route_of(url: str) -> str:
    """What stands behind the number sign where a script shows another page for each of these (``#/list/3``, ``#!/a``);
    empty for the name of a place on one page.
    """
    fragment = url.partition("#")[2]
    return fragment if _ROUTE.fullmatch(fragment) else ""


def same_address(one: str, other: str) -> bool:
    """The same but for the scheme, a place on the page, a slash at the end, and how characters are written."""
    return address_key(one) == address_key(other)


def address_key(url: str, *, fragment: bool = False) -> Address:
    """The same for all addresses of one page, or of one section of it. A route is a page."""
    parts = urlsplit(url)
    query, path = _bytes(parts.query), _bytes(parts.path).rstrip("/")
    behind = parts.fragment if fragment else route_of(url)
    return parts.netloc.lower(), path, f"{query}#{behind}" if fragment or behind else query


def _bytes(part: str) -> str:
    """Every byte stays itself, whatever encoding it is of: two names in GBK are two addresses."""
    return unquote(part, errors="surrogateescape")


def address_shape(url: str) -> Shape:
    """How an address is built: host, depth, the last part with its digits masked, names in the query.

    Columns of one content system have one shape, its articles another. Where a number tells pages apart, the first
    folder tells kinds of pages apart; else the folders are the pages' own names. Of a route it is the route that is built.
    """
    parts = urlsplit(url)
    site, route = parts.netloc, route_of(url).removeprefix("!")
    if route:
        site, parts = f"{site}{parts.path}#", urlsplit(route)
    folder, _, last = parts.path.rpartition("/")
    keys = tuple(sorted(pair.partition("=")[0] for pair in parts.query.split("&") if pair))
    masked = _DIGITS.sub("0", last)
    return site, folder.count("/"), folder.split("/")[1] if masked != last and folder else "", masked, keys

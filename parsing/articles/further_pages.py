"""续页：文章下面的页码通到它的第几页；上一篇、下一篇不是它的续页。"""

import re
from urllib.parse import parse_qsl, urlsplit

from parsing.markup.links import links
from parsing.markup.page import Page
from parsing.words.text import clean

_TURNS = re.compile(r"\[?\d{1,2}\]?|第\d{1,2}页|(?:下一?页|后一页|余下全文|尾页|末页)\W*|[>»]{1,2}")
_KEYS = frozenset(("page", "p", "pn", "pageno", "pagenum", "pageindex", "currentpage", "curpage"))
_ADDED = re.compile(r"[_-](\d{1,2})")


def further_pages(page: Page, own: str) -> tuple[str, ...]:
    """Where links of a pager lead that continue an article, in order. own: the address of its first page."""
    found = {
        number: url
        for node, url in links(page)
        if url != own and _TURNS.fullmatch(clean(node.text())) and (number := _number(own, url))
    }
    return tuple(found[number] for number in sorted(found))


def _number(own: str, url: str) -> int:
    """What an address adds to the first page's: 4204.html and 4204_2.html, show.jsp?id=7 and show.jsp?id=7&page=2."""
    one, other = urlsplit(own), urlsplit(url)
    if one.netloc != other.netloc:
        return 0
    if one.path == other.path:
        added = set(parse_qsl(other.query)) - set(parse_qsl(one.query))
        key, value = added.pop() if len(added) == 1 else ("", "")
        return int(value) if key.lower() in _KEYS and re.fullmatch(r"\d{1,2}", value) else 0
    stem, dot, extension = one.path.rpartition(".")
    name = other.path.removesuffix(dot + extension)
    match = _ADDED.fullmatch(name.removeprefix(stem)) if dot and stem and name.startswith(stem) else None
    return int(match[1]) if match else 0

"""栏目名称：一个网页上有哪些栏目链接，哪个是要找的那一类。"""

import re
from collections.abc import Iterable, Iterator, Mapping

from domain.portal import ColumnKind
from parsing.page import Page
from parsing.rows import is_content_address
from parsing.text import clean

_INLINE_TREE = re.compile(
    r"[\"']?url[\"']?\s*:\s*[\"'](https?://[^\"']+)[\"']\s*,\s*[\"']?(?:chnlname|name|title)[\"']?\s*:\s*[\"']([^\"']+)[\"']"
)
_BLANKS = re.compile(r"\s+")
_LONGEST_NAME = 60
# Boards that hold further columns: they are opened when a department's columns are looked for.
_BOARDS = re.compile(
    r"政府信息公开$|政务公开$|法定主动公开|主动公开内容|公开目录|重点领域|信息公开平台|^政策$|政策文件$|更多栏目"
)
# Names this short are found only as a whole: 教育 stands in too many others.
_SHORTEST_PART = 3


def column_links(page: Page) -> dict[str, str]:
    """Visible name → address of the links of a page that may lead to columns, also of a tree that stands in a script."""
    links: dict[str, str] = {}
    for anchor in page.tree.css("a[href]"):
        url = page.resolve(anchor.attributes.get("href") or "")
        name = _name(anchor.text()) or _name(anchor.attributes.get("title") or "")
        if url and name and len(name) <= _LONGEST_NAME and not is_content_address(url):
            links.setdefault(name, url)
    for url, name in _INLINE_TREE.findall(page.scripts):
        if url.startswith(page.folder.rsplit("/", 2)[0]):
            links.setdefault(_name(name), url)
    return links


def board_links(links: Mapping[str, str]) -> tuple[str, ...]:
    """Addresses of the boards among the links, each once."""
    return tuple(dict.fromkeys(url for name, url in links.items() if _BOARDS.search(name)))


def find_columns(links: Mapping[str, str], kind: ColumnKind) -> tuple[tuple[str, str], ...]:
    """Name and address of the columns that may be of a kind, the likeliest first.

    An exact name leaves no choice; else the names that hold one, the shortest first; else what the address says.
    """
    for wanted in kind.names:
        if wanted in links:
            return ((wanted, links[wanted]),)
    for wanted in kind.names:
        holding = [name for name in links if wanted in name and len(wanted) >= _SHORTEST_PART]
        if holding:
            return tuple((name, links[name]) for name in sorted(holding, key=len))
    return tuple(_by_address(links, kind.hints))


def _by_address(links: Mapping[str, str], hints: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, url) for hint in hints for name, url in links.items() if f"/{hint}/" in url)


def _name(text: str) -> str:
    return _BLANKS.sub("", clean(text)).strip(">»·•[]【】")

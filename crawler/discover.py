"""找栏目：在部门首页上按栏目名称查找没有配置地址的栏目。"""

import re
from collections.abc import Iterable, Iterator

from domain.portal import ColumnKind
from parsing.page import Page
from parsing.text import clean

_INLINE_TREE = re.compile(
    r"[\"']?url[\"']?\s*:\s*[\"'](https?://[^\"']+)[\"']\s*,\s*[\"']?(?:chnlname|name|title)[\"']?\s*:\s*[\"']([^\"']+)[\"']"
)
_BLANKS = re.compile(r"\s+")
_FEWEST_LINKS = 3


def column_links(page: Page) -> dict[str, str]:
    """Visible name → address of every link of a page, also those of a column tree that stands in a script."""
    links: dict[str, str] = {}
    for anchor in page.tree.css("a[href]"):
        url = page.resolve(anchor.attributes.get("href") or "")
        name = _name(anchor.text()) or _name(anchor.attributes.get("title") or "")
        if url and name and len(name) <= 60:
            links.setdefault(name, url)
    for url, name in _INLINE_TREE.findall(page.scripts):
        if url.startswith(page.folder.rsplit("/", 2)[0]):
            links.setdefault(_name(name), url)
    return links


def shows_columns(links: dict[str, str]) -> bool:
    """Enough links to say that the page is a column list that could be read."""
    return len(links) >= _FEWEST_LINKS


def find_column(links: dict[str, str], kind: ColumnKind) -> tuple[str, str] | None:
    """Name and address of the column: an exact name first, then a name that contains one, then the address."""
    for wanted in kind.names:
        if wanted in links:
            return wanted, links[wanted]
    containing = (
        (name, url) for wanted in kind.names for name, url in links.items() if wanted in name and len(wanted) > 2
    )
    found = next(containing, None)
    return found or next(_by_address(links, kind.hints), None)


def _by_address(links: dict[str, str], hints: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((name, url) for hint in hints for name, url in links.items() if f"/{hint}/" in url)


def _name(text: str) -> str:
    return _BLANKS.sub("", clean(text)).strip(">»·•[]【】")

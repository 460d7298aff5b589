"""找栏目：从部门首页出发，按名称找没有配置地址的栏目，必要时再往下看一层。"""

import asyncio
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import islice

from crawler.pages import Fetched, Pages
from domain.capture import Capture, Failure
from domain.department import Column
from domain.portal import ColumnKind
from parsing.column_names import board_links, column_links, find_columns
from parsing.page import open_page

_FEWEST_LINKS = 3
_MOST_BOARDS = 12


@dataclass(frozen=True, slots=True)
class ColumnTree:
    """The columns that a department's pages name. failure: a page of the tree could not be read."""

    links: Mapping[str, str]
    captures: tuple[Capture, ...] = ()
    failure: Failure | None = None

    @property
    def readable(self) -> bool:
        """Enough links to say that column lists were read."""
        return len(self.links) >= _FEWEST_LINKS and self.failure is None

    def candidates(self, kind: ColumnKind) -> tuple[Column, ...]:
        """What may be the column of a kind, the likeliest first, each address once."""
        found = {url: Column(kind.id, name, url) for name, url in reversed(find_columns(self.links, kind))}
        return tuple(reversed(found.values()))


class ColumnFinder:
    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def tree(self, roots: Iterable[str]) -> ColumnTree:
        """Links of the root pages, then of the boards that they name; what is nearer to the root wins.

        A board that does not open leaves the tree readable: what is not found goes to a person in any case.
        """
        pages = await self._fetch(tuple(roots))
        failure = next((page.failure for page in pages if page.failure), None)
        boards = (url for url in board_links(_merged(pages)) if url not in {page.capture.url for page in pages})
        pages += await self._fetch(tuple(islice(boards, _MOST_BOARDS)))
        return ColumnTree(_merged(pages), tuple(page.capture for page in pages), failure)

    async def _fetch(self, urls: tuple[str, ...]) -> list[Fetched]:
        return list(await asyncio.gather(*(self._pages.fetch(url) for url in urls)))


def _merged(pages: Iterable[Fetched]) -> dict[str, str]:
    links: dict[str, str] = {}
    for fetched in pages:
        if not fetched.failure:
            page = open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)
            links = {**column_links(page), **links}
    return links

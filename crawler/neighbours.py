"""邻居：同一门户其他部门的首页也有的链接，是大家共用的，不是本部门自己的。"""

import asyncio
from collections.abc import Sequence
from urllib.parse import urlsplit

from crawler.menu_pages import MenuPages
from domain.department import Department
from parsing.addresses import Address, address_key

# So many other departments tell the portal's own links; more would only cost requests.
_ENOUGH = 3


class Neighbours:
    """The departments of a portal beside one another. Each root page is read once."""

    def __init__(self, departments: Sequence[Department], menus: MenuPages) -> None:
        self._departments = departments
        self._menus = menus
        self._linked: dict[str, asyncio.Task[frozenset[Address]]] = {}

    async def ground(self, department: Department) -> "Ground":
        """What is the department's own, seen beside others on its hosts."""
        hosts = {urlsplit(root).netloc for root in department.roots}
        others = [root for one in self._departments if one.id != department.id for root in one.roots[:1]]
        near = [root for root in others if urlsplit(root).netloc in hosts and root not in department.roots]
        linked = await asyncio.gather(*(self._links(root) for root in near[:_ENOUGH]))
        return Ground(department.roots, tuple(others), frozenset().union(*linked))

    async def _links(self, root: str) -> frozenset[Address]:
        if root not in self._linked:
            self._linked[root] = asyncio.ensure_future(self._read(root))
        return await self._linked[root]

    async def _read(self, root: str) -> frozenset[Address]:
        menu = await self._menus.open(root)
        return frozenset(address_key(link.url) for link in menu.links if not link.article)


class Ground:
    """Which addresses are one department's own.

    common: addresses that stand on other departments' roots. A folder below which another department's root lies
    as well is nobody's own.
    """

    def __init__(self, roots: Sequence[str], others: Sequence[str], common: frozenset[Address]) -> None:
        self._folders = tuple(
            folder for root in roots if not any(_place(other).startswith(folder := _folder(root)) for other in others)
        )
        self._common = common

    def holds(self, url: str, *, on_own_page: bool) -> bool:
        """on_own_page: a page of the department's own links to it."""
        return self.is_below(url) or (on_own_page and address_key(url) not in self._common)

    def is_below(self, url: str) -> bool:
        return any(_place(url).startswith(folder) for folder in self._folders)


def _place(url: str) -> str:
    host, path, query = address_key(url)
    return f"{host}{path}/{query}"


def _folder(root: str) -> str:
    """The folder of a root: the root itself where it is one."""
    host, path, _ = address_key(root)
    last = path.rpartition("/")[2]
    return f"{host}{path.rpartition('/')[0] if '.' in last else path}/"

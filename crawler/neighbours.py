"""邻居：同一门户其他部门的首页和栏目版块也有的链接，是大家共用的，不是本部门自己的。"""

import asyncio
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.branches import Path, branches, folder, folders, is_in
from crawler.menu_pages import MenuPage, MenuPages, Told
from domain.capture import Failure, FailureKind
from domain.department import Department
from parsing.markup.addresses import Address, address_key
from parsing.menus.menus import MenuLink
from parsing.words.column_names import is_board

# So many other departments tell the portal's own links; more would only cost requests.
_ENOUGH = 3
_ENOUGH_BELOW = 5
# So many boards of another department are looked at.
_MOST_BOARDS = 3
# So many other roots beside one folder show that it is a department's.
_FEWEST_BESIDE = 2
_ALONE = Failure(FailureKind.NOT_FOUND, "其他部门的首页都没有打开，分不清哪些栏目是大家共用的")


class Neighbours:
    """The departments of a portal beside one another. Each root page is read once, with the boards in its folder."""

    def __init__(self, departments: Sequence[Department], menus: MenuPages) -> None:
        self._departments = departments
        self._menus = menus
        self._opened: dict[str, asyncio.Task[MenuPage]] = {}

    async def ground(self, department: Department) -> "Ground":
        """What is the department's own, seen beside others on its hosts."""
        hosts = {urlsplit(root).netloc for root in department.roots}
        others = [one for one in self._departments if one.id != department.id and one.roots]
        near = [
            one for one in others if urlsplit(one.roots[0]).netloc in hosts and one.roots[0] not in department.roots
        ]
        linked = await self._readable(near)
        failure = _ALONE if near and not linked else None
        roots = tuple(one.roots[0] for one in others)
        return Ground(department.roots, roots, linked, department.names, self._strangers(department), failure)

    def _strangers(self, department: Department) -> set[str]:
        """Names of the others. Their short names may be the portal's own, as an office's often is."""
        return {one.name for one in self._departments if one.id != department.id} - {*department.names}

    async def _readable(self, departments: Sequence[Department]) -> list[MenuPage]:
        """The root pages of the first few whose roots open, with what their boards lead to."""
        readable: list[MenuPage] = []
        while departments and len(readable) < _ENOUGH:
            some = departments[: _ENOUGH - len(readable)]
            menus = await asyncio.gather(*map(self._menu, some))
            readable += [menu for menu in menus if not menu.failure]
            departments = departments[len(some) :]
        return readable

    async def _menu(self, department: Department) -> MenuPage:
        root, strangers = department.roots[0], self._strangers(department)
        if root not in self._opened:
            opening = self._whole_menu(root, lambda title: _names_another(title, department.names, strangers))
            self._opened[root] = asyncio.ensure_future(opening)
        return await self._opened[root]

    async def _whole_menu(self, root: str, is_strange: Told) -> MenuPage:
        menu = await self._menus.open(root, is_strange)
        inside = (link for link in menu.links if is_in(link.url, (folder(root),)) and not link.article)
        boards = dict.fromkeys(link.url for link in inside if is_board(link.name))
        urls = [url for url in boards if address_key(url) != address_key(root)][:_MOST_BOARDS]
        opened = await asyncio.gather(*(self._menus.open(url, is_strange) for url in urls))
        return replace(menu, links=(*menu.links, *(link for board in opened for link in board.links)))


class Ground:
    """Which addresses are one department's own.

    neighbours: the roots and boards of other departments; names, strangers: of the department, and of all others; failure: why
    it cannot be told from theirs.
    A folder below which another department's root lies as well is nobody's own.
    """

    def __init__(
        self,
        roots: Sequence[str],
        others: Sequence[str],
        neighbours: Sequence[MenuPage] = (),
        names: Iterable[str] = (),
        strangers: Iterable[str] = (),
        failure: Failure | None = None,
    ) -> None:
        elsewhere = [folders(other) for other in others]
        branches = dict.fromkeys(map(folder, roots))
        self._names, self._others = frozenset(names), frozenset(strangers)
        self._roots = roots
        self.failure = failure
        self._own = frozenset(one for one in branches if not any(other[: len(one)] == one for other in elsewhere))
        self._strangers: frozenset[Path] = frozenset()
        linked = [link.url for menu in neighbours for link in menu.links if not link.article]
        self._own |= {yard for branch in self._own if (yard := _yard(branch, elsewhere, linked))}
        self._common = frozenset(map(address_key, linked)) if neighbours else None
        self._led_home: frozenset[Address] = frozenset()
        self._all_below = False
        self._common_folders: frozenset[Path] = frozenset()

    def learn(self, links: Sequence[MenuLink]) -> None:
        """From the links of the roots: a tree of all departments shows where each one's columns lie.

        Where its columns do lie below the root, what lies elsewhere is not its own, whoever links to it.
        """
        tree, self._strangers = branches(links, self._roots)
        self._own |= tree
        # Sections of the root itself do not show where its other pages lie.
        roots = {address_key(root) for root in self._roots}
        below = {address_key(link.url) for link in links if self.is_below(link.url) and not link.article} - roots
        self._all_below = len(below) >= _ENOUGH_BELOW
        common = (folder(link.url) for link in links if not link.article and self.is_common(link.url))
        self._common_folders = frozenset(one for one in common if len(one) > 1)

    def adopt(self, ends: Mapping[str, str]) -> None:
        """From where addresses end: one that leads below the department's root is its own, wherever it lies itself.

        At the root itself ends whatever a server does not know.
        """
        roots = {address_key(root) for root in self._roots}
        led = (url for url, end in ends.items() if address_key(end) not in roots and self.is_below(end))
        self._led_home |= frozenset(map(address_key, led))

    def holds(self, url: str, *, on_own_page: bool) -> bool:
        """on_own_page: a page of the department's own links to it."""
        return self.is_below(url) or (on_own_page and not (self.failure or self._all_below or self.is_common(url)))

    def portals(self, columns: Iterable[str], *, whole: bool) -> frozenset[str]:
        """Of addresses of columns those below a page that all departments link to, if most of them lie elsewhere.

        They are the whole portal's, though only this department's pages link to them. whole: no column of its own is
        left to be found; while one may be, none of these is taken for its own.
        """
        urls = frozenset(columns)
        inside = frozenset(url for url in urls if is_in(url, self._common_folders) and not self.is_below(url))
        return inside if not whole or 2 * len(inside) < len(urls) else frozenset()

    def is_common(self, url: str) -> bool:
        """Other departments' roots or boards link to it as well."""
        return self._common is not None and address_key(url) in self._common

    def is_below(self, url: str) -> bool:
        return is_in(url, self._own) or address_key(url) in self._led_home

    def is_titled_anothers(self, title: str) -> bool:
        """The title names another department, and not this one."""
        return _names_another(title, self._names, self._others)

    def is_a_strangers(self, url: str) -> bool:
        """Below another department's branch of the tree."""
        return is_in(url, self._strangers) and not self.is_below(url)


def _names_another(title: str, names: Iterable[str], strangers: Iterable[str]) -> bool:
    """A title names one of the others, and none of a department's own names."""
    return any(name in title for name in strangers) and not any(name in title for name in names)


def _yard(root: Path, others: Sequence[Path], linked: Iterable[str]) -> Path | None:
    """The widest folder around a root that is this department's as other folders beside it are other departments'.

    linked: what other departments' roots link to; inside it that may be the department's root, not another page.
    """
    strange = [path for path in map(folders, linked) if path[: len(root)] != root]
    for depth in range(2, len(root) if strange else 0):
        yard = root[:depth]
        beside = {other[:depth] for other in others if other[: depth - 1] == yard[:-1] and len(other) >= depth}
        inside = any(path[:depth] == yard and path != yard for path in strange)
        if yard not in beside and len(beside) >= _FEWEST_BESIDE and not inside:
            return yard
    return None

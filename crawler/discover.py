"""找栏目：从部门首页出发，一层一层打开菜单和栏目版块，记下所有可能通向栏目的链接。"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.column_tree import ColumnTree, TreeLink
from crawler.menu_pages import MenuPage, MenuPages
from crawler.neighbours import Ground, Neighbours
from crawler.pages import CUT_OFF, Pages
from domain.capture import Failure
from domain.department import Department
from domain.portal import ColumnKind
from parsing.frame.ending import Ending, ending
from parsing.markup.addresses import Address, Shape, address_key, address_shape
from parsing.menus.menus import MenuLink
from parsing.words.column_names import (
    is_board,
    is_of_site,
    is_other_edition,
    is_title,
    is_wider,
    may_be_called,
    squeezed,
)
from parsing.words.pager_words import turns_pages

MOST_PAGES = 80
_FEWEST_ALIKE = 3
# To open one page too many costs a request, one too few a column.
_FEWEST_OPENED = 2
_DEEPEST = 2
_MOST_AT_ONCE = 12
_LONGEST_BOARD = 12
_FRONT = "首页"
# What servers show for a folder.
_DEFAULT = re.compile(r"/(?:index|default|main|home)\.\w+$", re.IGNORECASE)


class ColumnFinder:
    def __init__(self, pages: Pages, hosts: frozenset[str], neighbours: Neighbours) -> None:
        self._menus = MenuPages(pages, hosts)
        self._hosts = hosts
        self._neighbours = neighbours

    async def tree(self, department: Department, kinds: Iterable[ColumnKind]) -> ColumnTree:
        """Links of the roots, then of the boards that they name, breadth first, to a depth and a number of pages.

        Boards are opened in any case; other menu pages only while a kind is not found by name.
        A board that does not open counts as unopened.
        """
        ground = await self._neighbours.ground(department)
        every = tuple(kinds)
        asked = frozenset(squeezed(name) for kind in every for name in kind.names)
        anothers = ground.is_titled_anothers

        def is_column(name: str) -> bool:
            return any(may_be_called(name, kind, department.names) for kind in every)

        opening = (self._menus.open_whole(root, asked, anothers, is_column) for root in department.roots)
        roots = await asyncio.gather(*opening)
        walk = _Walk(department, every, self._hosts, ground, roots)
        await self._trace(walk)
        for depth in range(1, _DEEPEST + 1):
            for boards in (True, False):
                while urls := walk.next(depth, boards=boards):
                    opened = await asyncio.gather(*(self._board(url, ground) for url in urls))
                    walk.add(depth, zip(urls, opened, strict=True))
                    await self._trace(walk)
        return walk.tree

    async def _trace(self, walk: "_Walk") -> None:
        """Menus may name their columns by addresses that only lead on: whose those are, is seen where they end."""
        urls = walk.astray()
        ends = await asyncio.gather(*map(self._menus.leads_to, urls))
        walk.settle(dict(zip(urls, ends, strict=True)))

    async def _board(self, url: str, ground: Ground) -> MenuPage:
        if ground.holds(url, on_own_page=True):
            return await self._menus.open(url, ground.is_titled_anothers)
        return await self._menus.open(url)


class _Walk:
    """Where a walk through a department's pages has come.

    Names of columns show how the addresses of columns are built: some content systems give them those of articles.
    """

    def __init__(
        self,
        department: Department,
        kinds: Sequence[ColumnKind],
        hosts: frozenset[str],
        ground: Ground,
        roots: Sequence[MenuPage],
    ) -> None:
        self._kinds = kinds
        self._hosts = hosts
        self._ground = ground
        self._organs = department.names
        self._roots = roots
        self._names = frozenset(squeezed(name) for kind in kinds for name in (*kind.names, *kind.others))
        self._shapes: Counter[Shape] = Counter()
        self._seen = {address_key(root) for root in department.roots}
        self._links: dict[MenuLink, tuple[TreeLink, int]] = {}
        self._astray: dict[Address, str] = {}
        self._traced: set[Address] = set()
        self._captures = [capture for menu in roots for capture in menu.captures]
        self._mentions = frozenset(name for menu in roots for name in menu.mentions)
        self._opened: list[tuple[str, MenuPage]] = []
        self._unopened = sorted(name for menu in roots for name in menu.shut)
        self._ways: dict[str, set[str]] = {}
        self._left = {True: MOST_PAGES, False: MOST_PAGES - len(self._captures)}
        ground.learn([link for menu in roots for link in menu.links])
        for menu in roots:
            self._note(menu, 1, on_own_page=True)

    @property
    def tree(self) -> ColumnTree:
        expected = self._expected
        cut = [name for name, menu in self._opened if menu.end and expected.lacks(menu.end)]
        failures = (self._failure(menu, expected) for menu in self._roots)
        return replace(
            self._named,
            captures=tuple(self._captures),
            mentions=self._mentions,
            failure=next(filter(None, (*failures, self._ground.failure)), None),
            lacking=next((menu.lacking for menu in self._roots if menu.lacking), ""),
            unopened=(*self._unopened, *cut, *self._not_reached()),
            ways={url: frozenset(pages) for url, pages in self._ways.items()},
        )

    @property
    def _named(self) -> ColumnTree:
        """The columns alone."""
        named = [link.url for link in self._links if squeezed(link.name) in self._names]
        portals = self._ground.portals(named, whole=not any(menu.failure or menu.lacking for menu in self._roots))
        return ColumnTree(
            tuple(
                replace(one, own=one.own and one.link.url not in portals, below=self._ground.is_below(one.link.url))
                for one, _ in self._links.values()
            ),
            organs=self._organs,
            shapes=frozenset(shape for shape, count in self._shapes.items() if count >= _FEWEST_ALIKE),
        )

    def _not_reached(self) -> list[str]:
        """Names of the pages that were still to be opened."""
        levels = [(depth, True) for depth in range(1, _DEEPEST + 1)] + ([] if self._all_found() else [(1, False)])
        urls = {url for depth, boards in levels for url in self._waiting(depth, boards=boards)}
        return sorted(name for name in map(self._name_of, urls) if not is_of_site(name))

    @property
    def _expected(self) -> Ending:
        """How the department's own menu pages end."""
        own = (one for _, one in self._opened if self._ground.holds(one.captures[0].final_url, on_own_page=True))
        return ending([menu.end for menu in (*self._roots, *own) if menu.end])

    @staticmethod
    def _failure(root: MenuPage, expected: Ending) -> Failure | None:
        return CUT_OFF if root.end and expected.lacks(root.end) else root.failure

    def next(self, depth: int, *, boards: bool) -> tuple[str, ...]:
        """The pages of a depth to be opened now."""
        if not boards and self._all_found():
            return ()
        urls = self._waiting(depth, boards=boards)[: max(0, min(_MOST_AT_ONCE, self._left[boards]))]
        self._left[boards] -= len(urls)
        self._seen |= {address_key(url) for url in urls}
        return urls

    def add(self, depth: int, opened: Iterable[tuple[str, MenuPage]]) -> None:
        for url, menu in opened:
            self._captures += menu.captures
            name = self._name_of(url)
            own = self._ground.holds(url, on_own_page=True)
            if is_other_edition(name):
                # Of today's columns it holds none, but what only it names may be there still.
                self._mentions |= {link.name for link in menu.links if not link.article}
            elif menu.failure or (own and self._is_root_again(url, menu, name)):
                self._unopened += [] if is_of_site(name) else [name]
            else:
                self._opened.append((name, menu))
                self._note(menu, depth + 1, name, on_own_page=own)

    def astray(self) -> tuple[str, ...]:
        """Addresses in the department's own menus that lie elsewhere, and were not followed yet."""
        keys = [key for key in self._astray if key not in self._traced][: MOST_PAGES - len(self._traced)]
        self._traced.update(keys)
        return tuple(self._astray[key] for key in keys)

    def settle(self, ends: Mapping[str, str]) -> None:
        """ends: where those addresses lead."""
        self._ground.adopt(ends)
        for link, (one, depth) in self._links.items():
            self._links[link] = (replace(one, own=one.own or self._ground.is_below(link.url)), depth)

    def _name_of(self, url: str) -> str:
        key = address_key(url)
        return next((link.name for link in self._links if address_key(link.url) == key), "")

    def _is_root_again(self, url: str, menu: MenuPage, name: str) -> bool:
        """Where another page should be."""
        roots = [root.captures[0] for root in self._roots if root.captures[0].digest == menu.captures[0].digest]
        is_meant = name.endswith(_FRONT) or name in self._organs
        return bool(roots) and not is_meant and not any(_is_default_of(url, root.url) for root in roots)

    def _note(self, menu: MenuPage, depth: int, within: str = "", *, on_own_page: bool) -> None:
        at = menu.captures[0].final_url if menu.captures else ""
        for link in menu.links:
            self._ways.setdefault(link.url, set()).add(at)
            if self._ground.is_a_strangers(link.url):
                continue
            known = self._links.get(link)
            own = self._ground.holds(link.url, on_own_page=on_own_page)
            foreign = urlsplit(link.url).netloc not in self._hosts
            if known is None and squeezed(link.name) in self._names:
                self._shapes[address_shape(link.url)] += 1
            if on_own_page and not (own or foreign) and self._may_lead_home(link):
                self._astray.setdefault(address_key(link.url), link.url)
            first = known[1] if known else depth
            inside = within if known is None or known[0].within == within else ""
            self._links[link] = (TreeLink(link, own or (known is not None and known[0].own), foreign, inside), first)

    def _may_lead_home(self, link: MenuLink) -> bool:
        """It is no link of all departments, and called as a column is."""
        is_column = not link.article and len(link.name) <= _LONGEST_BOARD and not is_title(link.name)
        return (
            is_column and "#" not in link.url and not _is_front_page(link.url) and not self._ground.is_common(link.url)
        )

    def _waiting(self, depth: int, *, boards: bool) -> tuple[str, ...]:
        """Addresses of the boards of a depth, or of the other menu pages, that were not opened yet."""
        urls = (
            tree_link.link.url
            for tree_link, at in self._links.values()
            if at == depth and not tree_link.foreign and self._is_to_be_opened(tree_link, boards=boards)
        )
        once: dict[Address, str] = {address_key(url): url for url in urls if "#" not in url}
        return tuple(url for key, url in once.items() if key not in self._seen)

    def _is_to_be_opened(self, one: TreeLink, *, boards: bool) -> bool:
        # A script may write the links of a pager only where there is a further page.
        turns = one.link.scripted and turns_pages(one.link.name, "")
        if one.link.article or turns or _is_front_page(one.link.url):
            return False
        if boards:
            return is_board(one.link.name) or any(is_wider(one.link.name, kind) for kind in self._kinds)
        content = one.link.content and self._shapes[address_shape(one.link.url)] < _FEWEST_OPENED
        return one.own and not content and len(one.link.name) <= _LONGEST_BOARD and not is_title(one.link.name)

    def _all_found(self) -> bool:
        columns = self._named
        return all(any(one.named and one.own for one in columns.candidates(kind)) for kind in self._kinds)


def _is_default_of(url: str, root: str) -> bool:
    """Both addresses are of a folder and of the page that a server shows for it, whichever is which."""
    one, other = (_DEFAULT.sub("/", urlsplit(address).path) for address in (url, root))
    return one.rstrip("/") == other.rstrip("/") and not urlsplit(url).query and not urlsplit(root).query


def _is_front_page(url: str) -> bool:
    return urlsplit(url).path in ("", "/")

"""没有类别认领的栏目：名称不像任何一类，里面却可能正是要找的信息；说没有某类栏目以前，先打开看看。"""

import asyncio
from collections.abc import Iterator

from crawler.column_tree import ColumnTree, TreeLink
from crawler.columns import ColumnReader
from domain.capture import Failure, FailureKind
from domain.department import Column
from domain.portal import ColumnKind, Depth
from domain.snapshot import ColumnView
from parsing.lists.list_parts import is_year
from parsing.markup.addresses import Address, address_key
from parsing.menus.menus import PICTURE
from parsing.words.column_names import is_of_site, is_title, may_be_named, speaks_of, squeezed
from parsing.words.pager_words import turns_pages

_MOST_OPENED = 40
_LONGEST_NAME = 12
_SHORTEST_WORD = 2


class Unclaimed:
    """A department's own columns that bear the name of no kind, opened when the first kind is found nowhere.

    columns: reads no more than the first page of a list.
    """

    def __init__(self, tree: ColumnTree, columns: ColumnReader) -> None:
        self._tree = tree
        self._columns = columns
        self._opening: asyncio.Task[list[ColumnView]] | None = None

    async def doubt(self, kind: ColumnKind) -> Failure | None:
        """One of them holds what this kind's column would, or did not come; None where all speak of other things."""
        if self._opening is None:
            self._opening = asyncio.ensure_future(self._open(kind))
        views = [one for one in await self._opening if may_be_named(one.column.name, kind, self._tree.organs)]
        holding = next((one.column.name for one in views if _holds(one, kind)), "")
        if holding:
            return Failure(FailureKind.NOT_FOUND, f"可能是“{holding}”栏目")
        lost = next((one.column.name for one in views if one.may_recover), "")
        return Failure(FailureKind.NOT_FOUND, f"还有栏目没有打开，如“{lost}”") if lost else None

    async def _open(self, kind: ColumnKind) -> list[ColumnView]:
        once: dict[Address, TreeLink] = {}
        for one in self._unclaimed(kind):
            once.setdefault(address_key(one.link.url, fragment=True), one)
        columns = [Column("", one.link.name, one.link.url) for one in list(once.values())[:_MOST_OPENED]]
        return list(await asyncio.gather(*(self._columns.read(column, Depth.LIST) for column in columns)))

    def _unclaimed(self, kind: ColumnKind) -> Iterator[TreeLink]:
        """Neither they nor those on whose pages alone they stand are called as a kind is. kind: any, which knows all names."""
        claimed = frozenset(map(squeezed, (*kind.names, *kind.others)))
        for one in self._tree.links:
            name = one.link.name
            is_column = one.own and not (one.foreign or one.link.article or self._tree.is_content(one.link))
            other = name == PICTURE or is_title(name) or is_of_site(name) or turns_pages(name, "") or is_year(name)
            is_claimed = not claimed.isdisjoint((squeezed(name), squeezed(one.within)))
            if is_column and not (other or is_claimed) and len(name) <= _LONGEST_NAME:
                yield one


def _holds(view: ColumnView, kind: ColumnKind) -> bool:
    """Most of its entries speak of the kind, or as the kind's do."""
    titles = [entry.title for entry in view.entries]
    telling = sum(
        speaks_of(title, kind, _SHORTEST_WORD) or any(word in title for word in kind.tells) for title in titles
    )
    return 2 * telling > len(titles)

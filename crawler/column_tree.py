"""栏目树：一个部门的网页上所有可能通向栏目的链接，从中挑出像某一类栏目的。"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from domain.capture import Capture, Failure
from domain.department import Column
from domain.portal import ColumnKind
from parsing.markup.addresses import Shape, address_key, address_shape
from parsing.menus.menus import MenuLink
from parsing.words.column_names import Likeness, is_anothers, is_wider, likeness, squeezed


@dataclass(frozen=True, slots=True)
class TreeLink:
    """A link of the tree. own: the department's own, not the whole portal's; foreign: it leads to another site.

    below: in the department's own folder, or it ends there.
    within: the name of the one column on whose page it stands, where it stands in no menu of all.
    """

    link: MenuLink
    own: bool
    foreign: bool
    within: str = ""
    below: bool = False


@dataclass(frozen=True, slots=True)
class Candidate:
    """What may be a column of a kind, and by which sign. content: its address is an article's.

    below: its own by where it lies; else one that no other department is known to link to.
    """

    column: Column
    likeness: Likeness
    own: bool
    foreign: bool = False
    scripted: bool = False
    content: bool = False
    below: bool = False

    @property
    def excess(self) -> int:
        """How long a name is that only holds the kind's; the page's own order stands where a name fits."""
        return 0 if self.named else len(self.column.name)

    @property
    def named(self) -> bool:
        """It bears a name of the kind, not only one that holds it."""
        return self.likeness <= Likeness.SAME


@dataclass(frozen=True, slots=True)
class ColumnTree:
    """The columns that a department's pages name.

    mentions: what else the roots name, without an address. failure: a root, or a frame of one, could not be read;
    lacking: a script of theirs that could not be followed; unopened: names of menu pages that failed, or beyond their number.
    organs: the department's names; shapes: how the addresses of its columns are built.
    ways: the addresses of the menu pages that lead to an address, of all of them.
    """

    links: tuple[TreeLink, ...] = ()
    captures: tuple[Capture, ...] = ()
    mentions: frozenset[str] = frozenset()
    failure: Failure | None = None
    lacking: str = ""
    unopened: tuple[str, ...] = ()
    organs: tuple[str, ...] = ()
    shapes: frozenset[Shape] = frozenset()
    ways: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def seen_whole(self, kind: ColumnKind) -> bool:
        """All pages came that may lead to more columns of a kind: one of another kind's name does not."""
        return not self.failure and all(is_anothers(name, kind, self.organs) for name in self.unopened)

    def is_content(self, link: MenuLink) -> bool:
        """Its address is an article's, as far as addresses tell; not where columns have such addresses here."""
        return link.content and address_shape(link.url) not in self.shapes

    def candidates(self, kind: ColumnKind) -> tuple[Candidate, ...]:
        """What may be a column of a kind, the likeliest first, own before shared, each address once."""
        found = sorted(self._like(kind), key=lambda one: (one.foreign, not one.own, one.likeness, one.excess))
        once = {address_key(one.column.url, fragment=True): one for one in reversed(found)}
        return tuple(one for one in found if once[address_key(one.column.url, fragment=True)] is one)

    def _like(self, kind: ColumnKind) -> Iterator[Candidate]:
        for one in self.links:
            like = likeness(one.link.name, one.link.url, kind, self.organs)
            part = one.within and (is_anothers(one.within, kind, self.organs) or self.is_own_part(one, kind))
            if one.link.article or part or (self.is_content(one.link) and like is Likeness.HOLDS):
                like = Likeness.HOLDS if like in (Likeness.EXACT, Likeness.SAME) else None
            elif like is None and one.own and not one.foreign and is_wider(one.link.name, kind):
                like = Likeness.WIDER
            if like is not None:
                column = Column(kind.id, one.link.name, one.link.url, shared=not one.own)
                content = self.is_content(one.link)
                yield Candidate(column, like, one.own, one.foreign, one.link.scripted, content, one.below)

    def is_own_part(self, one: TreeLink, kind: ColumnKind) -> bool:
        """What stands on the kind's own column only is read with it: its sub-columns, its articles, their files."""
        around = likeness(one.within, "", kind, self.organs)
        return around is not None and around <= Likeness.SAME

    def siblings(self, kind: ColumnKind) -> int:
        """How many columns of other kinds the department has here."""
        names = frozenset(map(squeezed, kind.others))
        return len({address_key(one.link.url, fragment=True) for one in self.links if squeezed(one.link.name) in names})

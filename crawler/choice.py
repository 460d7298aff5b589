"""选栏目：像某一类的链接里，哪些真是这一类的栏目，打开看过再定。"""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from operator import or_

from crawler.column_tree import Candidate
from crawler.columns import ColumnReader
from domain.capture import FailureKind
from domain.portal import ColumnKind, Depth
from domain.snapshot import ColumnState, ColumnView
from parsing.words.column_names import Likeness, speaks_of

_MOST_OF_A_NAME = 8
_MOST_OPENED = 4
_MOST_SHARED = 2
_SHORTEST_ORGAN = 3
_FEWEST_TELLING = 2


@dataclass(frozen=True, slots=True)
class Choice:
    """The columns of a kind: all of own, to which the shared ones add. considered: what else was like it.

    Chosen are those of the kind by name, or by what stands in them.
    """

    own: tuple[Candidate, ...] = ()
    shared: tuple[Candidate, ...] = ()
    considered: tuple[Candidate, ...] = ()

    @property
    def chosen(self) -> tuple[Candidate, ...]:
        return (*self.own, *self.shared)


async def choose(
    kind: ColumnKind, candidates: Sequence[Candidate], columns: ColumnReader, organs: Sequence[str]
) -> Choice:
    """Names of the kind before names that hold one, these before addresses, broader names last; own before shared.

    organs: full and short names of the department.
    """
    inside = [one for one in candidates if not one.foreign and one.likeness is not Likeness.WIDER]
    own = await _own([one for one in inside if one.own], kind, columns)
    shared = tuple(one for one in inside if not one.own and one.named)[:_MOST_SHARED]
    if not own and not shared:
        shared = await _fitting([one for one in inside if not one.own], kind, columns)
    if not own and not shared:
        own = await _telling([one for one in candidates if one.likeness is Likeness.WIDER], kind, columns, organs)
    chosen = (*own, *shared)
    return Choice(own, shared, tuple(one for one in candidates if one not in chosen))


def proper(named: Sequence[Candidate]) -> Sequence[Candidate]:
    """An article named like the column stands in it; without a column it may be all there is."""
    return [one for one in named if not one.content] or named


async def _own(own: Sequence[Candidate], kind: ColumnKind, columns: ColumnReader) -> tuple[Candidate, ...]:
    """A name that only holds the kind's, over entries that do not speak of it, may be any other column's."""
    named = [one for one in own if one.named]
    if named:
        return await _related(tuple(proper(named)[:_MOST_OF_A_NAME]), kind, columns)
    holding = [one for one in own if one.likeness is Likeness.HOLDS]
    return await _fitting(holding or own, kind, columns)


async def _related(named: tuple[Candidate, ...], kind: ColumnKind, columns: ColumnReader) -> tuple[Candidate, ...]:
    """Of several columns of the kind's names, those that are not plainly boards of other matters.

    One that did not come stays: without it the others are not known to be all.
    """
    if len(named) == 1:
        return named
    views = await _opened(named, kind, columns)
    kept = tuple(
        one
        for one, view in zip(named, views, strict=True)
        if one.likeness is Likeness.EXACT or _is_lost(view) or _fits(view, kind)
    )
    single = tuple(one for one, view in zip(named, views, strict=True) if one in kept and not _is_foreign(view, kind))
    return single or kept or named[:1]


async def _fitting(some: Sequence[Candidate], kind: ColumnKind, columns: ColumnReader) -> tuple[Candidate, ...]:
    opened = tuple(some[:_MOST_OPENED])
    views = await _opened(opened, kind, columns)
    return tuple(one for one, view in zip(opened, views, strict=True) if _fits(view, kind))


async def _telling(
    wider: Sequence[Candidate], kind: ColumnKind, columns: ColumnReader, organs: Sequence[str]
) -> tuple[Candidate, ...]:
    opened = tuple(wider[:_MOST_OPENED])
    views = await _opened(opened, kind, columns)
    return tuple(one for one, view in zip(opened, views, strict=True) if _is_all_of(view, kind, organs))


async def _opened(some: Sequence[Candidate], kind: ColumnKind, columns: ColumnReader) -> list[ColumnView]:
    return list(await asyncio.gather(*(columns.read(one.column, Depth.LIST) for one in some)))


def _is_lost(view: ColumnView) -> bool:
    return view.failure is not None and view.failure.kind is not FailureKind.UNRECOGNISED


def _fits(view: ColumnView, kind: ColumnKind) -> bool:
    """Some of its entries or sub-columns speak of the kind."""
    return any(speaks_of(title, kind) for title in _titles(view))


def _is_all_of(view: ColumnView, kind: ColumnKind, organs: Sequence[str]) -> bool:
    """Most entries bear the department's name in their titles, so are not laws from above, and speak of the kind; what
    bears another name, as a unit's under it, does speak of it.
    """
    titles = [entry.title for entry in view.entries]
    names = [name for name in organs if len(name) >= _SHORTEST_ORGAN]
    own = [any(name in title for name in names) for title in titles]
    of_kind = [speaks_of(title, kind) for title in titles]
    whole = view.complete and not view.children and len(titles) >= _FEWEST_TELLING
    return whole and 2 * sum(own) > len(titles) and 2 * sum(of_kind) > len(titles) and all(map(or_, own, of_kind))


def _is_foreign(view: ColumnView, kind: ColumnKind) -> bool:
    """A board most of whose sub-columns are of other kinds."""
    names = [name for name, _ in view.children]
    if names:
        return sum(speaks_of(name, kind) for name in names) * 2 < len(names)
    return view.state is ColumnState.PARENT


def _titles(view: ColumnView) -> tuple[str, ...]:
    return (*(entry.title for entry in view.entries), *(name for name, _ in view.children))

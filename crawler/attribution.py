"""归属：各部门共用的栏目里，哪些条目是本部门的；一个栏目是不是各部门共用的。"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from domain.department import Department
from domain.entry import Entry
from domain.snapshot import ColumnView
from parsing.words.organs import is_superior

_SHORTEST_NAME = 3
# One other department alone may have its notices published by a neighbour, or stand in a title by mistake.
_FEWEST_OTHERS = 2
_FEWEST_OF_ONE = 3


def own_entries(view: ColumnView, department: Department, everybody: Sequence[Department]) -> ColumnView:
    """The view with the department's entries only. everybody: all departments that share the column.

    Entries that name no organ and begin with nobody's name belong to nobody, as do those that one department signs and
    that begin with another's name; while there are any, the list is not complete for anyone whom they may belong to, so
    that nothing can be claimed to be missing.
    """
    own = tuple(entry for entry in view.entries if belongs_to(entry, department, everybody))
    if view.entries and not own:
        # It may sign under a name that we were not told of.
        return replace(view, entries=(), complete=False, note="栏目中没有本部门署名的信息")
    unclear = any(
        _is_claimed(entry, department)
        if _organs(entry)
        else not any(belongs_to(entry, one, everybody) for one in everybody)
        for entry in view.entries
        if entry not in own
    )
    return replace(view, entries=own, complete=view.complete and not unclear)


def without_others(view: ColumnView, department: Department, everybody: Sequence[Department]) -> ColumnView:
    """A column that only the department is known to link to, without what is plainly others'.

    Where others' rows are many, it is everybody's. A row or two may stand there by mistake: what they are instead of
    is not known.
    """
    others = [entry for entry in view.entries if is_anothers(entry, department, everybody)]
    if not others:
        return view
    whose = {entry.organ or _titled(entry, everybody) for entry in others}
    most = len(others) >= _FEWEST_OF_ONE and 2 * len(others) >= len(view.entries)
    if most or len(whose) >= _FEWEST_OTHERS:
        shared = replace(view, column=replace(view.column, shared=True))
        return own_entries(shared, department, everybody)
    return replace(view, entries=tuple(one for one in view.entries if one not in others), complete=False)


def without_others_cells(view: ColumnView, department: Department) -> ColumnView:
    """Without the rows of a table of organs that are not the department's, wherever it stands."""
    own = tuple(entry for entry in view.entries if not entry.untitled or _is_named(entry.organ, department))
    return view if len(own) == len(view.entries) else replace(view, entries=own, complete=view.complete and bool(own))


def is_anothers(entry: Entry, department: Department, everybody: Iterable[Department]) -> bool:
    """By what the list shows: another organ's name stands beside the title, or another department's begins it.

    Documents of organs above departments stand in any department's column.
    """
    if entry.organ:
        known = any(_is_named(entry.organ, one) for one in everybody)
        strange = not _is_named(entry.organ, department)
        return strange and (entry.untitled or known or not is_superior(entry.organ))
    return _is_titled_anothers(entry, department, everybody)


def holds_none_of(view: ColumnView, department: Department, everybody: Sequence[Department]) -> bool:
    """Every entry names an organ that is surely another: nothing in its name is the department's alone."""
    others = {pair for one in everybody if one.id != department.id for name in one.names for pair in _pairs(name)}
    telling = {pair for name in department.names for pair in _pairs(name)} - others
    named = [_organs(entry) for entry in view.entries]
    return view.complete and all(named) and not any(_pairs(organ) & telling for organs in named for organ in organs)


def _pairs(name: str) -> frozenset[str]:
    """Neighbouring characters."""
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def belongs_to(entry: Entry, department: Department, everybody: Iterable[Department] = ()) -> bool:
    """By the organ that the list names, by 信息来源, 发布机构, or the name at the head of the title; full, short and
    former names. Who signs for another department, whose name begins the title, is not whose it is.
    """
    if entry.organ:
        return _is_named(entry.organ, department)
    organs = _organs(entry)
    if any(_is_named(organ, department) for organ in organs):
        return not _is_titled_anothers(entry, department, everybody)
    return not organs and _begins_with_own(entry, department)


def _is_claimed(entry: Entry, department: Department) -> bool:
    """It bears the department's name where another's stands as well, so that it may be either's."""
    if entry.organ:
        return False
    return _begins_with_own(entry, department) or any(_is_named(organ, department) for organ in _organs(entry))


def _begins_with_own(entry: Entry, department: Department) -> bool:
    return any(entry.title.startswith(name) for name in _telling(department))


def _is_titled_anothers(entry: Entry, department: Department, everybody: Iterable[Department]) -> bool:
    others = (one for one in everybody if one.id != department.id)
    return bool(_titled(entry, others)) and not any(name in entry.title for name in _telling(department))


def _titled(entry: Entry, departments: Iterable[Department]) -> str:
    """The full name of a department that begins the title. Short names may be the portal's own, as an office's is."""
    return next((one.name for one in departments if entry.title.startswith(one.name)), "")


def _is_named(organ: str, department: Department) -> bool:
    return any(_same(organ, name) for name in _telling(department))


def _telling(department: Department) -> list[str]:
    return [name for name in department.names if len(name) >= _SHORTEST_NAME]


def _organs(entry: Entry) -> tuple[str, ...]:
    """Who is named beside the title: by the list, else by the article."""
    if entry.organ:
        return (entry.organ,)
    if entry.article is None:
        return ()
    return tuple(organ for organ in (entry.article.source, entry.article.info.issuer or "") if organ)


def _same(organ: str, name: str) -> bool:
    """The same name, one with more or fewer words in front, or its office (「…局办公室」)."""
    organ = organ.removesuffix("办公室") if organ != name and organ.removesuffix("办公室").endswith(name) else organ
    return organ.endswith(name) or (name.endswith(organ) and len(organ) > _SHORTEST_NAME)

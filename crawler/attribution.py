"""归属：各部门共用的栏目里，哪些条目是本部门的。"""

from collections.abc import Sequence
from dataclasses import replace

from domain.department import Department
from domain.entry import Entry
from domain.snapshot import ColumnView

_SHORTEST_NAME = 3


def own_entries(view: ColumnView, department: Department, everybody: Sequence[Department]) -> ColumnView:
    """The view with the department's entries only. everybody: all departments that share the column.

    Entries that name no organ and begin with nobody's name belong to nobody; while there are any, the list is
    not complete for anyone, so that nothing can be claimed to be missing.
    """
    own = tuple(entry for entry in view.entries if belongs_to(entry, department))
    if view.entries and not own:
        # It may sign under a name that we were not told of.
        return replace(view, entries=(), complete=False, note="栏目中没有本部门署名的信息")
    unclear = any(not any(belongs_to(entry, one) for one in everybody) for entry in view.entries if not _organs(entry))
    return replace(view, entries=own, complete=view.complete and not unclear)


def holds_none_of(view: ColumnView, department: Department, everybody: Sequence[Department]) -> bool:
    """Every entry names an organ that is surely another: nothing in its name is the department's alone."""
    others = {pair for one in everybody if one.id != department.id for name in one.names for pair in _pairs(name)}
    telling = {pair for name in department.names for pair in _pairs(name)} - others
    named = [_organs(entry) for entry in view.entries]
    return view.complete and all(named) and not any(_pairs(organ) & telling for organs in named for organ in organs)


def _pairs(name: str) -> frozenset[str]:
    """Neighbouring characters."""
    return frozenset(name[at : at + 2] for at in range(len(name) - 1))


def belongs_to(entry: Entry, department: Department) -> bool:
    """By 信息来源, 发布机构, or the name at the head of the title; full, short and former names."""
    organs = _organs(entry)
    names = [name for name in department.names if len(name) >= _SHORTEST_NAME]
    if any(_same(organ, name) for organ in organs for name in names):
        return True
    return not organs and any(entry.title.startswith(name) for name in names)


def _organs(entry: Entry) -> tuple[str, ...]:
    if entry.article is None:
        return ()
    return tuple(organ for organ in (entry.article.source, entry.article.info.issuer or "") if organ)


def _same(organ: str, name: str) -> bool:
    """The same name, one with more or fewer words in front, or its office (「…局办公室」)."""
    organ = organ.removesuffix("办公室") if organ != name and organ.removesuffix("办公室").endswith(name) else organ
    return organ.endswith(name) or (name.endswith(organ) and len(organ) > _SHORTEST_NAME)

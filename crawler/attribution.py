"""归属：各部门共用的栏目里，哪些条目是本部门的。"""

from dataclasses import replace

from domain.department import Department
from domain.entry import Entry
from domain.snapshot import ColumnView

_SHORTEST_NAME = 3


def own_entries(view: ColumnView, department: Department) -> ColumnView:
    """The view with the department's entries only.

    Entries that name no organ belong to nobody; while there are any, the list is not complete for
    anyone, so that nothing can be claimed to be missing.
    """
    own = tuple(entry for entry in view.entries if belongs_to(entry, department))
    unclear = any(not _organs(entry) and entry not in own for entry in view.entries)
    if view.entries and not own:
        # It may sign under a name that we were not told of.
        return replace(view, entries=(), complete=False, note="栏目中没有本部门署名的信息")
    return replace(view, entries=own, complete=view.complete and not unclear)


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
    return organ == name or organ.endswith(name) or (name.endswith(organ) and len(organ) >= _SHORTEST_NAME + 1)

"""设有栏目：部门应设有这个栏目，能打开，不是空白。

A column that is not there at all is judged before any check.
Source: 条例第19条至第21条 (confirmed); 国办秘函〔2019〕19号 空白栏目 (confirmed in part).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.finding import Observation, needs_review, passed
from domain.snapshot import ColumnState
from domain.view import View

REASONS = {
    "present": {"column", "entries"},
    "blank": {"column"},
    "under_construction": {"column"},
    "none_of_own": {"column"},
}


@dataclass(frozen=True, slots=True)
class Params:
    pass


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    name = column.column.name
    if column.state is ColumnState.BLANK:
        yield absent(column, "blank", column.note or "栏目没有条目", column=name)
    elif column.state is ColumnState.UNDER_CONSTRUCTION:
        yield absent(column, "under_construction", column.note, column=name)
    elif not column.entries:
        none = needs_review("none_of_own", *column.evidence("栏目中没有本部门的信息"), column=name)
        yield none.due_to(column.emptiness)
    else:
        yield passed("present", *column.evidence(column.entries[0].title), column=name, entries=len(column.entries))

"""部门与栏目：考评谁，看哪里。"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Column:
    """A disclosure column (栏目) of a department.

    kind: id in the column vocabulary (config/columns.yaml), e.g. ``annual_report``.
    shared: one portal column that holds every department's entries.
    """

    kind: str
    name: str
    url: str
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Department:
    """A department under assessment (部门).

    aliases: other full, short and former names under which it signs.
    functions: what is known of its functions; a function that is not a key is *unknown*.
    roots: addresses from which its columns are found when they are not mapped.
    """

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    functions: Mapping[str, bool] = field(default_factory=dict)
    roots: tuple[str, ...] = ()
    columns: tuple[Column, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        return (self.name, *self.aliases)

"""一个检查看得到的全部：部门、考评期、方案点名的栏目、登记册里的申请。"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from domain.application import Application
from domain.department import Department
from domain.scheme import Period, ReportDuty
from domain.snapshot import ColumnView
from domain.working_days import WorkingDays


@dataclass(frozen=True, slots=True)
class View:
    """columns: kind → what was seen, only those the criterion names; beside: those it names as optional, in any state.

    applications: the registered ones that were handed in during the assessed period. names: kind → under which names
    such a column is met. others: the names of the portal's other departments. gone: addresses that the server said on two
    nights are not there.
    """

    department: Department
    period: Period
    report: ReportDuty
    columns: Mapping[str, ColumnView]
    calendar: WorkingDays
    beside: Mapping[str, ColumnView] = field(default_factory=dict)
    applications: tuple[Application, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    others: tuple[str, ...] = ()
    gone: frozenset[str] = frozenset()

    @property
    def column(self) -> ColumnView:
        """The column of a criterion that names exactly one."""
        (column,) = self.columns.values()
        return column

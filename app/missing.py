"""缺栏目：部门的栏目清单里没有这个栏目，算部门的问题，还是门户就不这样设。Pure.

Source: 条例第19条至第21条 (confirmed); from how many other departments on it is a fault is a proposal of the scheme.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from domain.finding import Observation, Value, fail, needs_review
from domain.scheme import Criterion, MissingColumns
from domain.snapshot import ColumnState, ColumnView, Snapshot

NO_COLUMN = "no_column"
"""The reason code."""


@dataclass(frozen=True, slots=True)
class Keeping:
    """Which departments keep a column of a kind, and which were seen not to. Both: kind → ids of departments.

    shared: kinds of which the portal has a column for all, where a department without its own may publish.
    """

    having: Mapping[str, frozenset[str]] = field(default_factory=dict)
    lacking: Mapping[str, frozenset[str]] = field(default_factory=dict)
    shared: frozenset[str] = frozenset()

    def others(self, department: str, kind: str) -> tuple[int, int]:
        """Of the others of which it is known: how many have such a column, how many there are."""
        having = self.having.get(kind, frozenset()) - {department}
        lacking = self.lacking.get(kind, frozenset()) - {department}
        return len(having), len(having) + len(lacking)

    def proves(self, department: str, kind: str, rule: MissingColumns) -> bool:
        """The others' columns show that the department is to have one, and it lacks few of those that they have."""
        lacking = (one for one, departments in self.lacking.items() if department in departments)
        lacks = sum(self._is_usual(department, one, rule) for one in lacking)
        return self._is_usual(department, kind, rule) and (rule.at_most is None or lacks <= rule.at_most)

    def _is_usual(self, department: str, kind: str, rule: MissingColumns) -> bool:
        having, others = self.others(department, kind)
        return having >= rule.others and having >= rule.share * others and kind not in self.shared


class KeepingSeen:
    """Collects what snapshots show, one after the other."""

    def __init__(self) -> None:
        self._having: dict[str, set[str]] = defaultdict(set)
        self._lacking: dict[str, set[str]] = defaultdict(set)
        self._read_by: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._shared: set[str] = set()

    def add(self, snapshot: Snapshot) -> None:
        for view in snapshot.views:
            if is_missing(view):
                self._lacking[view.column.kind].add(snapshot.department)
            elif view.state not in (ColumnState.MISSING, ColumnState.UNREADABLE):
                self._having[view.column.kind].add(snapshot.department)
                self._note_shared(view, snapshot.department)

    def _note_shared(self, view: ColumnView, department: str) -> None:
        """Called so, or read for two departments from one address."""
        for url in {view.column.url, *(url for _, url in view.children)}:
            self._read_by[view.column.kind, url].add(department)
            if view.column.shared or len(self._read_by[view.column.kind, url]) > 1:
                self._shared.add(view.column.kind)

    @property
    def result(self) -> Keeping:
        return Keeping(_frozen(self._having), _frozen(self._lacking), frozenset(self._shared))


def is_missing(view: ColumnView) -> bool:
    """The whole menu was read. What was only searched for is no column of the department."""
    return view.state is ColumnState.MISSING and view.complete


def missing(
    criterion: Criterion,
    columns: Iterable[ColumnView],
    department: str,
    keeping: Keeping,
    rule: MissingColumns | None,
) -> tuple[Observation, ...]:
    """What is said of a scored criterion whose one column the department does not have; () where it has one.

    Who looks at several columns can do without one, and a notice has nothing to say of what is not there.
    """
    views = tuple(columns)
    if criterion.is_notice or len(views) != 1 or not is_missing(views[0]):
        return ()
    view = views[0]
    having, others = keeping.others(department, view.column.kind)
    evidence = view.evidence(view.note)
    values: dict[str, Value] = {"column": view.column.name, "having": having, "others": others}
    proven = rule is not None and keeping.proves(department, view.column.kind, rule)
    claim = fail if proven and evidence and view.note else needs_review
    return (claim(NO_COLUMN, *evidence, about=(), **values).due_to(view.state_cause),)


def _frozen(kinds: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {kind: frozenset(departments) for kind, departments in kinds.items()}

"""采集快照：一个部门在某一时刻的全部栏目，采到什么就是什么。"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from domain.application import Application
from domain.capture import Capture, Failure, FailureKind
from domain.cause import Cause
from domain.department import Column
from domain.entry import Entry
from domain.finding import Evidence


class ColumnState(StrEnum):
    """READ: entries were read. BLANK: read, and really without an entry.

    MISSING: the department's column list was read and has no such column.
    UNREADABLE: we could not tell; ``ColumnView.failure`` says why.
    """

    READ = "read"
    BLANK = "blank"
    UNDER_CONSTRUCTION = "under_construction"
    PARENT = "parent"
    MISSING = "missing"
    UNREADABLE = "unreadable"


_PASSING = (
    FailureKind.TIMEOUT,
    FailureKind.CONNECT,
    FailureKind.BROKEN_RESPONSE,
    FailureKind.SERVER_ERROR,
    FailureKind.BROWSER_FAILED,
)


@dataclass(frozen=True, slots=True)
class ColumnView:
    """What was seen of one column.

    complete: every list page was read; False when paging stopped early.
    note: the words on the page that show the state (e.g. 「栏目建设中」).
    children: name and address of the sub-columns of a parent column.
    """

    column: Column
    state: ColumnState
    captures: tuple[Capture, ...] = ()
    entries: tuple[Entry, ...] = ()
    complete: bool = True
    failure: Failure | None = None
    note: str = ""
    children: tuple[tuple[str, str], ...] = ()

    @property
    def certain(self) -> bool:
        """What is not in this view is not in the column: it was found, and read to its end.

        A column that we did not find by its usual names may bear another one.
        """
        doubtful = (ColumnState.UNREADABLE, ColumnState.PARENT, ColumnState.MISSING)
        return self.complete and self.state not in doubtful

    @property
    def seen_whole(self) -> bool:
        """The list to its end, and every entry that was to be opened."""
        return self.certain and not any(entry.failure for entry in self.entries)

    @property
    def may_recover(self) -> bool:
        """Something failed that may go well the next time: the column itself, a page or a file behind it."""
        documents = (one for entry in self.entries if entry.article for one in entry.article.documents)
        failures = (self.failure, *(entry.failure for entry in self.entries), *(one.failure for one in documents))
        return any(failure is not None and failure.kind in _PASSING for failure in failures)

    @property
    def state_cause(self) -> Cause:
        """The state of the column itself."""
        return Cause(self.column.kind, "none_of_own" if self.state is ColumnState.READ else self.state.value)

    @property
    def emptiness(self) -> Cause | None:
        """What lies behind all that is missed in a column without entries; None: it has some."""
        return None if self.entries else self.state_cause

    def entry_cause(self, entry: Entry, state: str) -> Cause:
        """The state of one entry (``unread``, ``unrecognised``), whichever criteria look at it."""
        return Cause(self.column.kind, state, (entry.subject,))

    def evidence(self, quote: str) -> tuple[Evidence, ...]:
        """The column's first page as evidence; empty when it was not captured."""
        return tuple(evidence_of(capture, quote) for capture in self.captures[:1] if capture.digest)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All facts of one department. taken_at: with time zone; applications: as the register had them then."""

    department: str
    taken_at: datetime
    views: tuple[ColumnView, ...]
    applications: tuple[Application, ...] = ()


def entry_evidence(entry: Entry, column: ColumnView, quote: str) -> tuple[Evidence, ...]:
    """The entry's own page as evidence, else the list that shows it."""
    if entry.article and entry.article.capture.digest:
        return (evidence_of(entry.article.capture, quote),)
    return column.evidence(quote)


def evidence_of(capture: Capture, quote: str) -> Evidence:
    return Evidence(capture.final_url or capture.url, quote, capture.digest, capture.fetched_at)

"""年报表格勾稽：各表的合计等于其各项之和。

Every report in the column is added up. Faults of earlier years' reports are said too, as remarks.
Identities I1 to I4 of tables three and four; a number that is not there proves nothing, nor
do the columns of a table that was not read to its end. Several identities that all hold again once one cell, or the cells
of one row, are corrected have one cause and are one fault.
Source: the tables' own notes, 国办公开办函〔2021〕30号 (confirmed in part).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.entry import Entry
from domain.finding import Observation, fail, needs_review, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, no_report, report_page, reports_by_year, unread_report
from parsing.annual_report.facts import APPLICANTS, DISPUTE_RESULTS, AnnualReport, Applications, Disputes, Number
from parsing.annual_report.reader import read_annual_report

REASONS = {
    "balanced": {"title"},
    "unbalanced": {"year", "place", "printed", "found"},
    "unbalanced_earlier": {"year", "place", "printed", "found"},
    "incomplete_numbers": {"title"},
    "cut_off": {"title"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    pass


Cell = tuple[str, str, int]
"""Table, row, column."""


@dataclass(frozen=True, slots=True)
class Sum:
    """place: which table, row, column. printed: the total as printed; found: what its parts add up to.

    cells: all that it is made of: 1 for those of the total, -1 for those of its parts.
    """

    place: str
    printed: Number
    found: Decimal
    cells: Mapping[Cell, int]

    @property
    def off(self) -> Decimal:
        return (self.printed.value or Decimal(0)) - self.found

    @property
    def holds(self) -> bool:
        return self.printed.value == self.found

    @property
    def quote(self) -> str:
        return f"{self.place}：表中为 {self.printed.raw}，各项之和为 {self.found}"


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = due_report(view, as_of)
    for year, entry in reports_by_year(view, as_of).items():
        if year < due.year:
            yield from _faults(entry, "unbalanced_earlier")
    if due.entry is None:
        yield no_report(due.column, due.year)
        return
    report = read_annual_report(due.entry)
    title, about = due.entry.title, (due.entry.subject,)
    page = report_page(report, due.entry, view.column)
    faults = list(_faults(due.entry, "unbalanced"))
    yield from faults
    if report.capture is None or report.applications is None or report.disputes is None:
        unread = not_assessable("unread", *page, about=about, title=title)
        yield unread.due_to(unread_report(view.column, due.entry))
    elif not report.applications.whole:
        cut = not_assessable("cut_off", *page, about=about, title=title)
        yield cut.due_to(view.column.entry_cause(due.entry, "cut_off"))
    elif not _numbers_complete(report.applications, report.disputes):
        yield needs_review("incomplete_numbers", *page, about=about, title=title)
    elif not faults:
        yield passed("balanced", *page, about=about, title=title)


def _faults(entry: Entry, reason: str) -> Iterator[Observation]:
    report = read_annual_report(entry)
    if report.capture is None:
        return
    for first, *others in _by_cause(tuple(sums_of(report))):
        quote = "；".join(sum_.quote for sum_ in (first, *others))
        yield fail(
            reason,
            evidence_of(report.capture, quote),
            about=(entry.subject, first.place),
            year=report.year,
            place=first.place,
            printed=first.printed.raw,
            found=str(first.found),
        )


def _by_cause(sums: Sequence[Sum]) -> Iterator[list[Sum]]:
    """Those that do not hold, together where one correction explains them."""
    left = list(sums)
    while wrong := [sum_ for sum_ in left if not sum_.holds]:
        group = max((_explained(cells, left) for cells in _candidates(wrong)), key=len) or wrong[:1]
        yield group
        left = [sum_ for sum_ in left if sum_ not in group]


def _candidates(wrong: Sequence[Sum]) -> Iterator[set[Cell]]:
    """What may be misprinted: each cell, each row."""
    cells = dict.fromkeys(cell for sum_ in wrong for cell in sum_.cells)
    yield from ({cell} for cell in cells)
    for row in dict.fromkeys(cell[:2] for cell in cells):
        yield {cell for cell in cells if cell[:2] == row}


def _explained(cells: set[Cell], sums: Sequence[Sum]) -> list[Sum]:
    """The wrong sums that hold once these cells are corrected; none where another then does not."""
    touched = [sum_ for sum_ in sums if not cells.isdisjoint(sum_.cells)]
    wrong = [sum_ for sum_ in touched if not sum_.holds]
    corrections: dict[Cell, Decimal] = {}
    for sum_ in wrong:
        mine = cells & sum_.cells.keys()
        if len(mine) == 1:
            (cell,) = mine
            corrections.setdefault(cell, -sum_.off * sum_.cells[cell])
    repaired = (
        s.off + sum(s.cells[cell] * corrections.get(cell, 0) for cell in cells & s.cells.keys()) for s in touched
    )
    return [] if any(repaired) else wrong


def sums_of(report: AnnualReport) -> Iterator[Sum]:
    """Every identity whose numbers are all there."""
    if report.applications:
        yield from _rows("表三", report.applications.rows.items(), APPLICANTS[-1])
        if report.applications.whole:
            yield from _columns(report.applications)
    if report.disputes:
        yield from _rows("表四", report.disputes.groups.items(), DISPUTE_RESULTS[-1])


def _rows(table: str, rows: Iterable[tuple[str, tuple[Number, ...]]], total: str) -> Iterator[Sum]:
    """I3, I4: the last number of a row is the sum of those before it."""
    for name, numbers in rows:
        found = _sum(numbers[:-1])
        if found is not None and numbers[-1].value is not None:
            last = len(numbers) - 1
            cells = {(table, name, x): 1 if x == last else -1 for x in range(len(numbers))}
            yield Sum(f"{table}“{name}”行的{total}", numbers[-1], found, cells)


def _columns(table: Applications) -> Iterator[Sum]:
    """I2: (七)总计 is the sum of the results. I1: received + carried in = total + carried over."""
    rows = table.rows
    for x, applicant in enumerate(APPLICANTS):
        total = rows["（七）总计"][x] if "（七）总计" in rows else None
        results = _sum(rows[name][x] for name in table.handled)
        if total is not None and total.value is not None and results is not None and table.handled:
            cells = _signed(x, ("（七）总计",), table.handled)
            yield Sum(f"表三“{applicant}”列的（七）总计", total, results, cells)
        received = _sum(rows[name][x] for name in ("新收", "上年结转") if name in rows)
        left = _sum(rows[name][x] for name in ("（七）总计", "结转下年") if name in rows)
        if total is not None and received is not None and left is not None and {"上年结转", "结转下年"} <= rows.keys():
            cells = _signed(x, ("新收", "上年结转"), ("（七）总计", "结转下年"))
            yield Sum(f"表三“{applicant}”列的新收加上年结转", Number(received, str(received)), left, cells)


def _signed(x: int, totals: Iterable[str], parts: Iterable[str]) -> dict[Cell, int]:
    return {("表三", name, x): 1 for name in totals} | {("表三", name, x): -1 for name in parts}


def _sum(numbers: Iterable[Number]) -> Decimal | None:
    """None when a number is missing: then nothing can be said."""
    values = [number.value for number in numbers]
    return None if any(value is None for value in values) else sum((v for v in values if v is not None), Decimal(0))


def _numbers_complete(applications: Applications, disputes: Disputes) -> bool:
    rows = (*applications.rows.values(), *disputes.groups.values())
    return all(number.value is not None for row in rows for number in row)

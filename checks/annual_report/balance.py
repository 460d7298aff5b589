"""年报表格勾稽：各表的合计等于其各项之和。

Every report in the column is added up. Faults of earlier years' reports are said too, as remarks.
Identities I1 to I4 of tables three and four; a number that is not there proves nothing, nor
do the columns of a table that was not read to its end.
Source: the tables' own notes, 国办公开办函〔2021〕30号 (confirmed in part).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.entry import Entry
from domain.finding import Observation, fail, needs_review, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, no_report, reports_by_year, unread_report
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


@dataclass(frozen=True, slots=True)
class Sum:
    """place: which table, row, column. printed: the total as printed; found: what its parts add up to."""

    place: str
    printed: Number
    found: Decimal

    @property
    def holds(self) -> bool:
        return self.printed.value == self.found


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = due_report(view, as_of)
    for year, entry in reports_by_year(view, as_of).items():
        if year < due.year:
            yield from _faults(entry, "unbalanced_earlier")
    if due.entry is None:
        yield no_report(view.column, due.year)
        return
    report = read_annual_report(due.entry)
    title, about = due.entry.title, (due.entry.subject,)
    page = (evidence_of(report.capture, title),) if report.capture else view.column.evidence(title)
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
    for sum_ in sums_of(report):
        if report.capture and not sum_.holds:
            quote = f"{sum_.place}：表中为 {sum_.printed.raw}，各项之和为 {sum_.found}"
            yield fail(
                reason,
                evidence_of(report.capture, quote),
                about=(entry.subject, sum_.place),
                year=report.year,
                place=sum_.place,
                printed=sum_.printed.raw,
                found=str(sum_.found),
            )


def sums_of(report: AnnualReport) -> Iterator[Sum]:
    """Every identity whose numbers are all there."""
    if report.applications:
        if report.applications.whole:
            yield from _columns(report.applications)
        yield from _rows("表三", report.applications.rows.items(), APPLICANTS[-1])
    if report.disputes:
        yield from _rows("表四", report.disputes.groups.items(), DISPUTE_RESULTS[-1])


def _rows(table: str, rows: Iterable[tuple[str, tuple[Number, ...]]], total: str) -> Iterator[Sum]:
    """I3, I4: the last number of a row is the sum of those before it."""
    for name, numbers in rows:
        found = _sum(numbers[:-1])
        if found is not None and numbers[-1].value is not None:
            yield Sum(f"{table}“{name}”行的{total}", numbers[-1], found)


def _columns(table: Applications) -> Iterator[Sum]:
    """I2: (七)总计 is the sum of the results. I1: received + carried in = total + carried over."""
    rows = table.rows
    for x, applicant in enumerate(APPLICANTS):
        total = rows["（七）总计"][x] if "（七）总计" in rows else None
        results = _sum(rows[name][x] for name in table.handled)
        if total is not None and total.value is not None and results is not None and table.handled:
            yield Sum(f"表三“{applicant}”列的（七）总计", total, results)
        received = _sum(rows[name][x] for name in ("新收", "上年结转") if name in rows)
        left = _sum(rows[name][x] for name in ("（七）总计", "结转下年") if name in rows)
        if total is not None and received is not None and left is not None and {"上年结转", "结转下年"} <= rows.keys():
            yield Sum(f"表三“{applicant}”列的新收加上年结转", Number(received, str(received)), left)


def _sum(numbers: Iterable[Number]) -> Decimal | None:
    """None when a number is missing: then nothing can be said."""
    values = [number.value for number in numbers]
    return None if any(value is None for value in values) else sum((v for v in values if v is not None), Decimal(0))


def _numbers_complete(applications: Applications, disputes: Disputes) -> bool:
    rows = (*applications.rows.values(), *disputes.groups.values())
    return all(number.value is not None for row in rows for number in row)

"""应交的年报：考核日这一天该看哪一年的报告，栏目里有没有。"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.capture import Capture
from domain.cause import Cause
from domain.doubt import absent
from domain.entry import Article, Entry
from domain.finding import Evidence, Observation, not_assessable
from domain.snapshot import ColumnView, evidence_of
from domain.view import View
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.reader import read_annual_report, year_by_form
from parsing.annual_report.titles import year_of, year_of_summary
from parsing.annual_report.yearless import may_be_of, year_by_text


@dataclass(frozen=True, slots=True)
class DueReport:
    """year: the newest year whose report is due. entry: that report, None when the column lists none.

    first: its earliest edition; a corrected one published later does not make the report late.
    column: where it is looked for; not as whole where a report that names no year may be this one.
    """

    year: int
    due: date
    entry: Entry | None
    first: Entry | None
    column: ColumnView

    @property
    def article(self) -> Article | None:
        return self.entry.article if self.entry else None


def due_report(view: View, as_of: date) -> DueReport:
    """The report to judge. Until the scheme's report falls due, and is not there yet, the year before it is."""
    editions = _editions(view, as_of)
    year = view.report.year
    if as_of <= view.report.due_day(view.department, year) and year not in editions:
        year -= 1
    own = editions.get(year, [])
    first = min(own, key=lambda entry: entry.published.date if entry.published else date.max, default=None)
    entry, due = next(iter(own), None), view.report.due_day(view.department, year)
    return DueReport(year, due, entry, first, column_lacking(view, as_of, year))


@dataclass(frozen=True, slots=True)
class ReadReport:
    """The due report whose contents can be judged. page: the evidence of it."""

    year: int
    entry: Entry
    report: AnnualReport
    page: Capture

    @property
    def about(self) -> tuple[str, ...]:
        return (self.entry.subject,)

    def quoted(self, quote: str) -> Evidence:
        return evidence_of(self.page, quote)


def read_due_report(view: View, as_of: date) -> ReadReport | Observation:
    """The report to judge; or why its contents cannot be: there is none (``no_report``), or it is ``unread``."""
    due = due_report(view, as_of)
    if due.entry is None:
        return no_report(due.column, due.year)
    report = read_annual_report(due.entry)
    if report.capture is None or not report.readable:
        evidence = report_page(report, due.entry, view.column)
        unread = not_assessable("unread", *evidence, about=(due.entry.subject,), title=due.entry.title)
        return unread.due_to(unread_report(view.column, due.entry))
    return ReadReport(due.year, due.entry, report, report.capture)


def report_page(report: AnnualReport, entry: Entry, column: ColumnView) -> tuple[Evidence, ...]:
    """The report's own page, or the list where it did not open."""
    return (evidence_of(report.capture, entry.title),) if report.capture else column.evidence(entry.title)


def reports_by_year(view: View, as_of: date) -> Mapping[int, Entry]:
    """The department's report of every year that the column lists."""
    return {year: editions[0] for year, editions in _editions(view, as_of).items()}


def column_lacking(view: View, as_of: date, *years: int) -> ColumnView:
    """The column that a report of these years is said not to be in: not as whole where one that names no year may be it."""
    unsure = any(may_be_of(entry, year) for entry in _there(view, as_of) for year in years)
    return replace(view.column, complete=False) if unsure else view.column


def no_report(column: ColumnView, year: int) -> Observation:
    """The report whose contents a check is about is not in its column."""
    missing = absent(column, "no_report", "栏目没有应公布的年度报告", about=(str(year),))
    return missing.due_to(missing_report(column, year))


def missing_report(column: ColumnView, year: int) -> Cause:
    """Whichever check misses it, and whatever in it."""
    return column.emptiness or Cause(column.column.kind, "no_report", (str(year),))


def unread_report(column: ColumnView, entry: Entry) -> Cause:
    """The report was not read; or its text was, and of its tables not what a check needs."""
    report = read_annual_report(entry)
    read = report.capture is not None and report.readable
    return column.entry_cause(entry, "tables_unread" if read else "unread")


def _editions(view: View, as_of: date) -> Mapping[int, list[Entry]]:
    """Every year's reports as listed; where some bear the department's own name, only those.

    What bears another title counts for a year without a report of that name: one whose text tells the year that its
    title does not, else one that has the report's form, else a summary. What was published after the assessment day was not there yet.
    """
    there = _there(view, as_of)
    named = _by_year(there, year_of)
    others = [entry for entry in there if year_of(entry) is None]
    listed = _by_year(others, year_of_summary) | _by_year(others, year_by_form) | _by_year(others, year_by_text) | named
    return {year: _own(entries, view) or entries for year, entries in listed.items()}


def _there(view: View, as_of: date) -> list[Entry]:
    return [entry for entry in view.column.entries if not entry.published or entry.published.date <= as_of]


def _by_year(entries: list[Entry], year_of_entry: Callable[[Entry], int | None]) -> dict[int, list[Entry]]:
    listed: dict[int, list[Entry]] = defaultdict(list)
    for entry in entries:
        year = year_of_entry(entry)
        if year is not None:
            listed[year].append(entry)
    return listed


def _own(entries: list[Entry], view: View) -> list[Entry]:
    return [entry for entry in entries if any(name in entry.title for name in view.department.names)]

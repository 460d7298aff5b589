"""应交的年报：考核日这一天该看哪一年的报告，栏目里有没有。"""

from dataclasses import dataclass
from datetime import date

from domain.entry import Article, Entry
from domain.view import View
from parsing.annual_report.reader import report_year


@dataclass(frozen=True, slots=True)
class DueReport:
    """year: the newest year whose report is due. entry: that report, None when the column lists none."""

    year: int
    due: date
    entry: Entry | None

    @property
    def article(self) -> Article | None:
        return self.entry.article if self.entry else None


def due_report(view: View, as_of: date) -> DueReport:
    """The report to judge. Until the scheme's report falls due, and is not there yet, the year before it is."""
    year = view.report.year
    if as_of <= view.report.due_day(view.department, year) and _find(view, year, as_of) is None:
        year -= 1
    return DueReport(year, view.report.due_day(view.department, year), _find(view, year, as_of))


def _find(view: View, year: int, as_of: date) -> Entry | None:
    """The report of a year; of several, one of the department's own name, then the first listed.

    What was published after the assessment day was not there yet.
    """
    there = [entry for entry in view.column.entries if not entry.published or entry.published.date <= as_of]
    reports = [entry for entry in there if report_year(entry.title) == year]
    own = [entry for entry in reports if any(name in entry.title for name in view.department.names)]
    return next(iter(own or reports), None)

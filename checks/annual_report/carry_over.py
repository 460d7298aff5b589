"""年报年际衔接：“上年结转”等于上一年的“结转下年度继续办理”，现行有效文件数等于上年加制发减废止。

Only neighbouring reports that both could be read are compared. Documents also lapse by themselves, so of their numbers
a person is asked.
Source: meaning of the rows, 国办公开办函〔2021〕30号 (confirmed in part).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.cause import Cause
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.snapshot import ColumnView, evidence_of
from domain.view import View
from parsing.annual_report.due import DueReport, due_report, missing_report, reports_by_year, unread_report
from parsing.annual_report.facts import APPLICANTS, Applications
from parsing.annual_report.numbers import compact
from parsing.annual_report.reader import read_annual_report

REASONS = {
    "continuous": {"year"},
    "broken": {"year", "earlier", "applicant", "taken", "left"},
    "broken_earlier": {"year", "earlier", "applicant", "taken", "left"},
    "documents": {"year", "earlier", "made", "ended", "valid", "left"},
    "not_comparable": {"year"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """documents: row of table two; made, ended, valid: its numbers that depend on those of the year before."""

    documents: str
    made: str
    ended: str
    valid: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    tables = _tables(view, as_of)
    due = due_report(view, as_of)
    yield from _verdict(view, tables, due)
    yield from _documents(reports_by_year(view, as_of), due.year, params)
    for year in sorted(tables, reverse=True):
        if year - 1 in tables and _goes_on(tables[year], tables[year - 1]):
            reason = "broken" if year == due.year else "broken_earlier"
            yield from _faults(*tables[year], *tables[year - 1], reason, year)


def _verdict(view: View, tables: Mapping[int, tuple[Entry, Applications]], due: DueReport) -> Iterator[Observation]:
    """Of the due report: it goes on from the year before, or nobody can tell."""
    here, before = tables.get(due.year), tables.get(due.year - 1)
    if not here or not before or not here[0].article or not _goes_on(here, before):
        quote = f"{due.year}年度与上年度报告未能都读到"
        doubt = needs_review("not_comparable", *view.column.evidence(quote), about=(str(due.year),), year=due.year)
        yield doubt.due_to(_lack(view.column, due) if not here else None)
        return
    pairs = list(zip(here[1].rows["上年结转"], before[1].rows["结转下年"], strict=True))
    known = [(taken, left) for taken, left in pairs if taken.value is not None and left.value is not None]
    # The total follows from the applicants before it.
    if not set(pairs[:-1]) <= set(known):
        quote = f"{due.year}年度“上年结转”或上年度“结转下年度继续办理”有格子不是数字"
        yield needs_review("not_comparable", *view.column.evidence(quote), about=(str(due.year),), year=due.year)
    elif all(taken.value == left.value for taken, left in known):
        yield passed(
            "continuous", evidence_of(here[0].article.capture, here[0].title), about=(str(due.year),), year=due.year
        )


def _lack(column: ColumnView, due: DueReport) -> Cause:
    return unread_report(column, due.entry) if due.entry else missing_report(column, due.year)


def _tables(view: View, as_of: date) -> dict[int, tuple[Entry, Applications]]:
    tables: dict[int, tuple[Entry, Applications]] = {}
    for year, entry in reports_by_year(view, as_of).items():
        applications = read_annual_report(entry).applications
        if applications:
            tables[year] = (entry, applications)
    return tables


def _goes_on(here: tuple[Entry, Applications], before: tuple[Entry, Applications]) -> bool:
    """The rows that a year and the year before have in common were both read."""
    return "上年结转" in here[1].rows and "结转下年" in before[1].rows


def _faults(
    entry: Entry, table: Applications, earlier_entry: Entry, earlier: Applications, reason: str, year: int
) -> Iterator[Observation]:
    if not entry.article or not earlier_entry.article:
        return
    pairs = zip(APPLICANTS, table.rows["上年结转"], earlier.rows["结转下年"], strict=True)
    for applicant, taken, left in pairs:
        if taken.value is None or left.value is None or taken.value == left.value:
            continue
        here = f"{year}年报告“上年结转”{applicant}：{taken.raw}"
        there = f"{year - 1}年报告“结转下年度继续办理”{applicant}：{left.raw}"
        yield fail(
            reason,
            evidence_of(entry.article.capture, here),
            evidence_of(earlier_entry.article.capture, there),
            about=(entry.subject, applicant),
            year=year,
            earlier=year - 1,
            applicant=applicant,
            taken=taken.raw,
            left=left.raw,
        )


def _documents(reports: Mapping[int, Entry], year: int, params: Params) -> Iterator[Observation]:
    here, before = reports.get(year), reports.get(year - 1)
    if here is None or before is None or here.article is None or before.article is None:
        return
    now, then = _row(here, params), _row(before, params)
    made, ended, valid, earlier = (
        now.get(params.made),
        now.get(params.ended),
        now.get(params.valid),
        then.get(params.valid),
    )
    if made is None or ended is None or valid is None or earlier is None or valid == earlier + made - ended:
        return
    quote = f"{year}年报告“{params.documents}”{params.made}{made}，{params.ended}{ended}，{params.valid}{valid}"
    other = f"{year - 1}年报告“{params.documents}”{params.valid}{earlier}"
    evidence = (evidence_of(here.article.capture, quote), evidence_of(before.article.capture, other))
    values: dict[str, Value] = {"made": str(made), "ended": str(ended), "valid": str(valid), "left": str(earlier)}
    yield needs_review("documents", *evidence, about=(here.subject,), year=year, earlier=year - 1, **values)


def _row(entry: Entry, params: Params) -> Mapping[str, Decimal]:
    """The numbers of the row of documents that are numbers, by the name of their column."""
    active = read_annual_report(entry).active or {}
    cells = next((cells for row, cells in active.items() if compact(params.documents) in row), {})
    return {name: cell.value for name, cell in cells.items() if cell.value is not None}

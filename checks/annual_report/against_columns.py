"""年报与栏目对得上：年报报的数，与本部门栏目里公开的是否矛盾。

For each pair of a row of table two and a column: something was done, yet the column is blank, says that there was
none, or shows nothing of the year; or nothing was done, yet the column shows it. What we could not read of a column,
or find, says nothing. Counts are not compared: results are also published elsewhere.
Source: rules that tables and columns speak of the same facts, 年报表二 (confirmed in part); a person confirms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.selection import Selection
from domain.snapshot import ColumnState, ColumnView, entry_evidence, evidence_of
from domain.view import View
from domain.years import arabic_years
from parsing.annual_report.due import due_report, no_report, unread_report
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.numbers import compact
from parsing.annual_report.reader import read_annual_report
from parsing.content.statements import is_statement

REASONS = {
    "agrees": {"title"},
    "blank": {"row", "number", "amount", "column"},
    "declared_none": {"row", "number", "amount", "column"},
    "none_of_the_year": {"row", "number", "amount", "column"},
    "reported_none": {"found", "row", "number", "amount", "column"},
    "should_be_zero": {"row", "number", "amount"},
    "too_large": {"row", "number", "amount"},
    "no_numbers": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Pair:
    """row, number: where table two says how many; column: the kind that shows them; entries: those of it meant."""

    row: str
    number: str
    column: str
    entries: Selection


@dataclass(frozen=True, slots=True)
class Params:
    """zero: rows in which a department can have nothing but 0.

    amount: row and number of an amount; most: from which the unit of it is doubted.
    """

    pairs: tuple[Pair, ...]
    zero: tuple[str, ...]
    amount: tuple[str, str]
    most: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = due_report(view, as_of)
    if due.entry is None:
        yield no_report(due.column, due.year)
        return
    report = read_annual_report(due.entry)
    if report.active is None or report.capture is None:
        evidence = entry_evidence(due.entry, view.column, report.title)
        unread = needs_review("no_numbers", *evidence, about=(due.entry.subject,), title=report.title)
        yield unread.due_to(unread_report(view.column, due.entry))
        return
    page = evidence_of(report.capture, report.title)
    found = [*_impossible(report, due.entry, page, params)]
    for pair in params.pairs:
        found += _contradictions(view, report, due.entry, page, pair, due.year)
    yield from found or [passed("agrees", page, about=(due.entry.subject,), title=report.title)]


def _impossible(report: AnnualReport, entry: Entry, page: Evidence, params: Params) -> Iterator[Observation]:
    """Numbers that cannot be, whatever the columns say."""
    for row, numbers in (report.active or {}).items():
        for number, cell in numbers.items():
            quote = Evidence(page.url, f"表二“{row}”{number}：{cell.raw}", page.digest, page.fetched_at)
            values: dict[str, Value] = {"row": row, "number": number, "amount": cell.raw}
            about = (entry.subject, row, number)
            if cell.value and any(compact(name) in row for name in params.zero):
                yield fail("should_be_zero", quote, about=about, **values)
            if (cell.value or 0) >= params.most and compact(params.amount[0]) in row and params.amount[1] in number:
                yield needs_review("too_large", quote, about=about, **values)


def _contradictions(
    view: View, report: AnnualReport, entry: Entry, page: Evidence, pair: Pair, year: int
) -> Iterator[Observation]:
    column, cell = view.beside.get(pair.column), _cell(report, pair)
    if column is None or cell is None or not column.certain:
        return
    amount, raw = cell
    reported = Evidence(page.url, f"表二“{pair.row}”{pair.number}：{raw}", page.digest, page.fetched_at)
    values: dict[str, Value] = {"row": pair.row, "number": pair.number, "amount": raw, "column": column.column.name}
    about = (entry.subject, pair.row, pair.number, column.column.kind)
    if column.state is not ColumnState.READ:
        if amount:
            shows = column.evidence(column.note or "栏目没有条目")
            yield fail("blank", reported, *shows, about=about, **values).due_to(column.emptiness)
        return
    shown = [e for e in pair.entries.of(column.entries, view, date.max) if _of_year(e, year) and not is_statement(e)]
    stated = [e for e in column.entries if is_statement(e) and _of_year(e, year)]
    if amount and not shown:
        reason = "declared_none" if stated else "none_of_the_year"
        other = entry_evidence(stated[0], column, stated[0].title) if stated else _list(column)
        yield fail(reason, reported, *other, about=about, **values)
    elif not amount and shown and not any(e.published is None for e in shown):
        other = entry_evidence(shown[0], column, shown[0].title)
        yield fail("reported_none", reported, *other, about=about, found=len(shown), **values)


def _cell(report: AnnualReport, pair: Pair) -> tuple[Decimal, str] | None:
    numbers = next((cells for row, cells in (report.active or {}).items() if compact(pair.row) in row), {})
    cell = next((cell for name, cell in numbers.items() if compact(pair.number) in name), None)
    return (cell.value, cell.raw) if cell and cell.value is not None else None


def _of_year(entry: Entry, year: int) -> bool:
    """Published in the year, or so soon after that it may be of it, or at no stated time; or its title names it."""
    day = entry.published.date if entry.published else None
    title = arabic_years(entry.title)
    named = re.search(r"20\d{2}", title)
    return day is None or day.year == year or str(year) in title or (not named and day.year == year + 1)


def _list(column: ColumnView) -> tuple[Evidence, ...]:
    newest = [f"{e.title}（{e.published.date}）" for e in column.entries if e.published][:3]
    return column.evidence("；".join(newest) or column.column.name)

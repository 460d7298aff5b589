"""年报三张表齐全：表在、行列对、格子填满，用的是当年的格式。

An empty cell or 「/」 where a 0 belongs is a fault of its row, not of the numbers. What may be a number and was not read
is no fault: a person looks.
Source: 国办公开办函〔2021〕30号, 〔2019〕60号 (confirmed in part).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.entry import Entry
from domain.finding import Evidence, Observation, fail, needs_review, not_assessable, passed
from domain.snapshot import ColumnView
from domain.view import View
from parsing.annual_report.due import read_due_report
from parsing.annual_report.facts import HANDLED, AnnualReport, Number

REASONS = {
    "complete": set(),
    "missing_table": {"table"},
    "missing_row": {"table", "row"},
    "cut_off": {"table"},
    "empty_cells": {"table", "empty"},
    "unknown_cells": {"table", "unknown"},
    "wrong_format": {"used", "year"},
    "unread": {"title"},
    "unrecognised": {"table"},
    "no_report": set(),
}
_MOST_QUOTED = 8
_ROWS = ("新收", "上年结转", *HANDLED, "（七）总计", "结转下年")


@dataclass(frozen=True, slots=True)
class Params:
    """format_from: first report year of the newer table format.

    active_rows: rows that table two of the newer format has; slashed: those of them where 「/」 counts as filled.
    """

    format_from: int
    active_rows: tuple[str, ...]
    slashed: tuple[str, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation):
        yield due
        return
    report = due.report
    evidence = due.quoted(f"报告中有 {report.tables} 个表格")
    faults = [
        *_missing(view.column, report, due.entry, evidence),
        *_wrong_format(report, due.entry, params, due.year, evidence),
        *_rows(view.column, report, due.entry, params, evidence),
    ]
    yield from faults or [passed("complete", evidence, about=due.about)]


def _missing(column: ColumnView, report: AnnualReport, entry: Entry, evidence: Evidence) -> Iterator[Observation]:
    """A table that is not there, as against one that is there in a form we cannot read."""
    tables = {"二": report.active, "三": report.applications, "四": report.disputes}
    for number, table in tables.items():
        if table is None:
            about = (entry.subject, number)
            if report.may_show(number):
                doubt = needs_review("unrecognised", evidence, about=about, table=number)
                yield doubt.due_to(column.entry_cause(entry, "tables_unread"))
            else:
                yield fail("missing_table", evidence, about=about, table=number)


def _wrong_format(
    report: AnnualReport, entry: Entry, params: Params, year: int, evidence: Evidence
) -> Iterator[Observation]:
    if report.format is not None and (report.format >= params.format_from) != (year >= params.format_from):
        yield fail("wrong_format", evidence, about=(entry.subject,), used=report.format, year=year)


def _rows(
    column: ColumnView, report: AnnualReport, entry: Entry, params: Params, evidence: Evidence
) -> Iterator[Observation]:
    """Rows that the newer format has and the report lacks, and cells without a number."""
    for table, rows in _rows_of(report, params).items():
        about = (entry.subject, table)
        missing = [row for row in _wanted(table, report, params) if row not in rows]
        numbers = [number for row in rows.values() for number in row]
        empty = sum(number.none for number in numbers)
        unknown = [number.raw for number in numbers if number.unknown]
        if table in report.unended and (missing or empty or unknown):
            cut = not_assessable("cut_off", evidence, about=about, table=table)
            yield cut.due_to(column.entry_cause(entry, "cut_off"))
            continue
        yield from (fail("missing_row", evidence, about=(*about, row), table=table, row=row) for row in missing)
        if empty:
            yield fail("empty_cells", evidence, about=about, table=table, empty=empty)
        if unknown:
            quoted = replace(evidence, quote="；".join(unknown[:_MOST_QUOTED]))
            yield needs_review("unknown_cells", quoted, about=about, table=table, unknown=len(unknown))


def _rows_of(report: AnnualReport, params: Params) -> dict[str, Mapping[str, tuple[Number, ...]]]:
    """Of each table that was read, the rows with their numbers; without what a stroke rightly says to be none."""
    found: dict[str, Mapping[str, tuple[Number, ...]]] = {}
    if report.active is not None:
        found["二"] = {row: tuple(_counted(row, cells, params)) for row, cells in report.active.items()}
    if report.applications is not None:
        found["三"] = report.applications.rows
    if report.disputes is not None:
        found["四"] = report.disputes.groups
    return found


def _counted(row: str, cells: Mapping[str, Number], params: Params) -> Iterator[Number]:
    return (n for n in cells.values() if not (row in params.slashed and n.none and n.raw.strip()))


def _wanted(table: str, report: AnnualReport, params: Params) -> tuple[str, ...]:
    if report.format is None or report.format < params.format_from:
        return ()
    return {"二": params.active_rows, "三": _ROWS}.get(table, ())

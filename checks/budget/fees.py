"""清单与年报收费一致：年报报了收费，收费栏目就应有清单。

Source: 年报表二 第二十条第（八）项 (confirmed in part); the comparison is a proposal, and a person confirms.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from domain.cause import Cause
from domain.doubt import absent
from domain.finding import Evidence, Observation, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import ColumnView, evidence_of
from domain.view import View
from parsing.annual_report.due import DueReport, due_report, missing_report, unread_report
from parsing.annual_report.numbers import compact
from parsing.annual_report.reader import read_annual_report
from parsing.content.statements import is_statement

REASONS = {
    "agrees": {"amount"},
    "nothing": {"amount"},
    "contradiction": {"amount"},
    "no_number": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """fees, report: kinds of the two columns. list: titles of fee lists (regular expression).

    row, number: where the annual report's table two says how much was charged.
    """

    fees: str
    report: str
    list: Pattern
    row: str
    number: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.columns[params.fees]
    found = _charged(view, params, as_of)
    if found is None:
        report = view.columns[params.report]
        unknown = needs_review("no_number", *column.evidence(column.column.name))
        yield unknown.due_to(_unread(view, report, params, as_of))
        return
    charged, amount, reported = found
    listed = [e for e in column.entries if re.search(params.list, e.title) and not is_statement(e)]
    titles = "；".join(entry.title for entry in (listed or column.entries)[:8]) or column.note or "栏目没有条目"
    if charged and not listed:
        observation = absent(column, "contradiction", titles, about=(), amount=amount)
        yield replace(observation, evidence=(*observation.evidence, reported))
    else:
        yield passed("agrees" if listed else "nothing", *column.evidence(titles), reported, amount=amount)


def _due(view: View, params: Params, as_of: date) -> DueReport:
    return due_report(replace(view, columns={params.report: view.columns[params.report]}), as_of)


def _unread(view: View, column: ColumnView, params: Params, as_of: date) -> Cause:
    due = _due(view, params, as_of)
    return unread_report(column, due.entry) if due.entry else missing_report(column, due.year)


def _charged(view: View, params: Params, as_of: date) -> tuple[bool, str, Evidence] | None:
    """Whether the report that is due says that fees were charged, its words, and where they stand."""
    due = _due(view, params, as_of)
    report = read_annual_report(due.entry) if due.entry else None
    if report is None or report.active is None or report.capture is None:
        return None
    row = next((cells for name, cells in report.active.items() if compact(params.row) in name), {})
    cell = next((number for name, number in row.items() if compact(params.number) in name), None)
    if cell is None or cell.value is None:
        return None
    quote = f"{report.title}。表二“{params.row}”{params.number}：{cell.raw}"
    return cell.value > Decimal(0), cell.raw, evidence_of(report.capture, quote)

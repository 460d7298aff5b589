"""现行有效件数一致：栏目里现行有效的规范性文件件数，与年报表二所报的件数相符。

Documents are told by their titles and status words, so the numbers are laid before a person who counts again.
Source: 国办公开办函〔2021〕30号 表二 行政规范性文件 (confirmed in part); the comparison is a proposal.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from domain.copies import distinct
from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Evidence, Observation, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import DueReport, due_report, missing_report, unread_report
from parsing.annual_report.numbers import compact
from parsing.annual_report.reader import read_annual_report

REASONS = {
    "agrees": {"found"},
    "differs": {"found", "reported"},
    "no_number": {"found"},
    "empty": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """documents, report: kinds of the two columns. row, number: where the annual report's table two says it.

    invalid: status words of a document that no longer counts (regular expression).
    """

    documents: str
    report: str
    entries: Selection
    invalid: Pattern
    row: str
    number: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.columns[params.documents]
    if not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目")
        return
    documents = distinct(params.entries.of(column.entries, view, as_of))
    valid = [entry for entry in documents if not re.search(params.invalid, _status(entry))]
    reported, evidence = _reported(view, params, as_of)
    evidence = (
        *column.evidence("；".join(entry.title for entry in valid[:8]) or "栏目里没有现行有效的文件"),
        *evidence,
    )
    if reported is None:
        report = view.columns[params.report]
        due = _due(view, params, as_of)
        unknown = needs_review("no_number", *evidence, found=len(valid))
        yield unknown.due_to(unread_report(report, due.entry) if due.entry else missing_report(report, due.year))
    elif reported == len(valid):
        yield passed("agrees", *evidence, found=len(valid))
    else:
        yield needs_review("differs", *evidence, found=len(valid), reported=reported)


def _due(view: View, params: Params, as_of: date) -> DueReport:
    return due_report(replace(view, columns={params.report: view.columns[params.report]}), as_of)


def _status(entry: Entry) -> str:
    return (entry.article.info.validity if entry.article else "") or ""


def _reported(view: View, params: Params, as_of: date) -> tuple[int | None, tuple[Evidence, ...]]:
    """What the report that is due says, and where; None when it does not say it readably."""
    due = _due(view, params, as_of)
    report = read_annual_report(due.entry) if due.entry else None
    if report is None or report.active is None or report.capture is None:
        return None, ()
    row = next((cells for name, cells in report.active.items() if compact(params.row) in name), {})
    cell = next((number for name, number in row.items() if compact(params.number) in name), None)
    if cell is None or cell.value is None:
        return None, ()
    quote = f"{report.title}。表二“{params.row}”{params.number}：{cell.raw}"
    return int(cell.value), (evidence_of(report.capture, quote),)

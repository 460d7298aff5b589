"""年报年际衔接：本年的“上年结转”应等于上一年报告的“结转下年度继续办理”。

Only neighbouring reports that both could be read are compared.
Source: meaning of the two rows, 国办公开办函〔2021〕30号 (confirmed in part).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.finding import Observation, fail, needs_review, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report
from parsing.annual_report.facts import APPLICANTS, Applications
from parsing.annual_report.reader import read_annual_report

REASONS = ("continuous", "broken", "broken_earlier", "not_comparable")


@dataclass(frozen=True, slots=True)
class Params:
    pass


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    tables = _tables(view)
    due = due_report(view, as_of)
    for year in sorted(tables, reverse=True):
        if year - 1 not in tables:
            continue
        entry, table = tables[year]
        earlier_entry, earlier = tables[year - 1]
        reason = "broken" if year == due.year else "broken_earlier"
        faults = list(_faults(entry, table, earlier_entry, earlier, reason, year))
        yield from faults
        if year == due.year and not faults and entry.article:
            yield passed("continuous", evidence_of(entry.article.capture, entry.title), year=year)
    if not {due.year, due.year - 1} <= tables.keys():
        yield needs_review(
            "not_comparable", *view.column.evidence(f"{due.year}年度与上年度报告未能都读到"), year=due.year
        )


def _tables(view: View) -> dict[int, tuple[Entry, Applications]]:
    tables: dict[int, tuple[Entry, Applications]] = {}
    for entry in view.column.entries:
        report = read_annual_report(entry)
        if (
            report.year is not None
            and report.applications
            and {"上年结转", "结转下年"} <= report.applications.rows.keys()
        ):
            tables.setdefault(report.year, (entry, report.applications))
    return tables


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
            year=year,
            earlier=year - 1,
            applicant=applicant,
            taken=taken.raw,
            left=left.raw,
        )

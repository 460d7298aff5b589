"""年报六个部分齐全：标题按关键词认，顺序应与统一格式一致。

Source: 条例第50条 (confirmed); 国办公开办函〔2021〕30号 (confirmed in part).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Evidence, Observation, fail, needs_review, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, no_report, unread_report
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.reader import read_annual_report

REASONS = {
    "complete": set(),
    "lacking": {"section"},
    "disordered": {"found"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """sections: names of the sections in their order."""

    sections: tuple[str, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = due_report(view, as_of)
    entry = due.entry
    if entry is None:
        yield no_report(view.column, due.year)
        return
    report = read_annual_report(entry)
    found = [section.name for section in report.sections]
    if report.capture is None or not report.readable:
        unread = not_assessable("unread", *_page(view, report), about=(entry.subject,), title=entry.title)
        yield unread.due_to(unread_report(view.column, entry))
        return
    evidence = evidence_of(report.capture, "；".join(s.heading[:40] for s in report.sections) or entry.title)
    lacking = [name for name in params.sections if name not in found]
    for name in lacking:
        yield fail("lacking", evidence, about=(entry.subject, name), section=name)
    if lacking:
        return
    if found != list(params.sections):
        yield needs_review("disordered", evidence, about=(entry.subject,), found="、".join(found))
    else:
        yield passed("complete", evidence, about=(entry.subject,))


def _page(view: View, report: AnnualReport) -> tuple[Evidence, ...]:
    """The report's own page, or the list where it did not open."""
    return (evidence_of(report.capture, report.title),) if report.capture else view.column.evidence(report.title)

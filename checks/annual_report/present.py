"""有年度报告：年报栏目里应有到期年度的报告，并能打开。

Source: 条例第49条 (confirmed).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.finding import Observation, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, missing_report, unread_report

REASONS = {
    "present": {"year"},
    "missing": {"year"},
    "unopened": {"title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    pass


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    report = due_report(view, as_of)
    if report.entry is None:
        missing = absent(report.column, "missing", _listing(view), about=(str(report.year),), year=report.year)
        yield missing.due_to(missing_report(view.column, report.year))
    elif report.article is None:
        evidence = view.column.evidence(report.entry.title)
        unread = not_assessable("unopened", *evidence, about=(report.entry.subject,), title=report.entry.title)
        yield unread.due_to(unread_report(view.column, report.entry))
    else:
        opened = evidence_of(report.article.capture, report.entry.title)
        yield passed("present", opened, about=(report.entry.subject,), year=report.year)


def _listing(view: View) -> str:
    titles = "；".join(entry.title for entry in view.column.entries[:5])
    return f"栏目共列出 {len(view.column.entries)} 条：{titles}" if titles else view.column.note or "栏目没有条目"

"""年报标题规范：标题写明机关、年度和“政府信息公开工作年度报告”，机关是本部门。

Source: 国办公开办函〔2021〕30号 (confirmed in part).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, fail, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import evidence_of
from domain.view import View
from domain.years import arabic_years
from parsing.annual_report.due import due_report, missing_report, unread_report

REASONS = {
    "proper": {"title"},
    "improper": {"title"},
    "other_organ": {"title", "department"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """pattern: what a proper title looks like (regular expression)."""

    pattern: Pattern


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    report = due_report(view, as_of)
    if report.article is None:
        missing = needs_review("no_report", *view.column.evidence("没有可读的应交年报"), about=(str(report.year),))
        column, entry = view.column, report.entry
        yield missing.due_to(unread_report(column, entry) if entry else missing_report(column, report.year))
        return
    titles = [title for title in (report.article.title, report.article.heading) if title]
    proper = [title for title in titles if re.search(params.pattern, arabic_years(_compact(title)))]
    printed = next(iter(proper or titles), "")
    title = _compact(printed)
    evidence = evidence_of(report.article.capture, printed or "页面没有标题")
    about = (report.entry.subject,) if report.entry else ()
    if not proper:
        yield fail("improper", evidence, about=about, title=title)
    elif not any(name in title for name in view.department.names):
        yield needs_review("other_organ", evidence, about=about, title=title, department=view.department.name)
    else:
        yield passed("proper", evidence, about=about, title=title)


def _compact(title: str) -> str:
    return re.sub(r"\s+", "", title)

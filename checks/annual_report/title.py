"""年报标题规范：标题写明机关、年度和“政府信息公开工作年度报告”，机关是本部门。

Source: 国办公开办函〔2021〕30号 (confirmed in part).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, fail, needs_review, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report

REASONS = ("proper", "improper", "other_organ", "no_report")


@dataclass(frozen=True, slots=True)
class Params:
    """pattern: what a proper title looks like (regular expression)."""

    pattern: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    report = due_report(view, as_of)
    if report.article is None:
        yield needs_review("no_report", *view.column.evidence("没有可读的应交年报"))
        return
    title = re.sub(r"\s+", "", report.article.title)
    evidence = evidence_of(report.article.capture, report.article.title)
    if not re.search(params.pattern, title):
        yield fail("improper", evidence, title=title)
    elif not any(name in title for name in view.department.names):
        yield needs_review("other_organ", evidence, title=title, department=view.department.name)
    else:
        yield passed("proper", evidence, title=title)

"""年报六个部分齐全：标题按关键词认，顺序应与统一格式一致。

A heading with a section's numeral and other words may be that section: a person decides.
Source: 条例第50条 (confirmed); 国办公开办函〔2021〕30号 (confirmed in part).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, fail, needs_review, passed
from domain.view import View
from parsing.annual_report.due import read_due_report
from parsing.annual_report.sections import heading_in_place

REASONS = {
    "complete": set(),
    "lacking": {"section"},
    "other_heading": {"heading", "section"},
    "disordered": {"found"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """sections: names of the sections in their order."""

    sections: tuple[str, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation):
        yield due
        return
    found = [section.name for section in due.report.sections]
    evidence = due.quoted("；".join(s.heading[:40] for s in due.report.sections) or due.entry.title)
    lacking = [name for name in params.sections if name not in found]
    for name in lacking:
        about = (*due.about, name)
        if heading := heading_in_place(due.report.text, name):
            yield needs_review("other_heading", due.quoted(heading), about=about, heading=heading, section=name)
        else:
            yield fail("lacking", evidence, about=about, section=name)
    if lacking:
        return
    if found != list(params.sections):
        yield needs_review("disordered", evidence, about=due.about, found="、".join(found))
    else:
        yield passed("complete", evidence, about=due.about)

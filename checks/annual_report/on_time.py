"""年报按时发布：年度报告应在次年规定日期前发布。

A page whose address is dated after the deadline although its label is not may have been published again
after a migration: a person decides; the label's date is neither simply believed nor disbelieved.
Source: 条例第49条 (confirmed).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.entry import Entry, Witness
from domain.finding import Evidence, Observation, Value, fail, needs_review, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, missing_report, unread_report

REASONS = {
    "on_time": {"published", "due"},
    "late": {"published", "due"},
    "missing": {"year", "due"},
    "republished": {"published", "due"},
    "undated": {"due"},
    "conflicting_dates": {"published", "due"},
    "unopened": {"title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    pass


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    report = due_report(view, as_of)
    if report.entry is None:
        quote = f"栏目共列出 {len(view.column.entries)} 条，没有{report.year}年度报告"
        missing = absent(
            report.column, "missing", quote, about=(str(report.year),), year=report.year, due=str(report.due)
        )
        yield missing.due_to(missing_report(view.column, report.year))
    elif report.article is None:
        evidence = view.column.evidence(report.entry.title)
        unread = not_assessable("unopened", *evidence, about=(report.entry.subject,), title=report.entry.title)
        yield unread.due_to(unread_report(view.column, report.entry))
    else:
        first = report.first if report.first and report.first.article else report.entry
        article = first.article or report.article
        yield _judge(first, report.due, evidence_of(article.capture, _dates(first) or first.title))


def _judge(entry: Entry, due: date, evidence: Evidence) -> Observation:
    said = [witness.date for witness in entry.witnesses if witness.witness is not Witness.ADDRESS]
    address = [witness.date for witness in entry.witnesses if witness.witness is Witness.ADDRESS]
    if not said:
        return needs_review("undated", evidence, about=(entry.subject,), due=str(due))
    values: dict[str, Value] = {"published": str(said[0]), "due": str(due)}
    about = (entry.subject,)
    if all(day > due for day in said):
        return fail("late", evidence, about=about, **values)
    if any(day > due for day in said):
        return needs_review("conflicting_dates", evidence, about=about, **values)
    if any(day > due for day in address):
        return needs_review("republished", evidence, about=about, **values)
    return passed("on_time", evidence, about=about, **values)


def _dates(entry: Entry) -> str:
    """Every witness of the date, as it stands on the page."""
    return "；".join(dict.fromkeys(f"{_NAMES[witness.witness]} {witness.raw}" for witness in entry.witnesses))


_NAMES = {
    Witness.META: "PubDate",
    Witness.LABEL: "页面时间",
    Witness.INFO_BOX: "发布日期",
    Witness.LIST: "列表日期",
    Witness.ADDRESS: "网址",
}

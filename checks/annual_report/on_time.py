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
from domain.finding import Evidence, Observation, fail, needs_review, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report

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
        yield absent(view.column, "missing", quote, year=report.year, due=str(report.due))
    elif report.article is None:
        evidence = view.column.evidence(report.entry.title)
        yield not_assessable("unopened", *evidence, title=report.entry.title)
    else:
        first = report.first if report.first and report.first.article else report.entry
        article = first.article or report.article
        yield _judge(first, report.due, evidence_of(article.capture, _dates(first) or first.title))


def _judge(entry: Entry, due: date, evidence: Evidence) -> Observation:
    said = [witness.date for witness in entry.witnesses if witness.witness is not Witness.ADDRESS]
    address = [witness.date for witness in entry.witnesses if witness.witness is Witness.ADDRESS]
    if not said:
        return needs_review("undated", evidence, due=str(due))
    published = str(said[0])
    if all(day > due for day in said):
        return fail("late", evidence, published=published, due=str(due))
    if any(day > due for day in said):
        return needs_review("conflicting_dates", evidence, published=published, due=str(due))
    if any(day > due for day in address):
        return needs_review("republished", evidence, published=published, due=str(due))
    return passed("on_time", evidence, published=published, due=str(due))


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

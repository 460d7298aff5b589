"""年报只有一个版本：同一年的年报在各处、先后发布的，内容应一致。

Reports of the same year under the department's own name are compared by their letters and digits; one that holds the
other whole is the same with more around it, and what was not read says nothing. That two
reports of one title have different figures, and neither says that it is a correction, is certain; which is the true one
a machine cannot know. Where only words differ a person looks.
Source: 外地考评通报 年报发布后改动、多个平台内容不同 (confirmed).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.annual_report.due import due_report, missing_report
from parsing.annual_report.titles import year_of

REASONS = {
    "one": {"year", "editions"},
    "altered": {"year", "title", "published", "other", "other_published"},
    "elsewhere": {"year", "title", "other", "column"},
    "nothing": set(),
}
_NOISE = re.compile(r"[\W_]+")
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_SEPARATOR = re.compile(r"(?<=\d)[,，](?=\d{3})")
_LONGEST_MONTH = 31


@dataclass(frozen=True, slots=True)
class Params:
    """corrected: words of a title or text that make it a correction of the other (regular expressions)."""

    corrected: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due, column = due_report(view, as_of), view.column
    if due.entry is None:
        nothing = passed("nothing", *column.evidence(column.note or column.column.name), about=())
        yield nothing.due_to(missing_report(column, due.year))
        return
    report = due.entry
    others = [
        (entry, one)
        for one in (column, *view.beside.values())
        for entry in one.entries
        if entry.url != report.url and year_of(entry) == due.year and _is_own(entry, view)
    ]
    said = [
        _differs(report, entry, one, view, due.year, _claim(report, entry, params))
        for entry, one in others
        if _words_differ(report, entry)
    ]
    evidence = entry_evidence(report, column, report.title)
    yield from said or [passed("one", *evidence, about=(report.subject,), year=due.year, editions=len(others) + 1)]


def _is_own(entry: Entry, view: View) -> bool:
    said = f"{entry.title} {entry.article.title} {entry.article.source}" if entry.article else entry.title
    return any(name in said for name in view.department.names)


def _words_differ(report: Entry, other: Entry) -> bool:
    if report.unread or other.unread:
        return False
    one, two = _words(report), _words(other)
    return one not in two and two not in one


def _words(entry: Entry) -> str:
    return _NOISE.sub("", entry.text.removeprefix(entry.title))


def _claim(report: Entry, other: Entry, params: Params) -> Callable[..., Observation]:
    """Certain: reports of one title whose figures differ, neither of which speaks of a correction."""
    alike = _NOISE.sub("", report.title) == _NOISE.sub("", other.title)
    corrected = any(re.search(words, one.text) for words in params.corrected for one in (report, other))
    one, two = _figures(report), _figures(other)
    return fail if alike and one - two and two - one and not corrected else needs_review


def _figures(entry: Entry) -> set[str]:
    """Those that no day and no page number can be; each report must have one that the other lacks."""
    text = _SEPARATOR.sub("", entry.text)
    return {one for one in _FIGURE.findall(text) if float(one) > _LONGEST_MONTH}


def _differs(
    report: Entry, other: Entry, column: ColumnView, view: View, year: int, claim: Callable[..., Observation]
) -> Observation:
    evidence = (
        *entry_evidence(report, view.column, f"{report.title}（{_day(report)}）"),
        *entry_evidence(other, column, f"{other.title}（{_day(other)}）"),
    )
    about = (str(year), other.subject)
    values: dict[str, Value] = {"year": year, "title": report.title, "other": other.title}
    if column is not view.column:
        return claim("elsewhere", *evidence, about=about, column=column.column.name, **values)
    days: dict[str, Value] = {"published": _day(report), "other_published": _day(other)}
    return claim("altered", *evidence, about=about, **days, **values)


def _day(entry: Entry) -> str:
    return str(entry.published.date) if entry.published else "没有日期"

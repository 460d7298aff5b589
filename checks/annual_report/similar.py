"""年报不雷同：不照搬本部门往年的报告。

Compared with every earlier report in the column, over the sections that are written freely: without tables, digits,
names of the department and template sentences. What is too short for a likeness to mean anything may still be the same
word for word.
Source: 国办公开办函〔2021〕30号第四部分 内容雷同 (confirmed); no document states a ratio: the bounds are the scheme's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.view import View
from parsing.annual_report.due import read_due_report, reports_by_year
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.prose import Prose, beginning, prose_of, side_by_side
from parsing.annual_report.reader import read_annual_report
from parsing.words.similarity import similarity

REASONS = {
    "distinct": {"year", "earlier", "similarity"},
    "duplicated": {"year", "earlier", "similarity"},
    "alike": {"year", "earlier", "similarity"},
    "problems_copied": {"year", "earlier"},
    "not_comparable": {"title"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """sections: those compared together; problems: the one that is also compared alone.

    duplicated, alike: similarities (0 to 1) from which it is said. paragraph: from which a paragraph is quoted.
    shortest: fewest letters of a text or paragraph that is compared. template: dropped first (regular expressions).
    verbatim: fewest letters of problems that are too short for that, and are copied only where all letters are the same.
    """

    sections: tuple[str, ...]
    problems: str
    duplicated: float
    alike: float
    paragraph: float
    shortest: int
    verbatim: int
    template: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation):
        yield due
        return
    report = due.report
    reports = {
        year: read_annual_report(entry) for year, entry in reports_by_year(view, as_of).items() if year < due.year
    }
    own = _prose(report, params.sections, view, params, params.shortest)
    earlier = _proses(reports, params.sections, view, params, params.shortest)
    if own is None or not earlier:
        page = due.quoted(report.title)
        yield needs_review("not_comparable", page, about=due.about, title=report.title)
        return
    year, other = max(earlier.items(), key=lambda pair: similarity(own.text, pair[1].text))
    degree = similarity(own.text, other.text)
    evidence = side_by_side(own, other, params.paragraph, params.shortest, params.template)
    values: dict[str, Value] = {"year": due.year, "earlier": year, "similarity": round(100 * degree)}
    if degree >= params.alike:
        reason = "duplicated" if degree >= params.duplicated else "alike"
        yield fail(reason, *evidence, about=(*due.about, str(year)), **values)
    copied = _copied(report, reports, view, params)
    if copied:
        source, here, there = copied
        about = (*due.about, str(source))
        yield fail("problems_copied", beginning(here), beginning(there), about=about, year=due.year, earlier=source)
    if degree < params.alike and not copied:
        yield passed("distinct", *evidence, about=due.about, **values)


def _copied(
    report: AnnualReport, reports: Mapping[int, AnnualReport], view: View, params: Params
) -> tuple[int, Prose, Prose] | None:
    """The newest earlier year whose problems are this year's, and both."""
    own = _prose(report, (params.problems,), view, params, params.verbatim)
    earlier = _proses(reports, (params.problems,), view, params, params.verbatim)
    same = [year for year, prose in earlier.items() if own and _is_same(own.text, prose.text, params)]
    return (max(same), own, earlier[max(same)]) if own and same else None


def _is_same(text: str, other: str, params: Params) -> bool:
    if min(len(text), len(other)) < params.shortest:
        return text == other
    return similarity(text, other) >= params.duplicated


def _proses(
    reports: Mapping[int, AnnualReport], sections: tuple[str, ...], view: View, params: Params, shortest: int
) -> dict[int, Prose]:
    proses = ((year, _prose(report, sections, view, params, shortest)) for year, report in reports.items())
    return {year: prose for year, prose in proses if prose}


def _prose(report: AnnualReport, sections: tuple[str, ...], view: View, params: Params, shortest: int) -> Prose | None:
    """None when there is too little to compare."""
    prose = prose_of(report, sections, params.template, view.department.names)
    return prose if prose and len(prose.text) >= shortest else None

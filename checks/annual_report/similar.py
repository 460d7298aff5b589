"""年报不雷同：不照搬本部门往年的报告。

Compared with every earlier report in the column, over the sections that are written freely: without tables, digits,
names of the department and template sentences. The reports of other departments are not in view.
Source: 国办公开办函〔2021〕30号第四部分 内容雷同 (confirmed); no document states a ratio: the bounds are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.capture import Capture
from domain.doubt import absent
from domain.finding import Evidence, Observation, Value, fail, needs_review, not_assessable, passed
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report, reports_by_year
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.reader import read_annual_report
from parsing.similarity import bare, matches, similarity

REASONS = ("distinct", "duplicated", "alike", "problems_copied", "not_comparable", "unread", "no_report")
_MOST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Params:
    """sections: those compared together; problems: the one that is also compared alone.

    duplicated, alike: similarities (0 to 1) from which it is said. paragraph: from which a paragraph is quoted.
    shortest: fewest letters of a text or paragraph that is compared. template: dropped first (regular expressions).
    """

    sections: tuple[str, ...]
    problems: str
    duplicated: float
    alike: float
    paragraph: float
    shortest: int
    template: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Side:
    """One report as it is compared."""

    report: AnnualReport
    capture: Capture
    paragraphs: tuple[str, ...]
    text: str
    problems: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = due_report(view, as_of)
    if due.entry is None:
        yield absent(view.column, "no_report", "栏目没有应公布的年度报告")
        return
    report = read_annual_report(due.entry)
    if report.capture is None or not report.readable:
        page = (evidence_of(report.capture, report.title),) if report.capture else view.column.evidence(report.title)
        yield not_assessable("unread", *page, title=due.entry.title)
        return
    dropped = _dropped(view, params)
    own = _side(report, params, dropped)
    years = {year: entry for year, entry in reports_by_year(view, as_of).items() if year < due.year}
    earlier = {
        year: side for year, entry in years.items() if (side := _side(read_annual_report(entry), params, dropped))
    }
    if own is None or not earlier:
        yield needs_review("not_comparable", evidence_of(report.capture, report.title), title=report.title)
        return
    year, other = max(earlier.items(), key=lambda pair: similarity(own.text, pair[1].text))
    degree = similarity(own.text, other.text)
    evidence = _evidence(own, other, params, dropped)
    values: dict[str, Value] = {"year": due.year, "earlier": year, "similarity": round(100 * degree)}
    if degree >= params.alike:
        yield fail("duplicated" if degree >= params.duplicated else "alike", *evidence, **values)
    copied = _copied(own, earlier, params)
    if copied is not None:
        quotes = (_quote(own, params.problems), _quote(earlier[copied], params.problems))
        yield fail("problems_copied", *quotes, year=due.year, earlier=copied)
    if degree < params.alike and copied is None:
        yield passed("distinct", *evidence, **values)


def _dropped(view: View, params: Params) -> tuple[str, ...]:
    names = sorted(view.department.names, key=len, reverse=True)
    return (*params.template, *(re.escape(name) for name in names))


def _side(report: AnnualReport, params: Params, dropped: tuple[str, ...]) -> _Side | None:
    """None when there is too little to compare."""
    texts = {section.name: section.text for section in report.sections}
    paragraphs = tuple(line for name in params.sections for line in texts.get(name, "").splitlines())
    text = "".join(bare(line, dropped) for line in paragraphs)
    if report.capture is None or len(text) < params.shortest:
        return None
    problems = "".join(bare(line, dropped) for line in texts.get(params.problems, "").splitlines())
    return _Side(report, report.capture, paragraphs, text, problems)


def _copied(own: _Side, earlier: dict[int, _Side], params: Params) -> int | None:
    """The newest earlier year whose problems are this year's."""
    if len(own.problems) < params.shortest:
        return None
    same = [year for year, side in earlier.items() if similarity(own.problems, side.problems) >= params.duplicated]
    return max(same, default=None)


def _evidence(own: _Side, other: _Side, params: Params, dropped: tuple[str, ...]) -> tuple[Evidence, ...]:
    """The paragraphs that both have, side by side; where there is none, how the two texts begin."""
    alike = matches(own.paragraphs, other.paragraphs, params.paragraph, params.shortest, dropped)[:_MOST_QUOTED]
    here = " …… ".join(match.left for match in alike) or own.paragraphs[0][:200]
    there = " …… ".join(match.right for match in alike) or other.paragraphs[0][:200]
    return evidence_of(own.capture, here), evidence_of(other.capture, there)


def _quote(side: _Side, name: str) -> Evidence:
    text = next((section.text for section in side.report.sections if section.name == name), "")
    return evidence_of(side.capture, text.replace("\n", " ")[:300])

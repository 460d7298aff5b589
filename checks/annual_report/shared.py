"""年报不雷同：不与其他部门同年的报告相同。

Every department's report that is due is compared with those of all others, over the sections that are written freely:
without tables, digits, names of departments and template sentences. Who copied from whom is not said.
Source: 国办公开办函〔2021〕30号第四部分 内容雷同 (confirmed); no document states a ratio: the bounds are the scheme's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.finding import Observation, fail, needs_review, not_assessable, passed
from domain.pattern import Pattern
from domain.snapshot import evidence_of
from domain.view import View
from parsing.annual_report.due import due_report
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.prose import Prose, beginning, prose_of, side_by_side
from parsing.annual_report.reader import read_annual_report
from parsing.similarity import nearest

REASONS = {
    "distinct": {"others"},
    "duplicated": {"other", "similarity"},
    "alike": {"other", "similarity"},
    "alone": set(),
    "not_comparable": {"title"},
    "unread": {"title"},
    "no_report": set(),
}


@dataclass(frozen=True, slots=True)
class Params:
    """sections: those compared together.

    duplicated, alike: similarities (0 to 1) from which it is said. paragraph: from which a paragraph is quoted.
    shortest: fewest letters of a text or paragraph that is compared. template: dropped first (regular expressions).
    """

    sections: tuple[str, ...]
    duplicated: float
    alike: float
    paragraph: float
    shortest: int
    template: tuple[Pattern, ...] = ()


def compare(views: Mapping[str, View], params: Params, as_of: date) -> Iterator[tuple[str, Observation]]:
    """views: by department id; gives department id and what is said of it."""
    reports = {id: report for id, view in views.items() if (report := _due(view, as_of))}
    proses = {
        id: prose
        for id, report in reports.items()
        if (prose := prose_of(report, params.sections, params.template, views[id].department.names))
        and len(prose.text) >= params.shortest
    }
    found = nearest({id: prose.text for id, prose in proses.items()}, params.alike)
    for id, view in views.items():
        if id not in proses:
            yield id, _not_compared(view, reports.get(id))
        elif id in found:
            other, degree = found[id]
            yield id, _alike(proses[id], proses[other], views[other].department.name, degree, params)
        elif len(proses) == 1:
            yield id, needs_review("alone", beginning(proses[id]))
        else:
            yield id, passed("distinct", beginning(proses[id]), others=len(proses) - 1)


def _due(view: View, as_of: date) -> AnnualReport | None:
    entry = due_report(view, as_of).entry
    return read_annual_report(entry) if entry else None


def _not_compared(view: View, report: AnnualReport | None) -> Observation:
    if report is None:
        return absent(view.column, "no_report", "栏目没有应公布的年度报告")
    page = (evidence_of(report.capture, report.title),) if report.capture else view.column.evidence(report.title)
    if report.capture is None or not report.readable:
        return not_assessable("unread", *page, title=report.title)
    return needs_review("not_comparable", *page, title=report.title)


def _alike(own: Prose, other: Prose, name: str, degree: float, params: Params) -> Observation:
    evidence = side_by_side(own, other, params.paragraph, params.shortest, params.template)
    reason = "duplicated" if degree >= params.duplicated else "alike"
    return fail(reason, *evidence, other=name, similarity=round(100 * degree))

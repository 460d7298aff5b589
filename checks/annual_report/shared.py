"""年报不雷同：不与其他部门同年的报告相同。

Every department's report that is due is compared with those of all others, over the sections that are written freely:
without tables, digits, names of departments and template sentences. Who copied from whom is not said.
Source: 国办公开办函〔2021〕30号第四部分 内容雷同 (confirmed); no document states a ratio: the bounds are the scheme's.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.department import Department
from domain.finding import Observation, fail, needs_review, passed
from domain.pattern import Pattern
from domain.view import View
from parsing.annual_report.due import DueReport, due_report, read_due_report
from parsing.annual_report.prose import Prose, beginning, prose_of, side_by_side
from parsing.annual_report.reader import read_annual_report
from parsing.words.similarity import nearest

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
    due = {id: due_report(view, as_of) for id, view in views.items()}
    proses = {id: prose for id, view in views.items() if (prose := _prose(view, due[id], params))}
    found = nearest({id: prose.text for id, prose in proses.items()}, params.alike)
    for id, view in views.items():
        if id not in proses:
            yield id, _not_compared(view, as_of)
        elif id in found:
            other, degree = found[id]
            yield id, _alike(proses[id], proses[other], views[other].department, _about(due[id]), degree, params)
        elif len(proses) == 1:
            yield id, needs_review("alone", beginning(proses[id]), about=_about(due[id]))
        else:
            yield id, passed("distinct", beginning(proses[id]), about=_about(due[id]), others=len(proses) - 1)


def _prose(view: View, due: DueReport, params: Params) -> Prose | None:
    """None when there is no report, or too little to compare."""
    if due.entry is None:
        return None
    prose = prose_of(read_annual_report(due.entry), params.sections, params.template, view.department.names)
    return prose if prose and len(prose.text) >= params.shortest else None


def _about(due: DueReport) -> tuple[str, ...]:
    return (due.entry.subject,) if due.entry else ()


def _not_compared(view: View, as_of: date) -> Observation:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation):
        return due
    return needs_review("not_comparable", due.quoted(due.report.title), about=due.about, title=due.report.title)


def _alike(
    own: Prose, other: Prose, department: Department, about: tuple[str, ...], degree: float, params: Params
) -> Observation:
    evidence = side_by_side(own, other, params.paragraph, params.shortest, params.template)
    reason = "duplicated" if degree >= params.duplicated else "alike"
    return fail(reason, *evidence, about=(*about, department.id), other=department.name, similarity=round(100 * degree))

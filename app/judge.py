"""判定：一份快照，按方案逐个评分点得出结果。Pure: the same snapshots, scheme and day give the same results."""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import structlog

from app.checks import BoundCheck
from domain.department import Department
from domain.finding import Finding, Observation, Outcome, needs_review, not_assessable
from domain.scheme import Applicability, Criterion, Decision, Indicator, Reason, Scheme
from domain.score import CriterionResult
from domain.snapshot import ColumnState, ColumnView, Snapshot
from domain.view import View
from domain.words import Words
from domain.working_days import WorkingDays
from scoring.criterion import score_criterion
from scoring.statement import state

log = structlog.get_logger()
_NOT_READ = (ColumnState.UNREADABLE, ColumnState.PARENT)

Columns = Mapping[str, ColumnView]
Comparison = Mapping[tuple[str, str], tuple[Observation, ...]]
"""Criterion and department → what a check says that looks at all departments together."""


class Judge:
    """Judges departments by one scheme."""

    def __init__(self, scheme: Scheme, checks: Mapping[str, BoundCheck], words: Words, calendar: WorkingDays) -> None:
        self._scheme = scheme
        self._calendar = calendar
        self._checks = checks
        self._words = words

    def compare(self, seen: Iterable[tuple[Department, Snapshot]], as_of: date) -> Comparison:
        """What can only be said of departments beside one another. seen: gone through once, each let go of again."""
        criteria = [c for c in self._scheme.criteria if c.id in self._checks and self._checks[c.id].compare]
        views: dict[str, dict[str, View]] = {criterion.id: {} for criterion in criteria}
        for department, snapshot in seen if criteria else ():
            columns = _by_kind(snapshot)
            for criterion in criteria:
                if not self._unread(criterion, columns):
                    views[criterion.id][department.id] = self._view(criterion, department, columns)
        return {
            key: said for criterion in criteria for key, said in self._compared(criterion, views[criterion.id], as_of)
        }

    def judge(
        self, department: Department, snapshot: Snapshot, as_of: date, comparison: Comparison
    ) -> tuple[CriterionResult, ...]:
        """One result for every criterion of the scheme, in its order."""
        columns = _by_kind(snapshot)
        return tuple(
            score_criterion(criterion, self._findings(indicator, criterion, department, columns, as_of, comparison))
            for indicator in self._scheme.indicators
            for criterion in indicator.criteria
        )

    def _findings(
        self,
        indicator: Indicator,
        criterion: Criterion,
        department: Department,
        columns: Columns,
        as_of: date,
        comparison: Comparison,
    ) -> tuple[Finding, ...]:
        observations = (
            self._beforehand(indicator, criterion, department)
            or self._unread(criterion, columns)
            or self._said(criterion, department, columns, as_of, comparison)
        )
        return tuple(state(o, criterion, self._reason(criterion, o), department.id) for o in observations)

    def _beforehand(
        self, indicator: Indicator, criterion: Criterion, department: Department
    ) -> tuple[Observation, ...]:
        """What is decided before any page is looked at."""
        applicability = indicator.scope.applies_to(department)
        if applicability is Applicability.DOES_NOT_APPLY:
            return (Observation(Outcome.NOT_APPLICABLE, "not_applicable"),)
        if applicability is Applicability.UNKNOWN:
            functions = "、".join(self._scheme.functions[function] for function in indicator.scope.functions)
            return (needs_review("applicability_unknown", functions=functions),)
        if criterion.decide is Decision.MANUAL:
            reason = "awaiting_check" if criterion.awaits else "manual"
            return (needs_review(reason, instruction=criterion.instruction),)
        return ()

    def _unread(self, criterion: Criterion, columns: Columns) -> tuple[Observation, ...]:
        """A column that could not be read is our trouble or the portal's, never the department's fault."""
        missing = (not_assessable("column_not_collected", column=k) for k in criterion.columns if k not in columns)
        unread = (columns[k] for k in criterion.columns if k in columns and columns[k].state in _NOT_READ)
        return (*missing, *(self._unreadable(view) for view in unread))

    def _unreadable(self, view: ColumnView) -> Observation:
        values = {"column": view.column.name, "failure": self._words.states[view.state], "detail": "", "advice": ""}
        if view.failure:
            words = self._words.failures[view.failure.kind]
            detail = f"（{view.failure.detail}）" if view.failure.detail else ""
            values |= {"failure": words.name, "detail": detail, "advice": words.advice}
        return not_assessable("column_unreadable", *view.evidence(values["failure"]), **values)

    def _view(self, criterion: Criterion, department: Department, columns: Columns) -> View:
        named = {kind: columns[kind] for kind in criterion.columns}
        beside = {kind: columns[kind] for kind in criterion.beside if kind in columns}
        return View(department, self._scheme.period, self._scheme.report, named, self._calendar, beside)

    def _compared(
        self, criterion: Criterion, views: Mapping[str, View], as_of: date
    ) -> Iterator[tuple[tuple[str, str], tuple[Observation, ...]]]:
        bound, said = self._checks[criterion.id], dict[str, tuple[Observation, ...]]()
        assert bound.compare
        try:
            for department, observation in bound.compare(views, bound.params, as_of):
                said[department] = (*said.get(department, ()), observation)
        except Exception as error:  # noqa: BLE001 - the boundary between checks: whatever one raises stays its own
            said = dict.fromkeys(views, (_check_failed(bound, "", error),))
        return (((criterion.id, department), observations) for department, observations in said.items())

    def _said(
        self, criterion: Criterion, department: Department, columns: Columns, as_of: date, comparison: Comparison
    ) -> tuple[Observation, ...]:
        """A fault in a check is ours: it becomes a finding that says so, and the others go on."""
        bound = self._checks[criterion.id]
        try:
            if bound.run:
                observations = tuple(bound.run(self._view(criterion, department, columns), bound.params, as_of))
            else:
                observations = comparison.get((criterion.id, department.id), ())
            if not observations:
                raise ValueError(f"{bound.name} said nothing")
            for observation in observations:
                state(observation, criterion, self._reason(criterion, observation), department.id)
        except Exception as error:  # noqa: BLE001 - the boundary between checks: whatever one raises stays its own
            return (_check_failed(bound, department.id, error),)
        return observations

    def _reason(self, criterion: Criterion, observation: Observation) -> Reason:
        own = criterion.reasons.get(observation.reason)
        return own or self._words.common[observation.reason]


def _by_kind(snapshot: Snapshot) -> Columns:
    return {view.column.kind: view for view in snapshot.views}


def _check_failed(bound: BoundCheck, department: str, error: Exception) -> Observation:
    log.error("check failed", check=bound.name, department=department, trace=traceback.format_exc())
    return not_assessable("check_failed", detail=f"{bound.name}：{type(error).__name__}")

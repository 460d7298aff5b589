"""判定：一份快照，按方案逐个评分点得出结果。Pure: the same snapshot, scheme and day give the same result."""

import traceback
from collections.abc import Mapping
from datetime import date

import structlog

from app.checks import BoundCheck
from domain.application import Application
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


class Judge:
    """Judges departments by one scheme."""

    def __init__(self, scheme: Scheme, checks: Mapping[str, BoundCheck], words: Words, calendar: WorkingDays) -> None:
        self._scheme = scheme
        self._calendar = calendar
        self._checks = checks
        self._words = words

    def judge(self, department: Department, snapshot: Snapshot, as_of: date) -> tuple[CriterionResult, ...]:
        """One result for every criterion of the scheme, in its order."""
        views = {view.column.kind: view for view in snapshot.views}
        period = self._scheme.period
        cases = tuple(one for one in snapshot.applications if period.start <= one.submitted <= period.end)
        return tuple(
            score_criterion(criterion, self._findings(indicator, criterion, department, views, cases, as_of))
            for indicator in self._scheme.indicators
            for criterion in indicator.criteria
        )

    def _findings(
        self,
        indicator: Indicator,
        criterion: Criterion,
        department: Department,
        views: Mapping[str, ColumnView],
        cases: tuple[Application, ...],
        as_of: date,
    ) -> tuple[Finding, ...]:
        observations = (
            self._beforehand(indicator, criterion, department)
            or self._unread(criterion, views)
            or self._unregistered(criterion, cases)
            or self._run(criterion, department, views, cases, as_of)
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

    def _unread(self, criterion: Criterion, views: Mapping[str, ColumnView]) -> tuple[Observation, ...]:
        """A column that could not be read is our trouble or the portal's, never the department's fault."""
        missing = (not_assessable("column_not_collected", column=k) for k in criterion.columns if k not in views)
        unread = (views[k] for k in criterion.columns if k in views and views[k].state in _NOT_READ)
        return (*missing, *(self._unreadable(view) for view in unread))

    def _unregistered(self, criterion: Criterion, cases: tuple[Application, ...]) -> tuple[Observation, ...]:
        """Without a registered application the criterion waits for a person who files one."""
        if cases or not self._checks[criterion.id].register:
            return ()
        return (needs_review("no_case", instruction=criterion.instruction),)

    def _unreadable(self, view: ColumnView) -> Observation:
        values = {"column": view.column.name, "failure": self._words.states[view.state], "detail": "", "advice": ""}
        if view.failure:
            words = self._words.failures[view.failure.kind]
            detail = f"（{view.failure.detail}）" if view.failure.detail else ""
            values |= {"failure": words.name, "detail": detail, "advice": words.advice}
        return not_assessable("column_unreadable", *view.evidence(values["failure"]), **values)

    def _run(
        self,
        criterion: Criterion,
        department: Department,
        views: Mapping[str, ColumnView],
        cases: tuple[Application, ...],
        as_of: date,
    ) -> tuple[Observation, ...]:
        """A fault in a check is ours: it becomes a finding that says so, and the others go on."""
        bound = self._checks[criterion.id]
        columns = {kind: views[kind] for kind in criterion.columns}
        view = View(department, self._scheme.period, self._scheme.report, columns, self._calendar, cases)
        try:
            observations = tuple(bound.run(view, bound.params, as_of))
            if not observations:
                raise ValueError(f"{bound.name} said nothing")
            for observation in observations:
                state(observation, criterion, self._reason(criterion, observation), department.id)
        except Exception as error:  # noqa: BLE001 - the boundary between checks: whatever one raises stays its own
            log.error("check failed", check=bound.name, department=department.id, trace=traceback.format_exc())
            return (not_assessable("check_failed", detail=f"{bound.name}：{type(error).__name__}"),)
        return observations

    def _reason(self, criterion: Criterion, observation: Observation) -> Reason:
        own = criterion.reasons.get(observation.reason)
        return own or self._words.common[observation.reason]

"""判定：一份快照，按方案逐个评分点得出结果。Pure: the same snapshots, scheme and day give the same results."""

import traceback
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

import structlog

from app.checks import BoundCheck
from app.missing import Keeping, KeepingSeen, missing
from app.unread import ALL_ANSWER, Unavailable, unread
from domain.application import Application
from domain.cause import FUNCTIONS, REGISTER, Cause
from domain.department import Department
from domain.finding import Finding, Observation, Outcome, needs_review, not_assessable
from domain.portal import Vocabulary
from domain.scheme import Applicability, Criterion, Decision, Indicator, Reason, Scheme
from domain.score import CriterionResult
from domain.silence import UNAVAILABLE
from domain.snapshot import ColumnView, Snapshot
from domain.view import View
from domain.words import Words
from domain.working_days import WorkingDays
from scoring.criterion import score_criterion
from scoring.identity import told_apart
from scoring.statement import state

log = structlog.get_logger()

Said = Mapping[tuple[str, str], tuple[Observation, ...]]
"""Criterion and department → what a check says that looks at all departments together."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What can only be said of departments beside one another. keeping: which of them have a column of a kind."""

    said: Said = field(default_factory=dict)
    keeping: Keeping = field(default_factory=Keeping)


@dataclass(frozen=True, slots=True)
class _Seen:
    """A department as it is judged. columns: by kind; applications: those of the assessed period."""

    department: Department
    columns: Mapping[str, ColumnView]
    applications: tuple[Application, ...]
    unavailable: Unavailable = field(default_factory=dict)
    gone: frozenset[str] = frozenset()


class Judge:
    """Judges departments by one scheme."""

    def __init__(
        self,
        scheme: Scheme,
        checks: Mapping[str, BoundCheck],
        vocabulary: Vocabulary,
        words: Words,
        calendar: WorkingDays,
        departments: Iterable[Department],
    ) -> None:
        self._scheme = scheme
        self._names = {id: kind.names for id, kind in vocabulary.items()}
        self._calendar = calendar
        self._checks = checks
        self._words = words
        self._own_names = {department.id: department.names for department in departments}

    def compare(self, seen: Iterable[tuple[Department, Snapshot]], as_of: date) -> Comparison:
        """seen: gone through once, each let go of again."""
        criteria = [c for c in self._scheme.criteria if c.id in self._checks and self._checks[c.id].compare]
        views: dict[str, dict[str, View]] = {criterion.id: {} for criterion in criteria}
        keeping = KeepingSeen()
        for department, snapshot in seen:
            keeping.add(snapshot)
            one = self._seen(department, snapshot)
            for criterion in criteria:
                if not self._unread(criterion, one):
                    views[criterion.id][department.id] = self._view(criterion, one)
        said = (pair for criterion in criteria for pair in self._compared(criterion, views[criterion.id], as_of))
        return Comparison(dict(said), keeping.result)

    def judge(
        self,
        department: Department,
        snapshot: Snapshot,
        as_of: date,
        comparison: Comparison,
        unavailable: Unavailable = ALL_ANSWER,
        gone: frozenset[str] = frozenset(),
    ) -> tuple[CriterionResult, ...]:
        """One result for every criterion of the scheme, in its order."""
        seen = replace(self._seen(department, snapshot), unavailable=unavailable, gone=gone)
        return tuple(
            score_criterion(criterion, self._findings(indicator, criterion, seen, as_of, comparison))
            for indicator in self._scheme.indicators
            for criterion in indicator.criteria
        )

    def _findings(
        self, indicator: Indicator, criterion: Criterion, seen: _Seen, as_of: date, comparison: Comparison
    ) -> tuple[Finding, ...]:
        unchecked = (
            self._beforehand(indicator, criterion, seen.department)
            or self._unread(criterion, seen)
            or self._missing(criterion, seen, comparison)
            or self._unregistered(criterion, seen)
        )
        if unchecked:
            return self._stated(unchecked, criterion, seen.department)
        return self._said(criterion, seen, as_of, comparison)

    def _beforehand(
        self, indicator: Indicator, criterion: Criterion, department: Department
    ) -> tuple[Observation, ...]:
        """What is decided before any page is looked at."""
        applicability = indicator.scope.applies_to(department)
        if applicability is Applicability.DOES_NOT_APPLY:
            return (Observation(Outcome.NOT_APPLICABLE, "not_applicable"),)
        if applicability is Applicability.UNKNOWN:
            return (self._asked(indicator.scope.functions),)
        if criterion.decide is Decision.MANUAL:
            reason = "awaiting_check" if criterion.awaits else "manual"
            return (needs_review(reason, instruction=criterion.instruction),)
        return ()

    def _asked(self, functions: tuple[str, ...]) -> Observation:
        """Whether the department has any of the functions is one question, whichever indicators ask it."""
        named = "、".join(self._scheme.functions[function] for function in functions)
        asked = Cause(FUNCTIONS, "applicability_unknown", tuple(sorted(functions)))
        return needs_review("applicability_unknown", about=asked.about, functions=named).due_to(asked)

    def _unread(self, criterion: Criterion, seen: _Seen) -> tuple[Observation, ...]:
        """A column that could not be read is our trouble or the portal's, never the department's fault."""
        return tuple(unread(criterion.columns, seen.columns, seen.unavailable, self._words))

    def _missing(self, criterion: Criterion, seen: _Seen, comparison: Comparison) -> tuple[Observation, ...]:
        """A column that the department does not have, whatever a check would look for in it."""
        views = (seen.columns[kind] for kind in criterion.columns)
        rule = self._scheme.missing_columns
        return missing(criterion, views, seen.department.id, comparison.keeping, rule)

    def _unregistered(self, criterion: Criterion, seen: _Seen) -> tuple[Observation, ...]:
        """Without a registered application the criterion waits for a person who files one."""
        if seen.applications or not self._checks[criterion.id].register:
            return ()
        return (needs_review("no_case", instruction=criterion.instruction).due_to(Cause(REGISTER, "no_case")),)

    def _seen(self, department: Department, snapshot: Snapshot) -> _Seen:
        period = self._scheme.period
        applications = tuple(one for one in snapshot.applications if period.start <= one.submitted <= period.end)
        return _Seen(department, {view.column.kind: view for view in snapshot.views}, applications)

    def _view(self, criterion: Criterion, seen: _Seen) -> View:
        return View(
            department=seen.department,
            period=self._scheme.period,
            report=self._scheme.report,
            columns={kind: seen.columns[kind] for kind in criterion.columns},
            calendar=self._calendar,
            beside={kind: seen.columns[kind] for kind in criterion.beside if kind in seen.columns},
            applications=seen.applications,
            names=self._names,
            others=tuple(name for id, names in self._own_names.items() if id != seen.department.id for name in names),
            gone=seen.gone,
        )

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

    def _said(self, criterion: Criterion, seen: _Seen, as_of: date, comparison: Comparison) -> tuple[Finding, ...]:
        """A fault in a check, or in its words, is ours: it becomes a finding that says so, and the others go on."""
        bound, department = self._checks[criterion.id], seen.department
        try:
            if bound.run:
                observations = tuple(bound.run(self._view(criterion, seen), bound.params, as_of))
            else:
                observations = comparison.said.get((criterion.id, department.id), ())
            if not observations:
                raise ValueError(f"{bound.name} said nothing")
            seen_whole = all(seen.columns[kind].seen_whole for kind in criterion.columns)
            return self._stated(observations, criterion, department, seen_whole=seen_whole)
        except Exception as error:  # noqa: BLE001 - the boundary between checks: whatever one raises stays its own
            return self._stated((_check_failed(bound, department.id, error),), criterion, department)

    def _stated(
        self,
        observations: Iterable[Observation],
        criterion: Criterion,
        department: Department,
        *,
        seen_whole: bool = True,
    ) -> tuple[Finding, ...]:
        return tuple(
            state(one, criterion, self._reason(criterion, one), department.id, seen_whole=seen_whole)
            for one in told_apart(observations)
        )

    def _reason(self, criterion: Criterion, observation: Observation) -> Reason:
        own = criterion.reasons.get(observation.reason)
        common, rule = self._words.common, self._scheme.unavailable
        if rule and observation.reason == UNAVAILABLE:
            return replace(common[UNAVAILABLE], deduct=rule.deduct)
        return own or common[observation.reason]


def _check_failed(bound: BoundCheck, department: str, error: Exception) -> Observation:
    log.error("check failed", check=bound.name, department=department, trace=traceback.format_exc())
    return not_assessable("check_failed", detail=f"{bound.name}：{type(error).__name__}")

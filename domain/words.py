"""用语：结果、栏目状态、采集故障、计分前理由的中文说法。Filled from config/words.yaml."""

from collections.abc import Mapping, Set
from dataclasses import dataclass

from domain.capture import FailureKind
from domain.finding import Outcome
from domain.scheme import Decision, Method, Reason
from domain.score import Decider
from domain.silence import UNAVAILABLE
from domain.snapshot import ColumnState


@dataclass(frozen=True, slots=True)
class FailureWords:
    """What a failure is called, whose trouble it is, and what to do about it."""

    name: str
    fault: str
    advice: str


@dataclass(frozen=True, slots=True)
class Words:
    """common: the reasons that the runner itself gives, whatever the scheme."""

    outcomes: Mapping[Outcome, str]
    states: Mapping[ColumnState, str]
    failures: Mapping[FailureKind, FailureWords]
    methods: Mapping[Method, str]
    decisions: Mapping[Decision, str]
    deciders: Mapping[Decider, str]
    common: Mapping[str, Reason]


COMMON: Mapping[str, Set[str]] = {
    "manual": {"instruction"},
    "awaiting_check": {"instruction"},
    "no_case": {"instruction"},
    "applicability_unknown": {"functions"},
    "not_applicable": set(),
    "column_unreadable": {"column", "failure", "detail", "advice"},
    UNAVAILABLE: {"place", "days", "tries", "source", "because"},
    "check_failed": {"detail"},
    "column_not_collected": {"column"},
    "no_column": {"column", "having", "others"},
}
"""The reasons that the runner itself gives, and the values that come with each."""

"""得分：得分、失分、待定分，三个数永远并列。"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from domain.finding import Finding, Outcome


@dataclass(frozen=True, slots=True)
class Points:
    """earned + lost + pending = full. pending: a person still decides."""

    full: Decimal
    earned: Decimal
    lost: Decimal
    pending: Decimal


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """One criterion of one department: its outcome, points and findings."""

    criterion: str
    indicator: str
    outcome: Outcome
    points: Points
    findings: tuple[Finding, ...]

    @property
    def is_notice(self) -> bool:
        return self.points.full == 0


@dataclass(frozen=True, slots=True)
class IndicatorScore:
    """One indicator of one department. NOT_APPLICABLE ones are left out of the total."""

    indicator: str
    outcome: Outcome
    points: Points


@dataclass(frozen=True, slots=True)
class Score:
    """A department's score.

    raw: sums over the applicable indicators. scaled: the same to the scheme's full marks,
    ``Σ earned / Σ applicable full × full``, rounded half up to 0.01.
    """

    indicators: Mapping[str, IndicatorScore]
    raw: Points
    scaled: Points


class Decider(StrEnum):
    """Who has decided points, or has to. The first two are decided; the others wait.

    PASS, FAULT, STATEMENT: the machine has found it, a person confirms. DOUBT: not seen does not mean not there.
    UNREAD: our trouble or the portal's. MANUAL: by the scheme. FUNCTION: whether the department has it, nobody has said. REGISTER: no application was registered.
    """

    EARNED = "earned"
    LOST = "lost"
    PASS = "pass"
    FAULT = "fault"
    STATEMENT = "statement"
    DOUBT = "doubt"
    UNREAD = "unread"
    MANUAL = "manual"
    FUNCTION = "function"
    REGISTER = "register"

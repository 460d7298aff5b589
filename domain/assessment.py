"""考评：按一个方案、一个考核日，对若干部门的一次判定。"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.department import Department
from domain.score import CriterionResult, Score

NETWORK = "网络"
"""The source of what was read from the network, not from saved pages."""


class Trigger(StrEnum):
    SCAN = "scan"
    RECHECK = "recheck"
    JUDGE = "judge"
    SCHEDULE = "schedule"


@dataclass(frozen=True, slots=True)
class Assessment:
    """One run of a scheme over departments of a portal. finished_at: None while it runs; departments: ids, sorted.

    scheme_digest: of the scheme's files; rules: of the whole scheme as it is kept, empty when it was not.
    """

    id: int
    portal: str
    scheme: str
    scheme_digest: str
    as_of: date
    trigger: Trigger
    source: str
    version: str
    started_at: datetime
    finished_at: datetime | None = None
    departments: tuple[str, ...] = ()
    rules: str = ""


@dataclass(frozen=True, slots=True)
class DepartmentResult:
    """One department's part of an assessment. snapshot: id of the stored snapshot it was judged from."""

    assessment: int
    department: Department
    snapshot: int
    judged_at: datetime
    results: tuple[CriterionResult, ...]
    score: Score

"""考评方案：指标、评分点、理由，以及谁适用。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from domain.department import Department
from domain.silence import Unavailability


class Decision(StrEnum):
    """How a criterion or a reason is decided: by the machine, by a person who confirms, by a person.

    CONFIRM, of a criterion: what passes earns, every fault waits for a person, unless its reason says otherwise; of a
    reason: it waits, pass or fault.
    """

    AUTOMATIC = "automatic"
    CONFIRM = "confirm"
    MANUAL = "manual"


class Mark(StrEnum):
    """Why a finding stands out whatever it costs: worth a look, or to be put right at once."""

    NOTICE = "notice"
    SEVERE = "severe"


class Method(StrEnum):
    """测评方式."""

    ONLINE = "online"
    PHONE = "phone"
    ONSITE = "onsite"
    LETTER = "letter"
    EXPERT = "expert"


class Applicability(StrEnum):
    APPLIES = "applies"
    DOES_NOT_APPLY = "does_not_apply"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Period:
    """The assessed period, both days included."""

    start: date
    end: date


@dataclass(frozen=True, slots=True)
class ReportDuty:
    """The annual report that the scheme judges (条例第49条, confirmed).

    year: the report's year. due: month and day of the following year; due_by_function: other days,
    for departments with such a function.
    """

    year: int
    due: tuple[int, int]
    due_by_function: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def due_day(self, department: Department, year: int) -> date:
        """When a department's report of a year is due."""
        other = (day for function, day in self.due_by_function.items() if department.functions.get(function))
        month, day_of_month = next(other, self.due)
        return date(year + 1, month, day_of_month)


@dataclass(frozen=True, slots=True)
class Reason:
    """What a reason code of a check is called, what it costs, and what to do.

    deduct: points for one finding; None: all points of the criterion.
    by_share: the deduction is the criterion's points times the finding's value ``share`` (0 to 1).
    decide: None: as the criterion. because: what the machine cannot see, where a person decides for that reason.
    cap: the indicator earns at most this share (0 to 1) of its full marks.
    """

    say: str
    advice: str = ""
    deduct: Decimal | None = None
    by_share: bool = False
    decide: Decision | None = None
    because: str = ""
    cap: Decimal | None = None
    mark: Mark | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """A scored part (评分点) of an indicator; one worth nothing is a notice (提示), which never costs anything.

    beside: columns that are looked at when they were read; that one was not does not keep the criterion from being
    judged. because: what the machine cannot see, where a person decides and the reason itself does not say.
    awaits: how it will be decided once its check exists; None when it is decided that way already.
    proposal: points or rule are a proposal that the scheme's owner has not approved.
    declared_none: share of the points that a valid 情况说明 keeps.
    """

    id: str
    indicator: str
    name: str
    points: Decimal
    decide: Decision
    check: str = ""
    columns: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()
    params: Mapping[str, object] = field(default_factory=dict)
    reasons: Mapping[str, Reason] = field(default_factory=dict)
    instruction: str = ""
    because: str = ""
    awaits: Decision | None = None
    proposal: bool = False
    declared_none: Decimal = Decimal(1)

    @property
    def is_notice(self) -> bool:
        return self.points == 0


@dataclass(frozen=True, slots=True)
class MissingColumns:
    """When a department that does not have a column of a kind loses for it: its menu was read whole and holds none,
    and of the portal's other departments of which as much is known at least so many, and such a share (0 to 1), do.

    Else the portal may keep it elsewhere, or under a name that we do not know, and a person looks. So it is where more
    than at_most such columns seem to lack at once: that is rather a menu of a kind that we cannot read (None: no such bound).
    source, because: of the numbers.
    """

    others: int
    share: Decimal
    source: str
    because: str
    at_most: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """指标依据: document and article; confirmed: its text was read in the source."""

    document: str
    article: str = ""
    confirmed: bool = False


@dataclass(frozen=True, slots=True)
class Scope:
    """Who is assessed (评估数据采集范围). All when both are empty."""

    functions: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def applies_to(self, department: Department) -> Applicability:
        """By name first, then by function; a function nobody stated is UNKNOWN, never assumed."""
        if not self.functions and not self.names:
            return Applicability.APPLIES
        if set(self.names) & set(department.names):
            return Applicability.APPLIES
        known = [department.functions.get(function) for function in self.functions]
        if any(known):
            return Applicability.APPLIES
        return Applicability.UNKNOWN if None in known else Applicability.DOES_NOT_APPLY


@dataclass(frozen=True, slots=True)
class Indicator:
    """A leaf of the scheme (指标). path: names of the levels above it."""

    number: str
    name: str
    path: tuple[str, ...]
    full: Decimal
    methods: tuple[Method, ...]
    measures: str
    basis: tuple[Basis, ...]
    scope: Scope
    criteria: tuple[Criterion, ...]


@dataclass(frozen=True, slots=True)
class Scheme:
    """A published scheme (考评方案). digest: of its files, so that a score names its rules.

    functions: vocabulary of department functions, id → Chinese name. unavailable: None: never said of a channel.
    missing_columns: None: that a column is missing is always for a person.
    spot_checks: how many of what the machine passes are drawn, of each department, for a person to look at.
    """

    id: str
    title: str
    issued_by: str
    full: Decimal
    period: Period
    report: ReportDuty
    functions: Mapping[str, str]
    indicators: tuple[Indicator, ...]
    digest: str
    unavailable: Unavailability | None = None
    missing_columns: MissingColumns | None = None
    spot_checks: int = 0

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        return tuple(c for indicator in self.indicators for c in indicator.criteria)

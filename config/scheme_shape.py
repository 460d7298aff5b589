"""方案文件的样子：每一项该写什么，读成方案。"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, RootModel

from domain.scheme import (
    Basis,
    Criterion,
    Decision,
    Indicator,
    Mark,
    Method,
    MissingColumns,
    Period,
    Reason,
    ReportDuty,
    Scheme,
    Scope,
)
from domain.silence import Unavailability

Names = tuple[str, ...]
_NO_LEAP_YEAR = 2001


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class PeriodShape(_Strict):
    start: date = Field(alias="from")
    end: date = Field(alias="to")


def _month_and_day(value: object) -> tuple[int, int]:
    month, _, day = value.partition("-") if isinstance(value, str) else ("", "", "")
    if not (month.isdecimal() and day.isdecimal()):
        raise ValueError('应写成“月-日”，如 "01-31"')
    try:
        date(_NO_LEAP_YEAR, int(month), int(day))
    except ValueError:
        raise ValueError("没有这一天，请改正") from None
    return int(month), int(day)


MonthAndDay = Annotated[tuple[int, int], BeforeValidator(_month_and_day)]


class ReportDutyShape(_Strict):
    year: int
    due: MonthAndDay
    due_by_function: dict[str, MonthAndDay] = {}


class UnavailableShape(_Strict):
    tries: int
    days: int
    deduct: Decimal | Literal["all"] = "all"
    source: str
    because: str


class MissingColumnsShape(_Strict):
    others: int = Field(ge=1)
    share: Decimal = Field(gt=0, le=1)
    at_most: int = Field(ge=1)
    source: str
    because: str


class SchemeShape(_Strict):
    id: str
    title: str
    issued_by: str
    full: Decimal
    period: PeriodShape
    annual_report: ReportDutyShape
    totals: dict[str, Decimal]
    functions: dict[str, str]
    indicators: Names
    reasons: str = ""
    phrases: str = ""
    unavailable: UnavailableShape | None = None
    missing_columns: MissingColumnsShape | None = None
    spot_checks: int = Field(0, ge=0)


class BasisShape(_Strict):
    document: str
    article: str = ""
    confirmed: bool


class ScopeShape(_Strict):
    functions: Names = ()
    names: Names = ()


class ReasonShape(_Strict):
    """say: may be left out where the scheme words the reason for every criterion of the check.

    because: what the machine cannot see; only of what a person confirms.
    """

    say: str = ""
    advice: str = ""
    deduct: Decimal | Literal["all", "share"] = "all"
    decide: Literal["automatic", "confirm"] | None = None
    because: str = ""
    cap: Decimal | None = Field(None, ge=0, le=1)
    mark: Mark | None = None


class CriterionShape(_Strict):
    """points: 0 for a notice."""

    id: str
    name: str
    points: Decimal = Field(ge=0)
    decide: Decision
    because: str = ""
    proposal: bool = False
    awaits: Literal["automatic", "confirm"] | None = None
    instruction: str = ""
    check: str = ""
    columns: Names = ()
    beside: Names = ()
    params: dict[str, Any] = {}
    reasons: dict[str, ReasonShape] = {}
    declared_none: Decimal = Field(Decimal(1), ge=0, le=1)


def _scope(value: Any) -> Any:
    return {} if value == "all" else value


class IndicatorShape(_Strict):
    number: str
    name: str
    path: Annotated[Names, Field(min_length=1)]
    full: Decimal = Field(gt=0)
    methods: Annotated[tuple[Method, ...], Field(min_length=1)]
    measures: str
    basis: tuple[BasisShape, ...]
    applies_to: Annotated[ScopeShape, BeforeValidator(_scope)]
    criteria: Annotated[tuple[CriterionShape, ...], Field(min_length=1)]


def to_scheme(stated: SchemeShape, indicators: tuple[Indicator, ...], digest: str) -> Scheme:
    return Scheme(
        id=stated.id,
        title=stated.title,
        issued_by=stated.issued_by,
        full=stated.full,
        period=Period(stated.period.start, stated.period.end),
        report=_duty(stated.annual_report),
        functions=dict(stated.functions),
        indicators=indicators,
        digest=digest,
        unavailable=_unavailability(stated.unavailable) if stated.unavailable else None,
        missing_columns=MissingColumns(**stated.missing_columns.model_dump()) if stated.missing_columns else None,
        spot_checks=stated.spot_checks,
    )


def _unavailability(stated: UnavailableShape) -> Unavailability:
    deduct = stated.deduct if isinstance(stated.deduct, Decimal) else None
    return Unavailability(stated.tries, stated.days, stated.source, stated.because, deduct)


def _duty(stated: ReportDutyShape) -> ReportDuty:
    return ReportDuty(stated.year, stated.due, stated.due_by_function)


Worded = Mapping[str, Mapping[str, ReasonShape]]
"""Check → reason code → how the scheme words it wherever a criterion does not."""


class ReasonsShape(RootModel[Worded]):
    pass


def to_indicator(stated: IndicatorShape, worded: Worded) -> Indicator:
    return Indicator(
        number=stated.number,
        name=stated.name,
        path=stated.path,
        full=stated.full,
        methods=stated.methods,
        measures=stated.measures,
        basis=tuple(Basis(basis.document, basis.article, basis.confirmed) for basis in stated.basis),
        scope=Scope(stated.applies_to.functions, stated.applies_to.names),
        criteria=tuple(
            _criterion(stated.number, criterion, worded.get(criterion.check, {})) for criterion in stated.criteria
        ),
    )


def _criterion(indicator: str, stated: CriterionShape, worded: Mapping[str, ReasonShape]) -> Criterion:
    own = {code: _over(worded.get(code), reason) for code, reason in stated.reasons.items()}
    return Criterion(
        id=stated.id,
        indicator=indicator,
        name=stated.name,
        points=stated.points,
        decide=stated.decide,
        because=stated.because,
        check=stated.check,
        columns=stated.columns,
        beside=stated.beside,
        params=stated.params,
        reasons={code: _reason(reason) for code, reason in {**worded, **own}.items()},
        instruction=stated.instruction,
        awaits=Decision(stated.awaits) if stated.awaits else None,
        proposal=stated.proposal,
        declared_none=stated.declared_none,
    )


def _over(worded: ReasonShape | None, own: ReasonShape) -> ReasonShape:
    """What a criterion states of a reason goes before what the scheme says of it everywhere."""
    return worded.model_copy(update={name: getattr(own, name) for name in own.model_fields_set}) if worded else own


def _reason(stated: ReasonShape) -> Reason:
    return Reason(
        say=stated.say,
        advice=stated.advice,
        deduct=stated.deduct if isinstance(stated.deduct, Decimal) else None,
        by_share=stated.deduct == "share",
        decide=Decision(stated.decide) if stated.decide else None,
        because=stated.because,
        cap=stated.cap,
        mark=stated.mark,
    )

"""读取并校验考评方案：逐级加总必须等于公布的分值。"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from config.problems import ConfigInvalid, Problem
from config.source import Source, read_source, validate
from domain.scheme import Basis, Criterion, Decision, Indicator, Method, Period, Reason, ReportDuty, Scheme, Scope

Names = tuple[str, ...]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Period(_Strict):
    start: date = Field(alias="from")
    end: date = Field(alias="to")


def _month_and_day(value: str) -> tuple[int, int]:
    month, _, day = value.partition("-")
    if not (month.isdigit() and day.isdigit()):
        raise ValueError('应写成“月-日”，如 "01-31"')
    date(2001, int(month), int(day))
    return int(month), int(day)


MonthAndDay = Annotated[tuple[int, int], BeforeValidator(_month_and_day)]


class _ReportDuty(_Strict):
    year: int
    due: MonthAndDay
    due_by_function: dict[str, MonthAndDay] = {}


class _SchemeFile(_Strict):
    id: str
    title: str
    issued_by: str
    full: Decimal
    period: _Period
    annual_report: _ReportDuty
    totals: dict[str, Decimal]
    functions: dict[str, str]
    indicators: Names


class _Basis(_Strict):
    document: str
    article: str = ""
    confirmed: bool


class _Scope(_Strict):
    functions: Names = ()
    names: Names = ()


class _Reason(_Strict):
    say: str
    advice: str = ""
    deduct: Decimal | Literal["all", "share"] = "all"
    decide: Literal["automatic", "confirm"] = "automatic"
    cap: Decimal | None = Field(None, ge=0, le=1)


class _Criterion(_Strict):
    id: str
    name: str
    points: Decimal = Field(gt=0)
    decide: Decision
    proposal: bool = False
    awaits: Literal["automatic", "confirm"] | None = None
    instruction: str = ""
    check: str = ""
    columns: Names = ()
    params: dict[str, Any] = {}
    reasons: dict[str, _Reason] = {}
    declared_none: Decimal = Field(Decimal(1), ge=0, le=1)


def _scope(value: Any) -> Any:
    return {} if value == "all" else value


class _Indicator(_Strict):
    number: str
    name: str
    path: Annotated[Names, Field(min_length=1)]
    full: Decimal = Field(gt=0)
    methods: Annotated[tuple[Method, ...], Field(min_length=1)]
    measures: str
    basis: tuple[_Basis, ...]
    applies_to: Annotated[_Scope, BeforeValidator(_scope)]
    criteria: Annotated[tuple[_Criterion, ...], Field(min_length=1)]


class SchemeSource:
    """A scheme together with the places of its parts, for complaints that others find later."""

    def __init__(self, scheme: Scheme, places: Mapping[str, tuple[Source, tuple[str | int, ...]]]) -> None:
        self.scheme = scheme
        self._places = places

    def problem(self, criterion: str, path: Iterable[str | int], message: str) -> Problem:
        source, start = self._places[criterion]
        return source.problem((*start, *path), message)


def load_scheme(folder: Path) -> SchemeSource:
    """Read ``scheme.yaml`` and its indicator files; ConfigInvalid with every mistake of every file."""
    head = read_source(folder / "scheme.yaml")
    stated = validate(head, _SchemeFile)
    problems: list[Problem] = []
    read: list[tuple[Source, int, _Indicator]] = []
    for name in stated.indicators:
        try:
            source = read_source(folder / name)
            items = source.data if isinstance(source.data, list) else []
            if not items:
                problems.append(source.problem((), "文件里没有指标，请按列表填写"))
        except ConfigInvalid as invalid:
            problems.extend(invalid.problems)
            continue
        for position in range(len(items)):
            try:
                read.append((source, position, validate(source, _Indicator, (position,))))
            except ConfigInvalid as invalid:
                problems.extend(invalid.problems)
    problems.extend(_inconsistencies(head, stated, read))
    if problems:
        raise ConfigInvalid(problems)
    places = {
        criterion.id: (source, (position, "criteria", i))
        for source, position, indicator in read
        for i, criterion in enumerate(indicator.criteria)
    }
    indicators = tuple(_indicator(indicator) for _, _, indicator in read)
    return SchemeSource(_scheme(stated, indicators, _digest(folder, stated.indicators)), places)


def _inconsistencies(
    head: Source, stated: _SchemeFile, read: list[tuple[Source, int, _Indicator]]
) -> Iterator[Problem]:
    yield from _wrong_sums(head, stated, read)
    numbers = Counter(indicator.number for _, _, indicator in read)
    ids = Counter(criterion.id for _, _, indicator in read for criterion in indicator.criteria)
    for source, position, indicator in read:
        if numbers[indicator.number] > 1:
            yield source.problem((position, "number"), f"指标编号 {indicator.number} 重复，请改正其中一个")
        for function in indicator.applies_to.functions:
            if function not in stated.functions:
                message = f"职能“{function}”没有在 scheme.yaml 的 functions 中说明"
                yield source.problem((position, "applies_to", "functions"), message)
        for i, criterion in enumerate(indicator.criteria):
            place = (position, "criteria", i)
            if ids[criterion.id] > 1:
                yield source.problem((*place, "id"), f"评分点 {criterion.id} 重复，请改名")
            if criterion.decide is Decision.MANUAL and not criterion.instruction:
                yield source.problem(place, f"评分点 {criterion.id} 由人工判定，请填写 instruction 说明怎样核查")
            if criterion.decide is not Decision.MANUAL and not criterion.check:
                yield source.problem(place, f"评分点 {criterion.id} 由机器判定，请填写 check 指明用哪个检查")
    if stated.period.start > stated.period.end:
        yield head.problem(("period",), "考评期的开始日期晚于结束日期，请改正")


def _wrong_sums(head: Source, stated: _SchemeFile, read: list[tuple[Source, int, _Indicator]]) -> Iterator[Problem]:
    """Every level must add up to its own total, and the whole to the scheme's."""
    sums: dict[str, Decimal] = {}
    for source, position, indicator in read:
        points = sum((criterion.points for criterion in indicator.criteria), Decimal(0))
        if points != indicator.full:
            message = f"指标 {indicator.number} 的评分点合计 {points} 分，应为 {indicator.full} 分，请调整分值"
            yield source.problem((position, "full"), message)
        for depth in range(1, len(indicator.path) + 1):
            level = "/".join(indicator.path[:depth])
            sums[level] = sums.get(level, Decimal(0)) + indicator.full
    for level, total in stated.totals.items():
        found = sums.get(level, Decimal(0))
        if found != total:
            yield head.problem(("totals", level), f"“{level}”下各指标合计 {found} 分，应为 {total} 分，请调整分值")
    for level in sums.keys() - stated.totals.keys():
        yield head.problem(("totals",), f"缺少“{level}”的总分，请在 totals 中补上")
    total = sum((indicator.full for _, _, indicator in read), Decimal(0))
    if total != stated.full:
        yield head.problem(("full",), f"全部指标合计 {total} 分，应为 {stated.full} 分，请调整分值")


def _scheme(stated: _SchemeFile, indicators: tuple[Indicator, ...], digest: str) -> Scheme:
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
    )


def _duty(stated: _ReportDuty) -> ReportDuty:
    return ReportDuty(stated.year, stated.due, stated.due_by_function)


def _indicator(stated: _Indicator) -> Indicator:
    return Indicator(
        number=stated.number,
        name=stated.name,
        path=stated.path,
        full=stated.full,
        methods=stated.methods,
        measures=stated.measures,
        basis=tuple(Basis(basis.document, basis.article, basis.confirmed) for basis in stated.basis),
        scope=Scope(stated.applies_to.functions, stated.applies_to.names),
        criteria=tuple(_criterion(stated.number, criterion) for criterion in stated.criteria),
    )


def _criterion(indicator: str, stated: _Criterion) -> Criterion:
    return Criterion(
        id=stated.id,
        indicator=indicator,
        name=stated.name,
        points=stated.points,
        decide=stated.decide,
        check=stated.check,
        columns=stated.columns,
        params=stated.params,
        reasons={code: _reason(reason) for code, reason in stated.reasons.items()},
        instruction=stated.instruction,
        awaits=Decision(stated.awaits) if stated.awaits else None,
        proposal=stated.proposal,
        declared_none=stated.declared_none,
    )


def _reason(stated: _Reason) -> Reason:
    return Reason(
        say=stated.say,
        advice=stated.advice,
        deduct=stated.deduct if isinstance(stated.deduct, Decimal) else None,
        by_share=stated.deduct == "share",
        decide=Decision(stated.decide),
        cap=stated.cap,
    )


def _digest(folder: Path, names: Names) -> str:
    """Of all files of the scheme, so that a stored score tells under which rules it was made."""
    digest = hashlib.sha256()
    for name in ("scheme.yaml", *names):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"

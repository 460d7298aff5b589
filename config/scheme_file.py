"""读取并校验考评方案：逐级加总必须等于公布的分值。"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from pydantic import RootModel

from config.problems import ConfigInvalid, Problem
from config.scheme_shape import IndicatorShape, SchemeShape, UnavailableShape, Worded, to_indicator, to_scheme
from config.source import Source, read_source, validate
from domain.scheme import Decision, Scheme

_FEWEST_DAYS = 2
_CHARACTERS = ("[〇○零]", *"一二三四五六七八九")


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
    stated = validate(head, SchemeShape)
    problems: list[Problem] = []
    read: list[tuple[Source, int, IndicatorShape]] = []
    for name in stated.indicators:
        try:
            source = read_source(folder / name, _years(stated.period.end.year))
            items = source.data if isinstance(source.data, list) else []
            if not items:
                problems.append(source.problem((), "文件里没有指标，请按列表填写"))
        except ConfigInvalid as invalid:
            problems.extend(invalid.problems)
            continue
        for position in range(len(items)):
            try:
                read.append((source, position, validate(source, IndicatorShape, (position,))))
            except ConfigInvalid as invalid:
                problems.extend(invalid.problems)
    worded = _worded(folder, stated, problems)
    problems.extend(_inconsistencies(head, stated, read))
    problems.extend(_unworded(read, worded))
    if problems:
        raise ConfigInvalid(problems)
    places = {
        criterion.id: (source, (position, "criteria", i))
        for source, position, indicator in read
        for i, criterion in enumerate(indicator.criteria)
    }
    indicators = tuple(to_indicator(indicator, worded) for _, _, indicator in read)
    return SchemeSource(to_scheme(stated, indicators, _digest(folder, _files(stated))), places)


def _years(year: int) -> Mapping[str, str]:
    """How indicator files name the assessed year and the one before, so that next year's need no change."""
    return {
        "{本年}": str(year),
        "{上年}": str(year - 1),
        "{本年汉字}": _in_characters(year),
        "{上年汉字}": _in_characters(year - 1),
    }


def _in_characters(year: int) -> str:
    """As a regular expression: 二〇二一 is written with several zeros."""
    return "".join(_CHARACTERS[int(digit)] for digit in str(year))


def _files(stated: SchemeShape) -> tuple[str, ...]:
    return (*stated.indicators, *((stated.reasons,) if stated.reasons else ()))


def _worded(folder: Path, stated: SchemeShape, problems: list[Problem]) -> Worded:
    if not stated.reasons:
        return {}
    try:
        return validate(read_source(folder / stated.reasons), RootModel[Worded]).root
    except ConfigInvalid as invalid:
        problems.extend(invalid.problems)
        return {}


def _unworded(read: list[tuple[Source, int, IndicatorShape]], worded: Worded) -> Iterator[Problem]:
    for source, position, indicator in read:
        for i, criterion in enumerate(indicator.criteria):
            for code, reason in criterion.reasons.items():
                if not reason.say and code not in worded.get(criterion.check, {}):
                    place = (position, "criteria", i, "reasons", code)
                    yield source.problem(place, f"理由“{code}”没有写明怎样表述，请填写 say")


def _inconsistencies(
    head: Source, stated: SchemeShape, read: list[tuple[Source, int, IndicatorShape]]
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
    if stated.unavailable:
        yield from _rash(head, stated.unavailable)


def _rash(head: Source, rule: UnavailableShape) -> Iterator[Problem]:
    """A rule that would take one bad night for a channel that is unavailable, or that nobody could account for."""
    if rule.days < _FEWEST_DAYS:
        message = f"days 是 {rule.days}：一天之内的故障不算渠道不可用，请写 {_FEWEST_DAYS} 以上"
        yield head.problem(("unavailable", "days"), message)
    if rule.tries < rule.days:
        message = f"tries 是 {rule.tries}，少于 days 的 {rule.days}：每天至少访问一次，请改正"
        yield head.problem(("unavailable", "tries"), message)
    if isinstance(rule.deduct, Decimal) and rule.deduct <= 0:
        message = f"deduct 是 {rule.deduct}：没有读到的内容会因此得满分，请写大于 0 的分值或 all"
        yield head.problem(("unavailable", "deduct"), message)
    for key, words, what in (("source", rule.source, "出处"), ("because", rule.because, "理由")):
        if not words.strip():
            yield head.problem(("unavailable", key), f"{key} 是空的，请写明次数和天数的{what}")


def _wrong_sums(head: Source, stated: SchemeShape, read: list[tuple[Source, int, IndicatorShape]]) -> Iterator[Problem]:
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


def _digest(folder: Path, names: tuple[str, ...]) -> str:
    """Of all files of the scheme, so that a stored score tells under which rules it was made."""
    digest = hashlib.sha256()
    for name in ("scheme.yaml", *names):
        digest.update(name.encode() + b"\0" + (folder / name).read_bytes() + b"\0")
    return f"sha256:{digest.hexdigest()}"

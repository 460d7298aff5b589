"""方案各处是否对得上：逐级加总必须等于公布的分值，编号不重复，评分点写明由谁判定。"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from config.problems import Problem
from config.reading import Reading
from config.scheme_shape import CriterionShape, IndicatorShape, SchemeShape, UnavailableShape
from domain.scheme import Decision

_FEWEST_DAYS = 2


Head = Reading[SchemeShape]
Part = Reading[IndicatorShape]
"""The file of one indicator; without a model where nothing of it could be read."""


def inconsistencies(head: Head, parts: Sequence[Part]) -> Iterator[Problem]:
    """What does not fit together, as far as it could be read."""
    stated = head.model
    if stated is None:
        return
    yield from _wrong_sums(head, stated, parts)
    yield from _repeated(parts)
    for part in parts:
        for function in part.model.applies_to.functions if part.model else ():
            if function not in stated.functions and head.knows(("functions",)):
                message = f"职能“{function}”没有在 scheme.yaml 的 functions 中说明"
                yield from part.complain(("applies_to", "functions"), message)
        for i, criterion in criteria_of(part):
            yield from _undecided(part, i, criterion)
    period, rule, missing = stated.period, stated.unavailable, stated.missing_columns
    if period.start > period.end:
        yield from head.complain(("period",), "考评期的开始日期晚于结束日期，请改正")
    if rule:
        yield from _rash(head, rule)
        yield from _unaccounted(head, "unavailable", rule.source, rule.because)
    if missing:
        yield from _unaccounted(head, "missing_columns", missing.source, missing.because)


def criteria_of(part: Part) -> Iterator[tuple[int, CriterionShape]]:
    return enumerate(part.model.criteria if part.model else ())


def _repeated(parts: Sequence[Part]) -> Iterator[Problem]:
    numbers = Counter(part.model.number for part in parts if part.model)
    ids = Counter(criterion.id for part in parts for _, criterion in criteria_of(part))
    for part in parts:
        if part.model and numbers[part.model.number] > 1:
            yield from part.complain(("number",), f"指标编号 {part.model.number} 重复，请改正其中一个")
        for i, criterion in criteria_of(part):
            if ids[criterion.id] > 1:
                yield from part.complain(("criteria", i, "id"), f"评分点 {criterion.id} 重复，请改名")


def _undecided(part: Part, i: int, criterion: CriterionShape) -> Iterator[Problem]:
    place, decide = ("criteria", i), ("criteria", i, "decide")
    if criterion.decide is Decision.MANUAL and not criterion.instruction:
        message = f"评分点 {criterion.id} 由人工判定，请填写 instruction 说明怎样核查"
        yield from part.complain((*place, "instruction"), message, decide)
    if criterion.decide is not Decision.MANUAL and not criterion.check:
        message = f"评分点 {criterion.id} 由机器判定，请填写 check 指明用哪个检查"
        yield from part.complain((*place, "check"), message, decide)


def _rash(head: Head, rule: UnavailableShape) -> Iterator[Problem]:
    """A rule that would take one bad night for a channel that is unavailable."""
    days, tries = ("unavailable", "days"), ("unavailable", "tries")
    if rule.days < _FEWEST_DAYS:
        yield from head.complain(days, f"days 是 {rule.days}：一天之内的故障不算渠道不可用，请写 {_FEWEST_DAYS} 以上")
    if rule.tries < rule.days:
        message = f"tries 是 {rule.tries}，少于 days 的 {rule.days}：每天至少访问一次，请改正"
        yield from head.complain(tries, message, days)
    if isinstance(rule.deduct, Decimal) and rule.deduct <= 0:
        message = f"deduct 是 {rule.deduct}：没有读到的内容会因此得满分，请写大于 0 的分值或 all"
        yield from head.complain(("unavailable", "deduct"), message)


def _unaccounted(head: Head, rule: str, source: str, because: str) -> Iterator[Problem]:
    """Numbers that nobody could account for."""
    for key, words, what in (("source", source, "出处"), ("because", because, "理由")):
        if not words.strip():
            yield from head.complain((rule, key), f"{key} 是空的，请写明这些数的{what}")


def _wrong_sums(head: Head, stated: SchemeShape, parts: Sequence[Part]) -> Iterator[Problem]:
    """Every level must add up to its own total, and the whole to the scheme's.

    Where a number is not known, nothing is said of the sums that it is a part of.
    """
    for part in parts:
        yield from _wrong_indicator(part)
    if not head.knows(("indicators",)) or not all(part.knows(("full",)) for part in parts):
        return
    indicators = [part.model for part in parts if part.model]
    total = sum((indicator.full for indicator in indicators), Decimal(0))
    if total != stated.full:
        yield from head.complain(("full",), f"全部指标合计 {total} 分，应为 {stated.full} 分，请调整分值")
    if all(part.knows(("path",)) for part in parts):
        yield from _wrong_levels(head, stated.totals, indicators)


def _wrong_indicator(part: Part) -> Iterator[Problem]:
    if part.model is None:
        return
    points = sum((criterion.points for criterion in part.model.criteria), Decimal(0))
    if points != part.model.full:
        message = f"指标 {part.model.number} 的评分点合计 {points} 分，应为 {part.model.full} 分，请调整分值"
        yield from part.complain(("full",), message, *(("criteria", i, "points") for i, _ in criteria_of(part)))


def _wrong_levels(head: Head, totals: Mapping[str, Decimal], indicators: Sequence[IndicatorShape]) -> Iterator[Problem]:
    sums: dict[str, Decimal] = {}
    for indicator in indicators:
        for depth in range(1, len(indicator.path) + 1):
            level = "/".join(indicator.path[:depth])
            sums[level] = sums.get(level, Decimal(0)) + indicator.full
    for level, total in totals.items():
        found = sums.get(level, Decimal(0))
        if found != total:
            message = f"“{level}”下各指标合计 {found} 分，应为 {total} 分，请调整分值"
            yield from head.complain(("totals", level), message)
    for level in sums.keys() - totals.keys():
        yield from head.complain(("totals",), f"缺少“{level}”的总分，请在 totals 中补上")

"""一级指标：方案按路径首级分组，各组得分、失分、待定分相加。"""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from domain.finding import Outcome
from domain.scheme import Indicator, Scheme
from domain.score import Points, Score


@dataclass(frozen=True, slots=True)
class Group:
    """One first-level group of the scheme, its indicators in the scheme's order."""

    name: str
    indicators: tuple[Indicator, ...]

    @property
    def full(self) -> Decimal:
        return sum((indicator.full for indicator in self.indicators), Decimal(0))


@dataclass(frozen=True, slots=True)
class Heading:
    """One first-level group of several schemes. full: None where they differ in it."""

    name: str
    full: Decimal | None


def headings_of(schemes: Iterable[Scheme]) -> tuple[Heading, ...]:
    """The groups of all of them, each name once."""
    fulls: dict[str, set[Decimal]] = {}
    for group in (group for scheme in schemes for group in groups_of(scheme)):
        fulls.setdefault(group.name, set()).add(group.full)
    return tuple(Heading(name, min(found) if len(found) == 1 else None) for name, found in fulls.items())


def groups_of(scheme: Scheme) -> tuple[Group, ...]:
    members: dict[str, list[Indicator]] = {}
    for indicator in scheme.indicators:
        members.setdefault(indicator.path[0] if indicator.path else indicator.name, []).append(indicator)
    return tuple(Group(name, tuple(indicators)) for name, indicators in members.items())


def points_of(group: Group, score: Score) -> Points:
    """Sums over the group's applicable indicators, not rescaled; full is 0 when none applies."""
    scored = [score.indicators.get(indicator.number) for indicator in group.indicators]
    return _sum(one.points for one in scored if one is not None and one.outcome is not Outcome.NOT_APPLICABLE)


def _sum(points: Iterable[Points]) -> Points:
    full = earned = lost = pending = Decimal(0)
    for one in points:
        full, earned = full + one.full, earned + one.earned
        lost, pending = lost + one.lost, pending + one.pending
    return Points(full, earned, lost, pending)

"""分从何来：每个部门的分由谁定，待定的分在等什么。"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median

from domain.assessment import DepartmentResult
from domain.judged import Judged
from domain.score import Decider
from domain.words import Words
from scoring.deciders import Waiting, by_decider, waiting

_HUNDRED = Decimal(100)


@dataclass(frozen=True, slots=True)
class Line:
    """shares: name of who decides → points of a hundred."""

    department: str
    shares: Mapping[str, Decimal]


@dataclass(frozen=True, slots=True)
class WaitingLine:
    """points: as the scheme gives them; message: what they wait for; places: indicator and name of each criterion."""

    points: Decimal
    name: str
    message: str
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """names: all who may decide, in their order. waiting: of one department alone; of several nothing."""

    names: tuple[str, ...]
    lines: tuple[Line, ...]
    waiting: tuple[WaitingLine, ...]


def explain(judged: Iterable[Judged], words: Words) -> Explanation:
    every = tuple(judged)
    lines = tuple(_line(one.result, words) for one in every)
    middle = (_median(lines, words),) if len(lines) > 1 else ()
    held = _waiting(every[0], words) if len(every) == 1 else ()
    return Explanation(tuple(words.deciders.values()), (*lines, *middle), held)


def _line(result: DepartmentResult, words: Words) -> Line:
    points = by_decider(result.results)
    full = sum(points.values())
    shares = {words.deciders[one]: some / full * _HUNDRED if full else Decimal(0) for one, some in points.items()}
    return Line(result.department.name, shares)


def _median(lines: tuple[Line, ...], words: Words) -> Line:
    """Of each column by itself, so they need not add up."""
    return Line("中位数", {name: median(line.shares[name] for line in lines) for name in words.deciders.values()})


def _waiting(judged: Judged, words: Words) -> tuple[WaitingLine, ...]:
    """What is said in the same words of several criteria is one thing to look at. The heaviest first."""
    names = {criterion.id: f"{criterion.indicator} {criterion.name}" for criterion in judged.scheme.criteria}
    said: dict[tuple[Decider, str], list[Waiting]] = defaultdict(list)
    for one in waiting(judged.result.results):
        said[one.decider, one.finding.message].append(one)
    lines = [
        WaitingLine(
            sum((one.points for one in held), Decimal(0)),
            words.deciders[decider],
            message,
            tuple(dict.fromkeys(names[one.finding.criterion] for one in held)),
        )
        for (decider, message), held in said.items()
    ]
    return tuple(sorted(lines, key=lambda line: -line.points))

"""结果的写法：几轮的中位数，目标，达到与否。"""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

_DIGITS = 4


@dataclass(frozen=True, slots=True)
class Target:
    """What a figure should at least be, or at most."""

    figure: str
    at_least: float | None = None
    at_most: float | None = None

    def judged(self, figures: Mapping[str, float]) -> dict[str, object]:
        value = figures[self.figure]
        low, high = self.at_least, self.at_most
        met = (low is None or value >= low) and (high is None or value <= high)
        bound = {"at_least": low} if low is not None else {"at_most": high}
        return {**bound, "met": met}


def medians(rounds: Sequence[Mapping[str, float]]) -> dict[str, float]:
    return {name: statistics.median(figures[name] for figures in rounds) for name in rounds[0]}


def outcome(rounds: object, figures: Mapping[str, float], targets: Iterable[Target] = ()) -> dict[str, object]:
    """A benchmark's part of the results. rounds: how many there were, or of what how many."""
    return {
        "rounds": rounds,
        "medians": {name: round(value, _DIGITS) for name, value in figures.items()},
        "targets": {target.figure: target.judged(figures) for target in targets},
    }

"""计数：做到几个、共几个，没做到的各是什么。"""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass, field


@dataclass(slots=True)
class Tally:
    """measure → how many were right and how many there were; and a line for everything that was not."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    all: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    wrong: list[tuple[str, str]] = field(default_factory=list)

    def count(self, measure: str, right: bool, said: str = "") -> None:
        self.all[measure] += 1
        self.right[measure] += right
        if not right:
            self.wrong.append((measure, said))

    def never(self, measure: str, said: str) -> None:
        """Something that must not happen, did."""
        self.all[measure] += 1
        self.wrong.append((measure, said))

    def add(self, other: "Tally") -> None:
        for measure, number in other.all.items():
            self.all[measure] += number
            self.right[measure] += other.right[measure]
        self.wrong += other.wrong

    def only(self, measures: Collection[str]) -> "Tally":
        """A tally of these measures alone."""
        kept = {measure: self.all[measure] for measure in measures}
        right = {measure: self.right[measure] for measure in measures}
        wrong = [(measure, line) for measure, line in self.wrong if measure in measures]
        return Tally(defaultdict(int, right), defaultdict(int, kept), wrong)

    def share(self, measure: str) -> float:
        """In percent; of nothing all is right."""
        return 100 * self.right[measure] / self.all[measure] if self.all[measure] else 100.0

    def said(self, measure: str) -> list[str]:
        return [line for name, line in self.wrong if name == measure]

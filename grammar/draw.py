"""抽签：每个选项各抽各的，多一个选项不影响别的选项抽到什么。"""

from collections.abc import Sequence
from dataclasses import dataclass
from random import Random
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Draw:
    """Every choice has a name and a lot of its own, so that the same key always draws the same."""

    key: str

    def pick(self, name: str, options: Sequence[T]) -> T:
        return self._lot(name).choice(options)

    def some(self, name: str, options: Sequence[T], count: int) -> list[T]:
        return self._lot(name).sample(options, min(count, len(options)))

    def chance(self, name: str, share: float) -> bool:
        return self._lot(name).random() < share

    def number(self, name: str, low: int, high: int) -> int:
        return self._lot(name).randint(low, high)

    def below(self, name: str) -> "Draw":
        return Draw(f"{self.key}/{name}")

    def _lot(self, name: str) -> Random:
        return Random(f"{self.key}:{name}")

"""选取：一个评分点说的是栏目里的哪些信息。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.entry import Entry
from domain.view import View


class Window(StrEnum):
    """PERIOD: published in the assessed period; UNTIL: at any time before its end; EVER: up to the assessment day."""

    PERIOD = "period"
    UNTIL = "until"
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Selection:
    """title: any of these stands in the title; not_title: none of these does (regular expressions).

    titled: a title with any of these says that the period is meant, whenever before the assessment day it was published.
    """

    title: tuple[str, ...] = (".",)
    not_title: tuple[str, ...] = ()
    window: Window = Window.PERIOD
    titled: tuple[str, ...] = ()

    def of(self, entries: Iterable[Entry], view: View, as_of: date) -> tuple[Entry, ...]:
        """The entries meant. One without a date may belong to any time, so it stays."""
        return tuple(entry for entry in entries if self._is_named(entry.title) and self._is_timely(entry, view, as_of))

    def _is_named(self, title: str) -> bool:
        wanted = any(re.search(pattern, title) for pattern in self.title)
        return wanted and not any(re.search(pattern, title) for pattern in self.not_title)

    def _is_timely(self, entry: Entry, view: View, as_of: date) -> bool:
        if entry.published is None:
            return True
        ever = self.window is Window.EVER or any(re.search(pattern, entry.title) for pattern in self.titled)
        first = view.period.start if self.window is Window.PERIOD and not ever else date.min
        last = as_of if ever else min(view.period.end, as_of)
        return first <= entry.published.date <= last

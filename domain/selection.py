"""选取：一个评分点说的是栏目里的哪些信息。"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.entry import Entry
from domain.view import View
from domain.years import arabic_years


class Window(StrEnum):
    """PERIOD: published in the assessed period; UNTIL: at any time before its end; EVER: up to the assessment day."""

    PERIOD = "period"
    UNTIL = "until"
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Selection:
    """title: any of these stands in the title; not_title: none of these does (regular expressions).

    whenever: titles that name the time they are for, so that the window does not matter (regular expressions).
    Years in the title count as digits, however they are written.
    """

    title: tuple[str, ...] = (".",)
    not_title: tuple[str, ...] = ()
    window: Window = Window.PERIOD
    whenever: tuple[str, ...] = ()

    def of(self, entries: Iterable[Entry], view: View, as_of: date) -> tuple[Entry, ...]:
        """The entries meant. One without a date may belong to any time, so it stays; any witness of its date will do."""
        return tuple(entry for entry in entries if self._is_meant(entry, view, as_of))

    def _is_meant(self, entry: Entry, view: View, as_of: date) -> bool:
        title = arabic_years(entry.title)
        wanted = _any(self.title, title) and not _any(self.not_title, title)
        return wanted and (_any(self.whenever, title) or self._is_timely(entry, view, as_of))

    def _is_timely(self, entry: Entry, view: View, as_of: date) -> bool:
        first = view.period.start if self.window is Window.PERIOD else date.min
        last = as_of if self.window is Window.EVER else min(view.period.end, as_of)
        return not entry.witnesses or any(first <= witness.date <= last for witness in entry.witnesses)


def _any(patterns: Iterable[str], title: str) -> bool:
    return any(re.search(pattern, title) for pattern in patterns)

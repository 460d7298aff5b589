"""选取：一个评分点说的是栏目里的哪些信息。"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.entry import Entry
from domain.own_name import without_own_name
from domain.pattern import Compiled
from domain.snapshot import ColumnState, ColumnView
from domain.view import View
from domain.years import arabic_years

# Digits and letters only: brackets and stops are written full-width in the patterns too.
_FULL_WIDTH = "０１２３４５６７８９" + "".join(chr(ord("Ａ") + n) + chr(ord("ａ") + n) for n in range(26))
_HALF_WIDTH = str.maketrans(_FULL_WIDTH, unicodedata.normalize("NFKC", _FULL_WIDTH))

Patterns = tuple[Compiled, ...]
_NAMED = re.compile("《.*》")
_ANY: Patterns = (re.compile("."),)


class Window(StrEnum):
    """PERIOD: published in the assessed period; UNTIL: at any time before its end; EVER: up to the assessment day."""

    PERIOD = "period"
    UNTIL = "until"
    EVER = "ever"


@dataclass(frozen=True, slots=True)
class Selection:
    """title: any of these stands in the title; not_title: none of these does (regular expressions).

    not_around: none of these stands in the title beside the name of a document in 《》, which may well have them.
    units: none of these stands in the title once the department's names are taken out: what is of a unit under it.
    titled: a title with any of these says that the period is meant, whenever before the assessment day it was published.
    Titles are read with half-width digits and letters, years in digits. What speaks against an entry does not do so in
    the department's own name: 市生态环境局云岭分局 is no organ of the city.
    """

    title: Patterns = _ANY
    not_title: Patterns = ()
    window: Window = Window.PERIOD
    titled: Patterns = ()
    units: Patterns = ()
    not_around: Patterns = ()

    def of(self, entries: Iterable[Entry], view: View, as_of: date) -> tuple[Entry, ...]:
        """The entries meant. One without a date may belong to any time, so it stays; any witness of its date will do."""
        return tuple(entry for entry in entries if self._is_meant(entry, view, as_of))

    def _is_meant(self, entry: Entry, view: View, as_of: date) -> bool:
        title = arabic_years(entry.title.translate(_HALF_WIDTH))
        told = without_own_name(title, view.department.names)
        wanted = _any(self.title, title) and not _any(self.not_title, told)
        wanted = wanted and not _any(self.not_around, _NAMED.sub("《》", told))
        wanted = wanted and not (self.units and _any(self.units, _without_names(title, view)))
        return wanted and self._is_timely(entry, view, as_of, ever=_any(self.titled, title))

    def _is_timely(self, entry: Entry, view: View, as_of: date, *, ever: bool) -> bool:
        ever = ever or self.window is Window.EVER
        first = view.period.start if self.window is Window.PERIOD and not ever else date.min
        last = as_of if ever else min(view.period.end, as_of)
        return not entry.witnesses or any(first <= witness.date <= last for witness in entry.witnesses)


def nowhere(selection: Selection, view: View, as_of: date) -> bool:
    """None of the columns beside has an entry that is meant, nor one that was not read and may have it."""
    return all(_is_without(one, selection, view, as_of) for one in view.beside.values())


def _is_without(column: ColumnView, selection: Selection, view: View, as_of: date) -> bool:
    read = column.certain or (column.state is ColumnState.MISSING and column.complete)
    return read and not selection.of(column.entries, view, as_of)


def _without_names(title: str, view: View) -> str:
    return re.sub("|".join(map(re.escape, sorted(view.department.names, key=len, reverse=True))), "", title)


def _any(patterns: Patterns, title: str) -> bool:
    return any(pattern.search(title) for pattern in patterns)

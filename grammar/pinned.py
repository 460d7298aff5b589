"""置顶的行：每一页都站在最上面，或在第一页出现两次；总条数算不算它，各有各的算法。"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from grammar.look import Look
from grammar.row import Row

_LEAST = 3
"""Rows of a list in which one stands out."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Rows on the pages of a list. total: how many its pager says there are."""

    pages: tuple[tuple[Row, ...], ...]
    total: int


def spread(look: Look, rows: Sequence[Row]) -> Spread:
    if look.habits.pinned == "none" or len(rows) < _LEAST:
        return Spread(_chunks(look, rows), len(rows))
    if look.habits.pinned == "twice":
        first, *following = _chunks(look, rows)
        raised = replace(first[-1], pinned=True)
        return Spread(((raised, *first), *following), len(rows) + look.habits.pinned_counted)
    middle = len(rows) // 2
    raised, rest = replace(rows[middle], pinned=True), [*rows[:middle], *rows[middle + 1 :]]
    return Spread(tuple((raised, *page) for page in _chunks(look, rest)), len(rest) + look.habits.pinned_counted)


def _chunks(look: Look, rows: Sequence[Row]) -> tuple[tuple[Row, ...], ...]:
    size = look.habits.page_size
    return tuple(tuple(rows[i : i + size]) for i in range(0, len(rows), size)) or ((),)

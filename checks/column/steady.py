"""更新均匀：各季度有更新，间隔不过长，自有信息不过少。

Only what is over counts: quarters that have passed, days between two entries or since the period began. Where an
entry bears no date, or the list was not read to its end, more may stand there, and nothing is said. Whatever is odd
is left to a person: not every field has news in every quarter.
Source: the numbers are proposals (unconfirmed).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from domain.copies import distinct
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Pattern
from domain.scheme import Period
from domain.snapshot import ColumnView
from domain.view import View

REASONS = {
    "steady": {"column"},
    "few_quarters": {"over", "column", "quarters", "empty"},
    "long_gap": {"limit", "column", "first", "then", "gap"},
    "few_of_own": {"column", "own", "total"},
    "unclear": {"column"},
}
_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Params:
    """empty_quarters: how many quarters may be without an entry. max_gap_days: the longest time between two.

    own_share: smallest share of own entries; own_least: of so many entries at least, else nothing is said.
    elsewhere: sources from which an entry is taken over (regular expressions), unless they name the department.
    """

    empty_quarters: int
    max_gap_days: int
    own_share: float
    own_least: int
    elsewhere: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column, last_day = view.column, min(as_of, view.period.end)
    values: dict[str, Value] = {"column": column.column.name}
    entries = distinct(entry for entry in column.entries if entry.published and entry.published.date <= last_day)
    days = sorted(entry.published.date for entry in entries if entry.published)
    if not days or not column.complete or any(entry.published is None for entry in column.entries):
        quote = column.note or "栏目没有条目，或者有条目没有日期"
        yield passed("unclear", *column.evidence(quote), about=(), **values).due_to(column.emptiness)
        return
    said = [
        *_few_quarters(days, column, view.period, last_day, params),
        *_long_gap(days, column, view.period, params),
        *_few_of_own([e for e in entries if e.published and e.published.date >= view.period.start], view, params),
    ]
    yield from said or [
        passed("steady", *column.evidence(f"{days[0]} 至 {days[-1]} 共 {len(days)} 条"), about=(), **values)
    ]


def _few_quarters(
    days: list[date], column: ColumnView, period: Period, last_day: date, params: Params
) -> Iterator[Observation]:
    over = [(start, end) for start, end in _quarters(period) if end <= last_day]
    empty = [(start, end) for start, end in over if not any(start <= day <= end for day in days)]
    if len(empty) > params.empty_quarters:
        which = "、".join(f"{start:%Y-%m}至{end:%Y-%m}" for start, end in empty)
        values: dict[str, Value] = {"column": column.column.name, "quarters": which, "empty": len(empty)}
        yield needs_review("few_quarters", *column.evidence(_all(days, period)), about=(), over=len(over), **values)


def _quarters(period: Period) -> Iterator[tuple[date, date]]:
    """First and last day of each three months of the period."""
    start = period.start
    while start <= period.end:
        months = start.year * 12 + start.month - 1 + _MONTHS
        following = date(months // 12, months % 12 + 1, 1)
        yield start, min(following - timedelta(days=1), period.end)
        start = following


def _long_gap(days: list[date], column: ColumnView, period: Period, params: Params) -> Iterator[Observation]:
    """Only the part of a gap that lies in the period counts."""
    within = [period.start, *(day for day in days if day > period.start)]
    first, then = max(pairwise(within), key=lambda pair: pair[1] - pair[0], default=(period.start, period.start))
    gap = (then - first).days
    if gap > params.max_gap_days:
        values: dict[str, Value] = {"column": column.column.name, "first": str(first), "then": str(then), "gap": gap}
        yield needs_review(
            "long_gap", *column.evidence(_all(days, period)), about=(), limit=params.max_gap_days, **values
        )


def _few_of_own(entries: list[Entry], view: View, params: Params) -> Iterator[Observation]:
    taken = [entry for entry in entries if _is_taken_over(entry, view, params)]
    own = len(entries) - len(taken)
    if len(entries) >= params.own_least and own < params.own_share * len(entries):
        quote = "；".join(f"{entry.title}（{entry.article.source}）" for entry in taken[:8] if entry.article)
        values: dict[str, Value] = {"column": view.column.column.name, "own": own, "total": len(entries)}
        yield needs_review("few_of_own", *view.column.evidence(quote), about=(), **values)


def _is_taken_over(entry: Entry, view: View, params: Params) -> bool:
    source = entry.article.source if entry.article else ""
    own = any(name in source for name in view.department.names)
    return not own and any(re.search(words, source) for words in params.elsewhere)


def _all(days: list[date], period: Period) -> str:
    return "考评期内更新：" + ("、".join(dict.fromkeys(str(day) for day in days if day >= period.start)) or "无")

"""更新及时：栏目应在规定天数内有新信息。

The newest entry counts, wherever it stands: pinned (置顶) ones may come first. The age is taken at the end
of the assessed period, or on the assessment day when that is earlier.
A column that will soon be too old passes with a warning.
Entries without a date may be newer than those with one: then a person decides.
Source: 国办秘函〔2019〕19号 (confirmed in part).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from domain.doubt import absent
from domain.finding import Observation, Value, needs_review, passed
from domain.snapshot import evidence_of
from domain.view import View

REASONS = {
    "fresh": {"newest", "due", "age", "column", "limit"},
    "due_soon": {"newest", "due", "age", "column", "limit"},
    "stale": {"newest", "age", "column", "limit"},
    "empty": {"column", "limit"},
    "none_in_period": {"column", "limit"},
    "undated": {"column", "limit"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """max_age_days: the longest time without a new entry, in days.

    warn_days: so many days before that a warning is given, while the assessed period lasts; 0: none is.
    """

    max_age_days: int
    warn_days: int = 0


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"column": column.column.name, "limit": params.max_age_days}
    if not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目", about=(), **values)
        return
    last_day = min(as_of, view.period.end)
    dated = [
        (entry.published.date, entry)
        for entry in column.entries
        if entry.published and entry.published.date <= last_day
    ]
    undated = any(entry.published is None for entry in column.entries)
    if not dated:
        quote = f"共 {len(column.entries)} 条，最前一条：{column.entries[0].title}"
        doubt = needs_review("undated", *column.evidence(quote), about=(), **values)
        yield doubt if undated else absent(column, "none_in_period", quote, about=(), **values)
        return
    newest, entry = max(dated, key=lambda pair: pair[0])
    age = (last_day - newest).days
    quote = f"最新一条：{entry.title}（{newest}）"
    if age <= params.max_age_days:
        evidence = (evidence_of(entry.article.capture, quote),) if entry.article else column.evidence(quote)
        due = newest + timedelta(days=params.max_age_days)
        soon = as_of <= view.period.end and (due - as_of).days < params.warn_days
        said: dict[str, Value] = {"newest": str(newest), "due": str(due), "age": age, **values}
        yield passed("due_soon" if soon else "fresh", *evidence, about=(), **said)
    elif undated:
        yield needs_review("undated", *column.evidence(quote), about=(), **values)
    else:
        yield absent(column, "stale", quote, about=(), newest=str(newest), age=age, **values)

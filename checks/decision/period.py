"""征求意见期限：公开征求意见一般不少于三十日，缩短的应说明理由。

Both the first and the last day count, and of several stated periods the longest, so that no period is taken for
shorter than the page says. What another organ asked, or was asked again, was asked for another time; a person looks.
Source: 重大行政决策程序暂行条例第15条 (confirmed).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import all_sound, none_meant
from domain.entry import Entry, Witness
from domain.finding import Observation, Value, fail, needs_review
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.asked_period import asked_period
from parsing.content.draft_articles import notice_text
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "enough": {"judged", "what", "column", "limit"},
    "too_short": {"title", "start", "end", "days", "what", "column", "limit", "share"},
    "shortened": {"title", "start", "end", "days", "what", "column", "limit", "share"},
    "of_another": {"title", "start", "end", "days", "what", "column", "limit", "share"},
    "unclear": {"title", "start", "end", "days", "what", "column", "limit", "share"},
    "no_period": {"title", "what", "column", "limit", "share"},
    "undated": {"title", "what", "column", "limit", "share"},
    "unread": {"title", "what", "column", "limit", "share"},
    "missing": {"what", "column", "limit"},
    "empty": {"what", "column", "limit"},
    "declared_none": {"what", "column", "limit", "title"},
    "outdated_statement": {"what", "column", "limit", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the consultations. days: the shortest period.

    about: words of a sentence that states the period. excuses: words that explain a shorter one, or tell that this
    is not the first round. extended: words in the title of a notice that prolongs a period. drafted: who drew it up, as
    its first group. All regular expressions.
    """

    what: str
    entries: Selection
    days: int
    about: tuple[Pattern, ...]
    excuses: tuple[Pattern, ...]
    extended: tuple[Pattern, ...]
    drafted: Pattern


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "limit": params.days}
    selected = [one for one in params.entries.of(column.entries, view, as_of) if not is_statement(one)]
    if not selected:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    said = [_judge(entry, view, params, {**values, "share": 1 / len(selected)}) for entry in selected]
    first = selected[0]
    yield from [o for o in said if o] or [
        all_sound(
            column, "enough", *entry_evidence(first, column, first.title), about=(), judged=len(selected), **values
        )
    ]


def _judge(entry: Entry, view: View, params: Params, values: dict[str, Value]) -> Observation | None:
    column, published, about = view.column, entry.published, (entry.subject,)
    evidence = entry_evidence(entry, column, entry.title)
    if entry.article is None:
        unread = needs_review("unread", *evidence, about=about, title=entry.title, **values)
        return unread.due_to(column.entry_cause(entry, "unread"))
    if published is None:
        return needs_review("undated", *evidence, about=about, title=entry.title, **values)
    period = asked_period(entry.title, entry.article, params.about, published.date, view.calendar)
    if period is None:
        return needs_review("no_period", *evidence, about=about, title=entry.title, **values)
    start = min(period.start or published.date, published.date)
    if period.most_days_from(published.date) >= params.days:
        return None
    days = period.days_from(published.date)
    said: dict[str, Value] = {"title": entry.title, "start": str(start), "end": str(period.end), "days": days}
    evidence = entry_evidence(entry, column, f"{period.raw[:120]}（发布：{published.raw}）")
    doubt = "unclear" if period.end < published.date else _doubt(entry, view, params)
    claim = needs_review if doubt else fail
    return claim(doubt or "too_short", *evidence, about=about, **said, **values)


def _doubt(entry: Entry, view: View, params: Params) -> str:
    """Why a period that seems short may be none; empty when there is no such doubt."""
    if entry.published and entry.published.witness is Witness.ADDRESS:
        return "unclear"
    source = entry.article.source if entry.article else ""
    text = f"{entry.title}\n{notice_text(entry.article)}" if entry.article else entry.title
    drafted = re.search(params.drafted, text)
    for organ in filter(None, (source, drafted[1] if drafted else "")):
        if not any(name in organ for name in view.department.names):
            return "of_another"
    prolonged = any(re.search(words, one.title) for words in params.extended for one in view.column.entries)
    if prolonged or any(re.search(words, text) for words in params.excuses):
        return "shortened"
    return ""

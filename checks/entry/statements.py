"""情况说明写清楚：为什么没有，管到哪几个月，说的是不是这个栏目、这个部门的事。

Only statements of the assessed year whose text was read are looked at. A year's statement covers the months up to that
in which it was published. Where the column has something else of the year beside its statements, months are not asked
for: there was something. Whether a statement is good enough, a person decides. Certain is only that one is headed by
another department of the portal and does not name its own.
Source: 外地考评通报 情况说明未写明原因、未覆盖考察时段 (confirmed); the words are the scheme's.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.doubt import shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import OneGroup, Pattern
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.covered_months import covered_months
from parsing.content.statements import is_of_period, is_statement

REASONS = {
    "clear": {"judged"},
    "no_reason": {"title", "column"},
    "months_lacking": {"title", "column", "months"},
    "of_another": {"title", "column", "organ"},
    "off_subject": {"title", "column"},
}
_SHORTEST_NAME = 3


@dataclass(frozen=True, slots=True)
class Params:
    """All are regular expressions. because: words that give a reason. organ: the group is who says so at the title's head.

    subjects: kind of column → words, one of which a statement in it says. months: so many must be uncovered.
    """

    because: tuple[Pattern, ...]
    organ: tuple[OneGroup, ...]
    subjects: Mapping[str, tuple[Pattern, ...]]
    months: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    columns = (*view.columns.values(), *view.beside.values())
    stated = [(column, _stated(column, view, as_of)) for column in columns]
    said = [one for column, entries in stated for one in _judge(column, entries, view, params, as_of)]
    judged = sum(len(entries) for _, entries in stated)
    clear = passed("clear", *columns[0].evidence(shown(columns[0])), about=(), judged=judged)
    yield from said or [clear.due_to(columns[0].emptiness)]


def _stated(column: ColumnView, view: View, as_of: date) -> list[Entry]:
    return [
        entry
        for entry in column.entries
        if is_statement(entry) and is_of_period(entry, view.period, as_of) and entry.article and not entry.unread
    ]


def _judge(
    column: ColumnView, entries: Sequence[Entry], view: View, params: Params, as_of: date
) -> Iterator[Observation]:
    for entry in entries:
        values: dict[str, Value] = {"title": entry.title, "column": column.column.name}
        evidence, about = entry_evidence(entry, column, entry.text[:120].replace("\n", " ")), (entry.subject,)
        if not _says(params.because, entry.text):
            yield needs_review("no_reason", *evidence, about=about, **values)
        if organ := _other_organ(entry, view, params):
            sure = organ in _bare(view.others) and not any(name in entry.text for name in view.department.names)
            claim = fail if sure else needs_review
            yield claim("of_another", *evidence, about=about, organ=organ, **values)
        subject = params.subjects.get(column.column.kind, ())
        if subject and not _says(subject, entry.text):
            yield needs_review("off_subject", *evidence, about=about, **values)
    lacking = _lacking(column, entries, view, as_of)
    if entries and len(lacking) >= params.months:
        quote = "；".join(f"{entry.title}（{entry.published.raw if entry.published else ''}）" for entry in entries)
        said: dict[str, Value] = {"title": entries[0].title, "column": column.column.name, "months": _told(lacking)}
        yield needs_review("months_lacking", *column.evidence(quote), about=(column.column.kind,), **said)


def _lacking(column: ColumnView, entries: Sequence[Entry], view: View, as_of: date) -> list[int]:
    """Months of the year that are over and of which no statement speaks."""
    year = view.period.start.year
    others = [entry for entry in column.entries if entry not in entries]
    if not column.certain or any(not entry.published or entry.published.date.year == year for entry in others):
        return []
    covered: set[int] = set()
    for entry in entries:
        if entry.published is None or entry.published.date.year > year:
            return []
        named = covered_months(entry.title) or covered_months(entry.text)
        covered |= named or set(range(1, entry.published.date.month + 1))
    over = min(as_of, view.period.end)
    return [month for month in range(1, over.month + 1) if month not in covered]


def _told(months: Sequence[int]) -> str:
    return "、".join(f"{month}月" for month in months)


def _other_organ(entry: Entry, view: View, params: Params) -> str:
    for words in params.organ:
        found = re.search(words, entry.title)
        name = found[1] if found else ""
        if len(name) >= _SHORTEST_NAME and not any(own in name or name in own for own in view.department.names):
            return name
    return ""


def _bare(names: Sequence[str]) -> set[str]:
    """Without the district at their head: 区住房和城乡建设局 is 住房和城乡建设局."""
    return {name.removeprefix("区") for name in names} | set(names)


def _says(words: Sequence[str], text: str) -> bool:
    return any(re.search(one, text) for one in words)

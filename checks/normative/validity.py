"""效力状态与有效期一致：有效期已满、试行过久的文件不应还标“有效”。

A document may have been prolonged, so what is said here asks a person and claims nothing more.
Source: 湖北省行政规范性文件管理办法 有效期五年、试行暂行两年 (unconfirmed); a stated end speaks for itself.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.doubt import absent, all_sound, none_meant
from domain.entry import Entry
from domain.finding import Observation, needs_review
from domain.pattern import Expression, OneGroup, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.signature import signature_date
from parsing.content.statements import is_statement, stated_none
from parsing.words.dates import find_date

REASONS = {
    "current": {"documents"},
    "over": {"title", "status", "end"},
    "trial_over": {"title", "status", "end"},
    "old": {"title", "status", "end"},
    "no_status": set(),
    "declared_none": {"column", "title"},
    "outdated_statement": {"column", "title"},
    "empty": set(),
}
_NUMERALS = {character: n for n, character in enumerate("一二三四五六七八九十", start=1)} | {"两": 2}
BeforeEnd = Annotated[str, Expression(within="(?:{})(?P<end>.)")]


@dataclass(frozen=True, slots=True)
class Params:
    """valid, invalid: words of the status (regular expressions). trial: a title that says it is on trial.

    until: words before the stated end; lasts: words around the stated number of years (one group: the number);
    in_force: words around the day it came into force.
    """

    entries: Selection
    valid: Pattern
    invalid: Pattern
    trial: Pattern
    until: BeforeEnd
    lasts: OneGroup
    in_force: Pattern
    trial_years: int
    other_years: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    if not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目")
        return
    entries = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    stated = stated_none(column.entries, view.period, as_of)
    if not entries and stated:
        yield none_meant(column, stated, column=column.column.name)
        return
    valid = [entry for entry in entries if _is_shown_valid(entry, params)]
    if not valid:
        yield needs_review("no_status", *column.evidence("；".join(entry.title for entry in column.entries[:8])))
        return
    said = [seen for entry in valid if (seen := _judge(entry, column, params, as_of))]
    first = valid[0]
    yield from said or [all_sound(column, "current", *entry_evidence(first, column, first.title), documents=len(valid))]


def _is_shown_valid(entry: Entry, params: Params) -> bool:
    status = entry.article.info.validity if entry.article else None
    return bool(status and re.search(params.valid, status) and not re.search(params.invalid, status))


def _judge(entry: Entry, column: ColumnView, params: Params, as_of: date) -> Observation | None:
    status = entry.article.info.validity if entry.article else ""
    start = _start(entry, params)
    end, words = _stated_end(entry, params, start)
    reason = "over"
    if end is None and start:
        trial = bool(re.search(params.trial, entry.title))
        reason = "trial_over" if trial else "old"
        end, words = _later(start[0], params.trial_years if trial else params.other_years), start[1]
    if end is None or end >= as_of:
        return None
    evidence = entry_evidence(entry, column, f"{entry.title}。效力状态：{status}；{words}")
    return needs_review(reason, *evidence, about=(entry.subject,), title=entry.title, status=status, end=str(end))


def _stated_end(entry: Entry, params: Params, start: tuple[date, str] | None) -> tuple[date | None, str]:
    match = re.search(rf"(?:{params.until})(?P<end>.{{0,20}})", entry.text)
    if match and (found := find_date(match["end"])):
        return found[0], match.group()
    match = re.search(params.lasts, entry.text)
    years = _years(match.group(1)) if match else 0
    return (_later(start[0], years), match.group()) if match and years and start else (None, "")


def _start(entry: Entry, params: Params) -> tuple[date, str] | None:
    """When it came into force, was made, or was published."""
    assert entry.article is not None
    match = re.search(params.in_force, entry.text)
    if match and (found := find_date(match.group())):
        return found
    made = find_date(entry.article.info.made) if entry.article.info.made else signature_date(entry.article.paragraphs)
    return made or ((entry.published.date, entry.published.raw) if entry.published else None)


def _years(words: str) -> int:
    return int(words) if words.isdigit() else _NUMERALS.get(words, 0)


def _later(day: date, years: int) -> date:
    """The same day, or the day before a 29 February that is none."""
    leap = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if leap else day.day)

"""历史规划归集：应收集的历次五年规划（计划）各有没有。

A plan is known by its title, or the name of an attachment, in words or in years (十二五, 第十二个五年, 2011—2015).
A page that says what the archives hold is left to a person.
Source: 国务院办公厅2021年政务公开工作要点 历史规划归集 (unconfirmed); which ones are expected is a proposal.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View

REASONS = {
    "collected": {"what", "column", "expected", "lacking", "found", "share"},
    "periods_lacking": {"what", "column", "expected", "lacking", "found", "share"},
    "stated": {"title", "what", "column", "expected", "lacking", "found", "share"},
    "unread": {"title", "what", "column", "expected", "lacking", "found", "share"},
    "missing": {"what", "column", "expected", "lacking", "found", "share"},
    "empty": {"what", "column", "expected", "lacking", "found", "share"},
}


@dataclass(frozen=True, slots=True)
class FiveYears:
    """words: any of these in a title shows that it is of this period (regular expressions)."""

    name: str
    words: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the plans. expected: names of the periods that must be there, out of ``periods``.

    statement: words in the title of a page that tells the state of the archives (regular expressions).
    """

    what: str
    entries: Selection
    periods: tuple[FiveYears, ...]
    expected: tuple[str, ...]
    statement: tuple[Pattern, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "expected": len(params.expected)}
    selected = params.entries.of(column.entries, view, as_of)
    found = {name: entry for name in params.expected if (entry := _of(name, selected, params))}
    lacking = [name for name in params.expected if name not in found]
    values |= {"lacking": "、".join(lacking), "found": len(found), "share": len(lacking) / len(params.expected)}
    if not lacking:
        first = found[params.expected[-1]]
        yield passed("collected", *entry_evidence(first, column, first.title), about=(), **values)
        return
    stated = next((e for e in column.entries if any(re.search(words, e.title) for words in params.statement)), None)
    unread = next((entry for entry in selected if entry.unread), None)
    titles = "；".join(dict.fromkeys(entry.title for entry in (*found.values(), *selected, *column.entries)[:8]))
    if stated:
        evidence = entry_evidence(stated, column, stated.title)
        yield needs_review("stated", *evidence, about=(stated.subject,), title=stated.title, **values)
    elif not column.entries:
        yield absent(column, "empty", column.note or "栏目没有条目", about=(), **values)
    elif unread:
        evidence = entry_evidence(unread, column, unread.title)
        doubt = needs_review("unread", *evidence, about=(unread.subject,), title=unread.title, **values)
        yield doubt.due_to(column.entry_cause(unread, "unread"))
    else:
        yield absent(column, "periods_lacking" if found else "missing", titles, about=(), **values)


def _of(name: str, entries: tuple[Entry, ...], params: Params) -> Entry | None:
    words = next(period.words for period in params.periods if period.name == name)
    return next((entry for entry in entries if any(re.search(word, _names(entry)) for word in words)), None)


def _names(entry: Entry) -> str:
    """The titles under which an entry and its attachments stand."""
    article = entry.article
    parts = (
        (*(document.name for document in article.documents), *(text for text, _ in article.links)) if article else ()
    )
    return unicodedata.normalize("NFKC", "\n".join((entry.title, *parts)))

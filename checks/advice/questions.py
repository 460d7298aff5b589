"""问答数量达标：考评期内发布的政策问答应达到规定的条数。

A page may hold several questions: the interpretation of one document split by 「问：」 counts as that many. Entries
that do not look like a question may be one all the same, and pages not opened may hold several: a person decides. Copies count once.
Source: 2021年政务公开工作要点 政策问答 (unconfirmed); the number is a proposal, the split was seen in Hubei (confirmed).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.copies import distinct
from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Observation, Value, declared_none, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement

REASONS = {
    "enough": {"title", "column", "found", "minimum"},
    "too_few": {"share", "column", "found", "minimum"},
    "unclear": {"column", "found", "minimum"},
    "none_in_period": {"share", "column", "found", "minimum"},
    "empty": {"column", "found", "minimum"},
    "declared_none": {"title", "column", "found", "minimum"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """question: what a title that asks looks like; mark: what stands before each question of a text."""

    entries: Selection
    minimum: int
    question: Pattern
    mark: Pattern


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    selected = params.entries.of(column.entries, view, as_of)
    statements = [entry for entry in selected if is_statement(entry)]
    entries = [entry for entry in distinct(selected) if entry not in statements]
    counted = [(entry, count) for entry in entries if (count := _count(entry, params))]
    found = sum(count for _, count in counted)
    values: dict[str, Value] = {"column": column.column.name, "found": found, "minimum": params.minimum}
    titles = "；".join(entry.title for entry in (entries or column.entries)[:8]) or column.note or "栏目没有条目"
    if found >= params.minimum:
        first = counted[0][0]
        yield passed("enough", *entry_evidence(first, column, first.title), about=(), title=first.title, **values)
    elif statements and not entries:
        first = statements[0]
        evidence = entry_evidence(first, column, first.title)
        statement = declared_none("declared_none", *evidence, about=(first.subject,), title=first.title, **values)
        yield statement.due_to(column.entry_cause(first, "declared_none"))
    elif len(counted) < len(entries) or any(entry.unread for entry in entries):
        yield needs_review("unclear", *column.evidence(titles), about=(), **values)
    elif not column.entries:
        yield absent(column, "empty", titles, about=(), **values)
    else:
        share = 1 - found / params.minimum
        yield absent(column, "too_few" if found else "none_in_period", titles, about=(), share=share, **values)


def _count(entry: Entry, params: Params) -> int:
    """How many questions it answers; one that only its title asks is one."""
    asked = len(re.findall(params.mark, entry.text, re.MULTILINE))
    return asked or int(bool(re.search(params.question, entry.title)))

"""没有过时或不当的表述：信息里不应出现这些说法。

Source: 条例（2019年修订）第27条、第42条 (confirmed) against the wording of 2008; the expressions are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import none_meant
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View

REASONS = {
    "clean": {"title", "what", "column"},
    "found": {"expression", "why", "title", "what", "column"},
    "unread": {"title", "what", "column"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}
_AROUND = 30


@dataclass(frozen=True, slots=True)
class Expression:
    """words: a regular expression; why: what is wrong with it, in words for the department.

    certain: it is wrong wherever it stands; else a person looks.
    """

    words: Pattern
    why: str
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. newest: only the newest of them."""

    what: str
    entries: Selection
    expressions: tuple[Expression, ...]
    newest: bool = False


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    if params.newest and selected:
        selected = (max(selected, key=lambda e: e.published.date if e.published else date.min),)
    if not selected:
        yield none_meant(column, **values)
        return
    said: list[Observation] = []
    for entry in selected:
        text = entry.text
        for expression in params.expressions:
            match = re.search(expression.words, text)
            if match:
                quote = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].replace("\n", " ")
                evidence = entry_evidence(entry, column, quote)
                found = {"expression": match.group(), "why": expression.why, "title": entry.title}
                claim = fail if expression.certain else needs_review
                said.append(claim("found", *evidence, **found, **values))
    unread = next((entry for entry in selected if entry.unread), None)
    if not said and unread:
        said.append(needs_review("unread", *entry_evidence(unread, column, unread.title), title=unread.title, **values))
    first = selected[0]
    yield from said or [passed("clean", *entry_evidence(first, column, first.title), title=first.title, **values)]

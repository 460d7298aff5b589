"""没有过时或不当的表述：信息里不应出现这些说法。

Source: 条例（2019年修订）第27条、第42条 (confirmed) against the wording of 2008; the expressions are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import all_sound, none_meant, shown
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
    "nothing": {"what", "column"},
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
    """what: how the words call the entries. newest: only the newest of them.

    only_found: for notices: nothing published, or something not read, asks nobody.
    """

    what: str
    entries: Selection
    expressions: tuple[Expression, ...]
    newest: bool = False
    only_found: bool = False


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    if params.newest and selected:
        selected = (max(selected, key=lambda e: e.published.date if e.published else date.min),)
    if not selected and params.only_found:
        yield passed("nothing", *column.evidence(shown(column)), about=(), **values).due_to(column.emptiness)
        return
    if not selected:
        yield none_meant(column, **values)
        return
    said: list[Observation] = []
    for entry in selected:
        text = entry.text
        for place, expression in enumerate(params.expressions, 1):
            match = re.search(expression.words, text)
            if match:
                quote = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].replace("\n", " ")
                evidence = entry_evidence(entry, column, quote)
                found: dict[str, Value] = {
                    "expression": match.group(),
                    "why": expression.why,
                    "title": entry.title,
                }
                claim = fail if expression.certain else needs_review
                said.append(claim("found", *evidence, about=(entry.subject, str(place)), **found, **values))
    unread = next((entry for entry in selected if entry.unread), None)
    if not said and unread and not params.only_found:
        evidence = entry_evidence(unread, column, unread.title)
        doubt = needs_review("unread", *evidence, about=(unread.subject,), title=unread.title, **values)
        said.append(doubt.due_to(column.entry_cause(unread, "unread")))
    first = selected[0]
    evidence = entry_evidence(first, column, first.title)
    yield from said or [all_sound(column, "clean", *evidence, about=(), title=first.title, **values)]

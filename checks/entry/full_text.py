"""全文公开：信息应有可读的正文，而不只是一张图片或一个打不开的附件。

Source: 条例第24条 (confirmed); the shortest text that counts is the scheme's.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import all_sound, idle, none_meant
from domain.finding import Observation, Value, fail, needs_review
from domain.selection import Selection, nowhere
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "readable": {"judged", "what", "column", "shortest"},
    "too_short": {"title", "length", "share", "what", "column", "shortest"},
    "unread": {"title", "length", "share", "what", "column", "shortest"},
    "missing": {"what", "column", "shortest"},
    "idle": {"newest", "what", "column", "shortest"},
    "empty": {"what", "column", "shortest"},
    "declared_none": {"what", "column", "shortest", "title"},
    "outdated_statement": {"what", "column", "shortest", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries; shortest: fewest characters of text, attachments included.

    yearly: a year in which nothing at all came, nor a statement of none, is a fault of itself.
    """

    what: str
    entries: Selection
    shortest: int
    yearly: bool = False


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name, "shortest": params.shortest}
    selected = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    if not selected:
        yield _none(view, params, as_of, values)
        return
    said: list[Observation] = []
    for entry in selected:
        length = len(entry.text) - len(entry.title)
        if length >= params.shortest:
            continue
        evidence = entry_evidence(entry, column, f"{entry.title}。可读文字 {length} 字")
        claim, reason = (needs_review, "unread") if entry.unread else (fail, "too_short")
        found: dict[str, Value] = {"title": entry.title, "length": length, "share": 1 / len(selected), **values}
        observation = claim(reason, *evidence, about=(entry.subject,), **found)
        said.append(observation.due_to(column.entry_cause(entry, "unread") if entry.unread else None))
    first = selected[0]
    evidence = entry_evidence(first, column, first.title)
    yield from said or [all_sound(column, "readable", *evidence, about=(), judged=len(selected), **values)]


def _none(view: View, params: Params, as_of: date, values: dict[str, Value]) -> Observation:
    """Where nothing of the period stands in the column, and nothing of the kind in those beside it, no wording matters."""
    column = view.column
    stated = stated_none(column.entries, view.period, as_of)
    searched = params.yearly and not stated and nowhere(params.entries, view, as_of)
    still = idle(column, view.period, as_of, **values) if searched else None
    return still or none_meant(column, stated, **values)

"""解读形式多样：考评年度的解读材料应不只有文字一种形式。

A form is known by words of the title, a picture in the text too. Pictures that a script draws, and videos, are not seen
on every page, so that text alone is for a person to confirm.
Source: 国办发〔2016〕80号 (unconfirmed); forms and numbers are proposals of the scheme.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent, none_meant
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "several": {"forms", "entries", "column"},
    "text_only": {"entries", "column"},
    "few": {"entries", "column"},
    "unread": {"entries", "column"},
    "missing": {"column"},
    "empty": {"column"},
    "declared_none": {"column", "title"},
    "outdated_statement": {"column", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """forms: what a form is called → words of a title that show it; pictured: how a page with a picture is called.

    fewest: interpretations from which on text alone is told.
    """

    entries: Selection
    forms: Mapping[str, tuple[Pattern, ...]]
    pictured: str
    fewest: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"column": column.column.name}
    selected = [one for one in params.entries.of(column.entries, view, as_of) if not is_statement(one)]
    if not selected:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    forms = {form: entry for entry in reversed(selected) for form in _forms(entry, params)}
    values["entries"] = len(selected)
    titles = "；".join(entry.title for entry in selected[:8])
    if forms:
        evidence = (e for form, entry in forms.items() for e in entry_evidence(entry, column, f"{form}：{entry.title}"))
        yield passed("several", *evidence, about=(), forms="、".join(forms), **values)
    elif any(entry.unread for entry in selected):
        yield needs_review("unread", *column.evidence(titles), about=(), **values)
    elif len(selected) < params.fewest:
        yield needs_review("few", *column.evidence(titles), about=(), **values)
    else:
        yield absent(column, "text_only", titles, about=(), **values)


def _forms(entry: Entry, params: Params) -> Iterator[str]:
    """Forms beside text."""
    yield from (name for name, words in params.forms.items() if any(re.search(one, entry.title) for one in words))
    if entry.article and entry.article.images:
        yield params.pictured

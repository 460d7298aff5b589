"""联系方式一致：指南和年报写的同一科室的电话、传真不矛盾。

Only an office named behind the department's own name is compared, and only numbers of one kind; where the two pages
share no number of it, a person looks: either may have been changed since. Offices named on one page only say nothing.
Source: 条例第12条 (confirmed); 政务公开工作要点 联系方式更新 (unconfirmed).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Expression, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.contacts import Contact, find_contacts

REASONS = {
    "agree": {"offices"},
    "disagree": {"office", "kind", "title", "numbers", "other", "others"},
    "nothing": {"offices"},
}
Offices = Annotated[str, Expression(within="(?P<office>{})")]


@dataclass(frozen=True, slots=True)
class Params:
    """pages: column → which of its entries; the newest of each column is read.

    offices, kinds, reach: see ``parsing/content/contacts.py``.
    """

    pages: Mapping[str, Selection]
    offices: Offices
    kinds: Mapping[str, Pattern]
    reach: int


@dataclass(frozen=True, slots=True)
class _Page:
    entry: Entry
    column: ColumnView
    contacts: tuple[Contact, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    pages = [page for kind in params.pages if (page := _page(kind, view, params, as_of))]
    pairs = [
        (one, other, mine, theirs)
        for place, one in enumerate(pages)
        for other in pages[place + 1 :]
        for mine in one.contacts
        for theirs in other.contacts
        if (mine.office, mine.kind) == (theirs.office, theirs.kind)
    ]
    # An office may have several numbers on a page, in several places.
    agreed = {(mine.office, mine.kind) for _, _, mine, theirs in pairs if set(mine.numbers) & set(theirs.numbers)}
    said = {
        (mine.office, mine.kind): _disagreement(*pair, params)
        for pair in pairs
        if ((mine := pair[2]).office, mine.kind) not in agreed
    }
    first = next(iter(view.columns.values()))
    evidence = first.evidence("；".join(entry.title for entry in first.entries[:3]) or first.note or "栏目没有条目")
    reason = "agree" if agreed else "nothing"
    yield from said.values() or [passed(reason, *evidence, offices=_names(agreed)).due_to(first.emptiness)]


def _page(kind: str, view: View, params: Params, as_of: date) -> _Page | None:
    column = view.columns[kind]
    entries = params.pages[kind].of(column.entries, view, as_of)
    newest = max(entries, key=lambda e: e.published.date if e.published else date.min, default=None)
    if newest is None:
        return None
    found = find_contacts(newest.text, view.department.names, params.offices, params.kinds, params.reach)
    return _Page(newest, column, found)


def _disagreement(one: _Page, other: _Page, mine: Contact, theirs: Contact, params: Params) -> Observation:
    evidence = (
        *entry_evidence(one.entry, one.column, mine.quote),
        *entry_evidence(other.entry, other.column, theirs.quote),
    )
    said: dict[str, Value] = {
        "office": mine.office,
        "kind": mine.kind,
        "title": one.entry.title,
        "numbers": "、".join(mine.numbers),
        "other": other.entry.title,
        "others": "、".join(theirs.numbers),
    }
    kind = list(params.kinds).index(mine.kind) + 1
    about = (one.entry.subject, other.entry.subject, mine.office, str(kind))
    return needs_review("disagree", *evidence, about=about, **said)


def _names(agreed: set[tuple[str, str]]) -> str:
    return "、".join(sorted({office for office, _ in agreed}))

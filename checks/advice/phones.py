"""公布政策咨询电话：有号码，写明科室或姓名、服务时间，与指南上同一科室的号码不矛盾。

Offices have their own numbers, so other numbers than the guide's are no contradiction: only the same office with
another number is, and then a person looks. A number may also be published on another page of the portal.
Source: 2021年政务公开工作要点 政策咨询服务 (unconfirmed); area code of 随州 (confirmed).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.doubt import absent, none_meant
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Expression, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.words.phones import phones

REASONS = {
    "listed": {"title", "numbers", "column"},
    "no_phone": {"column"},
    "unclear_element": {"title", "element"},
    "malformed": {"title", "number"},
    "disagree": {"title", "office", "number", "known"},
    "unread": {"title", "column"},
    "missing": {"column"},
    "empty": {"column"},
}
NamesOffice = Annotated[str, Expression(named="office")]


@dataclass(frozen=True, slots=True)
class Element:
    """words: any of these shows the element (regular expressions)."""

    name: str
    words: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """advice, guide: the kinds of the two columns. entries: which of the advice column count; guides: the guides.

    elements: what should stand beside the numbers. malformed: numbers with digits too few or too many.
    office: names the office whose number the guide gives, as its group ``office`` (regular expressions).
    """

    advice: str
    guide: str
    entries: Selection
    guides: Selection
    elements: tuple[Element, ...]
    malformed: Pattern
    office: NamesOffice


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.columns[params.advice]
    selected = params.entries.of(column.entries, view, as_of)
    values: dict[str, Value] = {"column": column.column.name}
    if not selected:
        yield none_meant(column, **values)
        return
    numbers = [entry for entry in selected if phones(entry.text)]
    if not numbers:
        yield _without(selected, column, values)
        return
    said = list(_troubles(numbers, column, params)) + list(_contradictions(numbers, view, params, as_of))
    found = "、".join(phones(numbers[0].text)[:3])
    evidence = entry_evidence(numbers[0], column, f"{numbers[0].title}：{found}")
    yield from said or [passed("listed", *evidence, about=(), title=numbers[0].title, numbers=found, **values)]


def _without(selected: tuple[Entry, ...], column: ColumnView, values: dict[str, Value]) -> Observation:
    unread = next((entry for entry in selected if entry.unread), None)
    if unread:
        evidence = entry_evidence(unread, column, unread.title)
        doubt = needs_review("unread", *evidence, about=(unread.subject,), title=unread.title, **values)
        return doubt.due_to(column.entry_cause(unread, "unread"))
    return absent(column, "no_phone", "；".join(entry.title for entry in selected[:8]), about=(), **values)


def _troubles(entries: list[Entry], column: ColumnView, params: Params) -> Iterator[Observation]:
    text = "\n".join(entry.text for entry in entries)
    first = entries[0]
    for place, element in enumerate(params.elements, 1):
        if not any(re.search(word, text) for word in element.words):
            evidence = entry_evidence(first, column, f"{first.title}。未见“{element.name}”")
            yield needs_review(
                "unclear_element", *evidence, about=(str(place),), title=first.title, element=element.name
            )
    for entry in entries:
        odd = re.search(params.malformed, entry.text)
        if odd:
            evidence = entry_evidence(entry, column, odd.group())
            about = (entry.subject, odd.group())
            yield needs_review("malformed", *evidence, about=about, title=entry.title, number=odd.group())


def _contradictions(entries: Iterable[Entry], view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column, guides = view.columns[params.advice], view.columns[params.guide]
    for guide in params.guides.of(guides.entries, view, as_of):
        known = phones(guide.text)
        stated = re.search(params.office, guide.text)
        if not known or stated is None:
            continue
        office = stated["office"]
        rows = [(entry, line) for entry in entries for line in entry.text.splitlines() if office in line]
        other = [(entry, line) for entry, line in rows if phones(line)]
        if other and not any(set(phones(line)) & set(known) for _, line in other):
            entry, line = other[0]
            evidence = (
                *entry_evidence(entry, column, line[:120]),
                *entry_evidence(guide, guides, f"{stated.group()[:60]}；{'、'.join(known[:3])}"),
            )
            values: dict[str, Value] = {
                "office": office,
                "number": "、".join(phones(line)),
                "known": "、".join(known[:3]),
            }
            about = (entry.subject, guide.subject, office)
            yield needs_review("disagree", *evidence, about=about, title=entry.title, **values)
            return

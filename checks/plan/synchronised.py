"""规划同步到门户：本部门的规划，门户的规划栏目里也应有。

The same address or the same title is the same plan. A likely one under another title is shown to a person.
Source: 国务院办公厅2021年政务公开工作要点 规划信息 (unconfirmed: known from the scheme's text only).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent, shown
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.markup.addresses import same_address
from parsing.words.title_match import core_title, is_cut, similarity

REASONS = {
    "synchronised": {"title", "what", "column", "portal"},
    "similar": {"title", "nearest", "what", "column", "portal", "share"},
    "not_found": {"title", "what", "column", "portal", "share"},
    "no_plan": {"what", "column", "portal"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """own, portal: kinds of the department's column and of the portal's. what: how the words call the plans.

    routine: words left out of titles before they are compared; similarity: from which likeness on a person compares.
    """

    own: str
    portal: str
    what: str
    entries: Selection
    routine: tuple[Pattern, ...]
    similarity: float


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    own, portal = view.columns[params.own], view.columns[params.portal]
    values: dict[str, Value] = {"what": params.what, "column": own.column.name, "portal": portal.column.name}
    plans = params.entries.of(own.entries, view, as_of)
    if not plans:
        yield needs_review("no_plan", *own.evidence(shown(own)), about=(), **values).due_to(own.emptiness)
        return
    copies = {plan.url: _copy(plan, portal, params) for plan in plans}
    if all(copies.values()):
        first = plans[0]
        there = copies[first.url] or first
        evidence = entry_evidence(there, portal, there.title)
        yield passed("synchronised", *evidence, about=(), title=first.title, **values)
        return
    values["share"] = 1 / len(plans)
    yield from (_unmatched(plan, portal, params, values) for plan in plans if copies[plan.url] is None)


def _copy(plan: Entry, portal: ColumnView, params: Params) -> Entry | None:
    """The portal's entry that is this plan, or whose page leads to it."""
    title = core_title(plan.title, params.routine)
    return next((entry for entry in portal.entries if _leads_to(entry, plan, title, params)), None)


def _leads_to(entry: Entry, plan: Entry, title: str, params: Params) -> bool:
    article = entry.article
    final = (("", article.capture.final_url), *article.links) if article else ()
    files = tuple((document.name, document.url) for document in article.documents) if article else ()
    return any(
        any(same_address(url, own) for own in _addresses(plan)) or core_title(text, params.routine) == title
        for text, url in ((entry.title, entry.url), *final, *files)
    )


def _addresses(plan: Entry) -> tuple[str, ...]:
    return (plan.url, plan.article.capture.final_url) if plan.article else (plan.url,)


def _unmatched(plan: Entry, portal: ColumnView, params: Params, values: dict[str, Value]) -> Observation:
    title = core_title(plan.title, params.routine)
    scored = [(_likeness(title, entry, params), entry) for entry in portal.entries]
    likeness, nearest = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    if nearest and likeness >= params.similarity:
        evidence = entry_evidence(nearest, portal, nearest.title)
        about = (plan.subject,)
        return needs_review("similar", *evidence, about=about, title=plan.title, nearest=nearest.title, **values)
    quote = f"未见“{plan.title}”，栏目中有：{shown(portal)}"
    return absent(portal, "not_found", quote, about=(plan.subject,), title=plan.title, **values)


def _likeness(title: str, entry: Entry, params: Params) -> float:
    """1 where one title is a part of the other: a list cuts long ones, and departments put their name in front."""
    other = core_title(entry.title, params.routine)
    part = other and title and (other in title or title in other)
    return 1.0 if part or (is_cut(entry.title) and title.startswith(other)) else similarity(title, other)

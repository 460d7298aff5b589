"""内容对题：栏目里应有足够的、与栏目主题相符的信息。

An entry counts when its title or text has a word of the topic; news of other matters does not. Copies count once.
No list of words is complete: an entry with neither a word of the topic nor one of another matter in its title may be
either, and nothing is claimed while it could make up what is lacking. The department's own name says nothing.
News, advice, reports, lists and results are of the topic too; where without them there is too little, a person looks
whether what is asked for is among them. A statement that there is nothing to publish is recognised, and left to a person.
Source: 各领域基层政务公开标准目录 (confirmed in part); numbers are proposals.
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
from domain.snapshot import evidence_of
from domain.view import View
from parsing.content.statements import is_statement
from parsing.words.document_number import number_above_text

REASONS = {
    "enough": {"column", "minimum", "found"},
    "of_another_kind": {"column", "minimum", "found", "kind"},
    "too_few": {"column", "minimum", "found"},
    "off_topic": {"column", "minimum", "found"},
    "none": {"column", "minimum", "found"},
    "declared_none": {"column", "minimum", "found"},
    "unread": {"column", "minimum", "found"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """topic: words of the topic; elsewhere: words of a title that show another matter.

    kind: how the words call what is asked for; of_kind: words of a title that show it; aside: those that show news, advice
    or results, where none of of_kind stands beside them; reports: those of a report or a list, whatever stands beside
    them; all regular expressions.
    minimum: how many entries of the period must be of the topic.
    """

    topic: tuple[Pattern, ...]
    elsewhere: tuple[Pattern, ...]
    minimum: int
    kind: str = ""
    of_kind: tuple[Pattern, ...] = ()
    aside: tuple[Pattern, ...] = ()
    reports: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    entries = [entry for entry in view.column.entries if _in_period(entry, view, as_of)]
    statements = [entry for entry in view.column.entries if is_statement(entry) and _is_valid(entry, view, as_of)]
    others = [entry for entry in distinct(entries) if not is_statement(entry)]
    on_topic = [entry for entry in others if _counts(entry, view, params)]
    unclear = [entry for entry in others if entry not in on_topic and not _is_elsewhere(entry, params)]
    values: dict[str, Value] = {"column": view.column.column.name, "minimum": params.minimum, "found": len(on_topic)}
    quote = "；".join(entry.title for entry in entries[:8]) or view.column.note or "考评期内没有信息"
    if len(on_topic) >= params.minimum:
        of_kind = [entry for entry in on_topic if not _is_aside(entry, params)]
        if len(of_kind) < params.minimum:
            said: dict[str, Value] = {**values, "kind": params.kind}
            yield needs_review("of_another_kind", *view.column.evidence(quote), about=(), **said)
            return
        evidence = (evidence_of(e.article.capture, e.title) for e in of_kind[: params.minimum] if e.article)
        yield passed("enough", *evidence, about=(), **values)
        return
    stated = next((entry for entry in statements if entry.article), None)
    if stated and stated.article and not on_topic:
        shown = evidence_of(stated.article.capture, stated.article.title)
        statement = declared_none("declared_none", shown, about=(stated.subject,), **values)
        yield statement.due_to(view.column.entry_cause(stated, "declared_none"))
    elif any(entry.article is None for entry in entries):
        yield needs_review("unread", *view.column.evidence(quote), about=(), **values)
    elif not entries:
        yield absent(view.column, "none", quote, about=(), **values)
    elif len(on_topic) + len(unclear) >= params.minimum:
        yield needs_review("too_few" if on_topic else "off_topic", *view.column.evidence(quote), about=(), **values)
    else:
        yield absent(view.column, "too_few" if on_topic else "off_topic", quote, about=(), **values)


def _in_period(entry: Entry, view: View, as_of: date) -> bool:
    """Published in the period; without a date it may have been."""
    published = entry.published
    return published is None or view.period.start <= published.date <= min(view.period.end, as_of)


def _is_valid(entry: Entry, view: View, as_of: date) -> bool:
    """A statement speaks for the period when it was published in it or after it."""
    published = entry.published
    return published is None or view.period.start <= published.date <= as_of


def _counts(entry: Entry, view: View, params: Params) -> bool:
    text = f"{entry.title}\n{entry.article.text if entry.article else ''}"
    for name in sorted(view.department.names, key=len, reverse=True):
        text = text.replace(name, "")
    return _any(params.topic, text)


def _is_elsewhere(entry: Entry, params: Params) -> bool:
    return _any(params.elsewhere, entry.title)


def _is_aside(entry: Entry, params: Params) -> bool:
    """Its title shows news, advice, a report or a result. What bears a number is a document, whatever its title."""
    if _any(params.reports, entry.title):
        return not _is_numbered(entry)
    return _any(params.aside, entry.title) and not _any(params.of_kind, entry.title) and not _is_numbered(entry)


def _is_numbered(entry: Entry) -> bool:
    article = entry.article
    return article is not None and bool(
        re.search(r"\d", article.info.document_number or number_above_text(article.paragraphs))
    )


def _any(words: tuple[Pattern, ...], text: str) -> bool:
    return any(re.search(word, text) for word in words)

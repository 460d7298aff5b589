"""目录覆盖：目录里应有与本部门职能、与法定公开事项相应的行。

A row belongs to a topic when any word of the topic stands in it. Topics of functions that the department does not
have, or of which nobody has said whether it has them, are not asked for.
Source: 条例第12条、第20条 (confirmed); the words and the number of rows are the scheme's.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import none_meant
from domain.finding import Observation, Value, fail, needs_review, not_assessable, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.catalogue import read_catalogue

REASONS = {
    "covered": {"what", "column", "title", "found", "minimum"},
    "uncovered": {"topic", "share", "what", "column", "title", "found", "minimum"},
    "too_few": {"share", "what", "column", "title", "found", "minimum"},
    "no_topic": {"what", "column"},
    "unrecognised": {"what", "column", "title", "found", "minimum"},
    "unread": {"what", "column", "title", "found", "minimum"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}


@dataclass(frozen=True, slots=True)
class Topic:
    """words: regular expressions. functions: it is asked of departments with any of these; none: of all."""

    name: str
    words: tuple[Pattern, ...]
    functions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """elements: element → what its column may be called. each: every topic must have a row.

    minimum: fewest rows that belong to any of the topics.
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    topics: tuple[Topic, ...]
    each: bool = False
    minimum: int = 1


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    if not selected:
        yield none_meant(column, **values)
        return
    topics = [(str(place), topic) for place, topic in enumerate(params.topics, 1) if _is_asked(topic, view)]
    if not topics:
        yield needs_review("no_topic", *column.evidence(selected[0].title), about=(), **values)
        return
    read = [(entry, catalogue) for entry in selected if (catalogue := read_catalogue(entry, params.elements))]
    unread = next((entry for entry in selected if entry.unread), None)
    rows = ["".join(dict.fromkeys(row)) for _, catalogue in read for row in catalogue.rows]
    belonging = [row for row in rows if any(_has(row, topic) for _, topic in topics)]
    lacking = [one for one in topics if not any(_has(row, one[1]) for row in rows)] if params.each else []
    entry = read[0][0] if read else unread or selected[0]
    values |= {"title": entry.title, "found": len(belonging), "minimum": params.minimum}
    quote = f"目录共 {len(rows)} 行。相应的行：" + ("；".join(row[:60] for row in belonging[:3]) or "无")
    evidence = entry_evidence(entry, column, quote)
    if unread and (lacking or len(belonging) < params.minimum):
        values["title"] = unread.title
        doubt = not_assessable(
            "unread", *entry_evidence(unread, column, unread.title), about=(unread.subject,), **values
        )
        yield doubt.due_to(column.entry_cause(unread, "unread"))
    elif not read:
        doubt = needs_review("unrecognised", *evidence, about=(entry.subject,), **values)
        yield doubt.due_to(column.entry_cause(entry, "unrecognised"))
    elif len(belonging) < params.minimum:
        yield fail("too_few", *evidence, about=(), share=1 - len(belonging) / params.minimum, **values)
    elif lacking:
        for key, topic in lacking:
            yield fail("uncovered", *evidence, about=(key,), topic=topic.name, share=1 / len(topics), **values)
    else:
        yield passed("covered", *evidence, about=(), **values)


def _is_asked(topic: Topic, view: View) -> bool:
    return not topic.functions or any(view.department.functions.get(function) for function in topic.functions)


def _has(row: str, topic: Topic) -> bool:
    return any(re.search(words, row) for words in topic.words)

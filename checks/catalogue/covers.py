"""目录覆盖：目录里应有与本部门职能、与法定公开事项相应的行。

A row belongs to a topic when any word of the topic stands where it names its matter: laws cited as its basis and the
office in charge say nothing of it. Topics of functions that the department does not have, or of which nobody has said
whether it has them, are not asked for. No list of words knows every field: rows that are neither every department's nor
plainly another's may be what is looked for, and then a person decides.
Source: 条例第12条、第20条 (confirmed); the words and the number of rows are the scheme's.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.view import View
from parsing.content.catalogue import Catalogue
from parsing.content.published_catalogue import no_catalogue, published_catalogues, unread_catalogue, unread_entry

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
    """words: regular expressions. functions: it is asked of departments with any of these; none: of all.

    plain: names of matters that are nobody's but a department's with this topic; none: the words tell too little for that.
    """

    name: str
    words: tuple[Pattern, ...]
    functions: tuple[str, ...] = ()
    plain: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Params:
    """elements: element → what its column may be called. matter: elements that say what a row is about, its name first.

    common: names of matters that every department has. each: every topic must have a row.
    minimum: fewest rows that belong to any of the topics.
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    topics: tuple[Topic, ...]
    matter: tuple[str, ...]
    common: tuple[Pattern, ...] = ()
    each: bool = False
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class _Row:
    """name, matter: what it is about. aside: what stands under heads that nobody knows. whole: as printed."""

    name: str
    matter: str
    aside: str
    whole: str
    is_item: bool


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    if not selected:
        yield no_catalogue(selected, column, **values)
        return
    topics = [(str(place), topic) for place, topic in enumerate(params.topics, 1) if _is_asked(topic, view)]
    if not topics:
        yield needs_review("no_topic", *column.evidence(selected[0].title), about=(), **values)
        return
    found = published_catalogues(selected, column, params.elements)
    rows = [row for one in found for row in _rows(one.catalogue, params)]
    belonging = [row for row in rows if any(_any(topic.words, row.matter) for _, topic in topics)]
    lacking = [one for one in topics if not any(_any(one[1].words, row.matter) for row in rows)] if params.each else []
    unplaced = [row for row in rows if row not in belonging and _may_belong(row, params, view)]
    values |= {"found": len(belonging), "minimum": params.minimum}
    if not found:
        yield no_catalogue(selected, column, **values)
        return
    unread = unread_entry(selected)
    if unread and (lacking or len(belonging) < params.minimum):
        yield unread_catalogue(unread, column, **values)
        return
    values |= {"title": found[0].entry.title}
    quote = f"目录共 {len(rows)} 行。相应的行：" + ("；".join(row.whole[:60] for row in belonging[:3]) or "无")
    evidence = found[0].quoted(quote)
    if len(belonging) < params.minimum:
        claim = fail if len(belonging) + len(unplaced) < params.minimum else needs_review
        yield claim("too_few", *evidence, about=(), share=1 - len(belonging) / params.minimum, **values)
    elif lacking:
        claim = needs_review if unplaced else fail
        for key, topic in lacking:
            yield claim("uncovered", *evidence, about=(key,), topic=topic.name, share=1 / len(topics), **values)
    else:
        yield passed("covered", *evidence, about=(), **values)


def _is_asked(topic: Topic, view: View) -> bool:
    return not topic.functions or any(view.department.functions.get(function) for function in topic.functions)


def _rows(catalogue: Catalogue, params: Params) -> Iterator[_Row]:
    first, *_ = params.matter
    name = catalogue.columns(params.elements[first])
    matter = catalogue.columns(words for element in params.matter for words in params.elements[element])
    known = catalogue.columns(words for patterns in params.elements.values() for words in patterns)
    aside = tuple(x for x in range(len(catalogue.header)) if x not in known)
    items = set(catalogue.items)
    for row in catalogue.rows:
        yield _Row(
            _cells(row, name), _cells(row, matter), _cells(row, aside), "".join(dict.fromkeys(row)), row in items
        )


def _cells(row: tuple[str, ...], places: Iterable[int]) -> str:
    return "\n".join(dict.fromkeys(row[x] for x in places))


def _may_belong(row: _Row, params: Params, view: View) -> bool:
    """No list of words says whose the row is, or a column that nobody knows speaks of what is asked."""
    asked = [topic for topic in params.topics if _is_asked(topic, view)]
    if any(_any(topic.words, row.aside) for topic in asked):
        return True
    others = (words for topic in params.topics if topic not in asked for words in topic.plain)
    return row.is_item and bool(row.whole) and not _any((*params.common, *others), row.name)


def _any(words: Iterable[Pattern], text: str) -> bool:
    return any(re.search(word, text) for word in words)

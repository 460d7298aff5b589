"""决策结果：征求过意见的草案，正式印发以后应公开，并与征集页面关联。

The document is sought by what is left of the titles, in the columns of documents and in the consultation's own.
A draft may still be under way, or have been given up: what is not found is never claimed to be missing.
Source: 重大行政决策程序暂行条例第32条 (confirmed).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.doubt import Stated, all_sound, none_meant, shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none
from parsing.words.title_match import called, similarity

REASONS = {
    "linked": {"title", "judged", "what", "column", "share"},
    "not_linked": {"title", "document", "what", "column", "share"},
    "not_found": {"title", "what", "column", "share"},
    "missing": {"what", "column"},
    "declared_none": {"what", "column", "title"},
    "outdated_statement": {"what", "column", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """column: kind of the column of consultations. what: how the words call them. documents: which entries may be
    the result, in every column that the criterion names.

    routine: words left out of titles before they are compared; similarity: from which likeness on they match.
    """

    what: str
    column: str
    consultations: Selection
    documents: Selection
    routine: tuple[Pattern, ...]
    similarity: float


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.columns[params.column]
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    asked = [one for one in params.consultations.of(column.entries, view, as_of) if not is_statement(one)]
    if not asked:
        yield _nothing_asked(column, stated_none(column.entries, view.period, as_of), values)
        return
    own = {entry.url for entry in asked}
    documents = [
        entry
        for one in view.columns.values()
        for entry in params.documents.of(one.entries, view, as_of)
        if entry.url not in own
    ]
    values["share"] = 1 / len(asked)
    said = [_judge(entry, documents, view, params, values) for entry in asked]
    first = asked[0]
    yield from [o for o in said if o] or [
        all_sound(
            column,
            "linked",
            *entry_evidence(first, column, first.title),
            about=(),
            judged=len(asked),
            title=first.title,
            **values,
        )
    ]


def _nothing_asked(column: ColumnView, stated: Stated | None, values: dict[str, Value]) -> Observation:
    if stated:
        return none_meant(column, stated, **values)
    return needs_review("missing", *column.evidence(shown(column)), about=(), **values).due_to(column.emptiness)


def _judge(
    asked: Entry, documents: Sequence[Entry], view: View, params: Params, values: dict[str, Value]
) -> Observation | None:
    column, routine, organs = view.columns[params.column], params.routine, view.department.names
    name = called(asked.title, routine, organs)
    results = [one for one in documents if similarity(name, called(one.title, routine, organs)) >= params.similarity]
    if not results:
        evidence = entry_evidence(asked, column, asked.title)
        return needs_review("not_found", *evidence, about=(asked.subject,), title=asked.title, **values)
    if any(_links(asked, one) or _links(one, asked) for one in results) or not all(
        e.article for e in (asked, *results)
    ):
        return None
    evidence = entry_evidence(asked, column, f"{asked.title}。正式文件：{results[0].title}")
    about = (asked.subject,)
    return fail("not_linked", *evidence, about=about, title=asked.title, document=results[0].title, **values)


def _links(one: Entry, other: Entry) -> bool:
    return bool(one.article) and any(url == other.url for _, url in one.article.links) if one.article else False

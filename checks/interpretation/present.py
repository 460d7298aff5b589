"""件件有解读：考评年度公布的每件政策性文件，应有对应的解读材料。

The interpretation is sought by links, names and numbers in every column that was read. That there is none is claimed only
where all of them were read, the department does publish interpretations, and none is left whose document we do not
know: it may be titled freely. A document of the last days before the assessment is not due yet.
Source: 国办发〔2016〕19号 解读材料发布时限 (confirmed); which documents must be interpreted is a proposal of the scheme.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.doubt import all_sound, none_meant
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review
from domain.pattern import Pattern
from domain.snapshot import entry_evidence
from domain.view import View
from domain.working_days import UnknownYear
from parsing.content.interpretations import Interpretation, Interpreted, Pairing, read_columns
from parsing.content.statements import stated_none

REASONS = {
    "interpreted": {"judged", "what", "column"},
    "not_found": {"title", "share", "what", "column"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
    "declared_none": {"what", "column", "title"},
    "outdated_statement": {"what", "column", "title"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the documents. own: kind of the department's column of interpretations.

    says: words of a page that show an interpretation in it. days: working days until it is due; before: how many days
    before its document an interpretation may be published.
    """

    what: str
    pairing: Pairing
    own: str
    says: tuple[Pattern, ...]
    days: int
    before: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    documents = [one for one in params.pairing.documents_of(view, as_of) if _is_due(one, view, params, as_of)]
    if not documents:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    candidates = params.pairing.interpretations_in(view, as_of)
    found = params.pairing.pair(documents, candidates)
    free = _free(found, candidates)
    lacking: dict[str, Value] = {"share": 1 / len(found), **values}
    said = [_not_found(one.document, view, params, free, lacking) for one in found if not one.by]
    first = documents[0]
    evidence = entry_evidence(
        first, column, f"{first.title}。解读：{'；'.join(one.entry.title for one in found[0].by)}"
    )
    yield from said or [all_sound(column, "interpreted", *evidence, about=(), judged=len(found), **values)]


def _is_due(document: Entry, view: View, params: Params, as_of: date) -> bool:
    try:
        return document.published is None or view.calendar.between(document.published.date, as_of) > params.days
    except UnknownYear:
        return True


def _free(found: Sequence[Interpreted], candidates: Sequence[Interpretation]) -> list[Entry]:
    """Interpretations of which we do not know the document."""
    placed = {one.entry.url for pair in found for one in pair.by}
    return [one.entry for one in candidates if one.entry.url not in placed]


def _not_found(
    document: Entry, view: View, params: Params, free: Sequence[Entry], values: dict[str, Value]
) -> Observation:
    sure = _all_read(view, params) and not _shows_one(document, params) and not _may_be_of(document, free, params)
    evidence = entry_evidence(document, view.column, document.title)
    claim = fail if sure else needs_review
    return claim("not_found", *evidence, about=(document.subject,), title=document.title, **values)


def _all_read(view: View, params: Params) -> bool:
    """The department publishes interpretations, and whatever may hold one was read to its end."""
    own = view.beside.get(params.own)
    return own is not None and bool(own.entries) and all(one.seen_whole for one in read_columns(view))


def _shows_one(document: Entry, params: Params) -> bool:
    """The document's own page may hold its interpretation, or lead to one elsewhere."""
    if document.article is None or document.unread:
        return True
    shown = (*document.article.paragraphs, *(text for text, _ in document.article.links))
    return any(re.search(words, text) for words in params.says for text in shown)


def _may_be_of(document: Entry, free: Sequence[Entry], params: Params) -> bool:
    if document.published is None:
        return bool(free)
    earliest = document.published.date - timedelta(days=params.before)
    return any(one.published is None or one.published.date >= earliest for one in free)

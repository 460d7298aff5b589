"""申请表可下载、栏目合法：表上应有条例规定的各栏，不要求说明用途。

The form is an attachment, an entry of its own, or a table in the guide, be it a page or a file. One that is not in this
column may stand elsewhere on the portal, and fields are worded in many ways: a person decides.
Source: 条例第29条 (confirmed).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Document, Entry
from domain.finding import Evidence, Observation, fail, needs_review, passed
from domain.grid import Grid
from domain.pattern import Pattern
from domain.snapshot import ColumnView, entry_evidence, evidence_of
from domain.view import View

REASONS = {
    "proper": {"form"},
    "lacks_field": {"form", "field"},
    "asks_more": {"form", "field"},
    "unread": {"form"},
    "not_found": {"column"},
}


@dataclass(frozen=True, slots=True)
class Field:
    """words: any of these on the form shows the field (regular expressions)."""

    name: str
    words: tuple[Pattern, ...]


@dataclass(frozen=True, slots=True)
class Params:
    """title: what a form is called. table: what stands in a form that is on the page itself.

    fields: what it must ask; excess: what it must not (regular expressions).
    """

    title: Pattern
    table: tuple[Pattern, ...]
    fields: tuple[Field, ...]
    excess: tuple[Field, ...]


@dataclass(frozen=True, slots=True)
class _Form:
    """address: of the page it is on, or of its file."""

    address: str
    name: str
    text: str
    evidence: tuple[Evidence, ...]
    unread: bool = False


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    forms = [form for entry in column.entries for form in _forms(entry, column, params)]
    read = [form for form in forms if not form.unread]
    if not forms:
        titles = "；".join(entry.title for entry in column.entries[:8]) or column.note or "栏目没有条目"
        yield needs_review("not_found", *column.evidence(titles), column=column.column.name).due_to(column.emptiness)
        return
    if not read:
        yield needs_review("unread", *forms[0].evidence, about=(forms[0].address,), form=forms[0].name)
        return
    troubles, best = min(((tuple(_judge(form, params)), form) for form in read), key=lambda pair: len(pair[0]))
    yield from troubles or [passed("proper", *best.evidence, about=(best.address,), form=best.name)]


def _judge(form: _Form, params: Params) -> Iterator[Observation]:
    quote = form.text[:120].replace("\n", " ")
    evidence = tuple(Evidence(one.url, quote, one.digest, one.fetched_at) for one in form.evidence)
    for place, field in enumerate(params.fields, 1):
        if not _has(form.text, field):
            about = (form.address, str(place))
            yield needs_review("lacks_field", *evidence, about=about, form=form.name, field=field.name)
    for place, field in enumerate(params.excess, 1):
        if _has(form.text, field):
            claim, about = fail if evidence else needs_review, (form.address, str(place))
            yield claim("asks_more", *evidence, about=about, form=form.name, field=field.name)


def _has(text: str, field: Field) -> bool:
    return any(re.search(word, text) for word in field.words)


def _forms(entry: Entry, column: ColumnView, params: Params) -> Iterator[_Form]:
    page = entry_evidence(entry, column, entry.title)
    documents = entry.article.documents if entry.article else ()
    found = [one for one in documents if re.search(params.title, one.name)]
    if re.search(params.title, entry.title):
        found = found or list(documents)
        if not found:
            yield _Form(entry.subject, entry.title, entry.text, page, unread=entry.unread)
    for document in found:
        yield _document(document, page)
    if not found and entry.article:
        yield from _tables(entry.article.tables, entry.subject, entry.title, params, page)
        for document in documents:
            yield from _tables(document.tables, document.url, document.name, params, _evidence(document, page))


def _tables(
    tables: Iterable[Grid], address: str, name: str, params: Params, evidence: tuple[Evidence, ...]
) -> Iterator[_Form]:
    """Those that ask what a form asks."""
    for table in tables:
        text = "\n".join(" ".join(dict.fromkeys(row)) for row in table.rows)
        if all(re.search(word, text) for word in params.table):
            yield _Form(address, name, text, evidence)


def _document(document: Document, page: tuple[Evidence, ...]) -> _Form:
    cells = "\n".join(" ".join(dict.fromkeys(row)) for table in document.tables for row in table.rows)
    unread = document.capture is None or document.failure is not None
    return _Form(document.url, document.name, f"{document.text}\n{cells}", _evidence(document, page), unread=unread)


def _evidence(document: Document, page: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """The file itself, where a copy of it was kept; else the page that it hangs on."""
    if document.capture is not None and document.capture.digest:
        return (evidence_of(document.capture, document.name),)
    return page

"""文件要素齐全：规范性文件页面应标明索引号、文号、日期、效力等要素。

Only pages that look like documents are judged: notices of meetings and news mixed into the column are
another criterion's matter. 成文日期 may stand in the signature instead of a label, and like the number in a file.
Source: field practice in several counties (confirmed); the list of fields is a proposal.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent, all_sound, none_meant
from domain.entry import Article, Entry
from domain.finding import Observation, fail, needs_review, not_assessable
from domain.pattern import Pattern
from domain.snapshot import ColumnView, evidence_of
from domain.view import View
from parsing.content.signature import signature_date
from parsing.content.statements import is_statement, stated_none
from parsing.words.document_number import number_above_text

REASONS = {
    "complete": {"documents"},
    "missing_fields": {"title", "fields", "share"},
    "none": set(),
    "no_document_found": set(),
    "declared_none": {"column", "title"},
    "outdated_statement": {"column", "title"},
    "unopened": {"title", "share"},
}


@dataclass(frozen=True, slots=True)
class Field:
    """name: of the InfoBox field; label: what it is called on pages."""

    name: str
    label: str


@dataclass(frozen=True, slots=True)
class Params:
    """title: what a document's title looks like; not_title: what rules it out (regular expressions).

    boxed_title: titles of documents and of mere notices alike: they count where the page has an information box.
    empty: what stands in a field that says nothing.
    """

    fields: tuple[Field, ...]
    title: Pattern
    boxed_title: Pattern
    not_title: Pattern
    empty: tuple[str, ...]


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    documents = [e for e in view.column.entries if _is_document(e, params) and not is_statement(e)]
    stated = stated_none(view.column.entries, view.period, as_of)
    if not view.column.entries:
        yield absent(view.column, "none", view.column.note or "栏目没有条目")
        return
    if not documents and stated:
        yield none_meant(view.column, stated, column=view.column.column.name)
        return
    if not documents:
        titles = "；".join(entry.title for entry in view.column.entries[:5])
        yield needs_review("no_document_found", *view.column.evidence(titles))
        return
    observations = [seen for entry in documents if (seen := _judge(entry, view.column, params, len(documents)))]
    yield from observations or [
        all_sound(view.column, "complete", *view.column.evidence(documents[0].title), documents=len(documents))
    ]


def _judge(entry: Entry, column: ColumnView, params: Params, documents: int) -> Observation | None:
    share = 1 / documents
    if entry.article is None:
        shown = column.evidence(entry.title)
        unread = not_assessable("unopened", *shown, about=(entry.subject,), title=entry.title, share=share)
        return unread.due_to(column.entry_cause(entry, "unread"))
    lacking = [field.label for field in params.fields if not _stated(entry.article, field, params)]
    if not lacking:
        return None
    stated = "；".join(f"{f.label}：{value}" for f in params.fields if (value := _stated(entry.article, f, params)))
    evidence = evidence_of(entry.article.capture, f"{entry.title}。已标明 {stated or '无'}")
    share *= len(lacking) / len(params.fields)
    about, fields = (entry.subject,), "、".join(lacking)
    claim = needs_review if _may_stand_in_file(entry.article, lacking, params) else fail
    return claim("missing_fields", evidence, about=about, title=entry.title, fields=fields, share=share)


def _may_stand_in_file(article: Article, lacking: Iterable[str], params: Params) -> bool:
    """The document's text is in a file: its head and its signature may say there what the page does not."""
    in_text = {field.label for field in params.fields if field.name in _IN_TEXT}
    return bool(article.documents) and not in_text.isdisjoint(lacking)


def _stated(article: Article, field: Field, params: Params) -> str:
    value = _value(article, field).strip()
    return "" if value in params.empty else value


def _value(article: Article, field: Field) -> str:
    if field.name == "released":
        return article.info.released or next((witness.raw for witness in article.published), "")
    if field.name == "issuer":
        return article.info.issuer or article.source
    return getattr(article.info, field.name) or _in_text(article, field)


def _in_text(article: Article, field: Field) -> str:
    read = _IN_TEXT.get(field.name, lambda _: "")
    texts = (article.paragraphs, *(document.paragraphs for document in article.documents))
    return next(filter(None, map(read, texts)), "")


def _signed(paragraphs: Sequence[str]) -> str:
    signed = signature_date(paragraphs)
    return signed[1] if signed else ""


_IN_TEXT: Mapping[str, Callable[[Sequence[str]], str]] = {"made": _signed, "document_number": number_above_text}


def _is_document(entry: Entry, params: Params) -> bool:
    if re.search(params.not_title, entry.title):
        return False
    boxed = entry.article is not None and entry.article.info.index_number is not None
    return bool(re.search(params.title, entry.title)) or (boxed and bool(re.search(params.boxed_title, entry.title)))

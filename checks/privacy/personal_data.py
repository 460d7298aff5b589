"""保护个人信息：公开的页面和附件里不应有完整的身份证号、银行卡号，名单里不应有个人手机号码。

An identity number is a leak wherever it stands. A card number is one in a table of persons; elsewhere it may be an
office's account, and a person looks. A mobile number is one in a table of persons who receive something; in a sentence
about somebody a person looks; beside the names of officials or contacts it is meant to be there. What is found is never repeated: numbers are masked, names
are not quoted. Usable on any column.
Source: 条例第15条 个人隐私 (confirmed in part); 个人信息保护法 (unconfirmed).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.capture import Capture
from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.grid import Grid
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence, evidence_of
from domain.view import View
from parsing.content.person_tables import header_of
from parsing.content.personal_data import Found, Kind, find_personal_numbers, masked

REASONS = {
    "clean": {"judged", "what", "column"},
    "leaked": {"found", "title", "kind", "number", "what", "column"},
    "doubtful": {"found", "title", "kind", "number", "what", "column"},
    "unread": {"title", "what", "column"},
    "nothing": {"what", "column"},
}
_SENTENCE = re.compile(r"[。；;\n]")


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. only_found: nothing published, or something not read, asks nobody.

    All others are regular expressions.
    persons: what the column of names is called in a table of persons. receiving: words of a header or title that
    make them receivers of something. official: words that make them officials or contacts. account: words of a
    card's or account's column. private: words of a sentence that make a mobile number in it somebody's own.
    """

    what: str
    entries: Selection
    persons: tuple[Pattern, ...]
    receiving: tuple[Pattern, ...]
    official: tuple[Pattern, ...]
    account: tuple[Pattern, ...]
    private: tuple[Pattern, ...] = ()
    only_found: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A readable part of an entry: the page or an attachment."""

    address: str
    name: str
    text: str
    tables: tuple[Grid, ...]
    capture: Capture | None


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    doubt = passed if params.only_found else needs_review
    if not selected:
        nothing = doubt("nothing", *column.evidence(column.note or "栏目没有条目"), about=(), **values)
        yield nothing.due_to(column.emptiness)
        return
    said = [o for entry in selected for o in _judge(entry, column, params, values)]
    unread = next((entry for entry in selected if entry.unread), None)
    if not said and (unread or not column.complete):
        shown = unread or selected[0]
        title = masked(shown.title)
        about = (shown.subject,) if unread else ()
        observation = doubt("unread", *entry_evidence(shown, column, title), about=about, title=title, **values)
        said = [observation.due_to(column.entry_cause(unread, "unread") if unread else None)]
    first = selected[0]
    yield from said or [
        passed("clean", *entry_evidence(first, column, masked(first.title)), about=(), judged=len(selected), **values)
    ]


def _judge(entry: Entry, column: ColumnView, params: Params, values: dict[str, Value]) -> Iterator[Observation]:
    """One observation for every part and certainty: how many numbers, and the first of them, masked."""
    for part in _parts(entry):
        leaked, doubtful = _sorted(part, entry.title, params)
        for found, claim, reason in ((leaked, fail, "leaked"), (doubtful, needs_review, "doubtful")):
            if not found:
                continue
            kinds = "、".join(dict.fromkeys(one.kind.value for one in found))
            quote = f"{part.name}：{found[0].kind.value} {found[0].masked}，共 {len(found)} 处"
            said: dict[str, Value] = {"title": masked(entry.title), "kind": kinds, "number": found[0].masked}
            about = (entry.subject, part.address)
            yield claim(reason, *_evidence(part, entry, column, quote), about=about, found=len(found), **said, **values)


def _parts(entry: Entry) -> Iterator[_Part]:
    if entry.article is None:
        yield _Part(entry.subject, "标题", entry.title, (), None)
        return
    article = entry.article
    yield _Part(entry.subject, "正文", "\n".join((entry.title, *article.paragraphs)), article.tables, article.capture)
    for one in article.documents:
        yield _Part(one.url, f"附件“{masked(one.name)}”", "\n".join((one.name, one.text)), one.tables, one.capture)


def _sorted(part: _Part, title: str, params: Params) -> tuple[list[Found], list[Found]]:
    """Certain ones, and those that a person must look at."""
    leaked = [found for found in find_personal_numbers(part.text) if found.kind is Kind.IDENTITY]
    doubtful: list[Found] = []
    for line in part.text.splitlines():
        if _says(params.account, line):
            doubtful += [found for found in find_personal_numbers(line) if found.kind is Kind.CARD]
    for sentence in _SENTENCE.split(part.text):
        if _says(params.private, sentence) and not _says(params.official, sentence):
            doubtful += [found for found in find_personal_numbers(sentence) if found.kind is Kind.MOBILE]
    for table in part.tables:
        certain, unsure = _of_table(table, title, params)
        leaked += certain
        doubtful += unsure
    return leaked, doubtful


def _of_table(table: Grid, title: str, params: Params) -> tuple[list[Found], list[Found]]:
    header = header_of(table)
    found = find_personal_numbers("\n".join(cell for row in table.rows for cell in dict.fromkeys(row)))
    identities = [one for one in found if one.kind is Kind.IDENTITY]
    cards = [one for one in found if one.kind is Kind.CARD and _says(params.account, header)]
    mobiles = [one for one in found if one.kind is Kind.MOBILE]
    if not _says(params.persons, header):
        return identities, cards
    if _says(params.official, f"{title} {header}"):
        return identities, cards
    receivers = _says(params.receiving, f"{title} {header}")
    return (identities + cards + mobiles, []) if receivers else (identities + cards, mobiles)


def _says(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(word, text) for word in words)


def _evidence(part: _Part, entry: Entry, column: ColumnView, quote: str) -> tuple[Evidence, ...]:
    if part.capture and part.capture.digest:
        return (evidence_of(part.capture, quote),)
    return entry_evidence(entry, column, quote)

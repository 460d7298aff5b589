"""预算决算表格齐全：规定的各张表都列出来了，空表也要列出。

A table is shown by its title: a line, a cell, a sheet's name or an attachment's, be it over the table or in a list of the
tables. Rows and columns of other tables use the same words, and titles are worded in many ways: where only they speak of
a table, a person decides. So too where something was not read.
Source: 财办发〔2019〕77号 表式 (confirmed in part); the tables and their words are the scheme's.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import none_meant, not_seen_whole
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.grid import Grid
from domain.pattern import Compiled
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.statements import is_statement, stated_none

REASONS = {
    "complete": {"title", "what", "column"},
    "missing_element": {"title", "element", "share", "what", "column"},
    "unclear_element": {"title", "element", "share", "what", "column"},
    "unread": {"title", "element", "what", "column"},
    "too_short": {"title", "element", "length", "what", "column"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
    "declared_none": {"what", "column", "title"},
    "outdated_statement": {"what", "column", "title"},
}
_MOST_TITLES = 8
_SENTENCE = re.compile("[。；;]")


@dataclass(frozen=True, slots=True)
class Table:
    """title: any of these in a title shows the table. words: without any of these nothing speaks of it.

    certain: where nothing speaks of it, it is missing (regular expressions, on texts without blanks).
    """

    name: str
    title: tuple[Compiled, ...]
    words: tuple[Compiled, ...]
    certain: bool = True


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. no_title: lines that only speak of tables.

    shortest: with fewer characters it was not really read (a reader drawn by a script, a bare link): a person looks.
    """

    what: str
    entries: Selection
    tables: tuple[Table, ...]
    no_title: tuple[Compiled, ...]
    shortest: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    entries = [entry for entry in params.entries.of(column.entries, view, as_of) if not is_statement(entry)]
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    if not entries:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    titles = {title for entry in entries for title in _titles(entry) if not _any(params.no_title, title)}
    lacking = [table for table in params.tables if not any(_any(table.title, title) for title in titles)]
    yield from _judge(entries, lacking, params, column, values)


def _judge(
    entries: list[Entry], lacking: list[Table], params: Params, column: ColumnView, values: dict[str, Value]
) -> Iterator[Observation]:
    text = "\n".join(entry.text for entry in entries)
    entry, unread = entries[0], next((one for one in entries if one.unread), None)
    evidence = entry_evidence(entry, column, entry.title)
    if not lacking:
        yield passed("complete", *evidence, about=(), title=entry.title, **values)
        return
    if unread or len(text) < params.shortest:
        names = (table.name for table in lacking)
        yield not_seen_whole(unread or entry, len(text), names, column, **values)
        return
    spoken = _compact(text)
    for table in lacking:
        titles = "；".join(one.title for one in entries[:_MOST_TITLES])
        quoted = entry_evidence(entry, column, f"{titles}。全文 {len(text)} 字，未见“{table.name}”")
        certain = table.certain and not _any(table.words, spoken)
        claim, reason = (fail, "missing_element") if certain else (needs_review, "unclear_element")
        about, share = (str(params.tables.index(table) + 1),), 1 / len(params.tables)
        yield claim(reason, *quoted, about=about, title=entry.title, element=table.name, share=share, **values)


def _titles(entry: Entry) -> Iterator[str]:
    """Whatever may be the title of a table: it stands alone."""
    if entry.article is None:
        return
    yield from _standing_alone(entry.article.paragraphs, entry.article.tables)
    for document in entry.article.documents:
        yield _compact(document.name)
        yield from _standing_alone(document.paragraphs, document.tables)


def _standing_alone(paragraphs: Iterable[str], tables: Iterable[Grid]) -> Iterator[str]:
    lines = (line for paragraph in paragraphs for line in paragraph.splitlines())
    yield from (_compact(line) for line in lines if not _SENTENCE.search(line))
    for table in tables:
        yield _compact(table.source)
        yield from {_compact(cell) for row in table.rows for cell in row}


def _compact(text: str) -> str:
    """Brackets become narrow, and titles drawn out with blanks are put together."""
    return re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", text))


def _any(words: Iterable[Compiled], text: str) -> bool:
    return any(word.search(text) for word in words)

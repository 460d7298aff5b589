"""两种版本：文件应有可复制的文字，也应有可下载的 WORD、PDF 版。

A file counts by the suffix of a link on the page, whether or not it was fetched. Pages may offer the file by a button
that a script draws, and short notices need none, so a person looks; of each lack one observation is made with its first
example. What could not be opened is other criteria's matter.
Source: 外地考评通报 规范性文件应提供 WORD、PDF 下载版，扫描件应附文字 (confirmed); the words are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Article, Entry
from domain.finding import Evidence, Observation, Value, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.statements import is_statement

REASONS = {
    "both": {"judged", "what", "column"},
    "no_file": {"found", "title", "judged", "what", "column"},
    "no_text": {"found", "title", "length", "judged", "what", "column"},
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. text: fewest characters of text on the page; 0: it is not asked for.

    file: words of an address or a name that show a file to be downloaded (regular expressions); none: it is not asked for.
    """

    what: str
    entries: Selection
    text: int = 0
    file: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    chosen = params.entries.of(column.entries, view, as_of)
    read = [(one, one.article) for one in chosen if one.article and not is_statement(one)]
    values: dict[str, Value] = {"judged": len(read), "what": params.what, "column": column.column.name}
    without_file = [entry for entry, article in read if params.file and not _has_file(article, params)]
    without_text = [(entry, len(article.text)) for entry, article in read if _is_shown_only(article, params)]
    said: list[Observation] = []
    if without_file:
        evidence = _evidence(without_file, column)
        found: dict[str, Value] = {"found": len(without_file), "title": without_file[0].title, **values}
        said.append(needs_review("no_file", *evidence, about=(), **found))
    if without_text:
        (first, length), evidence = without_text[0], _evidence([entry for entry, _ in without_text], column)
        found = {"found": len(without_text), "title": first.title, "length": length, **values}
        said.append(needs_review("no_text", *evidence, about=(), **found))
    evidence = entry_evidence(read[0][0], column, read[0][0].title) if read else ()
    yield from said or [passed("both", *evidence, about=(), **values).due_to(column.emptiness)]


def _evidence(entries: list[Entry], column: ColumnView) -> tuple[Evidence, ...]:
    return tuple(one for entry in entries[:_SHOWN] for one in entry_evidence(entry, column, entry.title))


def _has_file(article: Article, params: Params) -> bool:
    named = [f"{one.name} {one.url}" for one in article.documents] + [f"{text} {url}" for text, url in article.links]
    return any(re.search(words, name) for words in params.file for name in named)


def _is_shown_only(article: Article, params: Params) -> bool:
    """Little text, and pictures or a file in its place."""
    return len(article.text) < params.text and (article.images > 0 or bool(article.documents))

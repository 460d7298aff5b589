"""清理结果与标注一致：清理结果已经宣布废止、失效的文件，页面不应仍标“有效”。

A result is read line by line and row by row: what is named in a line or row that speaks only of being void is void, and
so is what is named in one that says nothing under a heading that does; where both are spoken of, nothing is known. A
document is the one named when the name stands in its title or the number is its own, and it was published before the
result: what came later is the one made anew. It is certain where one row or
line has both its whole title and its own number; else another of a like name may be meant, and a person looks.
Source: 国办发〔2018〕37号 清理结果公布 (unconfirmed); the words are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import shown
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import entry_evidence
from domain.view import View
from parsing.words.document_number import number_above_text
from parsing.words.title_match import core_title

REASONS = {
    "agrees": {"results", "documents"},
    "still_valid": {"title", "status", "result", "quote"},
}
_NAMED = re.compile(r"《(.{4,}?)》")
_SHORTEST_NUMBER = 6


@dataclass(frozen=True, slots=True)
class Params:
    """results: the results of a review; documents: what may be named there.

    valid, invalid: words of a page's status; void, kept: words of a result that say which (regular expressions).
    shortest: fewest characters of a name that tells documents apart.
    """

    results: Selection
    documents: Selection
    valid: Pattern
    invalid: Pattern
    void: Pattern
    kept: Pattern
    shortest: int


@dataclass(frozen=True, slots=True)
class _Void:
    """A line of a result that says that what it names is void. names: without marks; line: as it stands."""

    names: tuple[str, ...]
    line: str
    result: Entry


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    results = [entry for entry in params.results.of(column.entries, view, as_of) if entry.article]
    void = [one for result in results for one in _voided(result, params)]
    documents = [
        (entry, status)
        for entry in params.documents.of(column.entries, view, as_of)
        if entry not in results and (status := _shown_valid(entry, params))
    ]
    said = []
    for entry, status in documents:
        named = next((one for one in void if _names(one, entry)), None)
        if named:
            evidence = entry_evidence(entry, column, f"{entry.title}。效力状态：{status}")
            other = entry_evidence(named.result, column, f"{named.result.title}：{named.line[:80]}")
            values: dict[str, Value] = {"title": entry.title, "status": status, "result": named.result.title}
            about = (entry.subject,)
            claim = fail if _names_exactly(named, entry) else needs_review
            said.append(claim("still_valid", *evidence, *other, about=about, quote=named.line[:60], **values))
    agrees = passed("agrees", *column.evidence(shown(column)), about=(), results=len(results), documents=len(documents))
    yield from said or [agrees.due_to(column.emptiness)]


def _shown_valid(entry: Entry, params: Params) -> str:
    status = entry.article.info.validity if entry.article else None
    return status if status and re.search(params.valid, status) and not re.search(params.invalid, status) else ""


def _voided(result: Entry, params: Params) -> Iterator[_Void]:
    under = _says_void(result.title, params) or False
    for line, cells in _lines(result):
        said = _says_void(line, params)
        names = [*_NAMED.findall(line), *(cells if len(set(cells)) > 1 else ())]
        if not names:
            under = under if said is None else said
        plain = tuple(core for name in names if len(core := core_title(name, ())) >= params.shortest)
        if plain and (under if said is None else said):
            yield _Void(plain, line, result)


def _lines(result: Entry) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Paragraphs, then rows with their cells: of the page, then of every file on it."""
    for part in (result.article, *(result.article.documents if result.article else ())):
        if part:
            yield from ((line, ()) for line in part.paragraphs)
            yield from ((" ".join(dict.fromkeys(row)), row) for table in part.tables for row in table.rows)


def _says_void(line: str, params: Params) -> bool | None:
    """None: the line says neither; False too where it says both."""
    void, kept = re.search(params.void, line), re.search(params.kept, line)
    return None if not void and not kept else bool(void and not kept)


def _names_exactly(one: _Void, entry: Entry) -> bool:
    number = _number_of(entry)
    line, title = core_title(one.line, ()), core_title(entry.title, ())
    return (
        len(core_title(number, ())) >= _SHORTEST_NUMBER
        and core_title(number, ()) in line
        and any(name == title or title in name for name in one.names)
    )


def _number_of(entry: Entry) -> str:
    article = entry.article
    return (article.info.document_number or number_above_text(article.paragraphs) or "") if article else ""


def _names(one: _Void, entry: Entry) -> bool:
    later = entry.published and one.result.published and entry.published.date >= one.result.published.date
    if later or entry.article is None:
        return False
    title, numbered = core_title(entry.title, ()), core_title(_number_of(entry), ())
    return any(name in title or name == numbered for name in one.names)

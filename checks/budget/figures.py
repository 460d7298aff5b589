"""数字勾稽一致：“三公”合计等于各项之和，公车费等于购置加运行，收入总计等于支出总计。

Only tables whose labels were all recognised are added up; a difference of a rounding is none. Where cells are empty,
or a figure is unknown, a person looks; so too where a document shows no table of the three publics that was read.
Source: 财办发〔2019〕77号 表式 (confirmed in part); the sums follow from the tables.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from domain.doubt import none_meant
from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review, passed
from domain.grid import Grid
from domain.pattern import Compiled, OneGroup, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence, evidence_of
from domain.view import View
from domain.years import arabic_years
from parsing.annual_report.numbers import compact
from parsing.content.three_publics import incomes_and_expenses, three_publics, without_sums

REASONS = {
    "balanced": {"sums", "what", "column"},
    "unbalanced": {"title", "place", "printed", "found", "what", "column"},
    "text_differs": {"title", "said", "printed", "what", "column"},
    "unknown": {"title", "place", "what", "column"},
    "unread": {"title", "what", "column"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}

_TEN_THOUSAND = 10_000
_YEAR = re.compile(r"(?<!\d)20\d\d(?=年)")


@dataclass(frozen=True, slots=True)
class Params:
    """tolerance: how far a sum may be off by rounding, in the table's own unit.

    documents: titles of the documents whose sums are meant (regular expressions); of each the three publics are to be read.
    said: what the text says of the total, its one group the number in 万元 (regular expressions, on sentences without
    blanks); others: words of a sentence that speaks of another number. Where the text differs a person looks, for it may
    mean another year or unit.
    """

    what: str
    entries: Selection
    tolerance: Decimal
    documents: tuple[Compiled, ...] = ()
    said: tuple[OneGroup, ...] = ()
    others: tuple[Pattern, ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """printed, found: None where a figure is unknown."""

    place: str
    printed: Decimal | None
    found: Decimal | None
    certain: bool
    quote: str


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    if not selected:
        yield none_meant(column, **values)
        return
    added = 0
    said: list[Observation] = []
    for entry in selected:
        for part, grids, evidence in _parts(entry, column):
            sums = tuple(_sums(grids))
            added += len(sums)
            said.extend(o for sum_ in sums if (o := _judge(sum_, part, evidence, entry, params, values)))
        said.extend(_differing(entry, column, params, values))
    first = selected[0]
    unread = [selected] if not added else [group for group in _documents(selected, params) if not _are_seen(group)]
    shown = dict.fromkeys(next((entry for entry in group if entry.unread), group[0]) for group in unread)
    said = said or [_unread(entry, column, values) for entry in shown]
    evidence = entry_evidence(first, column, first.title)
    yield from said or [passed("balanced", *evidence, about=(), sums=added, **values)]


def _documents(entries: Sequence[Entry], params: Params) -> Iterator[list[Entry]]:
    """The entries of each document: it may stand there in several."""
    groups = ([entry for entry in entries if words.search(arabic_years(entry.title))] for words in params.documents)
    yield from filter(None, groups)


def _are_seen(entries: Iterable[Entry]) -> bool:
    grids = [grid for entry in entries for grid in entry.tables]
    return any(True for _ in three_publics(grids)) or without_sums(grids)


def _unread(entry: Entry, column: ColumnView, values: dict[str, Value]) -> Observation:
    evidence = entry_evidence(entry, column, entry.title)
    doubt = needs_review("unread", *evidence, about=(entry.subject,), title=entry.title, **values)
    return doubt.due_to(column.entry_cause(entry, "unread" if entry.unread else "tables_unread"))


def _parts(entry: Entry, column: ColumnView) -> Iterator[tuple[str, tuple[Grid, ...], tuple[Evidence, ...]]]:
    """The page and each attachment: its address, its tables, where they stand."""
    if entry.article is None:
        return
    yield entry.subject, entry.article.tables, entry_evidence(entry, column, entry.title)
    for document in entry.article.documents:
        if document.capture:
            yield document.url, document.tables, (evidence_of(document.capture, document.name),)


def _sums(grids: tuple[Grid, ...]) -> Iterator[Sum]:
    for one in three_publics(grids):
        total, cars = _added(one.abroad, one.cars, one.reception), _added(one.purchase, one.running)
        yield Sum("“三公”经费合计", one.total, total, not one.blanks, one.quote)
        if one.split:
            yield Sum("公务用车购置及运行费", one.cars, cars, not one.blanks, one.quote)
    for income, expense, row in incomes_and_expenses(grids):
        yield Sum("收入总计与支出总计", income, expense, certain=True, quote=row)


def _differing(entry: Entry, column: ColumnView, params: Params, values: dict[str, Value]) -> Iterator[Observation]:
    """A total in the text that no table of the entry has, in its own unit or in 万元."""
    grids = [grid for _, part, _ in _parts(entry, column) for grid in part]
    totals = [one.total for one in three_publics(grids) if one.total is not None]
    sentences = map(compact, re.split(r"[。；;，,\n]", entry.text)) if totals else ()
    for sentence in sentences:
        match = next(filter(None, (re.search(words, sentence) for words in params.said)), None)
        other_year = any(year not in entry.title for year in _YEAR.findall(sentence))
        if not match or other_year or any(re.search(words, sentence) for words in params.others):
            continue
        amount = Decimal(match.group(1))
        if not any(abs(amount - total / unit) <= params.tolerance for total in totals for unit in (1, _TEN_THOUSAND)):
            printed = "、".join(dict.fromkeys(map(str, totals)))
            evidence = entry_evidence(entry, column, f"{sentence}。表中“三公”经费合计：{printed}")
            about = (entry.subject, "text")
            yield needs_review(
                "text_differs", *evidence, about=about, title=entry.title, said=str(amount), printed=printed, **values
            )
            return


def _added(*parts: Decimal | None) -> Decimal | None:
    known = [part for part in parts if part is not None]
    return sum(known, Decimal(0)) if len(known) == len(parts) else None


def _judge(
    sum_: Sum, part: str, evidence: tuple[Evidence, ...], entry: Entry, params: Params, values: dict[str, Value]
) -> Observation | None:
    """None for a sum that holds."""
    quoted = tuple(Evidence(one.url, sum_.quote, one.digest, one.fetched_at) for one in evidence)
    about = (entry.subject, part, sum_.place)
    if sum_.printed is None or sum_.found is None:
        return needs_review("unknown", *quoted, about=about, title=entry.title, place=sum_.place, **values)
    if abs(sum_.printed - sum_.found) <= params.tolerance:
        return None
    claim = fail if sum_.certain and all(one.digest for one in quoted) and quoted else needs_review
    said: dict[str, Value] = {"place": sum_.place, "printed": str(sum_.printed), "found": str(sum_.found)}
    return claim("unbalanced", *quoted, about=about, title=entry.title, **said, **values)

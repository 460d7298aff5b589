"""名单里不写详细住址、健康状况：公开到户的名单只写到村、组，不写门牌，也不写病情、文化程度。

Only tables of persons who receive something are looked at; those of officials and enterprises are meant to tell where
they are found. A village and a group are what a list of payments should name; a house is more. A column whose cells are
blank or masked tells nothing. What is found is never repeated: the column's head and the number of rows are all that is
said, and a person looks.
Source: 条例第15条 个人隐私 (confirmed in part); 个人信息保护法 (unconfirmed); the words are the scheme's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.grid import Grid
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.person_tables import HEADER_ROWS, header_of
from parsing.content.personal_data import masked

REASONS = {
    "clean": {"judged", "what", "column"},
    "address": {"title", "head", "rows", "what", "column"},
    "particulars": {"title", "head", "rows", "what", "column"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call the entries. All others are regular expressions.

    persons: what the column of names is called. receiving, official: words of a title or head that make them receivers
    of something, or officials. particulars: heads of columns that tell too much. address: heads of columns of addresses;
    house: one down to the house. hidden: a cell that tells nothing. rows: so many houses in a table are no accident.
    """

    what: str
    entries: Selection
    persons: tuple[Pattern, ...]
    receiving: tuple[Pattern, ...]
    official: tuple[Pattern, ...]
    particulars: tuple[Pattern, ...]
    address: tuple[Pattern, ...]
    house: tuple[Pattern, ...]
    hidden: tuple[Pattern, ...]
    rows: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    said = [one for entry in selected for one in _judge(entry, column, params, values)]
    evidence = entry_evidence(selected[0], column, masked(selected[0].title)) if selected else ()
    clean = passed("clean", *evidence, about=(), judged=len(selected), **values)
    yield from said or [clean.due_to(column.emptiness)]


def _judge(entry: Entry, column: ColumnView, params: Params, values: dict[str, Value]) -> Iterator[Observation]:
    """One observation for every kind of thing that an entry's tables tell of persons."""
    tables = [table for table in _tables(entry) if _is_of_receivers(table, entry.title, params)]
    houses = [one for table in tables if (one := _houses(table, params))[1] >= params.rows]
    told = [one for table in tables for one in _told(table, params)]
    for reason, found in (("address", houses), ("particulars", told)):
        if found:
            heads, rows = "、".join(dict.fromkeys(head for head, _ in found)), max(rows for _, rows in found)
            evidence = entry_evidence(entry, column, f"{masked(entry.title)}：“{heads}”一列，{rows} 行")
            said: dict[str, Value] = {"title": masked(entry.title), "head": heads, "rows": rows, **values}
            yield needs_review(reason, *evidence, about=(entry.subject,), **said)


def _tables(entry: Entry) -> Iterator[Grid]:
    if entry.article:
        yield from entry.article.tables
        for document in entry.article.documents:
            yield from document.tables


def _is_of_receivers(table: Grid, title: str, params: Params) -> bool:
    header = header_of(table)
    about = f"{title} {header}"
    return _says(params.persons, header) and _says(params.receiving, about) and not _says(params.official, about)


def _houses(table: Grid, params: Params) -> tuple[str, int]:
    """The column with most addresses of houses: its head, and in how many rows."""
    counted = [
        (head, sum(_says(params.house, cell) for cell in cells)) for head, cells in _columns(table, params.address)
    ]
    return max(counted, key=lambda one: one[1], default=("", 0))


def _told(table: Grid, params: Params) -> Iterator[tuple[str, int]]:
    """Columns by whose heads too much is told, and in how many rows it is."""
    for head, cells in _columns(table, params.particulars):
        rows = sum(bool(cell.strip()) and not _says(params.hidden, cell) for cell in cells)
        if rows:
            yield head, rows


def _columns(table: Grid, heads: tuple[str, ...]) -> Iterator[tuple[str, list[str]]]:
    """Columns so headed, with what stands below the head."""
    for place in range(table.width):
        cells = [row[place] for row in table.rows]
        top = next((n for n, cell in enumerate(cells[:HEADER_ROWS]) if _says(heads, cell)), None)
        if top is not None:
            yield cells[top].strip(), [cell for cell in cells[top + 1 :] if cell != cells[top]]


def _says(words: tuple[str, ...], text: str) -> bool:
    return any(re.search(word, text) for word in words)

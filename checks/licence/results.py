"""办理结果要素齐全：许可、处罚结果应写明规定的各项要素，代码无误，不露身份证号。

Results stand in a table with a header, or one on each page. An element is claimed to be missing only where a header
was read, all its columns are known, and neither it nor the rest of the entry has a word for it; everything else goes
to a person.
Source: 条例第20条（五）（六） (confirmed); 双公示数据标准 (unconfirmed), 食药领域标准目录 (confirmed).
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from domain.doubt import all_sound, none_meant
from domain.entry import Entry
from domain.finding import Evidence, Observation, Value, fail, needs_review
from domain.pattern import Pattern
from domain.selection import Selection
from domain.snapshot import ColumnView, entry_evidence
from domain.view import View
from parsing.content.catalogue import Catalogue, read_catalogue
from parsing.content.personal_data import Kind, find_personal_numbers, is_identity_number
from parsing.content.statements import is_statement, stated_none
from parsing.words.credit_code import has_shape_of_credit_code, is_credit_code

REASONS = {
    "complete": {"title", "judged", "what", "column"},
    "missing_element": {"element", "share", "what", "column", "title"},
    "unclear_element": {"element", "share", "what", "column", "title"},
    "wrong_code": {"code", "wrong", "what", "column", "title"},
    "identity_shown": {"what", "column", "title"},
    "unread": {"element", "what", "column", "title"},
    "declared_none": {"what", "column", "title"},
    "outdated_statement": {"what", "column", "title"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """what: how the words call them. elements: element → what it may be called (regular expressions).

    code: the element whose cells are 统一社会信用代码; empty: none is. newest: how many entries, the newest first.
    doubtful: elements that not every one has, so that a person looks where they lack. beside: what other columns are
    called (regular expressions).
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    code: str = ""
    newest: int = 20
    doubtful: tuple[str, ...] = ()
    beside: tuple[Pattern, ...] = ()


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    chosen = params.entries.of(column.entries, view, as_of)
    selected = _newest([entry for entry in chosen if not is_statement(entry)], params.newest)
    if not selected:
        yield none_meant(column, stated_none(column.entries, view.period, as_of), **values)
        return
    said = [seen for entry in selected for seen in _judge(entry, column, params, len(selected), values)]
    first = selected[0]
    evidence = entry_evidence(first, column, first.title)
    yield from said or [
        all_sound(column, "complete", *evidence, about=(), title=first.title, judged=len(selected), **values)
    ]


def _newest(entries: list[Entry], most: int) -> list[Entry]:
    return sorted(entries, key=lambda e: e.published.date if e.published else date.min, reverse=True)[:most]


def _judge(
    entry: Entry, column: ColumnView, params: Params, of: int, values: dict[str, Value]
) -> Iterator[Observation]:
    values, about = {**values, "title": entry.title}, (entry.subject,)
    table = read_catalogue(entry, params.elements)
    # The marks a table is known by are also its own words, so a table that stands on end is searched as text.
    lacking = [name for name, words in params.elements.items() if not _stated(name, words, table, entry.text)]
    evidence = entry_evidence(entry, column, _header(table) or f"{entry.title}。全文 {len(entry.text)} 字")
    if lacking and entry.unread:
        unread = needs_review("unread", *evidence, about=about, element="、".join(lacking), **values)
        yield unread.due_to(column.entry_cause(entry, "unread"))
    else:
        known = table is not None and not table.unknown(params.elements, params.beside)
        sure = [name for name in lacking if known and name not in params.doubtful]
        doubtful = [name for name in lacking if name not in sure]
        for claim, reason, names in ((fail, "missing_element", sure), (needs_review, "unclear_element", doubtful)):
            if names:
                share = len(names) / len(params.elements) / of
                yield claim(reason, *evidence, about=about, element="、".join(names), share=share, **values)
    if table and params.code in table.elements:
        yield from _wrong_codes(table, params, entry, column, values)
    number = next((one.masked for one in find_personal_numbers(entry.text) if one.kind is Kind.IDENTITY), "")
    if number:
        yield needs_review("identity_shown", *_shown(entry, column, number), about=about, **values)


def _header(table: Catalogue | None) -> str:
    return "表头：" + " | ".join(table.header) if table else ""


def _stated(name: str, words: tuple[str, ...], table: Catalogue | None, text: str) -> bool:
    return bool(table and name in table.elements) or any(re.search(word.strip("^$"), text) for word in words)


def _wrong_codes(
    table: Catalogue, params: Params, entry: Entry, column: ColumnView, values: dict[str, Value]
) -> Iterator[Observation]:
    cells = [re.sub(r"\s", "", row[table.elements[params.code]]).upper() for row in table.rows]
    wrong = [cell for cell in cells if has_shape_of_credit_code(cell) and not _is_number(cell)]
    if wrong:
        evidence = entry_evidence(entry, column, "；".join(wrong[:3]))
        yield needs_review("wrong_code", *evidence, about=(entry.subject,), code=wrong[0], wrong=len(wrong), **values)


def _is_number(cell: str) -> bool:
    """A person's number may stand in the same column; that is another matter."""
    return is_credit_code(cell) or is_identity_number(cell)


def _shown(entry: Entry, column: ColumnView, number: str) -> tuple[Evidence, ...]:
    return entry_evidence(entry, column, f"{entry.title}。含完整身份证号 {number}")

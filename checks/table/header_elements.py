"""目录要素齐全：基本目录的表头应有规定的各项要素。

The catalogue may be a table of the page, a docx, an xlsx or a pdf; the best of the newest year is judged. Where an
older one is better, the newest may be no more than a change to it, and a person looks.
What stands only in a scan or an unreadable file is not assessable. A column that nobody knows may be the one that seems
to be missing, so a person looks.
Source: 国办发〔2019〕54号 目录八要素 (unconfirmed).
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Pattern
from domain.view import View
from domain.years import arabic_years
from parsing.content.published_catalogue import PublishedCatalogue, no_catalogue, published_catalogues

REASONS = {
    "complete": {"title"},
    "missing_element": {"element", "title"},
    "unknown_heads": {"element", "heads", "share", "title"},
    "blank_cells": {"element", "lacking", "rows", "share", "title"},
    "missing": set(),
    "unrecognised": {"title"},
    "unread": {"title"},
}

_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年)")


@dataclass(frozen=True, slots=True)
class Blank:
    """share: of the rows, from 0 to 1; fewest: rows."""

    share: float
    fewest: int


@dataclass(frozen=True, slots=True)
class Params:
    """elements: element → what its column may be called; beside: what other columns are called (regular expressions).

    blank: from which share of rows on an element's blank cells are told, if they are so many (None: never); a row costs
    its part of the element.
    """

    elements: Mapping[str, tuple[Pattern, ...]]
    beside: tuple[Pattern, ...] = ()
    blank: Blank | None = None


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    found = published_catalogues(column.entries, column, params.elements)
    if not column.entries:
        yield absent(column, "missing", column.note or "栏目没有条目")
    elif not found:
        yield no_catalogue(column.entries, column)
    else:
        yield from _judge(found, params)


def _judge(found: Sequence[PublishedCatalogue], params: Params) -> Iterator[Observation]:
    newest = max(_year(one.entry) for one in found)
    judged = _best([one for one in found if _year(one.entry) == newest])
    entry, catalogue = judged.entry, judged.catalogue
    claim = fail if len(catalogue.elements) == len(_best(found).catalogue.elements) else needs_review
    lacking = [element for element in params.elements if element not in catalogue.elements]
    unknown = catalogue.unknown(params.elements, params.beside)
    if lacking and unknown:
        names, heads, share = "、".join(lacking), "、".join(unknown), len(lacking) / len(params.elements)
        said: dict[str, Value] = {"element": names, "heads": heads, "share": share, "title": entry.title}
        yield needs_review("unknown_heads", *judged.header, about=(entry.subject,), **said)
    for element in () if unknown else lacking:
        about = (entry.subject, str(list(params.elements).index(element) + 1))
        yield claim("missing_element", *judged.header, about=about, element=element, title=entry.title)
    blank = list(_blank(judged, params, params.blank)) if params.blank else []
    yield from blank
    if not lacking and not blank:
        yield passed("complete", *judged.header, about=(entry.subject,), title=entry.title)


def _blank(judged: PublishedCatalogue, params: Params, told: Blank) -> Iterator[Observation]:
    """Elements whose cells are blank in many rows; the signs of a merged cell stand in each of its rows."""
    entry, catalogue = judged.entry, judged.catalogue
    rows = catalogue.items
    for number, (element, words) in enumerate(params.elements.items(), 1):
        columns = catalogue.columns(words) if element in catalogue.elements else ()
        blank = [row for row in rows if not any(row[x].strip() for x in columns)]
        if not columns or len(blank) < max(told.share * len(rows), told.fewest):
            continue
        said: dict[str, Value] = {"element": element, "lacking": len(blank), "rows": len(rows), "title": entry.title}
        share = len(blank) / len(rows) / len(params.elements)
        yield fail("blank_cells", *judged.rows(blank), about=(entry.subject, str(number), "blank"), share=share, **said)


def _best(found: Sequence[PublishedCatalogue]) -> PublishedCatalogue:
    return max(found, key=lambda one: len(one.catalogue.elements))


def _year(entry: Entry) -> int:
    """Of which year it says it is; else the year it was published in."""
    stated = [int(year) for year in _YEAR.findall(arabic_years(entry.title))]
    return max(stated) if stated else entry.published.date.year if entry.published else 0

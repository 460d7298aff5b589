"""目录写的栏目有内容：目录逐行写到的栏目，在采集到的栏目里确有其栏、确有信息。

A row leads to the deepest name of its path under which one of our columns is met. What bears no such name is not
judged, and a column of that name may be the portal's and not the department's own, so a person confirms.
Source: 国办发〔2019〕54号 目录要素 (unconfirmed); that what is named must exist is a proposal of the scheme.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from domain.finding import Observation, Value, fail, needs_review, passed
from domain.pattern import Expression, Pattern
from domain.selection import Selection
from domain.snapshot import ColumnState, ColumnView
from domain.view import View
from parsing.content.catalogue import Catalogue
from parsing.content.published_catalogue import PublishedCatalogue, no_catalogue, published_catalogues

REASONS = {
    "leads": {"columns", "what", "column", "title", "rows"},
    "leads_to_blank": {"named", "lacking", "share", "what", "column", "title", "rows"},
    "not_found": {"named", "lacking", "share", "what", "column", "title", "rows"},
    "nothing_known": {"what", "column", "title", "rows"},
    "unrecognised": {"title", "what", "column"},
    "unread": {"title", "what", "column"},
    "missing": {"what", "column"},
    "empty": {"what", "column"},
}
Ungrouped = Annotated[str, Expression(groups=0)]


@dataclass(frozen=True, slots=True)
class Params:
    """elements: element → what its column may be called; element: the one whose cells name the columns.

    between: what stands between the ways a cell names; path: between the steps of one way; around: what may stand
    around a name; before: after which words of a step its name may begin (regular expressions).
    """

    what: str
    entries: Selection
    elements: Mapping[str, tuple[Pattern, ...]]
    element: str
    between: Ungrouped
    path: Ungrouped
    around: tuple[Pattern, ...]
    before: Pattern


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"what": params.what, "column": column.column.name}
    selected = params.entries.of(column.entries, view, as_of)
    catalogues = published_catalogues(selected, column, params.elements)
    if not catalogues:
        yield no_catalogue(selected, column, **values)
        return
    best = max(catalogues, key=lambda one: len(one.catalogue.elements))
    led = _led(best.catalogue, view, params)
    rows = sum(map(len, led.values()))
    about = (best.entry.subject,)
    values |= {"title": best.entry.title, "rows": rows}
    if not led:
        yield needs_review("nothing_known", *best.header, about=about, **values)
        return
    said = [_nowhere(best, view.beside[kind], lines, rows, values) for kind, lines in led.items()]
    yield from [o for o in said if o] or [passed("leads", *best.header, about=about, columns=len(led), **values)]


def _nowhere(
    found: PublishedCatalogue, there: ColumnView, rows: list[tuple[str, ...]], of: int, values: dict[str, Value]
) -> Observation | None:
    """Rows that lead to a column without content, or to none; None where all is well."""
    reason = _trouble(there)
    if not reason:
        return None
    evidence = (*found.rows(rows), *there.evidence(there.note or "没有找到这个栏目"))
    said: dict[str, Value] = {"named": there.column.name, "lacking": len(rows), "share": len(rows) / of, **values}
    claim = fail if reason == "leads_to_blank" else needs_review
    return claim(reason, *evidence, about=(found.entry.subject, there.column.kind), **said).due_to(there.state_cause)


def _trouble(column: ColumnView) -> str:
    if column.state in (ColumnState.BLANK, ColumnState.UNDER_CONSTRUCTION):
        return "leads_to_blank"
    return "not_found" if column.state is ColumnState.MISSING else ""


def _led(catalogue: Catalogue, view: View, params: Params) -> Mapping[str, list[tuple[str, ...]]]:
    """Kind of column → the rows that lead to it, of columns that we read or looked for."""
    kinds = {
        _plain(name, params): kind
        for kind, column in reversed(list(view.beside.items()))
        for name in _names(column, view.names[kind])
    }
    led: dict[str, list[tuple[str, ...]]] = defaultdict(list)
    for row in catalogue.items:
        cells = " ".join(row[x] for x in catalogue.columns(params.elements[params.element]))
        for kind in dict.fromkeys(_kinds(cells, kinds, params)):
            if view.beside[kind].state is not ColumnState.UNREADABLE:
                led[kind].append(row)
    return led


def _names(column: ColumnView, usual: tuple[str, ...]) -> tuple[str, ...]:
    """Of a column that was not found only the most usual name: the others may be those of boards above it."""
    return (column.column.name,) if column.state is ColumnState.MISSING else (*usual, column.column.name)


def _kinds(cells: str, kinds: Mapping[str, str], params: Params) -> Iterator[str]:
    for way in re.split(params.between, unicodedata.normalize("NFKC", cells)):
        steps = [_plain(step, params) for step in re.split(params.path, way)]
        named = next((kinds[name] for step in reversed(steps) for name in _ends(step, params) if name in kinds), None)
        if named:
            yield named


def _ends(step: str, params: Params) -> Iterator[str]:
    """The step, and what follows the platform or the organ in it: 政府信息公开专栏权责清单 names 权责清单."""
    yield step
    yield from (step[match.end() :] for match in re.finditer(params.before, step))


def _plain(name: str, params: Params) -> str:
    text = re.sub(r"\s+", "", unicodedata.normalize("NFKC", name))
    for words in params.around:
        text = re.sub(words, "", text)
    return text

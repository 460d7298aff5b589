"""预算决算均已公开：各个年度该有的预算、决算，栏目里都有。

Told by titles, in the list or on the page. A title that names no year may be the one meant. Where the column has one
kind and not the other it is clear what is missing; where it has none they may stand in another column. A unit under the
department has a budget of its own; one of another organ may be the department's under a name that nobody told us.
Source: 条例第20条（七） (confirmed); 预算法第14条 (unconfirmed).
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.entry import Entry
from domain.finding import Observation, Value, needs_review, passed
from domain.pattern import Pattern
from domain.snapshot import entry_evidence
from domain.view import View
from domain.years import arabic_years

REASONS = {
    "present": {"column"},
    "missing_kind": {"share", "column", "kind"},
    "unclear": {"title", "column", "kind"},
    "not_due": {"due", "column", "kind"},
    "missing": {"share", "column", "kind"},
    "empty": {"column"},
}
_YEAR = re.compile(r"20\d{2}")


@dataclass(frozen=True, slots=True)
class Kind:
    """name: how the words call it. title: with the year in it; bare: a title of the kind whatever its year.

    due: until that day it need not be there.
    """

    name: str
    title: Pattern
    bare: Pattern
    due: date


@dataclass(frozen=True, slots=True)
class Params:
    """not_title: titles of what goes with a budget and is none.

    units, organs: titles of a unit under the department, or of any organ, once the department's names are taken out
    of them (all regular expressions).
    """

    kinds: tuple[Kind, ...]
    not_title: Pattern
    units: tuple[Pattern, ...]
    organs: Pattern


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    values: dict[str, Value] = {"column": column.column.name}
    budgets = [entry for entry in column.entries if not re.search(params.not_title, _title(entry))]
    entries = [entry for entry in budgets if not _is_of_unit(entry, view, params)]
    found = {kind.name: [entry for entry in entries if re.search(kind.title, _title(entry))] for kind in params.kinds}
    titles = "；".join(entry.title for entry in column.entries[:8]) or column.note or "栏目没有条目"
    if not column.entries:
        yield absent(column, "empty", titles, about=(), **values)
        return
    said: list[Observation] = []
    for place, kind in enumerate(params.kinds, 1):
        values["kind"], key = kind.name, str(place)
        share = 1 / len(params.kinds)
        bare = [entry for entry in entries if re.search(kind.bare, _title(entry))]
        own = [entry for entry in found[kind.name] if not re.search(params.organs, _without_names(entry, view))]
        unclear = found[kind.name] or [entry for entry in bare if not _YEAR.search(_title(entry))]
        if own:
            continue
        if not found[kind.name] and as_of <= kind.due:
            said.append(needs_review("not_due", *column.evidence(titles), about=(key,), due=str(kind.due), **values))
        elif unclear:
            title, about = unclear[0].title, (key, unclear[0].subject)
            evidence = entry_evidence(unclear[0], column, title)
            said.append(needs_review("unclear", *evidence, about=about, title=title, **values))
        elif bare and not any(re.search(kind.title, _title(entry)) for entry in budgets):
            said.append(absent(column, "missing_kind", titles, about=(key,), share=share, **values))
        else:
            said.append(absent(column, "missing", titles, about=(key,), share=share, **values))
    if said:
        yield from said
    else:
        first = found[params.kinds[0].name][0]
        yield passed("present", *entry_evidence(first, column, titles), about=(), column=column.column.name)


def _is_of_unit(entry: Entry, view: View, params: Params) -> bool:
    return any(re.search(unit, _without_names(entry, view)) for unit in params.units)


def _without_names(entry: Entry, view: View) -> str:
    names = (re.sub(r"\s+", "", unicodedata.normalize("NFKC", name)) for name in view.department.names)
    return re.sub("|".join(map(re.escape, sorted(names, key=len, reverse=True))), "", _title(entry))


def _title(entry: Entry) -> str:
    """Lists cut titles; the page has them whole. Blanks go, and years in Chinese characters become digits."""
    title = f"{entry.title} {entry.article.title if entry.article else ''}"
    return arabic_years(re.sub(r"[^\S\n]+", "", unicodedata.normalize("NFKC", title)))

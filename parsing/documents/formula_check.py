"""公式验算：哪些公式存着的值信得过。

Programs that write workbooks keep 0, or what stood in their template, where an application would calculate. A formula
that only adds is added up here; any other counts where the file shows that an application calculated it.
"""

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal

from parsing.documents.sheet_facts import Formula, Place, column_of

_CELL = r"\$?([A-Z]{1,3})\$?(\d{1,7})"
_RANGE = re.compile(rf"{_CELL}(?::{_CELL})?")
_TERM = re.compile(rf"([+-]?)(?:SUM\(((?:{_RANGE.pattern},?)+)\)|({_CELL}))")
# Adding up each range anew is quadratic where every row adds all above it.
_MOST_CELLS = 4_000_000
_LOST = Decimal("0.000001")
_Terms = list[tuple[int, list[Place]]]


def unknown_formulas(formulas: Mapping[Place, Formula], values: Mapping[Place, Decimal | None]) -> set[Place]:
    """The formulas whose kept value is not known to be theirs, or was made of such values.

    values: of all cells; None for what is no number, nothing for an empty cell.
    """
    unknown: set[Place] = set()
    users: dict[Place, list[Place]] = defaultdict(list)
    left = _MOST_CELLS
    for place, formula in formulas.items():
        terms = _terms(formula.text, left)
        named = [cell for _, cells in terms for cell in cells] if terms else _named(formula.text, left)
        left -= len(named)
        for cell in named:
            if cell in formulas:
                users[cell].append(place)
        kept = values.get(place)
        if not (
            _holds(kept, terms, values) if terms else formula.calculated and not _may_be_default(kept, named, values)
        ):
            unknown.add(place)
    return unknown | _reached(unknown, users)


def _may_be_default(kept: Decimal | None, named: list[Place], values: Mapping[Place, Decimal | None]) -> bool:
    """A 0 made of what is not 0."""
    return kept == 0 and any(values.get(cell) for cell in named)


def _holds(kept: Decimal | None, terms: _Terms, values: Mapping[Place, Decimal | None]) -> bool:
    """Up to what computers lose in adding."""
    if kept is None:
        return False
    found = sum((sign * (values.get(cell) or 0) for sign, cells in terms for cell in cells), Decimal(0))
    return abs(found - kept) <= _LOST * max(abs(kept), Decimal(1))


def _reached(unknown: set[Place], users: Mapping[Place, list[Place]]) -> set[Place]:
    """The formulas that use unknown ones, straight or by others."""
    reached: set[Place] = set()
    todo = list(unknown)
    while todo:
        new = [user for user in users.get(todo.pop(), ()) if user not in reached]
        reached.update(new)
        todo += new
    return reached


def _named(text: str, most: int) -> list[Place]:
    """The cells that a formula names; a word that looks like one does no harm."""
    return _cells(text.upper(), most) or []


def _terms(text: str, most: int) -> _Terms | None:
    """The cells that are added and taken away; None for a formula that does more than that, or is too long."""
    text = re.sub(r"\s+", "", text).upper()
    terms: _Terms = []
    end = 0
    for term in _TERM.finditer(text):
        cells = _cells(term[2] or term[7], most)
        if term.start() != end or (terms and not term[1]) or cells is None:
            return None
        end = term.end()
        most -= len(cells)
        terms.append((-1 if term[1] == "-" else 1, cells))
    return terms if terms and end == len(text) else None


def _cells(ranges: str, most: int) -> list[Place] | None:
    """All cells of the ranges named; None for more than most."""
    cells: list[Place] = []
    for x0, y0, x1, y1 in _RANGE.findall(ranges):
        (top, left), (bottom, right) = sorted((_place(x0, y0), _place(x1 or x0, y1 or y0)))
        if len(cells) + (bottom - top + 1) * (abs(right - left) + 1) > most:
            return None
        columns = range(min(left, right), max(left, right) + 1)
        cells += ((y, x) for y in range(top, bottom + 1) for x in columns)
    return cells


def _place(letters: str, row: str) -> Place:
    return int(row) - 1, column_of(letters)

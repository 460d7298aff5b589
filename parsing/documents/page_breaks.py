"""版面上的换页处：哪些格是上一页的格的下半截，哪些空格说不准是不是空白。

Programs that break a row, or a cell merged over several rows, at a page's end may rule off both halves like whole ones.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from parsing.documents.grids import join_lines
from parsing.documents.page_cells import Cell, rules
from parsing.documents.page_torn_rows import Pair, is_torn

# In points: what ends this close ends together.
_SAME = 1.0
NOT_KNOWN = "#换页处不明"
"""Stands in a cell like the errors of spreadsheets: neither a text nor nothing."""
Sides = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Break:
    """Between two pages of one table.

    joined: halves of one cell; torn: whether they are those of a row; unknown: cells that stand empty, but may go on from
    the page before; said: what the lower halves say with all that stands above them; merged: those of cells over several
    rows. Both by identities.
    """

    joined: tuple[Pair, ...] = ()
    torn: bool = False
    unknown: tuple[Cell, ...] = ()
    said: Mapping[int, str] = field(default_factory=dict)
    merged: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Edge:
    """cells: those that touch the break from one page; merged: identities of those over several rows; columns: theirs, but for the head's."""

    cells: Mapping[Sides, Cell]
    merged: frozenset[int]
    columns: frozenset[Sides]


def break_between(before: Sequence[Cell], after: Sequence[Cell], head: float, earlier: Break) -> Break:
    """before, after: the cells of two pages; a head that the second repeats is none of its.

    head: where the table's head ends on the first of them; earlier: the break above it.
    """
    upper = _edge(before, [cell for cell in before if cell.bottom >= _bottom(before) - _SAME], earlier.merged, head)
    lower = _edge(after, [cell for cell in after if cell.top <= _top(after) + _SAME], frozenset(), _top(after))
    pairs = [(cell, lower.cells[sides]) for sides, cell in upper.cells.items() if sides in lower.cells]
    body = sorted((pair for pair in pairs if pair[0].top > head - _SAME), key=lambda pair: pair[0].left)
    silent = {id(below) for above, below in body if _goes_on(above, below, upper, lower)}
    rest = [(_whole(above, earlier), below) for above, below in body if id(below) not in silent]
    complete = len(body) == len(upper.cells) == len(lower.cells)
    torn = _is_open(upper) or (complete and bool(rest) and is_torn(rest, before, after))
    halves = silent | {id(below) for _, below in body if torn}
    joined = [pair for pair in pairs if id(pair[1]) in halves or (pair[0].unclosed and pair[1].opened)]
    return Break(
        tuple(joined),
        bool(torn),
        () if torn else tuple(_unknown(rest, upper.columns | lower.columns, unsure=torn is None)),
        {id(below): join_lines((_whole(above, earlier).text, below.text)) for above, below in joined},
        frozenset(id(below) for above, below in joined if id(above) in upper.merged or id(below) in lower.merged),
    )


def _whole(cell: Cell, earlier: Break) -> Cell:
    return replace(cell, text=earlier.said.get(id(cell), cell.text))


def _unknown(pairs: Iterable[Pair], merged: frozenset[Sides], *, unsure: bool) -> Iterator[Cell]:
    """merged: the columns in which cells reach over several rows; unsure: whether the row may be a lower half."""
    for above, below in pairs:
        if above.text and not below.text and not below.opened and (unsure or _sides(below) in merged):
            yield below


def _edge(cells: Sequence[Cell], touching: Iterable[Cell], going_on: frozenset[int], head: float) -> _Edge:
    ys = rules(y for cell in cells for y in (cell.top, cell.bottom))
    merged = [cell for cell in cells if any(cell.top + _SAME < y < cell.bottom - _SAME for y in ys)]
    columns = frozenset(_sides(cell) for cell in merged if cell.top > head - _SAME)
    return _Edge({_sides(cell): cell for cell in touching}, frozenset(map(id, merged)) | going_on, columns)


def _goes_on(above: Cell, below: Cell, upper: _Edge, lower: _Edge) -> bool:
    """A cell over several rows whose text stands in its upper half. Where rules are left open, the upper one is closed."""
    merged = id(above) in upper.merged or id(below) in lower.merged
    return merged and not below.text and not below.opened


def _is_open(upper: _Edge) -> bool:
    """Whether the last row itself has no rule below it, not only a cell that reaches over several rows."""
    last = max(cell.top for cell in upper.cells.values())
    return all(cell.unclosed for cell in upper.cells.values() if cell.top == last)


def _sides(cell: Cell) -> Sides:
    return cell.left, cell.right


def _top(cells: Sequence[Cell]) -> float:
    return min(cell.top for cell in cells)


def _bottom(cells: Sequence[Cell]) -> float:
    return max(cell.bottom for cell in cells)

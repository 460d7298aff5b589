"""版面上的跨页表格：一页末尾的表格与下一页开头的同形表格是一个表格，重复的表头只算一次。"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from domain.grid import Grid
from parsing.documents.grids import join_lines
from parsing.documents.page_breaks import NOT_KNOWN, Break, break_between
from parsing.documents.page_cells import Cell, covered, rules
from parsing.documents.page_characters import Character
from parsing.documents.page_lines import Line, is_page_number
from parsing.documents.page_listed import Listed
from parsing.documents.page_rules import Box, Side
from parsing.documents.page_unruled import Unruled

# Sides and rules of one table lie this close on both pages.
_SAME_RULE = 3.0
_DIGITS = re.compile(r"\d+")
_CONTINUED = re.compile(r"^[（(]?(?:续表|续上表|续|接上表|接上页)[)）]?\d*[:：]?$")


@dataclass(frozen=True, slots=True)
class Piece:
    """What one page shows of a table. characters: the identities of those in it; listed: it has no upright rules."""

    cells: tuple[Cell, ...]
    characters: frozenset[int] = frozenset()
    listed: Listed | None = None

    @property
    def top(self) -> float:
        return min(cell.top for cell in self.cells)

    @property
    def bottom(self) -> float:
        return max(cell.bottom for cell in self.cells)

    @property
    def rules(self) -> list[float]:
        return rules(x for cell in self.cells for x in (cell.left, cell.right))

    @property
    def levels(self) -> list[float]:
        return rules(y for cell in self.cells for y in (cell.top, cell.bottom))


@dataclass(frozen=True, slots=True)
class ReadPage:
    """lines: what stands outside the tables. letters: how many there are; pictured: it has pictures.

    unruled: the table at the page's end, if it has no rules. characters: all but those of sideways labels; uncertain:
    where tables stand that could not be read.
    """

    number: int
    lines: tuple[Line, ...]
    pieces: tuple[Piece, ...]
    letters: int
    pictured: bool
    unruled: Unruled | None = None
    characters: tuple[Character, ...] = ()
    uncertain: tuple[Box, ...] = ()

    @property
    def listed(self) -> Listed | None:
        """The table at the page's end, if it has no upright rules."""
        last = self.pieces[-1] if self.pieces else None
        return last.listed if last and is_last(last, self.pieces, self.lines) else None

    @property
    def columns(self) -> frozenset[Side]:
        """Those of the last table."""
        return frozenset((cell.left, cell.right) for cell in self.pieces[-1].cells) if self.pieces else frozenset()


def is_last(piece: Piece, pieces: Sequence[Piece], lines: Sequence[Line]) -> bool:
    """Whether nothing but a page number follows: a header that stands there would be that of the next page's rows."""
    below = any(other.top >= piece.bottom for other in pieces)
    return not below and all(line.middle < piece.bottom or is_page_number(line.text) for line in lines)


Chain = list[tuple[int, Piece]]
"""The pieces of a table, each with the place of its page among the pages."""


def tables_of(pages: Sequence[ReadPage], name: str) -> list[Grid]:
    """Tables in reading order; source says on which page each begins."""
    chains = chains_of(pages)
    return [Grid(_joined([piece for _, piece in chain]), f"{name} 第{pages[chain[0][0]].number}页") for chain in chains]


def chains_of(pages: Sequence[ReadPage]) -> list[Chain]:
    margins = margins_of(pages)
    chains: list[Chain] = []
    before: ReadPage | None = None
    for at, page in enumerate(pages):
        for position, piece in enumerate(page.pieces):
            runs_on = position == 0 and before is not None and _runs_on(before, page, margins)
            if runs_on:
                chains[-1].append((at, piece))
            else:
                chains.append([(at, piece)])
        before = page
    return chains


def _runs_on(before: ReadPage, page: ReadPage, margins: set[tuple[str, int]]) -> bool:
    """Nothing but running heads and page numbers stands between them, and they have the same sides and columns."""
    if page.number != before.number + 1 or not before.pieces:
        return False
    last, first = before.pieces[-1], page.pieces[0]
    between = [line for line in before.lines if line.middle > last.bottom]
    between += [line for line in page.lines if line.middle < first.top]
    return all(is_margin(line, margins) for line in between) and _alike(last.rules, first.rules)


def is_margin(line: Line, margins: set[tuple[str, int]]) -> bool:
    return _mark(line) in margins or is_page_number(line.text) or bool(_CONTINUED.match(line.text))


def margins_of(pages: Sequence[ReadPage]) -> set[tuple[str, int]]:
    """Lines that stand at the same place of several pages, but for their digits."""
    seen: set[tuple[str, int]] = set()
    repeated: set[tuple[str, int]] = set()
    for page in pages:
        marks = {_mark(line) for line in page.lines}
        repeated |= marks & seen
        seen |= marks
    return repeated


def _mark(line: Line) -> tuple[str, int]:
    return _DIGITS.sub("", line.text), round(line.middle / _SAME_RULE)


def _alike(one: Sequence[float], other: Sequence[float]) -> bool:
    few, many = sorted((one, other), key=len)
    sides = abs(few[0] - many[0]) <= _SAME_RULE and abs(few[-1] - many[-1]) <= _SAME_RULE
    return sides and all(any(abs(x - rule) <= _SAME_RULE for rule in many) for x in few)


def _joined(pieces: Sequence[Piece]) -> tuple[tuple[str, ...], ...]:
    """Rows of all pieces under the rules of that with the most."""
    xs, settled, heads, breaks = _parts(pieces)
    mended = _mended(settled, breaks)
    rows = _rows(mended[0], xs)
    for piece, head, between in zip(mended[1:], heads[1:], breaks, strict=True):
        rows += _rows(piece, xs)[head + int(between.torn) :]
    return tuple(rows)


def torn_at(pieces: Sequence[Piece]) -> list[bool]:
    """Between which of the pieces a row is torn."""
    return [between.torn for between in _parts(pieces)[3]]


def _parts(pieces: Sequence[Piece]) -> tuple[list[float], list[Piece], list[int], list[Break]]:
    """The rules of all, the pieces under them, how many rows of each are the table's head, and the breaks between them."""
    xs = max((piece.rules for piece in pieces), key=len)
    settled = [_settled(piece, xs) for piece in pieces]
    printed = [_rows(piece, xs) for piece in settled]
    heads = [0, *(_repeated(printed[0], more) for more in printed[1:])]
    heads[0] = max(heads) or 1
    return xs, settled, heads, _breaks(settled, heads)


def _repeated(rows: Sequence[tuple[str, ...]], more: Sequence[tuple[str, ...]]) -> int:
    """How many rows of the table's head the next page repeats."""
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(rows, more, strict=False))))


def _breaks(pieces: Sequence[Piece], heads: Sequence[int]) -> list[Break]:
    """heads: how many rows of each piece are the table's head."""
    breaks: list[Break] = []
    for (before, head), (piece, repeated) in pairwise(zip(pieces, heads, strict=True)):
        body = [cell for cell in piece.cells if cell.top > piece.levels[repeated] - 1]
        earlier = breaks[-1] if breaks else Break()
        breaks.append(break_between(before.cells, body, before.levels[head], earlier) if body else Break())
    return breaks


def _mended(pieces: Sequence[Piece], breaks: Iterable[Break]) -> list[Piece]:
    """All parts of a torn cell say the whole; what may be torn is not known."""
    parts: dict[int, list[Cell]] = {}
    texts: dict[int, str] = {}
    for between in breaks:
        for above, below in between.joined:
            parts[id(below)] = parts.setdefault(id(above), [above])
            parts[id(below)].append(below)
        texts |= {id(cell): NOT_KNOWN for cell in between.unknown}
    texts |= {number: join_lines(cell.text for cell in cells) for number, cells in parts.items()}
    return [
        Piece(tuple(replace(cell, text=texts.get(id(cell), cell.text)) for cell in piece.cells)) for piece in pieces
    ]


def _settled(piece: Piece, xs: Sequence[float]) -> Piece:
    """The piece with its sides moved to the table's rules."""
    moved = [
        replace(cell, left=min(xs, key=lambda x: abs(x - cell.left)), right=min(xs, key=lambda x: abs(x - cell.right)))
        for cell in piece.cells
    ]
    return Piece(tuple(moved))


def _rows(piece: Piece, xs: Sequence[float]) -> list[tuple[str, ...]]:
    """A merged cell's text stands in every place it covers."""
    ys = piece.levels
    matrix = [[""] * (len(xs) - 1) for _ in ys[1:]]
    for cell in piece.cells:
        for y in covered(ys, cell.top, cell.bottom):
            for x in covered(xs, cell.left, cell.right):
                matrix[y][x] = cell.text
    return [tuple(row) for row in matrix]

"""版面上读全了没有：一个表格前后页的部分没有读出，或者可能还有没读出的行，整个表格就不算读出。

A part of a table would be judged like a whole one: what stands in its other part would be missing, or not add up.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from parsing.documents.page_blocks import overlap
from parsing.documents.page_cells import Cell
from parsing.documents.page_lines import Line, lines_of
from parsing.documents.page_listed import FEWEST_COLUMNS, Listed
from parsing.documents.page_pieces import Chain, Piece, ReadPage, chains_of, is_last, is_margin, margins_of, torn_at
from parsing.documents.page_regions import fits
from parsing.documents.page_unruled import Unruled
from parsing.documents.page_words import Word, words_in

# In lines: no row of a table is higher.
_NEAR = 20
_FIRST = 3
# In sizes: the next row stands no farther below.
_BELOW = 5.0
_NUMBER = re.compile(r"\d{1,4}")


@dataclass(frozen=True, slots=True)
class _Place:
    """A page between others: its lines but for running heads and page numbers, from above."""

    page: ReadPage
    lines: tuple[Line, ...]

    @property
    def top(self) -> Piece | None:
        """The table with which it begins."""
        first = self.page.pieces[0] if self.page.pieces else None
        return first if first and not any(line.middle < first.top for line in self.lines) else None

    @property
    def begins_unread(self) -> bool:
        """With a table that could not be read, or with a picture and nothing else."""
        seen = [*(line.middle for line in self.lines), *(piece.top for piece in self.page.pieces)]
        boxes = [box for box in self.page.uncertain if not any(y < box[1] for y in seen)]
        return bool(boxes) or (self.page.pictured and not seen)

    @property
    def ends_unread(self) -> bool:
        seen = [*(line.middle for line in self.lines), *(piece.bottom for piece in self.page.pieces)]
        boxes = [box for box in self.page.uncertain if not any(y > box[3] for y in seen)]
        return bool(boxes) or (self.page.pictured and not seen)


def wholes(pages: Sequence[ReadPage]) -> list[ReadPage]:
    """The pages, with the lines of such tables as of any other text."""
    margins = margins_of(pages)
    places = [_Place(page, tuple(line for line in page.lines if not is_margin(line, margins))) for page in pages]
    chains = chains_of(pages)
    doubtful = [chain for chain in chains if _is_doubtful(chain, places)]
    for one, other in pairwise(chains):
        if _counts_on(one, other, places):
            doubtful += [one, other]
    dropped = {id(piece) for chain in doubtful for _, piece in chain}
    return [_without(page, dropped) if any(id(piece) in dropped for piece in page.pieces) else page for page in pages]


def _without(page: ReadPage, dropped: set[int]) -> ReadPage:
    pieces = tuple(piece for piece in page.pieces if id(piece) not in dropped)
    taken = frozenset().union(*(piece.characters for piece in pieces))
    return replace(
        page, pieces=pieces, lines=tuple(lines_of(char for char in page.characters if id(char) not in taken))
    )


def _is_doubtful(chain: Chain, places: Sequence[_Place]) -> bool:
    return _is_part(chain, places) or _is_torn(chain)


def _is_torn(chain: Chain) -> bool:
    """Whether a page begins with what may be the lower half of a row, or a row of its own."""
    halves = [piece.listed is not None and piece.listed.torn for _, piece in chain]
    return any(halves) and any(
        half and not torn for half, torn in zip(halves[1:], torn_at([piece for _, piece in chain]), strict=True)
    )


def _is_part(chain: Chain, places: Sequence[_Place]) -> bool:
    first, last = chain[0], chain[-1]
    before = places[first[0] - 1] if first[0] else None
    after = places[last[0] + 1] if last[0] + 1 < len(places) else None
    here, ends = places[first[0]], places[last[0]]
    if first[1].listed is not None and first[1].listed.continues:
        return True
    begun = before is not None and here.top is first[1] and (before.ends_unread or _is_copy(first[1], before))
    if begun:
        return True
    at_end = is_last(last[1], ends.page.pieces, ends.lines)
    if at_end and after is not None and after.begins_unread:
        return True
    unruled = ends.page.unruled
    if at_end and after is not None and unruled is not None and _has_figures_below(unruled, after):
        return True
    listed = last[1].listed
    if listed is None:
        return False
    return _is_open(listed, after) if at_end and after else _is_open_below(listed, last[1], ends)


def _is_copy(piece: Piece, before: _Place) -> bool:
    """Whether the page before has the table's head too, but nothing read below it."""
    names = piece.listed.names if piece.listed and not piece.listed.last else ()
    cells = (cell.text for other in before.page.pieces for cell in other.cells)
    text = "".join((*(line.text for line in before.lines), *cells)).replace(" ", "")
    return bool(names) and all(name in text for name in names)


def _is_open(table: Listed, after: _Place) -> bool:
    """Whether the next page begins with what may be a row of the table."""
    first = after.page.pieces[0] if after.page.pieces else None
    above = [line for line in after.lines if first is None or line.middle < first.top]
    if any(
        len(_words(line)) >= FEWEST_COLUMNS and fits(_words(line), table.columns) for line in after.page.lines[:_FIRST]
    ):
        return True  # running heads are not in columns, but rows may stand at the same place on several pages
    if above:
        return fits(_words(above[0]), table.columns) or _is_number(above[:_NEAR], table)
    return first is not None and first.listed is not None and first.listed.names == table.names


def _has_figures_below(table: Unruled, after: _Place) -> bool:
    """Whether the next page begins with a line of figures under the columns, which was not read as one of the table."""
    words = _words(after.lines[0]) if after.lines and after.top is None else []
    figures = [word for word in words if word.is_figure]
    return bool(figures) and all(sum(overlap(word, column) for column in table.columns) == 1 for word in figures)


def _is_open_below(table: Listed, piece: Piece, place: _Place) -> bool:
    """Whether words follow on the same page as those of a row do."""
    below = [line for line in place.lines if line.middle > piece.bottom]
    near = [line for line in below if line.middle - piece.bottom < _BELOW * line.characters[0].size]
    return any(len(_words(line)) > 1 and fits(_words(line), table.columns) for line in near[:1])


def _is_number(lines: Iterable[Line], table: Listed) -> bool:
    following = str(table.last + 1)
    return bool(table.last) and any(_words(line)[0].text == following for line in lines)


def _words(line: Line) -> list[Word]:
    return list(words_in(line))


def _counts_on(one: Chain, other: Chain, places: Sequence[_Place]) -> bool:
    """Whether a table begins with the number behind that with which one ends, though no head stands between them."""
    (page, last), (following, first) = one[-1], other[0]
    here = is_last(last, places[page].page.pieces, places[page].lines) if page < following else True
    numbers = _first_column(last.cells), _first_column(first.cells)
    ends = _NUMBER.fullmatch(numbers[0][-1].text) if numbers[0] else None
    begins = _NUMBER.fullmatch(numbers[1][0].text) if numbers[1] else None
    return bool(here and following <= page + 1 and ends and begins and int(begins[0]) == int(ends[0]) + 1)


def _first_column(cells: Sequence[Cell]) -> list[Cell]:
    left = min(cell.left for cell in cells)
    return sorted((cell for cell in cells if cell.left == left), key=lambda cell: cell.top)

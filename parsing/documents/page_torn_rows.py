"""版面上断成两截的行：下一页第一行没有序号、上一页的字排到了格子尽头，就是同一行的下半截。"""

import re
from collections.abc import Sequence

from parsing.documents.page_cells import Cell
from parsing.documents.page_words import is_figure

# In characters: what a full line may leave free, as marks of punctuation keep together with what they follow; how little
# that is where only this line speaks for it; what stays free beside a cell's text.
_FULL = 2.1
_SURELY_FULL = 1.1
_MOST_PADDING = 2.0
# A row of figures: fewer blank ones may be blank.
_FEW_SILENT = 3
_NUMBER = re.compile(r"[（(]?(\d{1,4})[）)、.．]?")
_BEGINS = re.compile(r"[（(]?[\d一二三四五六七八九十]+[）)、.．]|[■□☑√●◆★]|其中")
_UNBROKEN = re.compile(r"[!-~]*")
Pair = tuple[Cell, Cell]


def is_torn(pairs: Sequence[Pair], before: Sequence[Cell], after: Sequence[Cell]) -> bool | None:
    """Whether cells above and below a page's end are of one row; None where nobody can tell.

    pairs: those of all columns, from the left, but for cells that reach over several rows and go on in silence.
    """
    going = [pair for pair in pairs if pair[1].text]
    if not going or any(not above.text for above, _ in going):
        return False
    last, first = pairs[0]
    padding = _padding(before)
    if not _NUMBER.fullmatch(last.text):
        return _is_silent(pairs) and all(_is_label(*pair, padding) for pair in going)
    if first.text or not _counts_on(last, after):
        return False
    return all(_is_full(*pair, padding, _FULL) or _begins(pair[1]) for pair in going) or None


def _counts_on(last: Cell, after: Sequence[Cell]) -> bool:
    """Whether the number that follows in the column is the next one: the row without a number is no other."""
    column = sorted((cell for cell in after if cell.left == last.left and cell.text), key=lambda cell: cell.top)
    return all(_number(cell) in (None, (_number(last) or 0) + 1) for cell in column[:1])


def _number(cell: Cell) -> int | None:
    found = _NUMBER.fullmatch(cell.text)
    return int(found[1]) if found else None


def _is_silent(pairs: Sequence[Pair]) -> bool:
    """Whether a row of figures has none in its lower half."""
    silent = sum(is_figure(above.text) and not below.text for above, below in pairs)
    return silent >= _FEW_SILENT and 2 * silent >= len(pairs)


def _is_label(above: Cell, below: Cell, padding: float) -> bool:
    """Whether a label goes on: that of another row would begin with its number, or as it likes in a line of its own."""
    return _is_full(above, below, padding, _SURELY_FULL) and not _begins(below) and not is_figure(below.text)


def _is_full(above: Cell, below: Cell, padding: float, free: float) -> bool:
    """Whether the upper half's last line has no room for what the lower one begins with."""
    word = _UNBROKEN.match(below.text)
    return above.room - padding <= free + (len(word[0]) / 2 if word else 0)


def _begins(cell: Cell) -> bool:
    """Whether the text may begin a paragraph: then the line before it need not be full."""
    return _BEGINS.match(cell.text) is not None


def _padding(cells: Sequence[Cell]) -> float:
    """What the fullest line of the page leaves free."""
    return min(max(min((cell.room for cell in cells if cell.text), default=0.0), 0.0), _MOST_PADDING)

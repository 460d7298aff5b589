"""年报表格的拼合：一张表分成几块（跨页、每项一块、粘贴时断开）时拼成一张，再认。

Pieces follow one another in one text; a row that comes a second time belongs to another copy of the table.
"""

from collections.abc import Iterable, Sequence

from domain.grid import Grid
from parsing.annual_report.facts import APPLICANTS, DISPUTE_GROUPS, DISPUTE_RESULTS
from parsing.annual_report.numbers import compact, read_number
from parsing.annual_report.rows import CARRIED_OVER, applicant_columns, row_name

_TWO = ("制发件数", "处理决定数量", "收费金额", "新制作", "上一年项目数量")
_OUTCOMES = len(DISPUTE_GROUPS) * len(DISPUTE_RESULTS)


def holds_several(grid: Grid) -> bool:
    """Tables below one another that were not parted: the columns of one say nothing of the others."""
    return sum((_is_active(grid), _is_applications(grid), _is_disputes(grid))) > 1


def active_grid(grids: Sequence[Grid]) -> Grid | None:
    """Table two, of which every item may be a table of its own."""
    pieces: list[Grid] = []
    seen: set[str] = set()
    for grid in grids:
        names = _active_rows(grid)
        continues = bool(pieces) and _is_bare(grid) and grid.width == pieces[-1].width
        if pieces and (_is_applications(grid) or _is_disputes(grid) or names & seen):
            break
        if _is_active(grid) or (continues and names):
            pieces.append(grid)
            seen |= names
    return _stacked(pieces) if pieces else None


def applications_grid(grids: Sequence[Grid]) -> Grid | None:
    """Table three up to its last row, under the columns of its first piece."""
    pieces, _ = _applications(grids)
    return _stacked(pieces, to_the_right=True) if pieces else None


def disputes_follow(grids: Sequence[Grid]) -> bool:
    """Table four comes right after what was read of table three: nothing of that is left."""
    pieces, after = _applications(grids)
    return bool(pieces) and after < len(grids) and _is_disputes(grids[after])


def _applications(grids: Sequence[Grid]) -> tuple[list[Grid], int]:
    """The pieces of table three, and the place after them."""
    for start, grid in enumerate(grids):
        columns = applicant_columns(grid)
        if columns is not None and _is_applications(grid):
            pieces = _with_continuations(grid, columns, grids[start + 1 :])
            return pieces, start + len(pieces)
    return [], len(grids)


def _with_continuations(first: Grid, columns: Sequence[int], rest: Iterable[Grid]) -> list[Grid]:
    """Rows with their labels before their seven numbers, whatever columns a piece has."""
    pieces = [_arranged(first, columns)]
    seen = _application_rows(pieces[0])
    for grid in rest:
        own = applicant_columns(grid) or _continued_columns(grid, first, columns)
        if CARRIED_OVER in seen or own is None or _is_active(grid) or _is_disputes(grid):
            break
        piece = _arranged(grid, own)
        names = _application_rows(piece)
        if not names or set(names) & set(seen):
            break
        pieces.append(piece)
        seen += names
    return pieces


def _continued_columns(grid: Grid, first: Grid, columns: Sequence[int]) -> Sequence[int] | None:
    """A piece without a header has the columns of the first; fewer for labels, if the numbers are the last ones."""
    if grid.width == first.width:
        return columns
    count = len(APPLICANTS)
    last = list(columns) == list(range(first.width - count, first.width))
    return range(grid.width - count, grid.width) if last and grid.width > count else None


def _arranged(grid: Grid, columns: Sequence[int]) -> Grid:
    return Grid(tuple(_row(row, columns) for row in grid.rows), grid.source)


def _row(row: tuple[str, ...], columns: Sequence[int]) -> tuple[str, ...]:
    """Where a table was broken, rows lack the merged labels before them, and their numbers stand farther left."""
    labels, numbers = row[: min(columns)], tuple(row[x] for x in columns)
    filled = row[: max((x + 1 for x, cell in enumerate(row) if cell), default=0)]
    last, shifted = filled[-len(columns) :], filled[: -len(columns)]
    fits = len(last) == len(columns) and len(shifted) <= len(labels)
    if fits and _are_numbers(last) and not _are_numbers(numbers):
        return (*("",) * (len(labels) - len(shifted)), *shifted, *last)
    return (*labels, *numbers)


def _are_numbers(cells: Sequence[str]) -> bool:
    return all(read_number(cell).value is not None for cell in cells)


def disputes_grid(grids: Sequence[Grid]) -> Grid | None:
    """Table four; of several pieces with a row of numbers each, one row of them all."""
    for start, grid in enumerate(grids):
        if _is_disputes(grid):
            return _joined_disputes(grid, grids[start + 1 :])
    return None


def _joined_disputes(first: Grid, rest: Sequence[Grid]) -> Grid:
    numbers = _outcomes(first)
    if len(numbers) != 1 or len(numbers[0]) < _OUTCOMES:
        found = list(numbers)
        for grid in rest:
            found += _outcomes(grid)
            if sum(map(len, found)) >= _OUTCOMES or not (_is_disputes(grid) or _is_bare(grid)):
                break
        together = tuple(cell for row in found for cell in row)
        if len(numbers) <= 1 and len(together) == _OUTCOMES:
            return Grid((together,), first.source)
    return first


def _outcomes(grid: Grid) -> list[tuple[str, ...]]:
    """The rows that hold nothing but numbers."""
    return [row for row in grid.rows if _are_numbers(row)]


def _stacked(pieces: Sequence[Grid], to_the_right: bool = False) -> Grid:
    width = max(piece.width for piece in pieces)
    rows = []
    for piece in pieces:
        fill = ("",) * (width - piece.width)
        rows += [(*fill, *row) if to_the_right else (*row, *fill) for row in piece.rows]
    return Grid(tuple(rows), pieces[0].source)


def _text(grid: Grid) -> str:
    return compact("".join("".join(row) for row in grid.rows))


def _is_active(grid: Grid) -> bool:
    text = _text(grid)
    return "第二十条第" in text or ("信息内容" in text and any(word in text for word in _TWO))


def _is_applications(grid: Grid) -> bool:
    text = _text(grid)
    return "自然人" in text and ("新收" in text or "商业企业" in text)


def _is_disputes(grid: Grid) -> bool:
    text = _text(grid)
    return "结果维持" in text and "尚未审结" in text


def _is_bare(grid: Grid) -> bool:
    """A piece without a header of its own."""
    return not (_is_active(grid) or _is_applications(grid) or _is_disputes(grid))


def _active_rows(grid: Grid) -> set[str]:
    """Labels of rows that have a number behind them."""
    return {
        compact(row[0])
        for row in grid.rows
        if row and row[0] and any(read_number(cell).value is not None for cell in row[1:])
    }


def _application_rows(piece: Grid) -> list[str]:
    labels = piece.width - len(APPLICANTS)
    names = (row_name([compact(cell) for cell in row[:labels]]) for row in piece.rows)
    return [name for name in names if name]

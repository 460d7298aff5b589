"""表格：HTML 表格 → 合并单元格展开的矩阵；排版用的表格不算。"""

from collections.abc import Iterator, Sequence

from selectolax.lexbor import LexborNode

from domain.grid import Grid
from parsing.markup.html_numbers import parse_integer
from parsing.markup.page import block_lines
from parsing.words.text import clean

# Guards against markup such as colspan="1000"; no published table comes near.
_MOST_SPAN = 300
_MOST_CELLS = 200_000
_GROUP_ORDER = {"thead": -1, "tbody": 0, "tfoot": 1}


def data_tables(root: LexborNode) -> tuple[LexborNode, ...]:
    """The tables under a node that hold data: innermost, more than one row and column, no essay in a cell."""
    return tuple(table for table in root.css("table") if _is_data(table))


def _is_data(table: LexborNode) -> bool:
    if table.css_first("table table, td table, th table") is not None and _has_inner(table):
        return False
    rows = [row.css("td, th") for row in table.css("tr")]
    if not rows:
        return False
    widest = max(map(len, rows))
    if widest < 2 or _is_too_large(rows):
        return False
    return len(rows) > 1 or widest > 2


def _is_too_large(rows: Sequence[Sequence[LexborNode]]) -> bool:
    """With merged cells spread out; its text is read as that of any other element."""
    width = max(sum(map(_columns, cells)) for cells in rows)
    covered = sum(_columns(cell) * _rows(cell, len(rows)) for cells in rows for cell in cells)
    return max(covered, width * len(rows)) > _MOST_CELLS


def _has_inner(table: LexborNode) -> bool:
    return any(inner.mem_id != table.mem_id for inner in table.css("table"))


def read_table(table: LexborNode) -> Grid:
    """Spread merged cells: a cell's text stands in every place it covers; short rows are filled with ''."""
    spread = spread_cells(table)
    cells = {cell.mem_id: cell for line in spread for cell in line.values()}
    texts = {at: cell_text(cell) for at, cell in cells.items()}
    width = max((max(line, default=-1) + 1 for line in spread), default=0)
    lines = ([line[x].mem_id if x in line else 0 for x in range(width)] for line in spread)
    return Grid(tuple(tuple(texts.get(cell, "") for cell in line) for line in lines), "html")


def spread_cells(table: LexborNode) -> list[dict[int, LexborNode]]:
    """Of every row the cells by their columns, in every place that they cover."""
    spread: list[dict[int, LexborNode]] = []
    for group in _row_groups(table):
        rows: list[dict[int, LexborNode]] = [{} for _ in group]
        for y, row in enumerate(group):
            _spread_row(row, rows, y)
        spread += rows
    return spread


def _spread_row(row: LexborNode, rows: list[dict[int, LexborNode]], y: int) -> None:
    """Put the cells of a row into it and the rows of its group below, beside what reaches down from above."""
    x = 0
    for cell in _own_cells(row):
        while x in rows[y]:
            x += 1
        width, height = _columns(cell), _rows(cell, len(rows) - y)
        for line in rows[y : y + height]:
            for dx in range(width):
                line.setdefault(x + dx, cell)
        x += width


def cell_text(cell: LexborNode) -> str:
    """Text of a cell; its line breaks, also those inside words such as 商业/企业, are dropped between Chinese."""
    text = ""
    for line in block_lines(cell):
        joined = text and line and text[-1].isascii() and line[0].isascii() and not _both_digits(text[-1], line[0])
        text += (" " if joined else "") + line
    return clean(text)


def _both_digits(left: str, right: str) -> bool:
    return left.isdigit() and right.isdigit()


def _row_groups(table: LexborNode) -> list[list[LexborNode]]:
    """The rows of head, bodies and foot in the order in which they are shown; no cell reaches from one into another."""
    groups = sorted(
        (child for child in table.iter() if child.tag in _GROUP_ORDER), key=lambda child: _GROUP_ORDER[child.tag or ""]
    )
    return [[row for row in group.iter() if row.tag == "tr"] for group in groups]


def _own_cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th"))


def _columns(cell: LexborNode) -> int:
    return min(parse_integer(cell.attributes.get("colspan")) or 1, _MOST_SPAN)


def _rows(cell: LexborNode, left: int) -> int:
    """How many of the rows left in its group a cell covers: 0 means all of them."""
    height = parse_integer(cell.attributes.get("rowspan"))
    return left if height == 0 else min(height or 1, left)

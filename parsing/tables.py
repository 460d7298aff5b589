"""表格：HTML 表格 → 合并单元格展开的矩阵；排版用的表格不算。"""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from domain.grid import Grid
from parsing.page import ancestors, block_lines
from parsing.text import clean

# Guards against markup such as rowspan="60000"; no published table comes near.
_MOST_SPAN = 300
_MOST_CELLS = 200_000
_LONG_CELL = 400


def data_tables(root: LexborNode) -> tuple[LexborNode, ...]:
    """The tables under a node that hold data: innermost, more than one row and column, no essay in a cell."""
    return tuple(table for table in root.css("table") if _is_data(table))


def _is_data(table: LexborNode) -> bool:
    if table.css_first("table table, td table, th table") is not None and _has_inner(table):
        return False
    rows = table.css("tr")
    if not rows:
        return False
    widest = max(len(row.css("td, th")) for row in rows)
    if widest < 2:
        return False
    return len(rows) > 1 or widest > 2


def _has_inner(table: LexborNode) -> bool:
    return any(inner.mem_id != table.mem_id for inner in table.css("table"))


def read_table(table: LexborNode) -> Grid:
    """Spread merged cells: a cell's text stands in every place it covers; short rows are filled with ''."""
    spread: list[dict[int, str]] = []
    for y, row in enumerate(_own_rows(table)):
        while len(spread) <= y:
            spread.append({})
        x = 0
        for cell in _own_cells(row):
            while x in spread[y]:
                x += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            text = cell_text(cell)
            for dy in range(height):
                while len(spread) <= y + dy:
                    spread.append({})
                for dx in range(width):
                    spread[y + dy].setdefault(x + dx, text)
            x += width
        if sum(len(line) for line in spread) > _MOST_CELLS:
            break
    rows = len(_own_rows(table))
    width = max((max(line, default=-1) + 1 for line in spread[:rows]), default=0)
    return Grid(tuple(tuple(line.get(x, "") for x in range(width)) for line in spread[:rows]), "html")


def cell_text(cell: LexborNode) -> str:
    """Text of a cell; its line breaks, also those inside words such as 商业/企业, are dropped between Chinese."""
    text = ""
    for line in block_lines(cell):
        joined = text and line and text[-1].isascii() and line[0].isascii() and not _both_digits(text[-1], line[0])
        text += (" " if joined else "") + line
    return clean(text)


def _both_digits(left: str, right: str) -> bool:
    return left.isdigit() and right.isdigit()


def _own_rows(table: LexborNode) -> list[LexborNode]:
    return [row for row in table.css("tr") if _nearest(row, "table").mem_id == table.mem_id]


def _nearest(node: LexborNode, tag: str) -> LexborNode:
    return next(parent for parent in ancestors(node) if parent.tag == tag)


def _own_cells(row: LexborNode) -> Iterator[LexborNode]:
    return (cell for cell in row.iter() if cell.tag in ("td", "th"))


def _span(cell: LexborNode, name: str) -> int:
    value = (cell.attributes.get(name) or "").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isdigit() else 1

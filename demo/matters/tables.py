"""样例表格：不合并单元格的，以及两行表头的。"""

from demo.model import Cell, Table


def plain(*rows: tuple[str, ...]) -> Table:
    return Table(tuple(tuple(Cell(text) for text in row) for row in rows))


def two_headed(headings: tuple[tuple[str, tuple[str, ...]], ...], *rows: tuple[str, ...]) -> Table:
    """headings: each with those under it; one without any goes down both rows."""
    upper = tuple(Cell(name, columns=len(under)) if under else Cell(name, rows=2) for name, under in headings)
    lower = tuple(Cell(name) for _, under in headings for name in under)
    return Table((upper, lower, *(tuple(Cell(text) for text in row) for row in rows)))

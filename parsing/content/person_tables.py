"""名单表格的表头：说明表里是些什么人、写了他们什么。"""

import re

from domain.grid import Grid

HEADER_ROWS = 5
_NUMBER = re.compile(r"\d{6}")


def header_of(table: Grid) -> str:
    """The words of the first rows; a cell with somebody's number stands below the header already."""
    return " ".join(cell for row in table.rows[:HEADER_ROWS] for cell in row if not _NUMBER.search(cell))

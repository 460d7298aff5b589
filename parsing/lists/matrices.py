"""矩阵：一行一个单位、一列一年的表格，格子里的链接只写“查看”；是谁的、哪一年的，看行首和表头。"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborNode

from parsing.markup.page import ancestors
from parsing.markup.tables import cell_text, spread_cells
from parsing.words.organs import organ_said

_YEAR = re.compile(r"(?:19|20)\d{2}")
_LONGEST_HEAD = 12
# A caption may stand above the heads.
_HEAD_ROWS = 3
_FEWEST_ORGANS = 0.5

Line = Mapping[int, LexborNode]


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of such a table: of whom and of which year it speaks."""

    node: LexborNode
    table: LexborNode
    organ: str
    year: str


class Matrices:
    """The tables of one page, each read once."""

    def __init__(self) -> None:
        self._read: dict[int, dict[int, Cell]] = {}

    def cell(self, link: LexborNode) -> Cell | None:
        """Where a link stands; None outside of such a table."""
        node = next((one for one in ancestors(link) if one.tag in ("td", "th")), None)
        table = next((one for one in ancestors(node) if one.tag == "table"), None) if node is not None else None
        if node is None or table is None:
            return None
        if table.mem_id not in self._read:
            self._read[table.mem_id] = _cells(table)
        return self._read[table.mem_id].get(node.mem_id)


def _cells(table: LexborNode) -> dict[int, Cell]:
    if table.css_first("a, [onclick]") is None or not _YEAR.search(table.text()):
        return {}
    lines = spread_cells(table)
    return _below_heads(table, lines) or _below_heads(table, _turned(lines))


def _turned(lines: Sequence[Line]) -> list[Line]:
    """Columns as rows: years may stand down the side, and organs in the heads."""
    width = max((max(line, default=-1) + 1 for line in lines), default=0)
    return [{y: line[x] for y, line in enumerate(lines) if x in line} for x in range(width)]


def _below_heads(table: LexborNode, lines: Sequence[Line]) -> dict[int, Cell]:
    for at, line in enumerate(lines[:_HEAD_ROWS]):
        years = {x: head for x, node in line.items() if (head := _year_head(node))}
        column = min(years, default=0) - 1
        if column >= 0:
            return _of_rows(table, lines[at + 1 :], column, years)
    return {}


def _year_head(node: LexborNode) -> str:
    text = cell_text(node)
    named = len(text) <= _LONGEST_HEAD and _YEAR.search(text) and node.css_first("a[href]") is None
    return text if named else ""


def _of_rows(table: LexborNode, lines: Sequence[Line], column: int, years: Mapping[int, str]) -> dict[int, Cell]:
    """column: in which the organs stand."""
    named = [(cell_text(line[column]), line) for line in lines if column in line and len(line) > 1]
    organs = sum(bool(organ_said(name)) for name, _ in named)
    if not named or organs < _FEWEST_ORGANS * len(named):
        return {}
    return {
        line[x].mem_id: Cell(line[x], table, name, year)
        for name, line in named
        for x, year in years.items()
        if x in line and name
    }

"""文件里读出的事实：段落与表格，以及读不出时的原因。"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from domain.grid import Grid
from parsing.words.text import clean

# A 500-page compilation holds some 10 000 paragraphs; more is a data dump or an attack.
MAX_PARAGRAPHS = 50_000
# The longest published directories (事项清单) have some 100 000 cells; a million strings still fit in memory.
MAX_CELLS = 1_000_000
_FEW_LETTERS = 10


class Unreadable(Exception):
    """Why a file yields no facts, as one short Chinese phrase. Never leaves this package.

    recognised: what its pictures seem to say.
    """

    def __init__(self, reason: str, recognised: Iterable[str] = ()) -> None:
        super().__init__(reason)
        self.recognised = tuple(recognised)


@dataclass(slots=True)
class Facts:
    """What is gathered while a file is read, within limits."""

    paragraphs: list[str] = field(default_factory=list)
    tables: list[Grid] = field(default_factory=list)

    def add_text(self, text: str) -> None:
        """Every line that is not blank becomes a paragraph."""
        self.paragraphs.extend(line for line in map(clean, text.split("\n")) if line)
        if len(self.paragraphs) > MAX_PARAGRAPHS:
            raise Unreadable(f"段落超过{MAX_PARAGRAPHS}个，未读取")

    def add_table(self, grid: Grid) -> None:
        """Tables without any text are layout, not facts."""
        if any(any(row) for row in grid.rows):
            self.tables.append(grid)
            check_cells(sum(len(table.rows) * table.width for table in self.tables))

    def is_caption(self) -> bool:
        """Fewer words than say anything: beside a picture, a title or a page number."""
        cells = (cell for grid in self.tables for row in grid.rows for cell in row)
        return sum(map(len, (*self.paragraphs, *cells))) < _FEW_LETTERS

    def __bool__(self) -> bool:
        return bool(self.paragraphs or self.tables)


def check_cells(count: int) -> None:
    """Refuse what would not fit in memory; half a table would be worse than none."""
    if count > MAX_CELLS:
        raise Unreadable(f"表格超过{MAX_CELLS}格，未读取")

"""工作表里值以外的事实：隐藏的行列、数字格式、公式、错误值。"""

from dataclasses import dataclass, field

Place = tuple[int, int]
"""Row and column, counted from 0 at A1."""


def column_of(letters: str) -> int:
    """The number of a column by its letters: A is 0, AA is 26."""
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column - 1


@dataclass(frozen=True, slots=True)
class Formula:
    """text: without the sign; empty where the file's form of it is not read.

    calculated: the file's own signs say that an application worked its value out and kept it.
    """

    text: str
    calculated: bool


@dataclass(slots=True)
class SheetFacts:
    """What a file tells of a sheet beside the values of its cells.

    Rows and columns that a filter or an outline folds away are not hidden: a click of the reader shows them.
    formats: number format codes that a number is not read without. errors: what error cells show.
    texts: of cells of which a part is raised or lowered.
    """

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[range] = field(default_factory=list)
    formats: dict[Place, str] = field(default_factory=dict)
    formulas: dict[Place, Formula] = field(default_factory=dict)
    errors: dict[Place, str] = field(default_factory=dict)
    texts: dict[Place, str] = field(default_factory=dict)

    def shows_row(self, y: int) -> bool:
        return y not in self.hidden_rows

    def shows_column(self, x: int) -> bool:
        return not any(x in columns for columns in self.hidden_columns)

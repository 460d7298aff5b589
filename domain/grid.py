"""表格：合并单元格展开后的矩阵。"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with merged cells spread out: every row has the same number of cells.

    source: where it stood (``html``, a sheet's name, a file's name), for quoting.
    """

    rows: tuple[tuple[str, ...], ...]
    source: str = ""

    @property
    def width(self) -> int:
        return len(self.rows[0]) if self.rows else 0

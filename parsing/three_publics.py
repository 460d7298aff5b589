"""“三公”经费表：在表格里认出合计和各项，读成数字。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from domain.grid import Grid
from parsing.annual_report.numbers import compact, read_number

_PARTS = (
    ("abroad", re.compile(r"因公出国")),
    ("cars", re.compile(r"公务用车购置(?:费?[和及与、]|费)?(?:公务用车)?运行|小计$")),
    ("purchase", re.compile(r"车购置费|购置费$")),
    ("running", re.compile(r"运行(?:维护)?费$")),
    ("reception", re.compile(r"公务接待")),
    ("total", re.compile(r"合计$|^总计$|三公.{0,4}经费(?:支出)?$")),
)
# Columns and rows that hold no amounts.
_NO_AMOUNTS = re.compile(r"行次|栏次|序号|率|%|比例")
_HEADER_ROWS = 8
# Tables that go on with these have totals of more than the three.
_MORE_THAN_THREE = re.compile(r"会议费|培训费")
_NOTHING = ("", "/", "-", "—", "--", "——")


@dataclass(frozen=True, slots=True)
class ThreePublics:
    """One set of the numbers. blanks: some cells were empty and were taken for nothing."""

    total: Decimal
    abroad: Decimal
    cars: Decimal
    purchase: Decimal
    running: Decimal
    reception: Decimal
    blanks: bool
    quote: str


def three_publics(grids: Iterable[Grid]) -> Iterator[ThreePublics]:
    """Every set of numbers whose six parts were recognised: a row under a header, or a column beside labels."""
    for grid in grids:
        text = compact("".join("".join(row) for row in grid.rows))
        if "因公出国" in text and not _MORE_THAN_THREE.search(text):
            yield from _below_header(grid)
            yield from _beside_labels(grid)


def incomes_and_expenses(grids: Iterable[Grid]) -> Iterator[tuple[Decimal, Decimal, str]]:
    """收入总计 and 支出总计 of a row that has both, and the row."""
    for grid in grids:
        for row in grid.rows:
            cells = [compact(cell) for cell in row]
            numbers = [_following(cells, words) for words in ("收入总计", "支出总计")]
            if numbers[0] is not None and numbers[1] is not None:
                yield numbers[0], numbers[1], " | ".join(dict.fromkeys(filter(None, row)))


def _following(cells: list[str], label: str) -> Decimal | None:
    """The one number behind a label and before the next words; of several columns nothing is certain."""
    place = next((x for x, cell in enumerate(cells) if cell.replace("本年", "") == label), None)
    if place is None:
        return None
    numbers: list[Decimal] = []
    for cell in cells[place + 1 :]:
        value = read_number(cell).value
        if value is not None:
            numbers.append(value)
        elif cell and cell != cells[place]:
            break
    return numbers[0] if len(numbers) == 1 else None


def _below_header(grid: Grid) -> Iterator[ThreePublics]:
    first = next((y for y, row in enumerate(grid.rows[:_HEADER_ROWS]) if _is_numbers(row)), None)
    if first is None:
        return
    columns: list[dict[str, int]] = []
    for x in range(grid.width):
        name = _part(compact(row[x]) for row in reversed(grid.rows[:first]))
        if name:
            if not columns or name in columns[-1]:
                columns.append({})
            columns[-1][name] = x
    for row in grid.rows[first:]:
        if _NO_AMOUNTS.search("".join(row)):
            continue
        for places in columns:
            if len(places) == len(_PARTS):
                yield from _set({name: row[x] for name, x in places.items()})


def _beside_labels(grid: Grid) -> Iterator[ThreePublics]:
    labels: dict[str, tuple[str, ...]] = {}
    first = len(grid.rows)
    for y, row in enumerate(grid.rows):
        name = _label(row)
        if name and name not in labels:
            labels[name], first = row, min(first, y)
    if len(labels) < len(_PARTS):
        return
    for x in range(1, grid.width):
        if not _NO_AMOUNTS.search("".join(row[x] for row in grid.rows[:first])):
            yield from _set({name: row[x] for name, row in labels.items()})


def _label(row: tuple[str, ...]) -> str:
    words = next((compact(cell) for cell in row if cell and not re.fullmatch(r"[\d.一二三四五]+", cell)), "")
    return _part((words,))


def _part(labels: Iterable[str]) -> str:
    """By the innermost label that says it."""
    for label in labels:
        for name, pattern in _PARTS:
            if pattern.search(label):
                return name
    return ""


def _is_numbers(row: tuple[str, ...]) -> bool:
    """A row of amounts; the numbers of the columns (1, 2, 3 …) are none."""
    values = [read_number(cell).value for cell in row if cell]
    amounts = [value for value in values if value is not None]
    return len(amounts) >= 3 and amounts != [Decimal(n) for n in range(1, len(amounts) + 1)]


def _set(cells: dict[str, str]) -> Iterator[ThreePublics]:
    blanks = [name for name, cell in cells.items() if cell.strip() in _NOTHING]
    numbers = {name: Decimal(0) if name in blanks else read_number(cell).value for name, cell in cells.items()}
    if "total" in blanks or any(value is None for value in numbers.values()):
        return
    quote = "；".join(f"{_NAMES[name]} {cells[name].strip() or '空'}" for name in _NAMES)
    sums = {name: value for name, value in numbers.items() if value is not None}
    if sums["total"] < sums["abroad"] < sums["cars"] < sums["reception"]:
        return  # the numbers of lines
    yield ThreePublics(**sums, blanks=bool(blanks), quote=quote)


_NAMES = {
    "total": "合计",
    "abroad": "因公出国（境）费",
    "cars": "公务用车购置及运行费",
    "purchase": "购置费",
    "running": "运行费",
    "reception": "公务接待费",
}

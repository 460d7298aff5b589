"""“三公”经费表：在表格里认出合计和各项，读成数字。"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from domain.grid import Grid
from parsing.annual_report.facts import Number
from parsing.annual_report.numbers import compact, in_unit, may_be_figure, read_number, stated_unit, unit_of

_Rows = tuple[tuple[str, ...], ...]
_THREE = re.compile(r"三公")
_PARTS = (
    ("total", re.compile(r"三公.{0,8}小计$")),
    ("abroad", re.compile(r"因公出国")),
    ("cars", re.compile(r"公务用车购置(?:费?[和及与、]|费)?(?:公务用车)?运行|公务用车(?:费用?|经费)$|小计$")),
    ("purchase", re.compile(r"车购置费|购置费用?$")),
    ("running", re.compile(r"运行(?:维护)?费用?$")),
    ("reception", re.compile(r"公务接待")),
    ("total", re.compile(r"合计$|^总计$|三公.{0,4}经费(?:支出)?$")),
)
_ADDED_UP = {"total", "abroad", "cars", "reception"}
_SPLIT = {"purchase", "running"}
# Budget and accounts, or years, stand side by side: each is a set of its own.
_KIND = re.compile(
    r"\(?(?:20\d\d年度?|上年度?|本年度?|当年|年初|全年|调整)*(?:预算|决算|执行|完成|支出|增减|实际)(?:数|额|金额)\)?"
    r"|^(?:20\d\d年度?|上年度?|本年度?|年初|全年|调整)*(?:预算|决算|上年|本年|20\d\d年度?)$"
)
_UNIT = re.compile(r"\([^()]*元\)$")
# Columns and rows that hold no amounts.
_NO_AMOUNTS = re.compile(r"行次|栏次|序号|率|%|％|比例")
_RATE = re.compile(r"[-+−－]?[\d.,]+\s*[%％]")
_HEADER_ROWS = 8
_LONGEST_LABEL = 30
# Tables that go on with these have totals of more than the three, beside one that is named after the three.
_MEETINGS = re.compile(r"会议费|培训费")
_MORE_THAN_THREE = re.compile(r"会议费|培训费|机关运行经费|差旅费|办公费|劳务费")


@dataclass(frozen=True, slots=True)
class ThreePublics:
    """One set of the numbers, in one unit of money; None for a figure that is unknown.

    split: what the cars cost stands there in its two parts. blanks: some cells were empty and were taken for nothing;
    a stroke says so itself.
    """

    total: Decimal | None
    abroad: Decimal | None
    cars: Decimal | None
    purchase: Decimal | None
    running: Decimal | None
    reception: Decimal | None
    split: bool
    blanks: bool
    quote: str


@dataclass(frozen=True, slots=True)
class _Column:
    """What the header says of a column: the part, of which kind (预算数, 决算数 …), in which unit of money.

    named: it names the three publics, or the cars, itself, and is no mere 合计 or 小计.
    """

    x: int
    part: str
    kind: str
    unit: str
    named: bool


def three_publics(grids: Iterable[Grid]) -> Iterator[ThreePublics]:
    """Every set of numbers whose parts were recognised: a row under a header, or a column beside labels."""
    for grid in grids:
        text = compact("".join("".join(row) for row in grid.rows))
        if "因公出国" in text:
            rows = tuple(row for row in grid.rows if not _is_title(row))
            unit, only_named = stated_unit(text), bool(_MORE_THAN_THREE.search(text))
            yield from _below_header(rows, unit, only_named)
            yield from _below_header(tuple(zip(*rows, strict=True)), unit, only_named)


def without_sums(grids: Iterable[Grid]) -> bool:
    """A table of the three publics with nothing that could be added up: no amount but 0, or a total of more than them."""
    return any(_has_no_sums(grid) for grid in grids)


def _has_no_sums(grid: Grid) -> bool:
    text = compact("".join(cell for row in grid.rows for cell in row if len(cell) <= _LONGEST_LABEL))
    amounts = (read_number(cell) for row in grid.rows for cell in row)
    speaks = "因公出国" in text and "公务接待" in text and "公务用车" in text
    adds_more = bool(_MEETINGS.search(text))
    return speaks and (adds_more or not any(n.value or (may_be_figure(n) and n.unknown) for n in amounts))


def incomes_and_expenses(grids: Iterable[Grid]) -> Iterator[tuple[Decimal | None, Decimal | None, str]]:
    """收入总计 and 支出总计 of a row that has both, and the row; None for a figure that is unknown."""
    for grid in grids:
        for row in grid.rows:
            cells = [compact(cell) for cell in row]
            income, expense = (_following(cells, row, words) for words in ("收入总计", "支出总计"))
            if income and expense:
                value = in_unit(expense, income.unit).value
                yield income.value, value, " | ".join(dict.fromkeys(filter(None, row)))


def _following(cells: list[str], row: tuple[str, ...], label: str) -> Number | None:
    """The one figure behind a label and before the next words; of several columns nothing is certain."""
    place = next((x for x, cell in enumerate(cells) if cell.replace("本年", "") == label), None)
    if place is None:
        return None
    figures: list[Number] = []
    for x in range(place + 1, len(row)):
        figure = read_number(row[x])
        if figure.value is not None or may_be_figure(figure):
            figures.append(figure)
        elif cells[x] and cells[x] != cells[place]:
            break
    return figures[0] if len(figures) == 1 else None


def _is_title(row: tuple[str, ...]) -> bool:
    return len(set(row)) == 1 and read_number(row[0]).unknown


def _below_header(rows: _Rows, unit: str, only_named: bool) -> Iterator[ThreePublics]:
    """unit: of money, as the table states it for all. only_named: another total than that of the three adds up more."""
    first = next((y for y, row in enumerate(rows[:_HEADER_ROWS]) if _is_numbers(row)), None)
    if first is None:
        return
    labels = [[compact(cell) for cell in row] for row in rows[:first]]
    columns = filter(None, (_column(x, [row[x] for row in labels]) for x in range(len(rows[0]))))
    meant = (column for column in columns if column.named or column.part != "total" or not only_named)
    groups = tuple(group for group in _groups(meant) if _adds_up(group))
    for row in rows[first:]:
        if _NO_AMOUNTS.search("".join(cell for cell in row if not _RATE.fullmatch(cell))):
            continue
        for group in groups:
            if not any(_RATE.fullmatch(row[column.x]) for column in group):
                yield from _set({column.part: read_number(row[column.x], column.unit or unit) for column in group})


def _column(x: int, labels: list[str]) -> _Column | None:
    """By the innermost label that says each; None for a column of no part, or of no amounts."""
    inner = list(dict.fromkeys(filter(None, reversed(labels))))
    label, part = next(((label, part) for label in inner if (part := _part(label))), ("", ""))
    if not part or any(_NO_AMOUNTS.search(label) for label in inner):
        return None
    kinds = (kind[0].strip("()") for label in inner if (kind := _KIND.search(label)))
    named = "公务用车" in label if part == "cars" else bool(_THREE.search(label) and not _MORE_THAN_THREE.search(label))
    return _Column(x, part, "".join(kinds), next(filter(None, map(unit_of, inner)), ""), named)


def _part(label: str) -> str:
    bare = _UNIT.sub("", _KIND.sub("", _UNIT.sub("", label)))
    return next((name for name, pattern in _PARTS if pattern.search(bare)), "")


def _groups(columns: Iterable[_Column]) -> Iterator[tuple[_Column, ...]]:
    """The parts of one kind; where kinds are not told, a part that comes again begins a new set."""
    begun: dict[str, dict[str, _Column]] = {}
    for column in columns:
        group = begun.setdefault(column.kind, {})
        if column.part in group:
            yield tuple(group.values())
            group = begun[column.kind] = {}
        group[column.part] = column
    yield from (tuple(group.values()) for group in begun.values())


def _adds_up(group: tuple[_Column, ...]) -> bool:
    """All six parts, or without those of the cars where their sum is called so."""
    parts = {column.part for column in group}
    plain = any(column.part == "cars" and column.named for column in group)
    return parts >= _ADDED_UP and (parts >= _SPLIT or plain)


def _is_numbers(row: tuple[str, ...]) -> bool:
    """A row of amounts; the numbers of the columns (1, 2, 3 …) are none."""
    values = [read_number(cell).value for cell in row if cell]
    amounts = [value for value in values if value is not None]
    return len(amounts) >= 3 and amounts != [Decimal(n) for n in range(1, len(amounts) + 1)]


def _set(figures: dict[str, Number]) -> Iterator[ThreePublics]:
    total = figures["total"]
    unknown = [figure for figure in figures.values() if figure.unknown]
    if total.none or len(unknown) == len(figures) or not all(map(may_be_figure, unknown)):
        return
    blanks = any(figure.none and not figure.raw.strip() for figure in figures.values())
    sums: dict[str, Decimal | None] = dict.fromkeys(_NAMES)
    sums |= {part: Decimal(0) if figure.none else in_unit(figure, total.unit).value for part, figure in figures.items()}
    shown = ((name, figures[part].raw.strip()) for part, name in _NAMES.items() if part in figures)
    quote = "；".join(f"{name} {raw or '空'}" for name, raw in shown)
    if not _numbers_lines(sums):
        yield ThreePublics(**sums, split=figures.keys() >= _SPLIT, blanks=blanks, quote=quote)


def _numbers_lines(sums: dict[str, Decimal | None]) -> bool:
    """Whether these are the numbers of the lines, or of the columns."""
    ordered = [sums[part] for part in ("total", "abroad", "cars", "reception")]
    known = [value for value in ordered if value is not None]
    return len(known) == len(ordered) and all(left < right for left, right in pairwise(known))


_NAMES = {
    "total": "合计",
    "abroad": "因公出国（境）费",
    "cars": "公务用车购置及运行费",
    "purchase": "购置费",
    "running": "运行费",
    "reception": "公务接待费",
}

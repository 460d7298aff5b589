"""年报按年排列：栏目里历年的年报应依年度顺序排列，便于查找。

Only the department's own reports count, each year once by its first place in the list; a single one out of place at the
head may be pinned, and three years tell no order yet. Whether a list is hard to use a person sees better.
Source: 外地考评通报 年报专栏排序混乱、查询不便 (confirmed).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from domain.doubt import shown
from domain.finding import Observation, needs_review, passed
from domain.view import View
from parsing.annual_report.titles import year_of

REASONS = {
    "in_order": {"years"},
    "mixed": {"years"},
}
_FEWEST = 4


@dataclass(frozen=True, slots=True)
class Params:
    pass


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    column = view.column
    own = [entry for entry in column.entries if any(name in entry.title for name in view.department.names)]
    years = list(dict.fromkeys(year for entry in own or column.entries if (year := year_of(entry))))
    told = "、".join(map(str, years))
    mixed = not column.column.shared and len(years) >= _FEWEST and not (_is_sorted(years) or _is_sorted(years[1:]))
    said = needs_review if mixed else passed
    evidence = column.evidence(f"依次为{told}" if mixed else shown(column))
    yield said("mixed" if mixed else "in_order", *evidence, about=(), years=told).due_to(column.emptiness)


def _is_sorted(years: Sequence[int]) -> bool:
    return list(years) in (sorted(years), sorted(years, reverse=True))

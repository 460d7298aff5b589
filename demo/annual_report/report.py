"""一份样例年报的数据：各表的数字，以及故意写错的地方。"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

Six = tuple[int, int, int, int, int, int]
"""Numbers by applicant: 自然人, 商业企业, 科研机构, 社会公益组织, 法律服务机构, 其他."""

NONE: Six = (0, 0, 0, 0, 0, 0)
HEADINGS = (
    "一、总体情况",
    "二、主动公开政府信息情况",
    "三、收到和处理政府信息公开申请情况",
    "四、政府信息公开行政复议、行政诉讼情况",
    "五、存在的主要问题及改进情况",
    "六、其他需要报告的事项",
)


def by(people: int = 0, firms: int = 0) -> Six:
    """Hardly anybody else applies to a department of a zone."""
    return (people, firms, 0, 0, 0, 0)


class Digits(StrEnum):
    """How the numbers are typed. SPLIT: each digit in an element of its own."""

    PLAIN = "plain"
    FULL_WIDTH = "full_width"
    SPLIT = "split"


class Layout(StrEnum):
    """TABLES: as prescribed. FLAT: every cell a paragraph, noughts left out, as a careless paste from Word leaves it."""

    TABLES = "tables"
    FLAT = "flat"


@dataclass(frozen=True, slots=True)
class Review:
    """Four outcomes of disputes: 维持, 纠正, 其他, 尚未审结."""

    upheld: int = 0
    corrected: int = 0
    other: int = 0
    pending: int = 0

    @property
    def numbers(self) -> tuple[int, ...]:
        return (self.upheld, self.corrected, self.other, self.pending)


@dataclass(frozen=True, slots=True)
class Report:
    """What a report says.

    form: year of the layout of its tables. results: id of a result row → its numbers.
    regulations: what stands in the row of 规章, which no department makes.
    misprints: (row id, column from 0 to 6) → what is printed instead; rows also ``received``,
    ``carried_in``, ``total``, ``carried_out``. lacks: headings (from 1) and tables (「二」…) left out.
    lacks_rows: ids of result rows left out. headings: as printed; order: in which the sections stand.
    subheads: section one is divided under headings of its own. wording: who has the same has copied; None: that of the
    year.
    """

    year: int
    form: int = 2021
    received: Six = NONE
    carried_in: Six = NONE
    results: Mapping[str, Six] = field(default_factory=dict)
    carried_out: Six = NONE
    disputes: tuple[Review, Review, Review] = (Review(), Review(), Review())
    regulations: str = "0"
    documents: tuple[int, int, int] = (0, 0, 0)
    permits: int = 0
    penalties: int = 0
    published: int = 96
    misprints: Mapping[tuple[str, int], str] = field(default_factory=dict)
    lacks: frozenset[int] = frozenset()
    lacks_tables: frozenset[str] = frozenset()
    lacks_rows: frozenset[str] = frozenset()
    headings: tuple[str, ...] = HEADINGS
    order: tuple[int, ...] = (1, 2, 3, 4, 5, 6)
    digits: Digits = Digits.PLAIN
    layout: Layout = Layout.TABLES
    subheads: bool = False
    wording: int | None = None


def total_of(numbers: Mapping[str, Six]) -> Six:
    """Column by column."""
    sums = [sum(row[x] for row in numbers.values()) for x in range(len(NONE))]
    return (sums[0], sums[1], sums[2], sums[3], sums[4], sums[5])


def balances(report: Report) -> bool:
    """The true numbers fit together; misprints are another matter."""
    total = total_of(report.results)
    came = [a + b for a, b in zip(report.received, report.carried_in, strict=True)]
    left = [a + b for a, b in zip(total, report.carried_out, strict=True)]
    return came == left

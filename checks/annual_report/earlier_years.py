"""保留往年年报：到期年度之前若干年的报告仍可查阅。

Source: 国办公开办函〔2019〕61号, 年报板块汇集各年度报告 (unconfirmed).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.doubt import absent
from domain.finding import Observation, passed
from domain.view import View
from parsing.annual_report.due import column_lacking, reports_by_year

REASONS = {
    "kept": {"years"},
    "missing": {"lacking"},
}


@dataclass(frozen=True, slots=True)
class Params:
    """years: how many years before the scheme's report year must be there."""

    years: int


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    listed = reports_by_year(view, as_of)
    wanted = [view.report.year - back for back in range(1, params.years + 1)]
    lacking = [str(year) for year in wanted if year not in listed]
    found = "、".join(str(year) for year in sorted(listed, reverse=True)) or "无"
    quote = f"栏目列出的年度：{found}"
    if lacking:
        years = "、".join(f"{year}年" for year in lacking)
        column = column_lacking(view, as_of, *map(int, lacking))
        yield absent(column, "missing", quote, about=tuple(lacking), lacking=years)
    else:
        yield passed("kept", *view.column.evidence(quote), years=params.years)

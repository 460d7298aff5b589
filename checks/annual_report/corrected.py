"""没有被纠错：年报表四里，复议、诉讼的“结果纠正”应为零。

The report says so itself; what lies behind a case, and whether it is of the assessed year, a person finds out. Without a
report that was read there is nothing to say.
Source: 外地考评 因政府信息公开被复议、诉讼纠错的每件扣分 (confirmed); the scheme sets no price.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.finding import Observation, needs_review, passed
from domain.view import View
from parsing.annual_report.due import read_due_report
from parsing.annual_report.facts import DISPUTE_RESULTS

REASONS = {
    "none": {"year"},
    "corrected": {"year", "cases", "groups"},
    "nothing": set(),
}
_CORRECTED = DISPUTE_RESULTS.index("结果纠正")


@dataclass(frozen=True, slots=True)
class Params:
    pass


def check(view: View, params: Params, as_of: date) -> Iterator[Observation]:
    due = read_due_report(view, as_of)
    if isinstance(due, Observation) or due.report.disputes is None:
        nothing = passed("nothing", *view.column.evidence(view.column.note or view.column.column.name), about=())
        yield nothing.due_to(due.cause if isinstance(due, Observation) else None)
        return
    found = {
        group: int(numbers[_CORRECTED].value or 0)
        for group, numbers in due.report.disputes.groups.items()
        if len(numbers) > _CORRECTED and numbers[_CORRECTED].value
    }
    if not found:
        yield passed("none", due.quoted("结果纠正"), about=due.about, year=due.year)
        return
    groups = "、".join(f"{group}{cases}件" for group, cases in found.items())
    quote = due.quoted(f"表四“结果纠正”：{groups}")
    yield needs_review("corrected", quote, about=due.about, year=due.year, cases=sum(found.values()), groups=groups)

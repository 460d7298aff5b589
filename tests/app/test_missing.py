"""缺栏目：别的部门普遍有、清单读全了没有，才算部门的问题；否则只是疑点。"""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from app.missing import KeepingSeen, missing
from domain.capture import Capture
from domain.department import Column
from domain.finding import Outcome
from domain.scheme import Criterion, Decision, MissingColumns
from domain.snapshot import ColumnState, ColumnView, Snapshot

NIGHT = datetime(2022, 3, 1, 2, tzinfo=UTC)
MENU = "政府信息公开指南、政府信息公开年报、规划信息"
RULE = MissingColumns(4, Decimal("0.8"), "建议稿", "别的部门普遍设有", at_most=5)


def criterion(points: str = "2.0") -> Criterion:
    return Criterion(
        "meetings_published", "2.1.9", "公开会议", Decimal(points), Decision.AUTOMATIC, columns=("meetings",)
    )


def view(
    state: ColumnState, *, complete: bool = True, seen: bool = True, url: str = "http://a.gov.cn/jfj/"
) -> ColumnView:
    home = Capture(url, url, 200, NIGHT, "sha256:1" if seen else "")
    return ColumnView(Column("meetings", "重大会议", home.url), state, (home,), complete=complete, note=MENU)


def outcome(lacking: ColumnView, having: int, without: int, rule: MissingColumns | None = RULE) -> Outcome:
    """Of the others so many have the column, and so many have not."""
    keeping = KeepingSeen()
    states = [ColumnState.READ, ColumnState.BLANK, ColumnState.UNDER_CONSTRUCTION, ColumnState.PARENT]
    for n in range(having):
        keeping.add(Snapshot(f"having{n}", NIGHT, (view(states[n % 4], url=f"http://a.gov.cn/{n}/"),)))
    for n in range(without):
        keeping.add(Snapshot(f"without{n}", NIGHT, (view(ColumnState.MISSING),)))
    keeping.add(Snapshot("unread", NIGHT, (view(ColumnState.UNREADABLE, complete=False),)))
    keeping.add(Snapshot("own", NIGHT, (lacking,)))
    (observation,) = missing(criterion(), (lacking,), "own", keeping.result, rule)
    assert observation.reason == "no_column"
    assert (observation.values["having"], observation.values["others"]) == (having, having + without)
    assert observation.cause
    return observation.outcome


@pytest.mark.parametrize(
    ("having", "without", "said"),
    [
        (4, 0, Outcome.FAIL),
        (8, 2, Outcome.FAIL),
        (3, 0, Outcome.NEEDS_REVIEW),  # too few departments to know how this portal does it
        (7, 2, Outcome.NEEDS_REVIEW),  # some do without it, so it may be kept elsewhere
        (0, 9, Outcome.NEEDS_REVIEW),  # nobody has it
    ],
)
def test_what_the_others_have_decides(having: int, without: int, said: Outcome) -> None:
    assert outcome(view(ColumnState.MISSING), having, without) is said


@pytest.mark.parametrize("called", [True, False])
def test_where_the_portal_has_a_column_for_all_nobody_need_have_one(called: bool) -> None:
    """It is called shared, or stands beside each one's own at one address."""
    keeping = KeepingSeen()
    for n in range(8):
        own = view(ColumnState.READ, url=f"http://a.gov.cn/{n}/")
        shared = replace(own, column=replace(own.column, shared=True))
        beside = replace(own, children=(("重大会议", own.column.url), ("会议", "http://a.gov.cn/hy/")))
        keeping.add(Snapshot(f"having{n}", NIGHT, (shared if called else beside,)))
    lacking = view(ColumnState.MISSING)
    (observation,) = missing(criterion(), (lacking,), "own", keeping.result, RULE)
    assert observation.outcome is Outcome.NEEDS_REVIEW


def test_without_a_rule_or_a_copy_of_the_menu_it_is_a_doubt() -> None:
    assert outcome(view(ColumnState.MISSING), 9, 0, None) is Outcome.NEEDS_REVIEW
    assert outcome(view(ColumnState.MISSING, seen=False), 9, 0) is Outcome.NEEDS_REVIEW


def test_nothing_is_said_of_a_column_that_is_there_or_was_only_searched_for() -> None:
    keeping = KeepingSeen().result
    for there in (view(ColumnState.READ), view(ColumnState.BLANK), view(ColumnState.MISSING, complete=False)):
        assert missing(criterion(), (there,), "own", keeping, RULE) == ()


def test_a_notice_and_who_looks_at_several_columns_are_judged_by_their_check() -> None:
    keeping, lacking = KeepingSeen().result, view(ColumnState.MISSING)
    assert missing(criterion("0"), (lacking,), "own", keeping, RULE) == ()
    assert missing(criterion(), (lacking, lacking), "own", keeping, RULE) == ()


@pytest.mark.parametrize(("count", "said"), [(5, Outcome.FAIL), (6, Outcome.NEEDS_REVIEW)])
def test_whoever_seems_to_lack_most_of_what_the_others_have_was_not_read(count: int, said: Outcome) -> None:
    """A menu that opens in a way that nobody has seen yet looks like a department without columns."""

    def of_kind(one: ColumnView, kind: str) -> ColumnView:
        return replace(one, column=replace(one.column, kind=kind))

    keeping, kinds = KeepingSeen(), ["meetings", *(f"kind{n}" for n in range(1, count))]
    for n in range(8):
        own = view(ColumnState.READ, url=f"http://a.gov.cn/{n}/")
        keeping.add(Snapshot(f"having{n}", NIGHT, tuple(of_kind(own, kind) for kind in kinds)))
    lacking = view(ColumnState.MISSING)
    keeping.add(Snapshot("own", NIGHT, tuple(of_kind(lacking, kind) for kind in kinds)))
    (observation,) = missing(criterion(), (lacking,), "own", keeping.result, RULE)
    assert observation.outcome is said

"""考评库：存取一致、只存一次、接着做、取最新。"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import Engine, func, select

from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.snapshot import Snapshot
from storage.errors import StorageError
from storage.store import Store
from storage.tables import metadata
from tests.storage.result_saver import save
from tests.storage.sample_scheme import SCHEME

Begin = Callable[..., Assessment]
MakeResult = Callable[..., DepartmentResult]
MakeSnapshot = Callable[..., Snapshot]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
WANTED = ("suizhou", SCHEME, date(2026, 3, 1), "network", ("fgj", "czj"), NOON)


def row_counts(engine: Engine) -> dict[str, int]:
    with engine.connect() as connection:
        tables = metadata.tables.items()
        return {name: connection.scalar(select(func.count()).select_from(table)) or 0 for name, table in tables}


def test_result_comes_back_as_it_was_saved(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot
) -> None:
    started = begin()
    saved = save(store, make_result(started.id), make_snapshot())
    (loaded,) = store.results(started.id)
    assert loaded == saved == make_result(started.id, snapshot=saved.snapshot)
    assert store.snapshot(saved.snapshot) == make_snapshot()
    assert list(loaded.score.indicators) == ["2.1", "1.1"]
    assert loaded.judged_at.tzinfo is UTC
    assert loaded.results[0].findings[0].evidence[0].fetched_at.tzinfo is UTC


@pytest.mark.parametrize("number", ["0.1", "0.50", "33.33", "0.1234567890123456789012345", "1E+2", "0"])
def test_decimals_come_back_exactly(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot, number: str
) -> None:
    exact, started = Decimal(number), begin()
    result = make_result(started.id)
    points = replace(result.score.scaled, earned=exact)
    finding = replace(result.results[0].findings[0], deduction=exact, cap=exact)
    criterion = replace(result.results[0], points=points, findings=(finding,))
    indicator = replace(result.score.indicators["1.1"], points=points)
    score = replace(result.score, scaled=points, raw=points, indicators={"1.1": indicator})
    save(store, replace(result, results=(criterion,), score=score), make_snapshot())
    (loaded,) = store.results(started.id)
    kept = loaded.results[0]
    numbers = [loaded.score.raw.earned, loaded.score.scaled.earned, kept.points.earned]
    numbers += [kept.findings[0].deduction, loaded.score.indicators["1.1"].points.earned]
    assert [*map(str, numbers), str(kept.findings[0].cap)] == [number] * 6


def test_result_without_criteria_or_findings(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot, engine: Engine
) -> None:
    started = begin()
    save(store, make_result(started.id, criteria=0), make_snapshot())
    assert store.results(started.id)[0].results == ()
    counts = row_counts(engine)
    assert (counts["criterion_results"], counts["findings"], counts["evidence"]) == (0, 0, 0)


def test_judging_a_stored_snapshot_again_stores_no_second_one(
    store: Store, judge: Callable[..., Assessment], begin: Begin, make_result: MakeResult, engine: Engine
) -> None:
    first = store.results(judge("fgj").id)[0].snapshot
    again = begin(trigger=Trigger.JUDGE)
    store.save(make_result(again.id, snapshot=first))
    assert store.results(again.id)[0].snapshot == first
    assert row_counts(engine)["snapshots"] == 1


def test_saving_a_department_twice_is_refused_and_writes_nothing(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot, engine: Engine
) -> None:
    started = begin()
    first = save(store, make_result(started.id), make_snapshot())
    before = row_counts(engine)
    with pytest.raises(StorageError) as refusal:
        store.save(make_result(started.id, criteria=1, snapshot=first.snapshot))
    assert str(refusal.value) == f"fgj局在第 {started.id} 号考评中的结果已经保存，不能改写。"
    assert row_counts(engine) == before
    assert store.results(started.id) == (first,)


def test_a_criterion_given_twice_leaves_nothing_behind(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot, engine: Engine
) -> None:
    started = begin()
    result = make_result(started.id, snapshot=store.keep(started.id, make_snapshot()))
    before = row_counts(engine)
    with pytest.raises(StorageError, match="评分点重复，没有保存"):
        store.save(replace(result, results=result.results * 2))
    assert row_counts(engine) == before


@pytest.mark.parametrize("changes", [{"assessment": 99}, {"snapshot": 99}], ids=["assessment", "snapshot"])
def test_result_that_refers_to_nothing(
    store: Store, begin: Begin, make_result: MakeResult, changes: dict[str, Any], engine: Engine
) -> None:
    result = replace(make_result(begin().id), **changes)
    with pytest.raises(StorageError, match="所属的考评或快照不存在"):
        store.save(result)
    assert row_counts(engine)["department_results"] == 0


def test_time_without_a_zone_is_refused(begin: Begin, engine: Engine) -> None:
    with pytest.raises(Exception, match="time without a time zone"):
        begin(started_at=datetime(2026, 3, 1))
    assert row_counts(engine)["assessments"] == 0


def test_assessment_comes_back_and_is_finished_once(store: Store, begin: Begin) -> None:
    started = begin()
    assert store.assessment(started.id) == started
    assert started.finished_at is None
    store.finish(started.id, NOON)
    assert store.assessment(started.id) == replace(started, finished_at=NOON)
    with pytest.raises(StorageError, match="不存在或已经结束"):
        store.finish(started.id, NOON + timedelta(hours=1))
    assert store.assessment(started.id).finished_at == NOON


def test_numbers_that_name_nothing(store: Store) -> None:
    with pytest.raises(StorageError, match="没有第 7 号考评"):
        store.assessment(7)
    with pytest.raises(StorageError, match="没有第 7 号采集快照"):
        store.snapshot(7)
    assert store.results(7) == ()
    assert store.latest("suizhou", "gxq-2021") is None
    assert store.last_result("suizhou", "gxq-2021", "fgj") is None


def test_interrupted_scan_is_found_and_gone_on_with(
    store: Store, judge: Callable[..., Assessment], make_result: MakeResult, make_snapshot: MakeSnapshot
) -> None:
    interrupted = judge("czj", "fgj", finished=False)
    found = store.unfinished(*WANTED)
    assert found == interrupted
    assert store.judged(interrupted.id) == {"czj", "fgj"}
    save(store, make_result(interrupted.id, "jyj"), make_snapshot("jyj"))
    store.finish(interrupted.id, NOON)
    assert store.unfinished(*WANTED) is None
    assert [result.department.id for result in store.results(interrupted.id)] == ["czj", "fgj", "jyj"]


@pytest.mark.parametrize(
    "changes",
    [
        {"portal": "other"},
        {"scheme": replace(SCHEME, title="改过的方案")},
        {"as_of": date(2026, 3, 2)},
        {"source": "pages/"},
        {"trigger": Trigger.RECHECK},
        {"trigger": Trigger.JUDGE},
        {"departments": ("czj",)},
        {"started_at": NOON - timedelta(days=1, minutes=1)},
    ],
    ids=lambda changes: next(iter(changes)),
)
def test_unfinished_passes_over_what_is_another_thing(store: Store, begin: Begin, changes: dict[str, Any]) -> None:
    wanted = begin(trigger=Trigger.SCHEDULE)
    begin(**changes)
    assert store.unfinished(*WANTED) == wanted


def test_of_two_interrupted_scans_the_newer(store: Store, begin: Begin) -> None:
    begin()
    newer = begin()
    assert store.unfinished(*WANTED) == newer


def test_what_stands_is_the_newest_snapshot_of_each_department_up_to_an_assessment(
    store: Store, begin: Begin, make_snapshot: MakeSnapshot
) -> None:
    scan, elsewhere = begin(), begin(portal="other")
    first = {name: store.keep(scan.id, make_snapshot(name)) for name in ("czj", "fgj")}
    store.keep(elsewhere.id, make_snapshot("czj"))
    recheck = begin(trigger=Trigger.RECHECK)
    again = store.keep(recheck.id, make_snapshot("fgj"))
    later = begin()
    store.keep(later.id, make_snapshot("czj"))
    assert store.gathered(scan.id) == first
    assert store.gathered(recheck.id) == {"fgj": again}
    assert store.standing("suizhou", scan.id) == first
    assert store.standing("suizhou", recheck.id) == {**first, "fgj": again}
    assert store.assessment_of(again) == recheck.id


def test_what_was_broken_off_and_is_not_gone_on_with_is_discarded(
    store: Store, judge: Callable[..., Assessment], make_result: MakeResult, engine: Engine
) -> None:
    finished = judge("czj")
    kept = row_counts(engine)
    judge("czj", "fgj", finished=False, trigger=Trigger.RECHECK)
    judge("czj", finished=False, started_at=NOON - timedelta(days=2))
    store.discard_abandoned(NOON)
    left = row_counts(engine)
    assert left == {**kept, "assessments": 3}
    assert [result.department.id for result in store.results(finished.id)] == ["czj"]
    scan = judge("czj", "fgj", finished=False)
    store.discard_abandoned(NOON)
    assert store.judged(scan.id) == {"czj", "fgj"}


def test_a_snapshot_that_was_judged_elsewhere_is_not_discarded(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot
) -> None:
    abandoned = begin(started_at=NOON - timedelta(days=2))
    snapshot = store.keep(abandoned.id, make_snapshot())
    judged = begin(trigger=Trigger.JUDGE)
    store.save(make_result(judged.id, snapshot=snapshot))
    store.finish(judged.id, NOON)
    store.discard_abandoned(NOON)
    assert store.snapshot(snapshot) == make_snapshot()

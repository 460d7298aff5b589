"""取最新：每个部门最近一次判定的结果，查询次数不随部门增加。"""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine, event

from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.snapshot import Snapshot
from storage.store import Store
from tests.storage.result_saver import save
from tests.storage.sample_scheme import SCHEME

Begin = Callable[..., Assessment]
MakeResult = Callable[..., DepartmentResult]
MakeSnapshot = Callable[..., Snapshot]

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_latest_is_the_one_that_finished_last(store: Store, judge: Callable[..., Assessment], begin: Begin) -> None:
    resumed, finished_before = begin(), judge("fgj", hour=1)
    begin()
    judge("fgj", hour=9, scheme=replace(SCHEME, id="other-2022"))
    assert store.latest("suizhou", "gxq-2021") == replace(finished_before, finished_at=NOON + timedelta(hours=1))
    store.finish(resumed.id, NOON + timedelta(hours=2))
    assert store.latest("suizhou", "gxq-2021") == replace(resumed, finished_at=NOON + timedelta(hours=2))


def test_current_results_are_the_newest_of_each_department(store: Store, judge: Callable[..., Assessment]) -> None:
    nightly = judge("jyj", "czj", "fgj", hour=1)
    recheck = judge("fgj", hour=5, trigger=Trigger.RECHECK)
    judge("czj", hour=7, finished=False)
    judge("czj", hour=8, portal="other")
    current = store.current_results("suizhou", "gxq-2021")
    of_departments = [(result.department.id, result.assessment) for result in current]
    assert of_departments == [("czj", nightly.id), ("fgj", recheck.id), ("jyj", nightly.id)]
    assert store.last_result("suizhou", "gxq-2021", "fgj") == current[1]
    assert store.last_result("suizhou", "gxq-2021", "none") is None


def test_a_resumed_scan_does_not_hide_the_recheck_made_meanwhile(
    store: Store, judge: Callable[..., Assessment], make_result: MakeResult, make_snapshot: MakeSnapshot
) -> None:
    scan = judge("fgj", hour=1, finished=False)
    recheck = judge("fgj", "jyj", hour=5, trigger=Trigger.RECHECK)
    save(store, make_result(scan.id, "jyj", judged_at=NOON + timedelta(hours=9)), make_snapshot("jyj"))
    store.finish(scan.id, NOON + timedelta(hours=9))
    current = store.current_results("suizhou", "gxq-2021")
    assert [result.assessment for result in current] == [recheck.id, scan.id]


def test_results_judged_at_the_same_moment_go_by_assessment(store: Store, judge: Callable[..., Assessment]) -> None:
    judge("fgj")
    later = judge("fgj")
    assert [result.assessment for result in store.current_results("suizhou", "gxq-2021")] == [later.id]


def test_loading_takes_as_many_queries_for_fifty_departments_as_for_one(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot, engine: Engine
) -> None:
    small, large = begin(), begin()
    save(store, make_result(small.id), make_snapshot())
    for number in range(50):
        save(store, make_result(large.id, f"d{number:02d}", criteria=20), make_snapshot(f"d{number:02d}"))
    asked: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda *call: asked.append(call[2]))
    assert len(store.results(small.id)) == 1
    for_one, asked[:] = list(asked), []
    assert len(store.results(large.id)) == 50
    assert len(asked) == len(for_one) == 5
    assert asked[0] == "BEGIN"

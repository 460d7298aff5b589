"""没变的只存一份：一夜没有变化，一个部门只多一行；哪一夜都还读得出。"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import Engine

from domain.assessment import Assessment, DepartmentResult
from domain.finding import Finding
from domain.score import CriterionResult
from domain.snapshot import Snapshot
from storage.archive import Archive
from storage.contents import packed
from storage.retention import expire
from storage.said_in import decode_said_in, encode_said_in, timeless
from storage.store import Store
from storage.tables import contents, snapshots
from storage.verification import verify
from tests.storage.conftest import NOON
from tests.storage.result_saver import save
from tests.storage.test_storage_store import row_counts

Night = Callable[..., DepartmentResult]


@pytest.fixture
def night(
    store: Store,
    begin: Callable[..., Assessment],
    make_result: Callable[..., DepartmentResult],
    make_snapshot: Callable[..., Snapshot],
) -> Night:
    """One night's result as it was said, its copies fetched that night; message: of the first finding."""

    def night(number: int, message: str = "晚了 11 天", finished: bool = True) -> DepartmentResult:
        started, at = begin(), NOON + timedelta(days=number)
        made = make_result(started.id, judged_at=at)
        results = tuple(_fetched(one, at) for one in made.results)
        first = replace(results[0].findings[0], message=message)
        worded = replace(results[0], findings=(first, *results[0].findings[1:]))
        said = replace(made, results=(worded, *results[1:]))
        saved = save(store, said, make_snapshot(taken_at=at))
        if finished:
            store.finish(started.id, at)
        return saved

    return night


def _fetched(judged: CriterionResult, at: datetime) -> CriterionResult:
    def again(finding: Finding) -> Finding:
        return replace(finding, evidence=tuple(replace(one, fetched_at=at) for one in finding.evidence))

    return replace(judged, findings=tuple(map(again, judged.findings)))


def test_a_night_without_a_change_adds_a_row_of_its_own_and_nothing_else(
    store: Store, night: Night, engine: Engine
) -> None:
    first = night(1)
    before = row_counts(engine)
    second = night(2)
    added = {name: count - before[name] for name, count in row_counts(engine).items() if count != before[name]}
    assert added == {"assessments": 1, "snapshots": 1, "department_results": 1}
    (loaded,) = store.results(second.assessment)
    assert loaded == replace(first, assessment=second.assessment, snapshot=second.snapshot, judged_at=second.judged_at)
    assert store.snapshot(second.snapshot).taken_at == NOON + timedelta(days=2)
    assert (store.unchanged(first.assessment), store.unchanged(second.assessment)) == (frozenset(), {"fgj"})


def test_what_changed_is_stored_and_every_night_can_still_be_asked_for(
    store: Store, night: Night, engine: Engine
) -> None:
    nights = [night(1), night(2, "晚了 12 天"), night(3, "晚了 12 天"), night(4)]
    assert row_counts(engine)["criterion_results"] == 3 + 1 + 0 + 1
    for said in nights:
        (loaded,) = store.results(said.assessment)
        assert tuple(map(timeless, loaded.results)) == tuple(map(timeless, said.results))
    assert [_message(store, said) for said in nights] == ["晚了 11 天", "晚了 12 天", "晚了 12 天", "晚了 11 天"]
    (last,) = store.results(nights[3].assessment)
    times = [
        one.findings[0].evidence[0].fetched_at for one in last.results if one.findings and one.findings[0].evidence
    ]
    assert times == [NOON + timedelta(days=4)], "中间变过，就不再算从第一夜起一直如此"


def test_an_unfinished_night_is_referred_to_by_nobody(store: Store, night: Night) -> None:
    broken = night(1, finished=False)
    later = night(2)
    store.discard_abandoned(NOON + timedelta(days=9))
    assert store.results(broken.assessment) == ()
    assert store.results(later.assessment) == (later,)


def test_the_night_that_holds_what_is_still_said_never_expires(
    store: Store, night: Night, engine: Engine, tmp_path: Path
) -> None:
    first, *_ = [night(number) for number in range(1, 6)]
    done = expire(engine, tmp_path / "evidence", NOON + timedelta(days=9))
    assert done.assessments == 4
    (current,) = store.current_results("suizhou", "gxq-2021")
    assert current.results == first.results
    assert store.snapshot(current.snapshot).department == "fgj"


def test_expiring_makes_the_file_smaller(store: Store, judge: Callable[..., Assessment], engine: Engine) -> None:
    started = judge("fgj")
    with engine.begin() as connection:
        connection.execute(contents.insert().values(digest="d", packed=bytes(range(256)) * 4000))
        connection.execute(snapshots.update().where(snapshots.c.assessment_id == started.id).values(content="d"))
    judge("fgj", hour=2)
    path = Path(engine.url.database or "")
    before = path.stat().st_size + path.with_name("zwgk.db-wal").stat().st_size
    expire(engine, path.parent / "evidence", NOON + timedelta(days=9))
    after = path.stat().st_size + path.with_name("zwgk.db-wal").stat().st_size
    assert before - after > 900_000


def test_content_that_is_damaged_is_found(night: Night, engine: Engine, open_archive: Callable[..., Archive]) -> None:
    night(1)
    assert not any("已损坏" in fault for fault in verify(open_archive("verify"), engine).faults)
    with engine.begin() as connection:
        connection.execute(contents.update().values(packed=packed(b"{}")))
    faults = [fault for fault in verify(open_archive("verify"), engine).faults if "快照或结果内容已损坏" in fault]
    assert len(faults) == 2


@given(st.lists(st.integers(1, 9)).map(tuple))
def test_where_things_are_held_is_written_as_runs_and_read_back(held: tuple[int, ...]) -> None:
    assert decode_said_in(encode_said_in(held)) == held
    assert encode_said_in((7,) * 207) == "[[7,207]]"


def _message(store: Store, said: DepartmentResult) -> str:
    (loaded,) = store.results(said.assessment)
    return loaded.results[0].findings[0].message

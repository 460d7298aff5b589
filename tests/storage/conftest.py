"""存储测试的样本：真的 SQLite，真的文件。"""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.capture import Capture, Failure, FailureKind
from domain.department import Column, Department
from domain.entry import Article, DateWitness, Document, Entry, InfoBox, Witness
from domain.finding import Evidence, Finding, Outcome
from domain.grid import Grid
from domain.scheme import Mark
from domain.score import CriterionResult, IndicatorScore, Points, Score
from domain.snapshot import ColumnState, ColumnView, Snapshot
from storage.archive import Archive
from storage.database import open_database
from storage.store import Store
from tests.storage.result_saver import save
from tests.storage.sample_scheme import SCHEME

BEIJING = timezone(timedelta(hours=8))
NIGHT = datetime(2026, 3, 1, 2, 30, 0, 123456, tzinfo=BEIJING)

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

MakeSnapshot = Callable[..., Snapshot]
MakeResult = Callable[..., DepartmentResult]
Begin = Callable[..., Assessment]
OpenArchive = Callable[..., Archive]


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(tmp_path / "zwgk.db")
    yield engine
    engine.dispose()


@pytest.fixture
def store(engine: Engine) -> Store:
    return Store(engine)


@pytest.fixture
def begin(store: Store) -> Begin:
    """A scan of the sample portal begun; keywords change what it says of itself."""

    def begin(**changes: Any) -> Assessment:
        values: dict[str, Any] = {
            "portal": "suizhou",
            "scheme": SCHEME,
            "as_of": date(2026, 3, 1),
            "trigger": Trigger.SCAN,
            "source": "network",
            "version": "0.1.0",
            "started_at": NIGHT,
            "departments": ("czj", "fgj"),
        }
        return store.begin(**(values | changes))

    return begin


@pytest.fixture
def make_snapshot() -> MakeSnapshot:
    """One of every thing a snapshot can hold."""

    def make(department: str = "fgj", taken_at: datetime = NIGHT) -> Snapshot:
        seen = Capture("http://a.cn/l", "http://a.cn/list/", 200, taken_at, "sha256:01", "text/html")
        lost = Capture("http://a.cn/x", "", None, taken_at, failure=Failure(FailureKind.TIMEOUT, "30 秒"))
        grid = Grid((("项目", "金额（万元）"), ("合计", "12.50")), "决算表")
        attachment = Document("附件1.xlsx", "http://a.cn/1.xlsx", seen, ("第一段",), (grid,))
        article = Article(
            capture=seen,
            title="2025年政府信息公开工作年度报告",
            published=(DateWitness(Witness.META, date(2026, 1, 30), "2026-01-30 09:00"),),
            source="发改局",
            info=InfoBox(index_number="01/2026-00001", topic="其他"),
            paragraphs=("一、总体情况", "二、主动公开\u3000情况😀"),
            tables=(grid,),
            links=(("上一篇", "http://a.cn/0.html"),),
            documents=(attachment, Document("旧.wps", "http://a.cn/2.wps", failure=lost.failure)),
        )
        column = Column("annual_report", "政府信息公开年报", "http://a.cn/l", shared=True)
        entries = (
            Entry("年报", "http://a.cn/1.html", article=article),
            Entry("坏链", "", failure=lost.failure),
        )
        read = ColumnView(column, ColumnState.READ, (seen, lost), entries, complete=False)
        unread = ColumnView(column, ColumnState.UNREADABLE, failure=lost.failure, note="栏目建设中")
        return Snapshot(department, taken_at, (read, unread))

    return make


@pytest.fixture
def make_result() -> MakeResult:
    """A department's result; criteria: how many, the first two of them with findings."""

    def make(
        assessment: int,
        department: str = "fgj",
        criteria: int = 3,
        judged_at: datetime = NIGHT,
        snapshot: int = 0,
    ) -> DepartmentResult:
        judged = tuple(_criterion(number) for number in range(criteria))
        points = Points(Decimal("100"), Decimal("82.05"), Decimal("11.95"), Decimal("6.0"))
        indicator = IndicatorScore("1.1", Outcome.FAIL, points)
        return DepartmentResult(
            assessment=assessment,
            department=Department(
                department,
                f"{department}局",
                aliases=("高新区某局",),
                functions={"approval": True, "schools": False},
                columns=(Column("annual_report", "年报", "http://a.cn/l"),),
            ),
            snapshot=snapshot,
            judged_at=judged_at,
            results=judged,
            score=Score({"2.1": indicator, "1.1": indicator}, points, points),
        )

    return make


@pytest.fixture
def judge(
    store: Store, begin: Begin, make_result: MakeResult, make_snapshot: MakeSnapshot
) -> Callable[..., Assessment]:
    """An assessment of some departments, judged at hour, finished unless said otherwise."""

    def judge(*departments: str, hour: int = 1, finished: bool = True, **changes: Any) -> Assessment:
        started = begin(**changes)
        at = NOON + timedelta(hours=hour)
        for department in departments:
            save(store, make_result(started.id, department, judged_at=at), make_snapshot(department, at))
        if finished:
            store.finish(started.id, at)
        return started

    return judge


@pytest.fixture
def open_archive(tmp_path: Path, engine: Engine) -> OpenArchive:
    def open_archive(name: str = "scan-1", **options: Any) -> Archive:
        return Archive(tmp_path / "evidence", engine, name, software="zwgk/0.1.0", **options)

    return open_archive


def _criterion(number: int) -> CriterionResult:
    # Names run against the order of the alphabet: the order must come from the result itself.
    name = f"c{999 - number}"
    points = Points(Decimal("0.50"), Decimal("0.1"), Decimal("0.30"), Decimal("0.10"))
    shown = Evidence("http://a.cn/1.html", "发布日期：2026-02-11", "sha256:01", NIGHT)
    also = Evidence("http://a.cn/l", "年报", "sha256:02", NIGHT.astimezone(UTC))
    failed = Finding(
        "1.1",
        name,
        Outcome.FAIL,
        "late",
        "晚了 11 天",
        "按期发布",
        Decimal("0.30"),
        False,
        (shown, also),
        f"f{number}",
        values={"days": 11, "share": 0.1, "title": "年报", "due": None},
        mark=Mark.SEVERE,
    )
    doubted = Finding(
        "1.1",
        name,
        Outcome.NEEDS_REVIEW,
        "unclear",
        "看不清",
        "",
        Decimal("0.1"),
        True,
        (),
        "g",
        Decimal("0.6"),
    )
    said = {0: (failed, doubted), 1: (doubted,)}.get(number, ())
    return CriterionResult(name, "1.1", Outcome.FAIL if said else Outcome.PASS, points, said)

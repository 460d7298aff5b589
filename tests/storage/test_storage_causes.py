"""原因：隔夜还是同一个，只存一次；旧库升级后原有的发现一条不少，编号照旧。"""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, select

from domain.assessment import Assessment, DepartmentResult
from domain.cause import Cause
from domain.snapshot import Snapshot
from storage.database import MIGRATIONS, open_database
from storage.store import Store
from storage.tables import causes, findings
from tests.storage.result_saver import save

BLANK = Cause("budget", "blank")
OLD_ROWS = """\
INSERT INTO assessments (id, portal, scheme, scheme_digest, as_of, "trigger", source, version, started_at, finished_at)
VALUES (1, 'p', 's', 'sha256:aa', '2022-02-15', 'scan', '网络', '0.1.0', '2022-02-15T02:00:00.000000Z', NULL);
INSERT INTO snapshots VALUES (1, 1, 'fgj', '2022-02-15T02:00:00.000000Z', x'');
INSERT INTO department_results SELECT 1, 'fgj', '{"id":"fgj","name":"发改局"}', 1, '2022-02-15T02:00:00.000000Z',
'100', '99', '1', '0', '100', '99', '1', '0', '{}';
INSERT INTO criterion_results SELECT 1, 'fgj', 'c', 0, '1.1', 'fail', '1', '0', '1', '0';
INSERT INTO findings (id, assessment_id, department_id, criterion, position, outcome, reason, message, advice,
deduction, open, cap, fingerprint) VALUES (1, 1, 'fgj', 'c', 0, 'fail', 'late', '晚了', '', '1', 0, NULL, 'f0');
"""


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Path]:
    """A database as it was before findings told what they are about, with one finding."""
    path = tmp_path / "old.db"
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        _migrate(connection, "0005")
    engine.dispose()
    with sqlite3.connect(path) as rows:
        rows.executescript(OLD_ROWS)
    rows.close()
    yield path


def _migrate(connection: Connection, revision: str) -> None:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def test_an_old_database_keeps_its_findings(old: Path) -> None:
    engine = open_database(old)
    (result,) = Store(engine).results(1)
    engine.dispose()
    (finding,) = result.results[0].findings
    assert (finding.reason, finding.message, finding.fingerprint) == ("late", "晚了", "f0")
    assert (finding.about, finding.cause) == ((), None)


def test_a_cause_is_stored_once_for_all_criteria_and_nights(
    engine: Engine,
    store: Store,
    begin: Callable[..., Assessment],
    make_result: Callable[..., DepartmentResult],
    make_snapshot: Callable[..., Snapshot],
) -> None:
    for _ in range(2):
        started = begin()
        saved = save(store, _caused(make_result(started.id)), make_snapshot())
        (loaded,) = store.results(started.id)
        assert loaded.results == saved.results
        store.finish(started.id, started.started_at)
    with engine.connect() as connection:
        assert connection.scalars(select(causes.c.id)).all() == [BLANK.id_of("fgj")]
        assert set(connection.scalars(select(findings.c.cause))) == {BLANK.id_of("fgj")}


def _caused(result: DepartmentResult) -> DepartmentResult:
    """All its findings have one cause."""
    behind = (
        replace(one, findings=tuple(replace(f, about=("2",), cause=BLANK) for f in one.findings))
        for one in result.results
    )
    return replace(result, results=tuple(behind))

"""数据库：从空库建表，认不得的库原样不动，磁盘的毛病说成一句话。"""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect

from storage.database import open_database
from storage.errors import StorageError
from storage.tables import metadata


def test_migrations_make_exactly_the_tables_of_the_code(engine: Engine) -> None:
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []
        assert set(inspect(connection).get_table_names()) == {*metadata.tables, "alembic_version"}


def test_every_unique_key_is_in_the_database(engine: Engine) -> None:
    keys = {name: inspect(engine).get_pk_constraint(name)["constrained_columns"] for name in metadata.tables}
    assert keys["department_results"] == ["assessment_id", "department_id"]
    assert keys["criterion_results"] == ["assessment_id", "department_id", "criterion"]
    assert keys["records"] == ["digest"]


def test_connection_waits_checks_keys_and_logs_ahead(engine: Engine) -> None:
    with engine.connect() as connection:
        asked = ("journal_mode", "foreign_keys", "synchronous", "busy_timeout")
        pragmas = [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in asked]
    assert pragmas == ["wal", 1, 1, 30000]


def test_opening_again_keeps_what_is_there(tmp_path: Path) -> None:
    path = tmp_path / "data" / "zwgk.db"
    first = open_database(path)
    with first.begin() as connection:
        connection.exec_driver_sql("INSERT INTO records VALUES ('sha256:1', 'a.warc.gz', 0, 'u', 't')")
    first.dispose()
    second = open_database(path)
    with second.connect() as connection:
        assert connection.exec_driver_sql("SELECT digest FROM records").scalars().all() == ["sha256:1"]
    second.dispose()


def test_who_only_reads_does_not_wait_for_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "zwgk.db"
    open_database(path).dispose()
    writer = sqlite3.connect(path, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    reader = open_database(path)
    with reader.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM records").scalar() == 0
    reader.dispose()
    writer.close()


def test_path_with_signs_that_mean_something_in_an_address(tmp_path: Path) -> None:
    path = tmp_path / "100% 公开?#1.db"
    open_database(path).dispose()
    assert path.stat().st_size > 0


def test_newer_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "zwgk.db"
    engine = open_database(path)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0042'")
    engine.dispose()
    before = path.read_bytes()
    with pytest.raises(StorageError) as refusal:
        open_database(path)
    assert str(refusal.value) == f"数据库 {path} 由更新版本的程序写成，请升级程序后再打开。"
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["zwgk.db"]


def test_database_of_another_program_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE songs (title)")
    other.close()
    before = path.read_bytes()
    with pytest.raises(StorageError, match="是别的程序的数据库"):
        open_database(path)
    assert path.read_bytes() == before


def test_file_that_is_no_database_is_refused_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("随州高新区政务公开\n" * 100, encoding="utf-8")
    before = path.read_bytes()
    with pytest.raises(StorageError) as refusal:
        open_database(path)
    assert str(refusal.value) == f"{path} 不是数据库文件，请核对路径，或把它移走后重试。"
    assert path.read_bytes() == before


def test_path_that_is_a_folder(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match=f"数据库 {tmp_path} 打不开"):
        open_database(tmp_path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_folder(tmp_path: Path) -> None:
    folder = tmp_path / "locked"
    folder.mkdir(mode=0o555)
    with pytest.raises(StorageError, match=r"打不开.*是否可读写"):
        open_database(folder / "zwgk.db")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_read_only_file(tmp_path: Path) -> None:
    path = tmp_path / "zwgk.db"
    path.touch(mode=0o444)
    with pytest.raises(StorageError, match="没有写权限"):
        open_database(path)


def test_a_transaction_takes_its_tables_back(engine: Engine) -> None:
    """So a migration that is killed half-way leaves the old tables."""
    with engine.connect() as connection:
        connection.exec_driver_sql("CREATE TABLE half_done (x)")
        connection.rollback()
        assert "half_done" not in inspect(connection).get_table_names()


def test_programs_that_start_together_on_a_new_database(tmp_path: Path) -> None:
    code = "import sys, pathlib, storage.database as d; d.open_database(pathlib.Path(sys.argv[1]))"
    arguments = [sys.executable, "-c", code, str(tmp_path / "zwgk.db")]
    started = [subprocess.Popen(arguments, stderr=subprocess.PIPE) for _ in range(4)]
    ended = [(program.communicate()[1], program.returncode) for program in started]
    assert ended == [(b"", 0)] * 4

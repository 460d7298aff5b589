"""数据库：打开、设好 SQLite、补齐迁移；认不得的库原样不动。"""

from contextlib import ExitStack
from functools import partial
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from storage.errors import StorageError, storage_errors
from storage.read_only import connect_read_only, is_read_only

MIGRATIONS = Path(__file__).parent / "migrations"
WAIT_SECONDS = 30
# Execution option naming the statement that opens a transaction; empty: none is opened.
_BEGIN = "zwgk_begin"


def open_database(path: Path) -> Engine:
    """The database at path, made if absent and brought up to our revision. Caller disposes of it.

    One that may not be written to can be read, if it is at our revision.
    """
    with storage_errors(path), ExitStack() as on_failure:
        path.parent.mkdir(parents=True, exist_ok=True)
        read_only = is_read_only(path)
        engine = _sqlite_engine(path, read_only)
        on_failure.callback(engine.dispose)
        config = _migrations()
        _refuse_unknown(engine, config, path)
        current = _is_current(engine, config)
        if read_only and not current:
            raise StorageError(f"数据库 {path} 由旧版本的程序写成，没有写权限不能升级，请放开权限后再打开一次。")
        if not read_only:
            _use_write_ahead_log(engine)
        if not current:
            _migrate(engine, config)
        on_failure.pop_all()
    return engine


def lasting_connection(engine: Engine) -> Connection:
    """For many small statements, each a transaction of its own: opening one for each costs more than the work."""
    return engine.connect().execution_options(isolation_level="AUTOCOMMIT", **{_BEGIN: ""})


def compact(engine: Engine) -> None:
    """Give back to the disk what was deleted; only SQLite keeps it. Nobody may be in a transaction."""
    if engine.dialect.name == "sqlite":
        with lasting_connection(engine) as connection:
            connection.exec_driver_sql("VACUUM")
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _sqlite_engine(path: Path, read_only: bool) -> Engine:
    url = URL.create("sqlite", database=str(path))
    if read_only:
        engine = create_engine(url, creator=partial(connect_read_only, path, WAIT_SECONDS))
    else:
        engine = create_engine(url, connect_args={"timeout": WAIT_SECONDS})
    event.listen(engine, "connect", _set_up_connection)
    event.listen(engine, "begin", _begin)
    return engine


def _set_up_connection(connection: DBAPIConnection, entry: ConnectionPoolEntry) -> None:
    # The driver would not put CREATE TABLE into a transaction; a killed migration must leave nothing.
    connection.isolation_level = None
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA synchronous = NORMAL")
    cursor.close()


def _begin(connection: Connection) -> None:
    statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)


def _migrations() -> Config:
    config = Config()
    # The option is read as an ini value, where a percent sign begins a substitution.
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config


def _refuse_unknown(engine: Engine, config: Config, path: Path) -> None:
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    with engine.connect() as connection:
        revisions = set(MigrationContext.configure(connection).get_current_heads())
        foreign = not revisions and inspect(connection).get_table_names()
    if foreign:
        raise StorageError(f"{path} 是别的程序的数据库，请核对路径，或另选一个文件。")
    if revisions - known:
        raise StorageError(f"数据库 {path} 由更新版本的程序写成，请升级程序后再打开。")


def _is_current(engine: Engine, config: Config) -> bool:
    """Asked without a lock: who only reads is not to wait for a scan that writes, nor the scan for who reads."""
    with engine.connect() as connection:
        revisions = MigrationContext.configure(connection).get_current_heads()
    return set(revisions) == set(ScriptDirectory.from_config(config).get_heads())


def _use_write_ahead_log(engine: Engine) -> None:
    """Readers (reports, console) go on while a scan writes. Kept in the file, so set once."""
    with engine.connect().execution_options(**{_BEGIN: ""}) as connection:
        connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _migrate(engine: Engine, config: Config) -> None:
    """IMMEDIATE: of two programs that start together, the second waits and finds the work done."""
    with engine.connect().execution_options(**{_BEGIN: "BEGIN IMMEDIATE"}) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")

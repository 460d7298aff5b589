"""旧库：把一个数据库改成存下考评规则以前的程序写的样子。"""

import json
from pathlib import Path

import msgspec
import zstandard
from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, create_engine, inspect

from domain.snapshot import Snapshot
from storage.contents import unpacked
from storage.database import MIGRATIONS, open_database
from storage.store import Store

BEFORE_RULES = "0005"


def make_old(path: Path) -> None:
    """What the revision has no room for is gone. Every result must hold all that it says itself."""
    new, old = open_database(path), _of_revision(path.with_name("old.db"))
    with new.connect() as read, old.begin() as write:
        for table in inspect(write).get_table_names():
            if table != "alembic_version":
                _copy(read, write, table, Store(new))
    for engine in (new, old):
        engine.dispose()
    for log in path.parent.glob(f"{path.name}-*"):
        log.unlink()
    path.with_name("old.db").replace(path)


def _of_revision(path: Path) -> Engine:
    engine, config = create_engine(f"sqlite:///{path}"), Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, BEFORE_RULES)
    return engine


def _copy(read: Connection, write: Connection, table: str, store: Store) -> None:
    names = [column["name"] for column in inspect(write).get_columns(table)]
    for row in read.exec_driver_sql(f"SELECT * FROM {table}").mappings():
        known = dict(row)
        if table == "snapshots":
            known["facts"] = _facts(store.snapshot(row["id"]))
        if table == "department_results":
            packed = read.exec_driver_sql(
                "SELECT packed FROM contents WHERE digest = ?", (row["content"],)
            ).scalar_one()
            known |= {name: json.dumps(what) for name, what in json.loads(unpacked(packed)).items()}
        places = ", ".join("?" for _ in names)
        columns = ", ".join(f'"{name}"' for name in names)
        values = tuple(known[name] for name in names)
        write.exec_driver_sql(f"INSERT INTO {table} ({columns}) VALUES ({places})", values)


def _facts(snapshot: Snapshot) -> bytes:
    return zstandard.ZstdCompressor().compress(msgspec.json.encode(snapshot))

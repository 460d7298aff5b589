"""旧库：把一个数据库改成旧版程序写的样子，新表、新列都没有。"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, create_engine, inspect

from storage.database import MIGRATIONS


def make_old(path: Path, revision: str) -> None:
    """What the revision has no room for is gone."""
    old = path.with_name("old.db")
    engine = create_engine(f"sqlite:///{old}")
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.exec_driver_sql(f"ATTACH '{path}' AS new")
        for table in inspect(connection).get_table_names():
            if table != "alembic_version":
                _copy(connection, table)
        connection.exec_driver_sql("DETACH new")
    engine.dispose()
    for log in path.parent.glob(f"{path.name}-*"):
        log.unlink()
    old.replace(path)


def _copy(connection: Connection, table: str) -> None:
    names = ", ".join(f'"{column["name"]}"' for column in inspect(connection).get_columns(table))
    connection.exec_driver_sql(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")

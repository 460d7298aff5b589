"""数据库自检：由 SQLite 核对自己的文件，以及各表之间的引用。"""

from collections import Counter

from sqlalchemy import Engine

from storage.errors import StorageError, storage_errors

_SOUND = "ok"


def database_faults(engine: Engine) -> tuple[str, ...]:
    """A sentence for each fault; a database that cannot even be looked through is one."""
    path = engine.url.database or ""
    try:
        with storage_errors(path), engine.connect() as connection:
            found = list(connection.exec_driver_sql("PRAGMA integrity_check").scalars())
            loose = Counter((row[0], row[2]) for row in connection.exec_driver_sql("PRAGMA foreign_key_check"))
    except StorageError as error:
        return (str(error),)
    return (
        *(f"数据库 {path} 自检发现损坏（{text}），请用备份恢复。" for text in found if text != _SOUND),
        *(
            f"数据库 {path} 的 {table} 表有 {count} 行所引的 {parent} 已不存在，请用备份恢复。"
            for (table, parent), count in loose.items()
        ),
    )

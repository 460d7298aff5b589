"""存储故障：把数据库与磁盘的错误译成一句看得懂、说得出办法的话。

Errors of our own making (a wrong statement, a broken constraint) are not translated: they are bugs.
"""

import errno
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, NotSupportedError, ProgrammingError

FULL = "磁盘空间不足，{path} 写不进去，请腾出空间后重试。"
READ_ONLY = "{path} 没有写权限或所在磁盘只读，请检查它和所在文件夹的权限。"
TAKEN = "{path} 处已有别的文件或文件夹，请检查路径，或换一个。"

# Keys are beginnings of SQLite's extended error names, e.g. SQLITE_READONLY_DIRECTORY.
_DATABASE = {
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_CANTOPEN": "数据库 {path} 打不开，请检查路径是否正确、所在文件夹是否可读写。",
    "SQLITE_NOTADB": "{path} 不是数据库文件，请核对路径，或把它移走后重试。",
    "SQLITE_CORRUPT": "数据库 {path} 已损坏，请用备份恢复。",
    "SQLITE_BUSY": "数据库 {path} 正被另一个程序占用，请稍后重试。",
    "SQLITE_LOCKED": "数据库 {path} 正被另一个程序占用，请稍后重试。",
    "SQLITE_IOERR": "读写数据库 {path} 时磁盘出错（可能已满或损坏），请检查磁盘后重试。",
}
_SYSTEM = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.ENOENT: "找不到 {path}，请把它放回原处，或核对路径。",
    errno.EACCES: READ_ONLY,
    errno.EPERM: READ_ONLY,
    errno.EROFS: READ_ONLY,
    errno.EEXIST: TAKEN,
    errno.EISDIR: TAKEN,
    errno.ENOTDIR: TAKEN,
}
_OURS = (DataError, IntegrityError, NotSupportedError, ProgrammingError)


class StorageError(Exception):
    """One Chinese sentence for the person at the keyboard: what is the matter, and the remedy."""


@contextmanager
def storage_errors(path: Path | str) -> Iterator[None]:
    """Raise trouble with the database or the disk as StorageError. path: what the sentence names."""
    try:
        yield
    except _OURS:
        raise
    except DBAPIError as error:
        raise StorageError(_database_sentence(error).format(path=path)) from error
    except OSError as error:
        if error.errno is None:  # raised by a library, not by the system
            raise
        template = _SYSTEM.get(error.errno, "{path} 读写失败（{detail}），请检查磁盘和权限后重试。")
        raise StorageError(template.format(path=error.filename or path, detail=error.strerror)) from error


def _database_sentence(error: DBAPIError) -> str:
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    known = (sentence for prefix, sentence in _DATABASE.items() if name.startswith(prefix))
    detail = str(error.orig).replace("{", "{{").replace("}", "}}")
    return next(known, f"数据库 {{path}} 出错（{detail}），请检查数据库后重试。")

"""扫描锁：同一时间只有一次扫描。The kernel frees the lock when its holder dies, however it dies."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TextIO

from storage.errors import StorageError, storage_errors


@contextmanager
def scan_lock(path: Path) -> Iterator[None]:
    """Hold the lock while the block runs. The file stays: removing it would open a race."""
    with storage_errors(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+")
    with file:
        with storage_errors(path):
            _take(file)
        yield


def _take(file: TextIO) -> None:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        file.seek(0)
        holder = file.read().strip() or "未知"
        raise StorageError(f"另一次扫描正在进行（进程号 {holder}），请等它结束后再试。") from error
    file.truncate(0)
    os.write(file.fileno(), str(os.getpid()).encode())

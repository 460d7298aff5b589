"""WARC 文件：只增不改的一个文件；写到一半出错就退回到上一条记录的末尾。"""

import os
from itertools import count
from pathlib import Path
from typing import Self

from storage.errors import storage_errors


class WarcFile:
    """A new file, written without a buffer: what ``append`` returned from survives kill -9."""

    def __init__(self, path: Path, descriptor: int) -> None:
        self.path = path
        self.size = 0
        self._descriptor = descriptor

    @classmethod
    def create(cls, folder: Path, name: str) -> Self:
        """Under the next free number. A file that exists may end in a torn record, so it is left alone."""
        with storage_errors(folder):
            folder.mkdir(parents=True, exist_ok=True)
            for number in count(1):
                path = folder / f"{name}-{number:05d}.warc.gz"
                try:
                    return cls(path, os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644))
                except FileExistsError:
                    continue
        raise AssertionError("unreachable: count() does not end")

    def append(self, record: bytes) -> int:
        """Offset of the record. On any failure the file is as it was before."""
        offset = self.size
        with storage_errors(self.path):
            try:
                self._write(record)
            except BaseException:
                os.ftruncate(self._descriptor, offset)
                raise
        self.size = offset + len(record)
        return offset

    def close(self) -> None:
        """Safe from a power cut as well; a file in which nothing could be written goes."""
        with storage_errors(self.path):
            try:
                os.fsync(self._descriptor)
            finally:
                os.close(self._descriptor)
            if not self.size:
                self.path.unlink()

    def _write(self, record: bytes) -> None:
        written = 0
        while written < len(record):
            written += os.pwrite(self._descriptor, record[written:], self.size + written)

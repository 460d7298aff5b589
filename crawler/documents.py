"""读附件：在另一个进程里解析，文件再坏也只毁掉那个进程。"""

import asyncio
import resource
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from types import TracebackType
from typing import Self

from domain.capture import Failure, FailureKind
from parsing.documents import ReadDocument, read_document

# For one attachment. A damaged file sends readers round in circles, or asks for terabytes.
_CPU_SECONDS = 60
_MEMORY = 3 * 2**30


class DocumentReader:
    """Reads attachments one at a time. The process is started at the first one and replaced when it dies."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._turn = asyncio.Lock()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)

    async def read(self, name: str, content: bytes) -> ReadDocument:
        """What the attachment says; a failure when its reader died over it."""
        async with self._turn:
            self._pool = self._pool or ProcessPoolExecutor(1, get_context("spawn"))
            try:
                loop = asyncio.get_running_loop()
                return await loop.run_in_executor(self._pool, _read_within_limits, name, content)
            except BrokenProcessPool:
                self._pool = None
                failure = Failure(FailureKind.DOCUMENT_UNREADABLE, "文件损坏或过于庞大，解析程序中止")
                return ReadDocument("unknown", failure=failure)


def _read_within_limits(name: str, content: bytes) -> ReadDocument:
    """Runs in the other process, which the system ends when it uses too much."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + _CPU_SECONDS, hard))
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    try:
        return read_document(name, content)
    except MemoryError:
        return ReadDocument("unknown", failure=Failure(FailureKind.DOCUMENT_UNREADABLE, "文件过于庞大，未读取"))

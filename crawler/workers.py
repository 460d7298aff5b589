"""工作进程池：页面和附件在别的进程里解析，死了、超时了只算那一页的失败，换一个进程接着做。"""

import asyncio
import math
import pickle
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from types import TracebackType
from typing import IO, Self, TypeVar, cast

import structlog

from crawler.frames import receive, send
from crawler.worker import Done, Job, Raised, Reply
from domain.capture import Failure, FailureKind

T = TypeVar("T")
log = structlog.get_logger()

_LARGEST_RESULT = 64 * 2**20
_UNREADABLE = Failure(FailureKind.PAGE_UNREADABLE, "网页过于庞大或复杂，解析中止")
# The clock ends a job first; the system's own limit is for when we are not there to look. Libraries use threads.
_PROCESSOR_TIME = 2


class Workers:
    """Runs pure functions of parsing/ in other processes."""

    def __init__(self, count: int = 2) -> None:
        self._count = count
        self._turn = asyncio.Semaphore(count)
        self._threads = ThreadPoolExecutor(count, "worker")
        self._all: set[_Worker] = set()
        self._idle: list[_Worker] = []
        self._stopped = False

    async def __aenter__(self) -> Self:
        self._idle = [self._start() for _ in range(self._count)]
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stopped = True
        for worker in tuple(self._all):
            self._end(worker)
        self._threads.shutdown()

    async def run(self, work: Callable[..., T], *arguments: object, seconds: float = 20.0) -> T | Failure:
        """What the work returns. A failure when it takes longer than that, or more memory than there is, or raises.

        work: a function of a module, found there by its name; it, its arguments and its result are pickled.
        """
        job = pickle.dumps(Job(work, arguments, math.ceil(seconds * _PROCESSOR_TIME)), pickle.HIGHEST_PROTOCOL)
        async with self._turn:
            reply = await self._reply(job, seconds)
        if isinstance(reply, Done):
            return cast(T, reply.result)
        if isinstance(reply, Raised):
            log.error("work failed", work=work.__qualname__, trace=reply.trace)
            return Failure(FailureKind.OWN_FAULT, reply.error)
        return _UNREADABLE

    async def _reply(self, job: bytes, seconds: float) -> Reply | None:
        """None from a worker that died. Whoever stops waiting ends the worker too, for there is no other way."""
        worker, reply, loop = self._ready(), None, asyncio.get_running_loop()
        alarm = loop.call_later(seconds, worker.process.kill)
        try:
            reply = await loop.run_in_executor(self._threads, worker.do, job)
        finally:
            alarm.cancel()
            if isinstance(reply, Done | Raised) and not self._stopped:
                self._idle.append(worker)
            else:
                self._end(worker)
        return reply

    def _ready(self) -> "_Worker":
        """An idle worker; one that was killed while idle has harmed no job."""
        while self._idle:
            worker = self._idle.pop()
            if worker.process.poll() is None:
                return worker
            self._end(worker)
        return self._start()

    def _start(self) -> "_Worker":
        if self._stopped:
            raise RuntimeError("the workers have been stopped")
        worker = _Worker()
        self._all.add(worker)
        return worker

    def _end(self, worker: "_Worker") -> None:
        self._all.discard(worker)
        worker.end()


class _Worker:
    """One process. It is to be started by a thread that lives as long: the system ends it together with that one."""

    def __init__(self) -> None:
        start = f"import sys; sys.path[:] = {sys.path!r}; from crawler.worker import main; main()"
        # A session of its own: what interrupts the scan from the keyboard must not look like a page that kills.
        self.process = subprocess.Popen(
            (sys.executable, "-P", "-c", start), stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._jobs, self._replies = cast(IO[bytes], self.process.stdin), cast(IO[bytes], self.process.stdout)

    def do(self, job: bytes) -> Reply | None:
        """Blocks; None when the process dies over it."""
        try:
            send(self._jobs, job)
            reply = receive(self._replies, _LARGEST_RESULT)
        except OSError:
            return None
        return pickle.loads(reply) if reply else None

    def end(self) -> None:
        self.process.kill()
        self.process.wait()
        self._replies.close()
        with suppress(BrokenPipeError):
            self._jobs.close()

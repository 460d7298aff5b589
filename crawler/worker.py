"""工作进程：一次做一件解析的活，做完送回结果；父进程一去，随之结束。

Started by crawler/workers.py. Imports little, so that it starts fast: a job brings what it needs.
"""

import ctypes
import os
import pickle
import resource
import signal
import sys
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO

from crawler.frames import receive, send

_MEMORY = 3 * 2**30
_PR_SET_PDEATHSIG = 1
_TOO_MUCH = (MemoryError, RecursionError)


@dataclass(frozen=True, slots=True)
class Job:
    """seconds: of processor time, after which the system ends the process."""

    work: Callable[..., object]
    arguments: tuple[object, ...]
    seconds: int


@dataclass(frozen=True, slots=True)
class Done:
    result: object


@dataclass(frozen=True, slots=True)
class Raised:
    error: str
    trace: str


@dataclass(frozen=True, slots=True)
class TooMuch:
    """The job asked for more memory, or a deeper stack, than there is: the process is not to be used again."""


Reply = Done | Raised | TooMuch


def main() -> None:
    _live_no_longer_than_the_parent()
    _limit(resource.RLIMIT_AS, _MEMORY)
    _limit(resource.RLIMIT_CORE, 0)
    jobs, replies = sys.stdin.buffer, _replies()
    while job := receive(jobs):
        send(replies, _reply(job))


def _live_no_longer_than_the_parent() -> None:
    """An idle process sees its pipe end; one in the midst of a job has to be told by the system."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _replies() -> IO[bytes]:
    """Standard output, for us alone: what a library prints goes to standard error."""
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return replies


def _reply(message: bytes) -> bytes:
    try:
        job: Job = pickle.loads(message)
        _limit(resource.RLIMIT_CPU, int(_time_used()) + job.seconds)
        return _packed(Done(job.work(*job.arguments)))
    except _TOO_MUCH:
        return _packed(TooMuch())
    except Exception as error:  # noqa: BLE001 - the boundary between jobs: whatever one raises stays its own
        return _packed(Raised(type(error).__name__, traceback.format_exc()))


def _packed(reply: Reply) -> bytes:
    return pickle.dumps(reply, pickle.HIGHEST_PROTOCOL)


def _limit(what: int, most: int) -> None:
    hard = resource.getrlimit(what)[1]
    soft = most if hard == resource.RLIM_INFINITY else min(most, hard)
    resource.setrlimit(what, (soft, hard))


def _time_used() -> float:
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime

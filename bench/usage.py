"""用量：一段程序用了多少时间、处理器和内存。"""

import resource
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# The kernel counts the peak in bytes on macOS, in units of 1024 bytes elsewhere.
_UNIT = 1 if sys.platform == "darwin" else 1024


@contextmanager
def measured() -> Iterator[dict[str, float]]:
    """Filled in when the block ends: seconds, cpu_seconds (children too), peak_mb (this process alone, since its start)."""
    usage: dict[str, float] = {}
    started, cpu = time.perf_counter(), _cpu_seconds()
    yield usage
    usage["seconds"] = time.perf_counter() - started
    usage["cpu_seconds"] = _cpu_seconds() - cpu
    usage["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT / 1e6


def _cpu_seconds() -> float:
    spent = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime + usage.ru_stime for usage in spent)

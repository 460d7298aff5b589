"""限速基准：允许每秒几次，实际每秒几次；任何十秒内都不得超过。By the server's own record of times."""

import tempfile
from collections.abc import Sequence
from pathlib import Path

from bench.crawlers import whole_run
from bench.outcome import Target, medians, outcome
from bench.server import ServedPortal, serving

ROUNDS = 5
SECONDS = 25
ALLOWED = (20, 5)
WINDOW = 10.0
TARGETS = tuple(
    target
    for rate in ALLOWED
    for target in (
        Target(f"achieved_share_of_{rate}", at_least=0.95),
        Target(f"worst_window_share_of_{rate}", at_most=1),
    )
)


def measure() -> dict[str, object]:
    """The achieved rate is the median of the rounds, the fullest window the worst of them."""
    figures: dict[str, float] = {}
    for rate in ALLOWED:
        with serving(rate * SECONDS) as served:
            rounds = [_round(served, rate) for _ in range(ROUNDS)]
        worst = max(figures[f"window_share_of_{rate}"] for figures in rounds)
        figures |= {**medians(rounds), f"worst_window_share_of_{rate}": worst}
    return outcome(ROUNDS, figures, TARGETS)


def fullest_window(times: Sequence[float], seconds: float) -> int:
    """The most times that lie within so many seconds of each other, the end not counted."""
    most = start = 0
    for position, time in enumerate(times):
        while time - times[start] >= seconds:
            start += 1
        most = max(most, position - start + 1)
    return most


def _round(served: ServedPortal, rate: int) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        served.write_files(Path(folder), rate)
        times = whole_run("ours", served, Path(folder)).counters.times
    return {
        f"achieved_share_of_{rate}": (len(times) - 1) / (times[-1] - times[0]) / rate,
        f"window_share_of_{rate}": fullest_window(times, WINDOW) / (WINDOW * rate),
    }

"""内存基准：门户大十倍，扫描进程的内存峰值长多少。"""

import statistics
import tempfile
from pathlib import Path

from bench.crawlers import whole_run
from bench.outcome import Target, outcome
from bench.server import ServedPortal, serving

# The larger portal takes many minutes to read: once.
ROUNDS = {5_000: 5, 50_000: 1}
TARGETS = (
    Target("peak_mb_of_5000_pages", at_most=300),
    Target("peak_mb_of_50000_pages", at_most=300),
    Target("growth", at_most=0.15),
)


def measure() -> dict[str, object]:
    figures = {f"peak_mb_of_{pages}_pages": _median_peak(pages, rounds) for pages, rounds in ROUNDS.items()}
    small, large = figures.values()
    rounds = {f"{pages}_pages": rounds for pages, rounds in ROUNDS.items()}
    return outcome(rounds, {**figures, "growth": large / small - 1}, TARGETS)


def _median_peak(pages: int, rounds: int) -> float:
    with serving(pages) as served:
        return statistics.median(_peak(served) for _ in range(rounds))


def _peak(served: ServedPortal) -> float:
    with tempfile.TemporaryDirectory() as folder:
        served.write_files(Path(folder))
        return whole_run("ours", served, Path(folder)).peak_mb

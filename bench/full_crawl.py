"""整夜采集基准：同一个五千页的门户，本系统的全过程、Scrapy、裸循环各要多久。

Interleaved, each in a fresh process; the ratios are taken within a round, so that a busy machine disturbs both sides.
"""

import socket
import tempfile
import time
from io import BufferedReader
from itertools import islice
from pathlib import Path

from bench.crawlers import Run, whole_run
from bench.outcome import Target, medians, outcome
from bench.server import ServedPortal, serving

PAGES = 5000
ROUNDS = 5
CRAWLERS = {"ours": "ours", "scrapy": "scrapy_spider", "bare": "bare"}
TARGETS = (
    Target("ours_to_scrapy", at_least=3),
    Target("ours_to_bare", at_least=0.6),
    # Else the server would be measured, not its clients.
    Target("server_to_fastest", at_least=4),
)
_AT_ONCE = 32


def measure() -> dict[str, object]:
    with serving(PAGES) as served:
        rounds = [_round(served, number) for number in range(ROUNDS)]
    return outcome(ROUNDS, medians(rounds), TARGETS)


def folder_bytes(folder: Path) -> int:
    return sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())


def _round(served: ServedPortal, number: int) -> dict[str, float]:
    """Every crawler once; another one begins in each round."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        served.write_files(folder)
        first = number % len(CRAWLERS)
        order = [*CRAWLERS, *CRAWLERS][first : first + len(CRAWLERS)]
        runs = {crawler: whole_run(CRAWLERS[crawler], served, folder) for crawler in order}
        kept = folder_bytes(folder / "data" / "evidence") / runs["ours"].counters.html_bytes
        database = (folder / "data" / "zwgk.db").stat().st_size / runs["ours"].counters.html_bytes
    speeds = {crawler: PAGES / run.seconds for crawler, run in runs.items()}
    server = server_speed(served)
    return {
        **{key: value for crawler in CRAWLERS for key, value in _figures(crawler, runs[crawler]).items()},
        "ours_to_scrapy": speeds["ours"] / speeds["scrapy"],
        "ours_to_bare": speeds["ours"] / speeds["bare"],
        "archive_to_html": kept,
        "database_to_html": database,
        "server_requests_per_second": server,
        "server_to_fastest": server / max(speeds.values()),
    }


def _figures(crawler: str, run: Run) -> dict[str, float]:
    return {
        f"{crawler}_seconds": run.seconds,
        f"{crawler}_pages": run.counters.pages,
        f"{crawler}_pages_per_second": PAGES / run.seconds,
        f"{crawler}_cpu_ms_per_page": run.cpu_seconds * 1000 / PAGES,
        f"{crawler}_peak_mb": run.peak_mb,
    }


def server_speed(served: ServedPortal) -> float:
    """Pages a second that the server gives to a client that does nothing but count bytes."""
    host, _, port = served.base.removeprefix("http://").partition(":")
    paths = served.portal.paths()
    with socket.create_connection((host, int(port))) as connection, connection.makefile("rb") as answers:
        started = time.perf_counter()
        while batch := list(islice(paths, _AT_ONCE)):
            connection.sendall(b"".join(f"GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n".encode() for path in batch))
            for _ in batch:
                _pass_over(answers)
    return served.portal.pages / (time.perf_counter() - started)


def _pass_over(answers: BufferedReader) -> None:
    length = 0
    while (line := answers.readline()) != b"\r\n":
        if line.startswith(b"Content-Length:"):
            length = int(line.partition(b":")[2])
    answers.read(length)

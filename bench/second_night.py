"""第二夜基准：什么都没有变，第二夜还要发多少请求、取多少字节、档案还长多少。"""

import tempfile
from pathlib import Path

from bench.crawlers import run, whole_run
from bench.full_crawl import folder_bytes
from bench.outcome import Target, medians, outcome
from bench.server import ServedPortal, serving

PAGES = 5000
ROUNDS = 5
TARGETS = (
    Target("requests_share", at_most=0.08),
    Target("body_bytes_share", at_most=0.02),
    Target("archive_growth_to_html", at_most=0.01),
    Target("first_archive_to_html", at_most=0.2),
)


def measure() -> dict[str, object]:
    with serving(PAGES) as served:
        rounds = [_round(served) for _ in range(ROUNDS)]
    return outcome(ROUNDS, medians(rounds), TARGETS)


def _round(served: ServedPortal) -> dict[str, float]:
    """Two nights into one data folder, the second a day later by the product's clock."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        served.write_files(folder)
        evidence, database = folder / "data" / "evidence", folder / "data" / "zwgk.db"
        first = whole_run("ours", served, folder, 0)
        kept, stored = folder_bytes(evidence), database.stat().st_size
        second = run("ours", served, folder, 1)
        grown, more = folder_bytes(evidence) - kept, database.stat().st_size - stored
    html = first.counters.html_bytes
    return {
        "first_seconds": first.seconds,
        "second_seconds": second.seconds,
        "first_cpu_ms_per_page": first.cpu_seconds * 1000 / PAGES,
        "second_cpu_ms_per_page": second.cpu_seconds * 1000 / PAGES,
        "first_requests": first.counters.requests,
        "second_requests": second.counters.requests,
        "second_not_modified": second.counters.unchanged,
        "requests_share": second.counters.requests / first.counters.requests,
        "body_bytes_share": second.counters.body_bytes / first.counters.body_bytes,
        "first_archive_to_html": kept / html,
        "archive_growth_to_html": grown / html,
        "database_growth_to_html": more / html,
    }

"""被比较的采集程序：各在自己的新进程里读完同一个门户，量自己，印一行 JSON。"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from bench.server import Counters, ServedPortal


@dataclass(frozen=True, slots=True)
class Run:
    """One crawl: what the crawler says of itself, what the server says of it. peak_mb: of its own process."""

    seconds: float
    cpu_seconds: float
    peak_mb: float
    counters: Counters


def run(crawler: str, served: ServedPortal, folder: Path, *arguments: object) -> Run:
    """Crawl the portal by a crawler of this package, in a process of its own. folder: holds the portal's files."""
    served.counters()
    command = [sys.executable, "-m", f"bench.crawlers.{crawler}", str(folder), *map(str, arguments)]
    printed = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout
    counters = served.counters()
    assert counters.not_found == 0, f"{crawler} asked for {counters.not_found} pages that do not exist"
    return Run(**json.loads(printed), counters=counters)


def whole_run(crawler: str, served: ServedPortal, folder: Path, *arguments: object) -> Run:
    """AssertionError when it did not see every page."""
    crawled = run(crawler, served, folder, *arguments)
    seen, pages = crawled.counters.pages, served.portal.pages
    assert seen == pages, f"{crawler} saw {seen} of {pages} pages"
    return crawled

"""拔电源：扫描进行到不同的时刻 kill -9，再接着扫描，结果应和没有中断过的一样。``python -m grammar.kill``。"""

import argparse
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo.places import PORTAL_FILE
from grammar.server import serve

_STORED = {
    "assessments": "SELECT portal, scheme_digest, as_of, departments, finished_at IS NOT NULL FROM assessments",
    "departments": "SELECT assessment_id, department_id, scaled_earned, scaled_lost, scaled_pending FROM department_results",
    "criteria": "SELECT assessment_id, department_id, criterion, outcome FROM criterion_results",
    "findings": "SELECT assessment_id, department_id, criterion, outcome, reason, message, deduction, fingerprint FROM findings",
    "evidence": "SELECT fingerprint, evidence.position, url, quote, digest FROM evidence JOIN findings ON id = finding_id",
    "copies": "SELECT digest FROM records",
}
Rows = list[tuple[Any, ...]]

_ROUNDS, _SEED = 50, 12
_LATEST = 0.9
_PATIENCE = 20
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Product:
    """The command line, with a data folder of its own."""

    data: Path
    portal: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(self._command(*arguments), capture_output=True, text=True, timeout=_SECONDS, check=False)

    def scan(self) -> subprocess.CompletedProcess[str]:
        return self.run("scan", *self._scanning)

    def begin(self) -> subprocess.Popen[bytes]:
        command = self._command("scan", *self._scanning)
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def results(self) -> dict[str, Rows]:
        """What all scans came to, straight from the database: but for the times, one scan more is a difference."""
        with closing(sqlite3.connect(self.data / "zwgk.db")) as database:
            return {what: sorted(database.execute(query)) for what, query in _STORED.items()}

    @property
    def has_ended(self) -> bool:
        """The scan is done and kept; what its process did after that is for the eye."""
        return [row[-1] for row in self.results()["assessments"]] == [1]

    @property
    def _scanning(self) -> tuple[str, ...]:
        return ("-p", str(self.portal), "--as-of", "2022-02-15")

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app.main", "--data", str(self.data), *arguments]


@dataclass(frozen=True, slots=True)
class Calm:
    """A scan that nobody disturbed. seconds: from when its pool of workers runs to its end."""

    seconds: float
    code: int
    results: dict[str, Rows]


@dataclass(frozen=True, slots=True)
class Round:
    """midway: the scan was not done yet when it was killed. troubles: what was wrong after it was gone on with."""

    midway: bool
    troubles: tuple[str, ...]


def kill(rounds: int, seed: int) -> bool:
    """Prints a line for every round with trouble, and a last one; true when there was none."""
    done: list[Round] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "portal"
        with serve(seed, folder):
            calm = _calm(Product(Path(scratch) / "calm", folder / PORTAL_FILE))
            for number in range(rounds):
                share = _LATEST * number / max(rounds - 1, 1)
                product = Product(Path(scratch) / str(number), folder / PORTAL_FILE)
                done.append(_round(product, calm, share))
                if done[-1].troubles:
                    print(f"round {number + 1}, killed after {share:.0%}: {'; '.join(done[-1].troubles)}", flush=True)
    troubled, midway = sum(bool(one.troubles) for one in done), sum(one.midway for one in done)
    print(f"{rounds} rounds, {midway} of them killed before the scan was done, {troubled} with trouble")
    return not troubled


def _calm(product: Product) -> Calm:
    scan = product.begin()
    _await_pool(scan)
    begun = time.monotonic()
    code = scan.wait()
    return Calm(time.monotonic() - begun, code, product.results())


def _await_pool(scan: subprocess.Popen[bytes]) -> None:
    while scan.poll() is None and not children_of(scan.pid):
        time.sleep(0.01)


def _round(product: Product, calm: Calm, share: float) -> Round:
    """share: of an undisturbed scan, from when its pool runs, after which it is killed."""
    scan = product.begin()
    _await_pool(scan)
    time.sleep(calm.seconds * share)
    children = children_of(scan.pid)
    scan.kill()
    scan.wait()
    left, midway = _orphans(children), not product.has_ended
    return Round(midway, (*(f"left behind: {one}" for one in left), *_afterwards(product, calm, midway=midway)))


def _afterwards(product: Product, calm: Calm, *, midway: bool) -> Iterator[str]:
    if midway:
        done = product.scan()
        if done.returncode != calm.code:
            yield f"gone on with, exit code {done.returncode}: {done.stderr.strip()[-300:]}"
    yield from _unlike(calm.results, product.results())
    verified = product.run("evidence", "verify")
    if verified.returncode:
        yield f"evidence verify: {verified.stdout.strip()[-300:]}{verified.stderr.strip()[-300:]}"


def _unlike(calm: dict[str, Rows], came: dict[str, Rows]) -> Iterator[str]:
    for what, rows in calm.items():
        lost, more = Counter(rows) - Counter(came[what]), Counter(came[what]) - Counter(rows)
        if lost or more:
            yield f"{what}: {lost.total()} lost, {more.total()} more: {next(iter(lost or more))}"


def children_of(process: int) -> set[int]:
    """Of Linux only: all that the process's threads started, and what those started."""
    try:
        texts = [file.read_text() for file in Path(f"/proc/{process}/task").glob("*/children")]
    except (FileNotFoundError, ProcessLookupError):
        return set()
    own = {int(child) for text in texts for child in text.split()}
    return own.union(*map(children_of, own))


def _orphans(children: set[int]) -> list[str]:
    """Those that have not ended in time, by what was started."""
    deadline = time.monotonic() + _PATIENCE
    left = children
    while (left := {one for one in left if _runs(one)}) and time.monotonic() < deadline:
        time.sleep(0.1)
    return [Path(f"/proc/{one}/cmdline").read_bytes().replace(b"\0", b" ").decode()[:120] for one in left]


def _runs(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m grammar.kill", description="杀掉扫描，再接着扫描")
    parser.add_argument("rounds", nargs="?", type=int, default=_ROUNDS, help="杀多少次")
    parser.add_argument("--seed", type=int, default=_SEED, help="门户的种子")
    asked = parser.parse_args()
    sys.exit(0 if kill(asked.rounds, asked.seed) else 1)


if __name__ == "__main__":
    main()

"""拔电源：扫描进行到不同的时刻 kill -9，再接着扫描，结果应和没有中断过的一样。``python -m grammar.kill``。"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from demo.places import PORTAL_FILE
from grammar.server import serve

_ROUNDS, _SEED = 50, 23
_EARLIEST, _LATEST = 0.15, 0.95
_PATIENCE = 20
_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Product:
    """The command line, with a data folder of its own."""

    data: Path
    portal: Path

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            self._command(*arguments), capture_output=True, text=True, timeout=_SECONDS, check=False
        )

    def scan(self) -> subprocess.CompletedProcess[str]:
        return self.run("scan", *self._scanning)

    def begin(self) -> subprocess.Popen[bytes]:
        command = self._command("scan", *self._scanning)
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def results(self) -> list[Any]:
        """What the scan came to, without the times at which pages were fetched."""
        done = self.run("export", "-p", str(self.portal), "--format", "json")
        records: list[Any] = json.loads(done.stdout) if done.returncode == 0 else [done.stderr]
        for evidence in (one for record in records for finding in record["findings"] for one in finding["evidence"]):
            del evidence["fetched_at"]
        return records

    @property
    def _scanning(self) -> tuple[str, ...]:
        return ("-p", str(self.portal), "--as-of", "2022-02-15")

    def _command(self, *arguments: str) -> list[str]:
        return [sys.executable, "-m", "app.main", "--data", str(self.data), *arguments]


@dataclass(frozen=True, slots=True)
class Calm:
    """A scan that nobody disturbed."""

    seconds: float
    code: int
    results: list[Any]


def kill(rounds: int, seed: int) -> bool:
    """Prints a line for every round with trouble, and a last one; true when there was none."""
    troubled = 0
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "portal"
        with serve(seed, folder):
            calm = _calm(Product(Path(scratch) / "calm", folder / PORTAL_FILE))
            for number in range(rounds):
                share = _EARLIEST + (_LATEST - _EARLIEST) * number / max(rounds - 1, 1)
                product = Product(Path(scratch) / str(number), folder / PORTAL_FILE)
                troubles = list(_round(product, calm, share))
                troubled += bool(troubles)
                if troubles:
                    print(f"round {number + 1}, killed after {share:.0%}: {'; '.join(troubles)}", flush=True)
    print(f"{rounds} rounds, {troubled} with trouble; an undisturbed scan takes {calm.seconds:.1f} s")
    return not troubled


def _calm(product: Product) -> Calm:
    begun = time.monotonic()
    done = product.scan()
    return Calm(time.monotonic() - begun, done.returncode, product.results())


def _round(product: Product, calm: Calm, share: float) -> Iterator[str]:
    """What is wrong after a scan was killed and gone on with."""
    scan = product.begin()
    time.sleep(calm.seconds * share)
    children = children_of(scan.pid)
    scan.kill()
    if scan.wait() != -9:
        yield "the scan had ended before it was killed"
        return
    yield from (f"left behind: {name}" for name in _orphans(children))
    done = product.scan()
    if done.returncode != calm.code:
        yield f"gone on with, exit code {done.returncode}: {done.stderr.strip()[-300:]}"
    yield from _unlike(calm.results, product.results())
    verified = product.run("evidence", "verify")
    if verified.returncode:
        yield f"evidence verify: {verified.stdout.strip()[-300:]}{verified.stderr.strip()[-300:]}"


def _unlike(calm: list[Any], came: list[Any]) -> Iterator[str]:
    if len(calm) != len(came):
        yield f"{len(came)} results instead of {len(calm)}"
    elif calm != came:
        pairs = [(one, other) for one, other in zip(calm, came, strict=True) if one != other]
        one, other = pairs[0]
        yield f"{len(pairs)} results differ, the first {one['department']} {one['number']}: {one} → {other}"[:600]


def children_of(process: int) -> set[int]:
    """Of Linux only: all that the process's threads started, and what those started."""
    files = Path(f"/proc/{process}/task").glob("*/children")
    own = {int(child) for file in files for child in file.read_text().split()}
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

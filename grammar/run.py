"""跑种子：建门户、开服务器、让产品扫描、对照真值，打印计数和没过的种子。"""

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from demo.places import PORTAL_FILE, TRUTH_FILE
from grammar.compare import NEVER, compare
from grammar.faults import Fault
from grammar.server import serve
from grammar.tally import Tally

HERE = Path(__file__).resolve().parent
MEASURES = (
    *("columns", "rows", "rows only a browser draws", "article fields", "blank said", "whole said", "missing said"),
    "passes",
)
CLAIMS = (*NEVER, "scans", "departments")
"""What must not be said, whatever happens on the way."""
_SECONDS = 600

Totals = dict[str, Tally]


@dataclass(frozen=True, slots=True)
class Checkout:
    """A version of the product."""

    name: str
    folder: Path


def run_seed(
    seed: int, checkouts: Sequence[Checkout], keep: Path | None = None, fault: Fault | None = None
) -> dict[str, Tally]:
    """Checkout's name → what it found of the seed's portal. With a fault on the way only wrong claims count."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep / str(seed) if keep else Path(scratch) / "portal"
        shutil.rmtree(folder, ignore_errors=True)
        with serve(seed, folder, fault):
            truth = json.loads((folder / TRUTH_FILE).read_text(encoding="utf-8"))
            found = {one.name: _scanned(one, folder, truth, Path(scratch), keep) for one in checkouts}
        return {name: tally.only(CLAIMS) for name, tally in found.items()} if fault else found


def _scanned(checkout: Checkout, folder: Path, truth: dict[str, object], scratch: Path, keep: Path | None) -> Tally:
    out = (folder if keep else scratch) / f"facts-{checkout.name}.json"
    command = [sys.executable, str(HERE / "facts.py"), str(folder / PORTAL_FILE), str(out)]
    try:
        done = subprocess.run(
            command, cwd=checkout.folder, capture_output=True, text=True, timeout=_SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return _broken("the scan did not end")
    if done.returncode:
        return _broken(done.stderr.strip()[-800:])
    return compare(truth, json.loads(out.read_text(encoding="utf-8")))


def _broken(why: str) -> Tally:
    tally = Tally()
    tally.count("scans", False, why)
    return tally


def run_seeds_of(
    seeds: Sequence[int],
    checkouts: Sequence[Checkout],
    jobs: int,
    keep: Path | None = None,
    fault: Fault | None = None,
) -> Totals:
    """Checkout's name → what it found of all seeds. Prints every seed in which the first of them failed."""
    totals = {one.name: Tally() for one in checkouts}
    with ThreadPoolExecutor(jobs) as pool:
        for seed, tallies in zip(
            seeds, pool.map(lambda seed: run_seed(seed, checkouts, keep, fault), seeds), strict=True
        ):
            _print_seed(seed, tallies[checkouts[0].name])
            for name, tally in tallies.items():
                totals[name].add(tally)
    return totals


def run_seeds(seeds: Sequence[int], baseline: str, jobs: int, keep: Path | None, fault: Fault | None = None) -> bool:
    """Prints as it goes; true when nothing was wrong."""
    with _checkouts(baseline) as checkouts:
        totals = run_seeds_of(seeds, checkouts, jobs, keep, fault)
    for name, tally in totals.items():
        _print_total(name, len(seeds), tally)
    return not totals[checkouts[0].name].wrong


@contextmanager
def _checkouts(baseline: str) -> Iterator[list[Checkout]]:
    """The product as it is here; and as it was, in a work tree of its own that goes away again."""
    own = [Checkout("now", HERE.parent)]
    if not baseline:
        yield own
        return
    with tempfile.TemporaryDirectory() as folder:
        tree = Path(folder) / "tree"
        git = ["git", "-C", str(HERE.parent), "worktree"]
        subprocess.run([*git, "add", "--detach", str(tree), baseline], check=True, capture_output=True)
        try:
            yield [*own, Checkout(baseline, tree)]
        finally:
            subprocess.run([*git, "remove", "--force", str(tree)], check=True, capture_output=True)


def _print_seed(seed: int, tally: Tally) -> None:
    """One line for what went wrong in the same way at the same place."""
    if not tally.wrong:
        return
    print(f"seed {seed}: {len(tally.wrong)} wrong", flush=True)
    alike: dict[tuple[str, str], list[str]] = {}
    for measure, line in tally.wrong:
        place = " ".join(line.split(" ")[:2])
        alike.setdefault((measure, place), []).append(line)
    for (measure, _), lines in alike.items():
        print(f"  {measure}{f' ×{len(lines)}' if len(lines) > 1 else ''}: {lines[0]}")


def _print_total(name: str, seeds: int, tally: Tally) -> None:
    print(f"\n{name}: {seeds} seeds")
    for measure in MEASURES:
        print(f"  {measure:26} {tally.right[measure]:6} of {tally.all[measure]:6}  {tally.share(measure):6.2f} %")
    for measure in (*CLAIMS, "rows of others"):
        print(f"  {measure:26} {len(tally.said(measure)):6}")

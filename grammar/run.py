"""跑种子：建门户、开服务器、让产品扫描、对照真值，打印计数和没过的种子。"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from demo.places import TRUTH_FILE
from grammar.compare import NEVER, compare
from grammar.faults import Fault
from grammar.scan import HERE, Broken, Checkout, scanned
from grammar.server import serve
from grammar.tally import Tally

MEASURES = (
    *("columns", "rows", "rows only a browser draws", "article fields", "blank said", "whole said", "missing said"),
    *("passes", "faults named"),
)
CLAIMS = (*NEVER, "scans", "departments")
"""What must not be said, whatever happens on the way."""

Totals = dict[str, Tally]


def run_seed(
    seed: int, checkouts: Sequence[Checkout], keep: Path | None = None, fault: Fault | None = None
) -> dict[str, Tally]:
    """Checkout's name → what it found of the seed's portal. With a fault on the way only wrong claims count."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = keep / str(seed) if keep else Path(scratch) / "portal"
        shutil.rmtree(folder, ignore_errors=True)
        with serve(seed, folder, fault):
            truth = json.loads((folder / TRUTH_FILE).read_text(encoding="utf-8"))
            outs = {one.name: (folder if keep else Path(scratch)) / f"facts-{one.name}.json" for one in checkouts}
            found = {one.name: _compared(one, folder, truth, outs[one.name]) for one in checkouts}
        return {name: tally.only(CLAIMS) for name, tally in found.items()} if fault else found


def _compared(checkout: Checkout, folder: Path, truth: dict[str, object], out: Path) -> Tally:
    try:
        return compare(truth, scanned(checkout, folder, out))
    except Broken as error:
        tally = Tally()
        tally.count("scans", False, str(error))
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

"""故障矩阵：每种故障 × 每种地址 × 三种份额，各和没有故障的一遍相比。"""

import json
import tempfile
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from demo.places import TRUTH_FILE
from grammar.disturbed import Difference, Run, difference
from grammar.faults import FAULTS, Fault
from grammar.places import Place, Where
from grammar.scan import HERE, Broken, Checkout, scanned
from grammar.server import serve
from grammar.site import places_of

SHARES = (10, 30, 100)
HARMLESS = ("bom",)
"""Touches nothing: all must stay as it is."""
_PRODUCT = Checkout("now", HERE.parent)
_MOST_LINES = 6


@dataclass(frozen=True, slots=True)
class Cell:
    """A fault on a seed's portal. different: None where the scan did not end, with the reason in broken."""

    seed: int
    fault: Fault
    different: Difference | None
    broken: str = ""

    @property
    def holds(self) -> bool:
        return self.different is not None and self.different.holds

    @property
    def command(self) -> str:
        return f"python -m grammar --matrix --fault {self.fault} {self.seed}"


def run_matrix(seeds: Sequence[int], jobs: int, only: Collection[str] = (), fault: Fault | None = None) -> bool:
    """Prints as it goes; true when every cell holds. only: kinds of faults and of addresses; empty: all."""
    cells = [cell for seed in seeds for cell in cells_of(seed, jobs, only, fault)]
    _print_table(cells)
    return all(cell.holds for cell in cells)


def cells_of(seed: int, jobs: int, only: Collection[str] = (), fault: Fault | None = None) -> Iterator[Cell]:
    """The cells of a seed, one after the other; those that break are printed at once."""
    calm, places = _run(seed)
    faults = [fault] if fault else list(faults_on(places, only))
    with ThreadPoolExecutor(jobs) as pool:
        for cell in pool.map(lambda one: _cell(seed, one, calm, places), faults):
            _print_broken(cell)
            yield cell


def faults_on(places: Mapping[str, Place], only: Collection[str] = ()) -> Iterator[Fault]:
    """Every fault that hits an address, and another set of them than a smaller share does."""
    kinds = [kind for kind in FAULTS if kind in only] or list(FAULTS)
    wheres = [where for where in Where if where in only] or list(Where)
    for where in wheres:
        for kind in kinds:
            if kind in HARMLESS and where is not Where.ROBOTS:
                continue
            known: set[frozenset[str]] = {frozenset()}
            for fault in (Fault(kind, share, where) for share in SHARES):
                hit = frozenset(url for url, place in places.items() if fault.hits(url, place.where))
                if hit not in known:
                    known.add(hit)
                    yield fault


def _cell(seed: int, fault: Fault, calm: Run, places: Mapping[str, Place]) -> Cell:
    harmful = fault.kind not in HARMLESS
    hit = {place for url, place in places.items() if harmful and fault.hits(url, place.where)}
    try:
        run, _ = _run(seed, fault)
    except Broken as error:
        return Cell(seed, fault, None, str(error))
    return Cell(seed, fault, difference(calm, run, hit))


def _run(seed: int, fault: Fault | None = None) -> tuple[Run, dict[str, Place]]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "portal"
        with serve(seed, folder, fault):
            truth = json.loads((folder / TRUTH_FILE).read_text(encoding="utf-8"))
            facts = scanned(_PRODUCT, folder, Path(scratch) / "facts.json")
        return Run(truth, facts), places_of(folder)


def _print_broken(cell: Cell) -> None:
    if cell.holds:
        return
    print(cell.command, flush=True)
    different = cell.different
    if different is None:
        print(f"  {cell.broken}", flush=True)
        return
    changed = different.changed if different.same < 100 else ()
    lines = (*different.findings, *different.claims, *(f"untouched, but {line}" for line in changed))
    for line in lines[:_MOST_LINES]:
        print(f"  {line}")
    if len(lines) > _MOST_LINES:
        print(f"  … {len(lines) - _MOST_LINES} more", flush=True)


def _print_table(cells: Sequence[Cell]) -> None:
    """A line for every kind of fault and of address: the worst of all shares and seeds."""
    rows: dict[tuple[str, str], list[Cell]] = {}
    for cell in cells:
        rows.setdefault((str(cell.fault.where or "all"), cell.fault.kind), []).append(cell)
    print(
        f"\n{'addresses':12} {'fault':8} {'cells':>5} {'findings':>8} {'points':>7} {'claims':>6} {'untouched alike':>16}"
    )
    for (where, kind), found in rows.items():
        known = [cell.different for cell in found if cell.different]
        ended = f"{len(found) - len(known)} did not end" if len(known) < len(found) else ""
        print(
            f"{where:12} {kind:8} {len(found):5} {max((len(one.findings) for one in known), default=0):8}"
            f" {max((one.points for one in known), default=0):7} {max((len(one.claims) for one in known), default=0):6}"
            f" {min((one.same for one in known), default=0):14.2f} % {ended}"
        )
    print(f"{sum(cell.holds for cell in cells)} of {len(cells)} cells hold")

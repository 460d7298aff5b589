"""故障矩阵：每种故障 × 每种地址 × 三种份额，各和没有故障的一遍相比。"""

import json
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from itertools import groupby
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
    print(f"{'seed':>8} {'addresses':12} {'fault':8} cells findings  points claims  untouched alike", flush=True)
    held = [cell.holds for seed in seeds for cell in _told(cells_of(seed, jobs, only, (fault,) if fault else ()))]
    print(f"{sum(held)} of {len(held)} cells hold")
    return all(held)


def cells_of(seed: int, jobs: int, only: Collection[str] = (), faults: Collection[Fault] = ()) -> Iterator[Cell]:
    """The cells of a seed, one after the other. faults: these alone; empty: all."""
    calm, places = _run(seed)
    with ThreadPoolExecutor(jobs) as pool:
        yield from pool.map(lambda one: _cell(seed, one, calm, places), faults or list(faults_on(places, only)))


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


def _told(cells: Iterable[Cell]) -> Iterator[Cell]:
    """The same cells; a line is printed for every kind of fault and of address, and all of those that break."""
    for _, alike in groupby(cells, lambda cell: (cell.seed, cell.fault.where, cell.fault.kind)):
        found = list(alike)
        _print_row(found)
        for cell in found:
            if not cell.holds:
                _print_broken(cell)
        yield from found


def _print_broken(cell: Cell) -> None:
    print(f"  {cell.command}")
    different = cell.different
    if different is None:
        print(f"    {cell.broken}", flush=True)
        return
    changed = different.changed if different.same < 100 else ()
    lines = (*different.findings, *different.claims, *(f"untouched, but {line}" for line in changed))
    for line in lines[:_MOST_LINES]:
        print(f"    {line}")
    if len(lines) > _MOST_LINES:
        print(f"    … {len(lines) - _MOST_LINES} more", flush=True)


def _print_row(cells: Sequence[Cell]) -> None:
    """The worst of all shares."""
    known = [cell.different for cell in cells if cell.different]
    ended = f"{len(cells) - len(known)} did not end" if len(known) < len(cells) else ""
    first, same = cells[0], min((one.same for one in known), default=0)
    most = max((len(one.findings) for one in known), default=0), max((one.points for one in known), default=0)
    claims = max((len(one.claims) for one in known), default=0)
    print(
        f"{first.seed:8} {first.fault.where or 'all':12} {first.fault.kind:8} {len(cells):5} {most[0]:8} {most[1]:7}"
        f" {claims:6} {same:14.2f} % {ended}",
        flush=True,
    )

"""样例门户基准：整个扫描用多久，判定用多久。"""

import tempfile
import time
from pathlib import Path

from app import clock
from app.configuration import Configuration, load_configuration
from app.demonstration import AS_OF
from app.scan import Scanner
from app.workspace import Workspace
from bench.outcome import medians, outcome
from bench.progress import Counter
from demo.server import serve
from domain.assessment import Trigger

ROUNDS = 5


def measure() -> dict[str, object]:
    return outcome(ROUNDS, medians([_round() for _ in range(ROUNDS)]))


def _round() -> dict[str, float]:
    """Seconds of one scan, captures in it, seconds to judge every snapshot of it again."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        workspace, counter = Workspace(folder / "data"), Counter()
        with serve(folder / "site"):
            configuration = load_configuration(str(folder / "site" / "portal.yaml"))
            started = time.perf_counter()
            scanner = Scanner(configuration, workspace, clock.now, counter)
            assessment = scanner.scan(configuration.portal.departments, AS_OF, Trigger.SCAN)
            scanned = time.perf_counter() - started
        judged = _judge_again(configuration, workspace, assessment.id)
    return {"scan_seconds": scanned, "captures": counter.captures, "judge_seconds": judged}


def _judge_again(configuration: Configuration, workspace: Workspace, assessment: int) -> float:
    judge = configuration.judge()
    results = workspace.store.results(assessment)
    snapshots = [(result.department, workspace.store.snapshot(result.snapshot)) for result in results]
    started = time.perf_counter()
    comparison = judge.compare(snapshots, AS_OF)
    for department, snapshot in snapshots:
        judge.judge(department, snapshot, AS_OF, comparison)
    return time.perf_counter() - started

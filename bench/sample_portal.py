"""样例门户基准：整个扫描用多久，判定用多久。One command, medians of five rounds, printed and written as JSON."""

import json
import statistics
import sys
import tempfile
import time
from pathlib import Path

from app import clock
from app.configuration import Configuration, load_configuration
from app.demonstration import AS_OF
from app.judge import Judge
from app.scan import Scanner
from app.workspace import Workspace
from demo.server import serve
from domain.assessment import DepartmentResult, Trigger
from domain.capture import Capture

ROUNDS = 5
RESULTS = Path("bench/sample_portal.json")


class Counter:
    """Counts the captures of a scan."""

    def __init__(self) -> None:
        self.captures = 0

    def started(self, departments: int) -> None:
        return

    def captured(self, capture: Capture) -> None:
        self.captures += 1

    def done(self, result: DepartmentResult) -> None:
        return


def measure(folder: Path) -> dict[str, float]:
    """Seconds of one scan, captures in it, seconds to judge every snapshot of it again."""
    workspace = Workspace(folder / "data")
    counter = Counter()
    with serve(folder / "site"):
        configuration = load_configuration(str(folder / "site" / "portal.yaml"))
        started = time.perf_counter()
        scanner = Scanner(configuration, workspace, clock.now, counter)
        assessment = scanner.scan(configuration.portal.departments, AS_OF, Trigger.SCAN)
        scanned = time.perf_counter() - started
    judged = judge_again(configuration, workspace, assessment.id)
    return {"scan_seconds": scanned, "captures": counter.captures, "judge_seconds": judged}


def judge_again(configuration: Configuration, workspace: Workspace, assessment: int) -> float:
    judge = Judge(configuration.scheme, configuration.checks, configuration.words)
    results = workspace.store.results(assessment)
    snapshots = [(result.department, workspace.store.snapshot(result.snapshot)) for result in results]
    started = time.perf_counter()
    for department, snapshot in snapshots:
        judge.judge(department, snapshot, AS_OF)
    return time.perf_counter() - started


def main() -> None:
    rounds = []
    for _ in range(ROUNDS):
        with tempfile.TemporaryDirectory() as folder:
            rounds.append(measure(Path(folder)))
    medians = {key: round(statistics.median(round_[key] for round_ in rounds), 3) for key in rounds[0]}
    RESULTS.write_text(json.dumps({"rounds": ROUNDS, "medians": medians}, indent=1) + "\n", encoding="utf-8")
    json.dump(medians, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()

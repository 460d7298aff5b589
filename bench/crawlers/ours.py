"""本系统：完整的一次扫描，采集、存证、判定、计分、入库。"""

import json
import sys
import time
from datetime import datetime, timedelta
from pathlib import Path

from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from bench.progress import Counter
from bench.usage import measured
from domain.assessment import Trigger
from domain.beijing import BEIJING

# The portal's pages tell of 2021; the hour is that of a nightly scan, whatever the hour of the measurement.
FIRST_NIGHT = datetime(2022, 2, 15, 2, 30, tzinfo=BEIJING)


def scan(folder: Path, night: int) -> None:
    """Scan ``portal.yaml`` of a folder into its ``data``. night: how many days after the first it is."""
    begin, started = FIRST_NIGHT + timedelta(days=night), time.perf_counter()

    def now() -> datetime:
        return begin + timedelta(seconds=time.perf_counter() - started)

    configuration = load_configuration(str(folder / "portal.yaml"))
    scanner = Scanner(configuration, Workspace(folder / "data"), now, Counter())
    scanner.scan(configuration.portal.departments, begin.date(), Trigger.SCAN)


if __name__ == "__main__":
    with measured() as usage:
        scan(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    print(json.dumps(usage))

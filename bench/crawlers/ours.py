"""本系统：完整的一次扫描，采集、存证、判定、计分、入库。"""

import json
import sys
from datetime import date, datetime, timedelta
from pathlib import Path

from app import clock
from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from bench.progress import Counter
from bench.usage import measured
from domain.assessment import Trigger

# The portal's pages tell of 2021.
AS_OF = date(2022, 2, 15)


def scan(folder: Path, night: int) -> None:
    """Scan ``portal.yaml`` of a folder into its ``data``. night: how many days later than today it is said to be."""

    def now() -> datetime:
        return clock.now() + timedelta(days=night)

    configuration = load_configuration(str(folder / "portal.yaml"))
    scanner = Scanner(configuration, Workspace(folder / "data"), now, Counter())
    scanner.scan(configuration.portal.departments, AS_OF + timedelta(days=night), Trigger.SCAN)


if __name__ == "__main__":
    with measured() as usage:
        scan(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 0)
    print(json.dumps(usage))

"""子进程：写到磁盘写不下为止，说出得到的是什么错，再把写成的读一遍。

Arguments: folder, "archive" or "store", and a limit of bytes per file (0: the disk itself is small).
Prints JSON: the sentence, how many were written, how many can be read back.
"""

import json
import random
import resource
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from itertools import count
from pathlib import Path

from sqlalchemy import Engine

from domain.assessment import DepartmentResult, Trigger
from domain.capture import Capture
from domain.department import Column, Department
from domain.scheme import Period, ReportDuty, Scheme
from domain.score import Points, Score
from domain.snapshot import ColumnState, ColumnView, Snapshot
from storage.archive import Archive
from storage.database import open_database
from storage.errors import StorageError
from storage.store import Store

NOW = datetime(2026, 3, 1, tzinfo=UTC)
DAY = date(2026, 3, 1)
SCHEME = Scheme("s", "方案", "某办", Decimal(100), Period(DAY, DAY), ReportDuty(2025, (1, 31)), {}, (), "d")
NOTHING = Points(Decimal(0), Decimal(0), Decimal(0), Decimal(0))
noise = random.Random(1)


def fill_archive(folder: Path, engine: Engine) -> dict[str, object]:
    archive = Archive(folder / "evidence", engine, "scan", software="zwgk/test")
    digests: list[str] = []
    try:
        for number in count():
            digests.append(archive.store(f"http://a.cn/{number}", 200, "OK", [], noise.randbytes(40_000), NOW))
    except StorageError as error:
        sentence = str(error)
    readable = [digest for digest in digests if archive.load(digest)]
    return {"sentence": sentence, "written": len(digests), "readable": len(readable)}


def fill_store(engine: Engine) -> dict[str, object]:
    store = Store(engine)
    started = store.begin("p", SCHEME, DAY, Trigger.SCAN, "network", "0", NOW)
    saved = 0
    try:
        for number in count():
            snapshot = store.keep(started.id, noisy_snapshot(str(number)))
            department = Department(str(number), "局")
            store.save(DepartmentResult(started.id, department, snapshot, NOW, (), Score({}, NOTHING, NOTHING)))
            saved += 1
    except StorageError as error:
        sentence = str(error)
    results = store.results(started.id)
    readable = [store.snapshot(result.snapshot) for result in results]
    return {"sentence": sentence, "written": saved, "readable": len(readable)}


def noisy_snapshot(department: str) -> Snapshot:
    capture = Capture("http://a.cn", noise.randbytes(20_000).hex(), 200, NOW)
    return Snapshot(department, NOW, (ColumnView(Column("k", "n", "u"), ColumnState.READ, (capture,)),))


def main() -> None:
    folder, what, limit = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
    engine = open_database(folder / "zwgk.db")
    if limit:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    print(json.dumps(fill_archive(folder, engine) if what == "archive" else fill_store(engine)))


main()

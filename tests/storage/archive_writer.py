"""子进程：不停地往档案里写，直到被杀死。Arguments: folder, name."""

import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

from storage.archive import Archive
from storage.database import open_database

folder = Path(sys.argv[1])
archive = Archive(folder / "evidence", open_database(folder / "zwgk.db"), sys.argv[2], software="zwgk/test")
NOW = datetime(2022, 2, 15, tzinfo=UTC)
for number in count():
    body = f"<p>第 {number} 页</p>".encode() * 400 + bytes(str(number), "ascii")
    print(archive.store(f"http://a.cn/{number}", 200, "OK", [], body, NOW), flush=True)

"""灾难：进程被杀、磁盘写满之后，写成的都在，没写成的不冒充。"""

import json
import os
import shutil
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from warcio.archiveiterator import ArchiveIterator

from storage.archive import Archive
from storage.database import open_database
from storage.tables import records

HERE = Path(__file__).parent
AT = datetime(2026, 3, 1, tzinfo=UTC)


def kill_while_writing(folder: Path, name: str, after: int) -> list[str]:
    """Start a writer, kill it once it has reported some records; the digests it reported."""
    arguments = [sys.executable, str(HERE / "archive_writer.py"), str(folder), name]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        reported = [writer.stdout.readline().strip() for _ in range(after)]
        writer.send_signal(signal.SIGKILL)
        rest = writer.stdout.read().split()
    assert writer.returncode == -signal.SIGKILL
    return reported + [digest for digest in rest if len(digest) == len(reported[0])]


@pytest.mark.parametrize("after", [1, 7, 40, 41, 120])
def test_killed_writer_loses_nothing_it_had_reported(tmp_path: Path, after: int) -> None:
    reported = kill_while_writing(tmp_path, "killed", after)
    engine = open_database(tmp_path / "zwgk.db")
    with engine.connect() as connection:
        known = set(connection.scalars(select(records.c.digest)))
    assert set(reported) <= known
    (path,) = (tmp_path / "evidence").iterdir()
    with path.open("rb") as file:
        readable = {record.rec_headers["WARC-Payload-Digest"] for record in ArchiveIterator(file)}
    assert known <= readable
    before = path.read_bytes()
    with Archive(tmp_path / "evidence", engine, "killed", software="zwgk/test") as archive:
        bodies = [archive.load(digest) for digest in known]
        assert all(saved is not None and saved.body.startswith("<p>第".encode()) for saved in bodies)
        new = archive.store("http://a.cn/after", 200, "OK", [], b"after the kill", AT)
        assert archive.load(new) is not None
    assert path.read_bytes() == before
    assert (tmp_path / "evidence" / "killed-00002.warc.gz").exists()
    engine.dispose()


def test_two_writers_at_once_keep_apart(tmp_path: Path) -> None:
    open_database(tmp_path / "zwgk.db").dispose()
    arguments = [sys.executable, str(HERE / "archive_writer.py"), str(tmp_path), "same"]
    writers = [subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) for _ in range(2)]
    for writer in writers:
        assert writer.stdout is not None
        assert all(writer.stdout.readline().startswith("sha256:") for _ in range(50))
    for writer in writers:
        writer.kill()
        writer.communicate()
    assert len(list((tmp_path / "evidence").iterdir())) == 2
    engine = open_database(tmp_path / "zwgk.db")
    with engine.connect() as connection:
        known = list(connection.scalars(select(records.c.digest)))
    archive = Archive(tmp_path / "evidence", engine, "reader", software="zwgk/test")
    assert len(known) >= 50
    assert all(archive.load(digest) for digest in known)
    engine.dispose()


def fill(folder: Path, what: str, limit: int, prefix: tuple[str, ...] = ()) -> dict[str, Any]:
    arguments = [*prefix, sys.executable, str(HERE / "disk_filler.py"), str(folder), what, str(limit)]
    ended = subprocess.run(arguments, capture_output=True, text=True, check=False)
    assert ended.stderr == ""
    said: dict[str, Any] = json.loads(ended.stdout)
    return said


def test_archive_file_that_may_not_grow(tmp_path: Path) -> None:
    said = fill(tmp_path, "archive", 500_000)
    path = tmp_path / "evidence" / "scan-00001.warc.gz"
    assert said == {
        "sentence": f"磁盘空间不足，{path} 写不进去，请腾出空间后重试。",
        "written": 12,
        "readable": 12,
    }
    with path.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]
    assert kinds == ["warcinfo", *["response"] * 12]


def test_database_file_that_may_not_grow(tmp_path: Path) -> None:
    said = fill(tmp_path, "store", 500_000)
    assert said["sentence"] == f"读写数据库 {tmp_path / 'zwgk.db'} 时磁盘出错（可能已满或损坏），请检查磁盘后重试。"
    assert said["written"] == said["readable"] > 3


@pytest.fixture
def small_disk(tmp_path: Path) -> tuple[str, ...]:
    """The beginning of a command line that sees a disk of 2 MB where tmp_path is."""
    mount = 'mount -t tmpfs -o size=2m tmpfs "$0" && exec "$@"'
    prefix = ("unshare", "--mount", "sh", "-c", mount, str(tmp_path))
    if os.geteuid() != 0 or not shutil.which("unshare"):
        pytest.skip("only root may mount a small disk")
    if subprocess.run([*prefix, "true"], capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    return prefix


def test_archive_on_a_full_disk(tmp_path: Path, small_disk: tuple[str, ...]) -> None:
    said = fill(tmp_path, "archive", 0, small_disk)
    assert said["sentence"].startswith("磁盘空间不足，")
    assert said["written"] == said["readable"] > 20


def test_database_on_a_full_disk(tmp_path: Path, small_disk: tuple[str, ...]) -> None:
    said = fill(tmp_path, "store", 0, small_disk)
    assert said["sentence"] == f"磁盘空间不足，{tmp_path / 'zwgk.db'} 写不进去，请腾出空间后重试。"
    assert said["written"] == said["readable"] > 3

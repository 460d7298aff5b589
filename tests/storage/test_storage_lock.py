"""扫描锁：一次一个，占用者死了就松开。"""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.errors import StorageError
from storage.lock import scan_lock

HOLD = """
import sys, time
from pathlib import Path
from storage.lock import scan_lock
with scan_lock(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    arguments = [sys.executable, "-c", HOLD, str(tmp_path / "scan.lock")]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "held\n"
        yield program
        program.kill()


def test_lock_held_by_another_process_names_it(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    with pytest.raises(StorageError) as refusal, scan_lock(tmp_path / "scan.lock"):
        pytest.fail("two scans at once")
    assert str(refusal.value) == f"另一次扫描正在进行（进程号 {holder.pid}），请等它结束后再试。"


def test_lock_of_a_killed_process_is_free(tmp_path: Path, holder: subprocess.Popen[str]) -> None:
    holder.send_signal(signal.SIGKILL)
    holder.wait()
    with scan_lock(tmp_path / "scan.lock"):
        assert (tmp_path / "scan.lock").read_text() == str(os.getpid())


def test_lock_is_free_after_the_block_even_when_it_failed(tmp_path: Path) -> None:
    path = tmp_path / "data" / "scan.lock"
    with pytest.raises(FileNotFoundError, match="of the scan itself"), scan_lock(path):
        raise FileNotFoundError("of the scan itself")
    with scan_lock(path), pytest.raises(StorageError, match="另一次扫描正在进行"), scan_lock(path):
        pytest.fail("two scans at once")
    with scan_lock(path):
        assert path.read_text() == str(os.getpid())


def test_lock_whose_folder_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StorageError, match="请检查"), scan_lock(tmp_path / "file" / "scan.lock"):
        pytest.fail("no lock was taken")

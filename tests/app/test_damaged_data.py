"""出报告不怕坏和只读：坏了的副本逐处注明，别的照出；数据不许写也能出报告。"""

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.app.conftest import Zwgk, command, environment

SETPRIV = shutil.which("setpriv")


@pytest.fixture
def data(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> Path:
    """The data folder after a scan in which a department lost points."""
    done = zwgk("scan", "-p", portal, "--from", pages, "--as-of", "2022-02-15", "-d", "区财政金融局")
    assert done.returncode == 0, done.stderr
    return tmp_path / "data"


@pytest.fixture
def locked(data: Path) -> Iterator[Path]:
    """The data folder, in which nothing may be written."""
    every = [data, *data.rglob("*")]
    for path in every:
        path.chmod(0o555 if path.is_dir() else 0o444)
    yield data
    for path in every:
        path.chmod(0o755 if path.is_dir() else 0o644)


def ordinary(tmp_path: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run the command as one for whom the permissions of files count; for root they do not."""
    words = command(tmp_path, *arguments)
    if os.geteuid() == 0:
        if SETPRIV is None:
            pytest.skip("root may write anywhere")
        words = [SETPRIV, "--bounding-set=-dac_override,-dac_read_search", *words]
    return subprocess.run(words, capture_output=True, text=True, timeout=120, env=environment(), check=False)


def copies(site: Path) -> list[Path]:
    return list((site / "copies").iterdir())


def test_a_damaged_archive_stops_no_report(zwgk: Zwgk, portal: Path, data: Path, tmp_path: Path) -> None:
    zwgk("report", "-p", portal, "-o", tmp_path / "before")
    assert len(copies(tmp_path / "before")) > 0
    (file,) = (data / "evidence").glob("*.warc.gz")
    file.write_bytes(file.read_bytes()[:900])
    done = zwgk("report", "-p", portal, "-o", tmp_path / "after")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(copies(tmp_path / "after")) < len(copies(tmp_path / "before"))
    assert "已损坏或遗失，取不出" in (tmp_path / "after" / "index.html").read_text("utf-8")


def test_read_only_data_can_be_reported_on(portal: Path, locked: Path, tmp_path: Path) -> None:
    before = sorted(locked.rglob("*"))
    for words in (("report", "-p", portal, "-o", tmp_path / "site"), ("export", "-p", portal), ("evidence", "verify")):
        done = ordinary(tmp_path, *words)
        assert (done.returncode, done.stderr) == (0, "")
    assert len(copies(tmp_path / "site")) > 0
    assert sorted(locked.rglob("*")) == before


def test_what_must_write_says_that_it_may_not(portal: Path, pages: Path, locked: Path, tmp_path: Path) -> None:
    for words in (("report", "-p", portal), ("scan", "-p", portal, "--from", pages)):
        done = ordinary(tmp_path, *words)
        assert (done.returncode, done.stdout) == (2, "")
        assert "没有写权限或所在磁盘只读" in done.stderr
        assert len(done.stderr.splitlines()) == 1

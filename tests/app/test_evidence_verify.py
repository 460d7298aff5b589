"""核对证据档案：完好的说完好，坏了、丢了的逐份说出来。"""

import sqlite3
from contextlib import closing
from pathlib import Path

from tests.app.conftest import Zwgk


def scanned(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> Path:
    """The archive file of a scan."""
    assert zwgk("scan", "-p", portal, "--from", pages, "--as-of", "2022-02-15", "-d", "经发局").returncode == 0
    (file,) = (tmp_path / "data" / "evidence").glob("*.warc.gz")
    return file


def test_a_sound_archive(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    scanned(zwgk, portal, pages, tmp_path)
    done = zwgk("evidence", "verify")
    assert (done.returncode, done.stdout) == (0, "已核对 2 份存档，0 处有问题\n")


def test_a_damaged_archive_is_told_record_by_record(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    file = scanned(zwgk, portal, pages, tmp_path)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2] + bytes(len(content) - len(content) // 2))
    done = zwgk("evidence", "verify")
    assert done.returncode == 1, done.stderr
    assert "已损坏，取不出 http://www.example.gov.cn/jfj/nb/" in done.stdout


def test_a_lost_archive_is_told(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    scanned(zwgk, portal, pages, tmp_path).unlink()
    done = zwgk("evidence", "verify")
    assert done.returncode == 1, done.stderr
    assert "已核对 2 份存档，2 处有问题" in done.stdout
    assert done.stderr == ""


def test_evidence_that_was_never_kept_is_told(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    scanned(zwgk, portal, pages, tmp_path)
    with closing(sqlite3.connect(tmp_path / "data" / "zwgk.db")) as connection:
        connection.execute("delete from records")
        connection.commit()
    done = zwgk("evidence", "verify")
    assert done.returncode == 1, done.stderr
    assert "没有存档（sha256:" in done.stdout


def test_a_row_that_lost_its_parent_is_told(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    scanned(zwgk, portal, pages, tmp_path)
    with closing(sqlite3.connect(tmp_path / "data" / "zwgk.db")) as connection:
        connection.execute("delete from assessments")
        connection.commit()
    done = zwgk("evidence", "verify")
    assert done.returncode == 1, done.stderr
    assert "所引的 assessments 已不存在，请用备份恢复。" in done.stdout
    assert "已核对 2 份存档" in done.stdout


def test_a_damaged_database_is_told_by_its_own_check(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    scanned(zwgk, portal, pages, tmp_path)
    spoil(tmp_path / "data" / "zwgk.db", "findings_by_fingerprint", b"\x0a\0\0\0\0\x10\0\0")
    done = zwgk("evidence", "verify")
    assert (done.returncode, done.stderr) == (1, "")
    assert "自检发现损坏（" in done.stdout
    assert "已核对 2 份存档" in done.stdout


def test_a_database_that_cannot_be_read_through_is_told(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    scanned(zwgk, portal, pages, tmp_path)
    spoil(tmp_path / "data" / "zwgk.db", "records", b"\xff" * 4096)
    done = zwgk("evidence", "verify")
    assert (done.returncode, done.stderr) == (1, "")
    assert f"数据库 {tmp_path / 'data' / 'zwgk.db'} 已损坏，请用备份恢复。" in done.stdout


def spoil(database: Path, name: str, content: bytes) -> None:
    """Overwrite the beginning of a table or an index."""
    with closing(sqlite3.connect(database)) as connection:
        ((root,),) = connection.execute("select rootpage from sqlite_master where name = ?", (name,)).fetchall()
        ((size,),) = connection.execute("pragma page_size").fetchall()
    with database.open("r+b") as file:
        file.seek((root - 1) * size)
        file.write(content)

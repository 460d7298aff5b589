"""用错了、环境坏了：一句话说清，退出码 2，什么都不写一半。"""

import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.app.conftest import Zwgk

AS_OF = ("--as-of", "2022-02-15")


def complaint(done: object) -> str:
    assert done.returncode == 2, (done.stdout, done.stderr)  # type: ignore[attr-defined]
    assert "Traceback" not in done.stderr  # type: ignore[attr-defined]
    return str(done.stderr).strip()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("scan", "-d", "不存在局"), "没有名为“不存在局”的部门"),
        (("recheck", "不存在局"), "没有名为“不存在局”的部门"),
        (("recheck", "经发局", "-i", "9.9"), "没有编号为 9.9 的指标"),
        (("scan", "--from", "/nonexistent"), "找不到 /nonexistent"),
        (("judge", "99"), "里没有扫描结果，请核对 --data 后面的文件夹，或先运行 zwgk scan"),
        (("report",), "里没有扫描结果"),
        (("schedule", "run", "--at", "99 2 * * *"), "各段都在其范围内"),
        (("schedule", "run", "--at", "每天"), "时间“每天”写法有误"),
        (("scan", "--as-of", "昨天"), "命令写法有误"),
    ],
)
def test_one_sentence_and_exit_code_two(zwgk: Zwgk, portal: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert sentence in complaint(zwgk(*arguments, "-p", portal))


def test_looking_at_a_folder_without_data_makes_none(zwgk: Zwgk, tmp_path: Path) -> None:
    assert "里没有扫描结果" in complaint(zwgk("evidence", "verify"))
    assert not list(tmp_path.rglob("zwgk.db"))


def test_a_report_of_a_folder_that_holds_no_scan(zwgk: Zwgk, portal: Path) -> None:
    zwgk("schedule", "status")
    assert "还没有考评结果，请先运行 zwgk scan" in complaint(zwgk("report", "-p", portal))


def test_a_snapshot_that_nobody_took(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, "-d", "经发局")
    assert "没有第 99 号采集快照" in complaint(zwgk("judge", "99", "-p", portal))


def test_a_portal_file_with_mistakes_starts_nothing(zwgk: Zwgk, portal: Path, tmp_path: Path) -> None:
    portal.write_text(portal.read_text(encoding="utf-8").replace("name: 测试区", "nome: 测试区"), encoding="utf-8")
    said = complaint(zwgk("scan", "-p", portal))
    assert f"{portal}:2" in said
    assert not (tmp_path / "data").exists()


def test_a_file_that_is_no_archive(zwgk: Zwgk, portal: Path, tmp_path: Path) -> None:
    text = tmp_path / "pages.txt"
    text.write_text("x", encoding="utf-8")
    assert "既不是网页文件夹，也不是 .warc" in complaint(zwgk("scan", "-p", portal, "--from", text))
    warc = tmp_path / "pages.warc.gz"
    warc.write_bytes(b"rubbish")
    assert "WARC" in complaint(zwgk("scan", "-p", portal, "--from", warc))


def test_a_database_written_by_a_newer_version(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    with sqlite3.connect(tmp_path / "data/zwgk.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r9999'")
    connection.close()
    assert "由更新版本的程序写成" in complaint(zwgk("scan", "-p", portal, "--from", pages, *AS_OF))


def test_a_data_folder_that_is_a_file(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    (tmp_path / "data").write_text("", encoding="utf-8")
    assert "data" in complaint(zwgk("scan", "-p", portal, "--from", pages))


def test_an_unreachable_portal_costs_nobody_a_point(zwgk: Zwgk, portal: Path) -> None:
    text = (
        portal.read_text(encoding="utf-8")
        .replace("www.example.gov.cn", "127.0.0.1:9")
        .replace("hosts: [127.0.0.1:9]", "hosts: ['127.0.0.1:9']")
    )
    portal.write_text(text, encoding="utf-8")
    done = zwgk("scan", "-p", portal, *AS_OF)
    assert done.returncode == 1, done.stderr
    assert done.stdout.count("全部栏目未能读取") == 3


def test_reports_never_replace_a_foreign_folder(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "letter.txt").write_text("keep", encoding="utf-8")
    assert "不是本系统生成的报告" in complaint(zwgk("report", "-p", portal, "-o", mine))
    assert (mine / "letter.txt").read_text(encoding="utf-8") == "keep"


@pytest.mark.skipif(shutil.which("prlimit") is None, reason="没有 prlimit，不能限制文件大小")
def test_a_full_disk_is_said_and_the_scan_goes_on_later(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    big = pages / "www.example.gov.cn/jfj/nb/a1001.html"
    big.write_text(big.read_text(encoding="utf-8") + "<!--" + "满" * 100_000 + "-->", encoding="utf-8")
    zwgk("scan", "-p", portal, "--from", pages, "--as-of", "2021-06-01", "-d", "csj")
    import subprocess

    from tests.app.conftest import command, environment

    limited = ["prlimit", "--fsize=150000", *command(tmp_path, "scan", "-p", portal, "--from", pages, *AS_OF)]
    done = subprocess.run(limited, capture_output=True, text=True, env=environment(), check=False)
    assert "磁盘" in complaint(done)
    again = zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    assert again.returncode == 1, again.stderr

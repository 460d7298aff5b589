"""命令行：像用户一样运行 zwgk，读本机保存的网页。"""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.crawler.conftest import article_html, list_html

PORTAL = """\
id: test
name: 测试区
scheme: suizhou-gxq-2021
base: http://www.example.gov.cn/
hosts: [www.example.gov.cn]
departments:
  - id: jfj
    name: 区经济发展局
    aliases: [经发局]
    columns: {annual_report: "http://www.example.gov.cn/jfj/nb/"}
  - id: csj
    name: 区财政金融局
    columns: {annual_report: "http://www.example.gov.cn/csj/nb/"}
  - id: nowhere
    name: 区综合执法局
"""
Zwgk = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    return portal_file(tmp_path)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    """Saved pages: one report on time, one late."""
    return saved_pages(tmp_path)


def portal_file(folder: Path) -> Path:
    file = folder / "portal.yaml"
    file.write_text(PORTAL, encoding="utf-8")
    return file


def saved_pages(where: Path) -> Path:
    for department, day in (("jfj", "2022-01-20"), ("csj", "2022-02-08")):
        folder = where / "pages" / "www.example.gov.cn" / department / "nb"
        folder.mkdir(parents=True)
        title = "2021年政府信息公开工作年度报告"
        (folder / "index.html").write_text(list_html(("./a1001.html", title, day)), encoding="utf-8")
        (folder / "a1001.html").write_text(article_html(title, day), encoding="utf-8")
    return where / "pages"


@pytest.fixture
def zwgk(tmp_path: Path) -> Zwgk:
    """Run the command in a process of its own, with its own data folder."""

    def run(*arguments: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command(tmp_path, *arguments), capture_output=True, text=True, timeout=120, env=environment(), check=False
        )

    return run


def command(tmp_path: Path, *arguments: str | Path) -> list[str]:
    return [sys.executable, "-m", "app.main", "--data", str(tmp_path / "data"), *map(str, arguments)]


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONWARNINGS": "error", "COLUMNS": "120"}

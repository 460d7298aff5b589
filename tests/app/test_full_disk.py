"""磁盘满了、目标写不了：一句话，退出码 2；没采成的不当作读过，下次再采。"""

import os
import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Request, Response

from app.workspace import Workspace
from domain.snapshot import ColumnState
from tests.app.conftest import Zwgk, command, environment, portal_file, saved_pages
from tests.app.test_bad_input import complaint
from tests.crawler.conftest import article_html, list_html

AS_OF = ("--as-of", "2022-02-15")
TITLE = "2021年政府信息公开工作年度报告"
FULL = Path("/dev/full")
needs_a_full_device = pytest.mark.skipif(not FULL.exists(), reason="没有 /dev/full")


def limited(tmp_path: Path, size: int, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """The command, no file of which may grow beyond a size."""
    code = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size})); "
    code += "import runpy; runpy.run_module('app.main', run_name='__main__')"
    python, _, _, *rest = command(tmp_path, *arguments)
    return subprocess.run(
        [python, "-c", code, *rest], capture_output=True, text=True, timeout=120, env=environment(), check=False
    )


@pytest.fixture
def busy(httpserver: HTTPServer, tmp_path: Path) -> Iterator[Path]:
    """A portal file of four departments. What each publishes is too much for a small disk."""
    noise = random.Random(1)
    host = f"{httpserver.host}:{httpserver.port}"

    def answer(request: Request) -> Response:
        if request.path == "/robots.txt":
            return Response("")
        if request.path.endswith("/nb/"):
            rows = [(f"./a{i}.html", f"{2021 - i}{TITLE[4:]}", f"{2022 - i}-01-20") for i in range(8)]
            return Response(list_html(*rows), content_type="text/html; charset=utf-8")
        page = article_html(TITLE, "2022-01-20") + f"<!--{noise.randbytes(20_000).hex()}-->"
        return Response(page, content_type="text/html; charset=utf-8")

    httpserver.expect_request("").respond_with_handler(answer)
    httpserver.expect_request("/").respond_with_handler(answer)
    head = f"id: busy\nname: 忙区\nscheme: suizhou-gxq-2021\nhosts: ['{host}']\n"
    head += "politeness: {requests_per_second: 200, concurrency: 8, retries: 0}\ndepartments:\n"
    rows = "".join(
        f"  - id: d{i}\n    name: 第{i}局\n    columns: {{annual_report: 'http://{host}/d{i}/nb/'}}\n" for i in range(4)
    )
    file = tmp_path / "busy.yaml"
    file.write_text(head + rows, encoding="utf-8")
    yield file


@pytest.fixture(scope="module")
def scanned_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scanned")
    scan = command(folder, "scan", "-p", portal_file(folder), "--from", saved_pages(folder), *AS_OF)
    subprocess.run(scan, capture_output=True, env=environment(), check=False)
    return folder / "data"


@pytest.fixture
def scanned(tmp_path: Path, scanned_once: Path) -> None:
    """A data folder in which the portal has been scanned."""
    shutil.copytree(scanned_once, tmp_path / "data")


def states(tmp_path: Path) -> list[ColumnState]:
    """Of every column of annual reports that was kept."""
    workspace = Workspace(tmp_path / "data")
    try:
        kept = [workspace.store.snapshot(number) for number in workspace.store.gathered(1).values()]
    finally:
        workspace.engine.dispose()
    return [view.state for one in kept for view in one.views if view.column.kind == "annual_report"]


@pytest.mark.parametrize("size", [330_000, 500_000])
def test_what_could_not_be_gathered_is_gathered_by_the_next_run(
    tmp_path: Path, busy: Path, zwgk: Zwgk, size: int
) -> None:
    said = complaint(limited(tmp_path, size, "scan", "-p", busy, *AS_OF))
    assert "磁盘" in said
    assert len(said.splitlines()) == 1, said
    assert set(states(tmp_path)) <= {ColumnState.READ}
    again = zwgk("scan", "-p", busy, *AS_OF)
    assert again.returncode == 0, again.stderr
    assert states(tmp_path) == [ColumnState.READ] * 4


@pytest.mark.parametrize("size", [0, 4096, 60_000])
def test_a_disk_that_is_full_from_the_start(tmp_path: Path, zwgk: Zwgk, portal: Path, pages: Path, size: int) -> None:
    said = complaint(limited(tmp_path, size, "scan", "-p", portal, "--from", pages, *AS_OF))
    assert len(said.splitlines()) == 1, said
    assert zwgk("scan", "-p", portal, "--from", pages, *AS_OF).returncode == 1


@pytest.mark.usefixtures("scanned")
def test_reports_that_do_not_fit_leave_the_old_ones(tmp_path: Path, zwgk: Zwgk, portal: Path) -> None:
    zwgk("report", "-p", portal)
    reports = tmp_path / "data/reports"
    before = {path: path.read_bytes() for path in reports.rglob("*") if path.is_file()}
    said = complaint(limited(tmp_path, 34_000, "report", "-p", portal))
    assert said == f"磁盘空间不足，{reports / 'test'} 写不进去，请腾出空间后重试。"
    assert {path: path.read_bytes() for path in reports.rglob("*") if path.is_file()} == before
    assert [path.name for path in reports.iterdir()] == ["test"]


@pytest.mark.usefixtures("scanned")
def test_an_export_that_does_not_fit_leaves_the_old_one(tmp_path: Path, zwgk: Zwgk, portal: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("old", encoding="utf-8")
    assert "磁盘空间不足" in complaint(limited(tmp_path, 34_000, "export", "-p", portal, "-o", target))
    assert target.read_text(encoding="utf-8") == "old"
    assert not list(tmp_path.glob(".out*"))
    assert zwgk("export", "-p", portal, "-o", target).returncode == 0
    assert target.read_text(encoding="utf-8").startswith("[")


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "-o", "{file}/reports"),
        ("report", "-o", "/proc/nowhere/reports"),
        ("export", "-o", "{file}/out.json"),
        ("export", "-o", "{folder}"),
        ("export", "-o", "/proc/nowhere/out.json"),
    ],
)
@pytest.mark.usefixtures("scanned")
def test_targets_that_cannot_be_written(tmp_path: Path, zwgk: Zwgk, portal: Path, arguments: tuple[str, ...]) -> None:
    asked = [one.format(file=portal, folder=tmp_path) for one in arguments]
    said = complaint(zwgk(asked[0], "-p", portal, *asked[1:]))
    assert len(said.splitlines()) == 1, said
    assert "请" in said


def test_pages_of_a_scheme_that_cannot_be_written(zwgk: Zwgk, portal: Path) -> None:
    said = complaint(zwgk("scheme", "docs", "-o", portal / "docs"))
    assert len(said.splitlines()) == 1, said


@needs_a_full_device
@pytest.mark.usefixtures("scanned")
@pytest.mark.parametrize("arguments", [("export",), ("config", "check")], ids=" ".join)
def test_standard_output_that_takes_nothing(tmp_path: Path, portal: Path, arguments: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            command(tmp_path, *arguments, "-p", portal),
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            env=environment(),
            check=False,
        )
    assert complaint(done) == "磁盘空间不足，输出 写不进去，请腾出空间后重试。"


@needs_a_full_device
def test_where_nothing_can_be_said_the_exit_code_says_it(tmp_path: Path, portal: Path) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            command(tmp_path, "report", "-p", portal), stdout=full, stderr=full, env=os.environ, check=False
        )
    assert done.returncode == 2

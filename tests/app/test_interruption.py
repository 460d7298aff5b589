"""中断与并发：拔电源后接着做，第二个扫描让路，终止信号安全结束。"""

import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.workspace import Workspace
from grammar.kill import children_of
from tests.app.conftest import Zwgk, command, environment
from tests.crawler.conftest import article_html, list_html

# For whatever is waited for: only a test that fails takes as long.
SECONDS = 120
TITLE = "2021年政府信息公开工作年度报告"


class SlowSite(ThreadingHTTPServer):
    """Serves one report per department; everything of department ``slow`` waits until it is let go."""

    # As many as a scan asks for at once: a connection refused would put its department off to the end of the scan.
    request_queue_size = 64

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[str] = []
        self.let_go = threading.Event()
        self.waiting = threading.Event()


class Handler(BaseHTTPRequestHandler):
    server: SlowSite

    def do_GET(self) -> None:
        self.server.asked.append(self.path)
        if self.path.startswith("/slow/"):
            self.server.waiting.set()
            self.server.let_go.wait(60)
        is_list = self.path.endswith("/nb/")
        html = list_html(("./a1001.html", TITLE, "2022-01-20")) if is_list else article_html(TITLE, "2022-01-20")
        body = html.encode() if self.path != "/robots.txt" else b""
        try:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except BrokenPipeError:
            return

    def log_message(self, *_: object) -> None:
        return


@contextmanager
def slow_site() -> Iterator[SlowSite]:
    server = SlowSite()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.let_go.set()
        server.shutdown()
        server.server_close()
        thread.join()


@pytest.fixture
def site() -> Iterator[SlowSite]:
    with slow_site() as server:
        yield server


@pytest.fixture
def slow_portal(tmp_path: Path, site: SlowSite) -> Path:
    host = f"127.0.0.1:{site.server_port}"
    departments = "".join(
        f"  - id: {id}\n    name: {name}\n    columns: {{annual_report: 'http://{host}/{id}/nb/'}}\n"
        for id, name in (("quick", "区经济发展局"), ("slow", "区财政金融局"))
    )
    head = f"id: slow\nname: 慢区\nscheme: suizhou-gxq-2021\nhosts: ['{host}']\n"
    head += "politeness: {requests_per_second: 100, concurrency: 8, retries: 2}\ndepartments:\n"
    file = tmp_path / "slow.yaml"
    file.write_text(head + departments, encoding="utf-8")
    return file


def until(condition: Callable[[], bool]) -> None:
    deadline = time.monotonic() + SECONDS
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.05)


@contextmanager
def running(
    tmp_path: Path, *arguments: str | Path, until: threading.Event | None = None
) -> Iterator[subprocess.Popen[str]]:
    """A command that runs, and has come as far as it is to be seen; whatever a test finds, it does not outlive it."""
    words = command(tmp_path, *arguments)
    with subprocess.Popen(
        words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment()
    ) as process:
        try:
            assert until is None or until.wait(SECONDS), "the command did not get there"
            yield process
        finally:
            process.kill()


def gathered(tmp_path: Path) -> frozenset[str]:
    if not (tmp_path / "data/zwgk.db").exists():
        return frozenset()
    workspace = Workspace(tmp_path / "data")
    try:
        return frozenset(workspace.store.gathered(1))
    finally:
        workspace.engine.dispose()


def scanning(tmp_path: Path, site: SlowSite, portal: Path) -> AbstractContextManager[subprocess.Popen[str]]:
    """A scan that waits for the slow department."""
    return running(tmp_path, "scan", "-p", portal, "--as-of", "2022-02-15", until=site.waiting)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGKILL, -9), (signal.SIGTERM, 130)])
def test_a_scan_that_was_ended_goes_on_where_it_stopped(
    tmp_path: Path, site: SlowSite, slow_portal: Path, zwgk: Zwgk, number: signal.Signals, code: int
) -> None:
    with scanning(tmp_path, site, slow_portal) as scan:
        until(lambda: "quick" in gathered(tmp_path))
        scan.send_signal(number)
        scan.communicate(timeout=SECONDS)
    assert scan.returncode == code
    asked = site.asked.count("/quick/nb/")
    site.let_go.set()
    done = zwgk("scan", "-p", slow_portal, "--as-of", "2022-02-15")
    assert done.returncode == 0, done.stderr
    assert "区经济发展局" in done.stdout
    assert "区财政金融局" in done.stdout
    assert site.asked.count("/quick/nb/") == asked, "what was saved is not fetched again"


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_whatever_a_scan_started_ends_with_it(
    tmp_path: Path, site: SlowSite, slow_portal: Path, number: signal.Signals
) -> None:
    with scanning(tmp_path, site, slow_portal) as scan:
        children = children_of(scan.pid)
        assert children, "the pool is running"
        scan.send_signal(number)
        scan.communicate(timeout=SECONDS)
    until(lambda: not any(Path(f"/proc/{child}").exists() for child in children))


def test_a_signal_is_answered_with_one_sentence(tmp_path: Path, site: SlowSite, slow_portal: Path) -> None:
    with scanning(tmp_path, site, slow_portal) as scan:
        scan.terminate()
        _, said = scan.communicate(timeout=SECONDS)
    assert said == "已中断；做完的部门都已保存，一天之内再次扫描同样的部门会接着做。\n"


def test_a_second_scan_is_told_to_wait(tmp_path: Path, site: SlowSite, slow_portal: Path, zwgk: Zwgk) -> None:
    with scanning(tmp_path, site, slow_portal) as first:
        second = zwgk("scan", "-p", slow_portal, "--as-of", "2022-02-15")
        assert second.returncode == 2
        assert f"另一次扫描正在进行（进程号 {first.pid}）" in second.stderr
        site.let_go.set()
        first.communicate(timeout=SECONDS)
    assert first.returncode == 0


def test_the_schedule_is_stored_and_ends_safely(tmp_path: Path, slow_portal: Path, zwgk: Zwgk) -> None:
    with running(tmp_path, "schedule", "run", "-p", slow_portal, "--at", "30 2 * * *") as process:
        until(lambda: "下次" in zwgk("schedule", "status").stdout)
        assert "02:30（北京时间）" in zwgk("schedule", "status").stdout
        process.terminate()
        process.communicate(timeout=SECONDS)
    assert process.returncode == 0


def test_a_scheduled_run_scans_and_a_signal_ends_it_too(
    tmp_path: Path, site: SlowSite, slow_portal: Path, zwgk: Zwgk
) -> None:
    every_minute = ("schedule", "run", "-p", slow_portal, "--at", "* * * * *")
    with running(tmp_path, *every_minute, until=site.waiting) as process:
        process.terminate()
        process.communicate(timeout=SECONDS)
    assert process.returncode == 0
    site.let_go.set()
    done = zwgk("scan", "-p", slow_portal, "--as-of", "2022-02-15")
    assert done.returncode == 0, "the lock is free again: " + done.stderr

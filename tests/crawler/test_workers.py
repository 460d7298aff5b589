"""工作进程池：一件活再坏，坏的也只是它自己。"""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from crawler.workers import Workers
from domain.capture import Failure, FailureKind
from tests.crawler.hard_work import (
    abort,
    answer_at_length,
    double,
    eat_memory,
    fail,
    leave,
    loop_for_ever,
    nest,
    shout,
    sleep_for_ever,
)

UNREADABLE = FailureKind.PAGE_UNREADABLE
SCAN = """
import asyncio, signal, sys
from pathlib import Path
from crawler.workers import Workers
from tests.crawler.hard_work import loop_for_ever, sleep_for_ever

async def scan():
    async with Workers() as workers:
        await asyncio.gather(workers.run(sleep_for_ever, Path(sys.argv[1])), workers.run(loop_for_ever))

# A shell starts what runs in the background deaf to Ctrl-C.
signal.signal(signal.SIGINT, signal.default_int_handler)
asyncio.run(scan())
"""


def at_work(job: Callable[[Workers], Awaitable[object]], count: int = 2) -> object:
    async def run() -> object:
        async with Workers(count) as workers:
            return await job(workers)

    return asyncio.run(run())


def kind_of(result: object) -> FailureKind:
    assert isinstance(result, Failure)
    return result.kind


def test_the_result_comes_back() -> None:
    assert at_work(lambda workers: workers.run(double, 21)) == 42


def test_what_a_library_prints_is_no_part_of_the_result() -> None:
    assert at_work(lambda workers: workers.run(shout)) == "好"


def test_many_jobs_share_few_workers_and_each_gets_its_own_result() -> None:
    async def jobs(workers: Workers) -> list[object]:
        return await asyncio.gather(*(workers.run(double, number) for number in range(200)))

    assert at_work(jobs) == [number * 2 for number in range(200)]


def test_an_exception_is_our_own_fault_and_logged_and_the_next_job_is_done() -> None:
    async def jobs(workers: Workers) -> list[object]:
        return [await workers.run(fail), await workers.run(double, 1)]

    with capture_logs() as logs:
        failed, done = at_work(jobs, count=1)
    assert (failed, done) == (Failure(FailureKind.OWN_FAULT, "ValueError"), 2)
    assert [(entry["work"], "坏页面" in entry["trace"]) for entry in logs] == [("fail", True)]


@pytest.mark.parametrize(
    ("work", "arguments"),
    [
        pytest.param(eat_memory, (), id="memory"),
        pytest.param(abort, (), id="crash"),
        pytest.param(leave, (), id="exit"),
        pytest.param(nest, (100_000,), id="result-too-deep"),
        pytest.param(answer_at_length, (2**26 + 1,), id="result-too-large"),
    ],
)
def test_work_beyond_measure_is_a_failure_of_its_page_and_the_next_one_is_done(
    work: Callable[..., object], arguments: tuple[object, ...]
) -> None:
    async def jobs(workers: Workers) -> list[object]:
        return [await workers.run(work, *arguments), await workers.run(double, 1)]

    failed, done = at_work(jobs, count=1)
    assert (kind_of(failed), done) == (UNREADABLE, 2)


def test_others_go_on_beside_an_endless_job() -> None:
    async def jobs(workers: Workers) -> object:
        endless = asyncio.ensure_future(workers.run(loop_for_ever, seconds=3600))
        others = [await workers.run(double, number) for number in range(20)]
        endless.cancel()
        return others

    assert at_work(jobs) == [number * 2 for number in range(20)]


def test_an_endless_job_ends_at_its_time_and_who_waited_for_it_is_not_charged() -> None:
    async def jobs(workers: Workers) -> list[object]:
        return await asyncio.gather(workers.run(loop_for_ever, seconds=3), workers.run(double, 1, seconds=2))

    failed, done = at_work(jobs, count=1)
    assert (kind_of(failed), done) == (UNREADABLE, 2)


def test_a_worker_that_is_killed_costs_only_the_job_it_was_at(tmp_path: Path) -> None:
    async def jobs(workers: Workers) -> tuple[object, object]:
        doomed = asyncio.ensure_future(workers.run(sleep_for_ever, tmp_path / "pid"))
        others = [asyncio.ensure_future(workers.run(double, number)) for number in range(20)]
        os.kill(await asyncio.to_thread(process_in, tmp_path / "pid"), signal.SIGKILL)
        return await doomed, await asyncio.gather(*others)

    failed, others = at_work(jobs)
    assert (kind_of(failed), others) == (UNREADABLE, [number * 2 for number in range(20)])


def test_who_stops_waiting_ends_the_job(tmp_path: Path) -> None:
    async def jobs(workers: Workers) -> object:
        job = asyncio.ensure_future(workers.run(sleep_for_ever, tmp_path / "pid"))
        process = await asyncio.to_thread(process_in, tmp_path / "pid")
        job.cancel()
        await asyncio.wait([job])
        assert not alive(process)
        return await workers.run(double, 1)

    assert at_work(jobs, count=1) == 2


def test_workers_that_are_busy_end_with_the_pool(tmp_path: Path) -> None:
    async def run() -> object:
        async with Workers() as workers:
            job = asyncio.ensure_future(workers.run(sleep_for_ever, tmp_path / "pid"))
            process = await asyncio.to_thread(process_in, tmp_path / "pid")
        assert not alive(process)
        return await job

    assert kind_of(asyncio.run(run())) is UNREADABLE


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM])
def test_no_worker_outlives_a_scan_that_is_killed(tmp_path: Path, number: int) -> None:
    with start_scan(tmp_path / "pid") as scan:
        worker = process_in(tmp_path / "pid")
        scan.send_signal(number)
    assert within_two_seconds(lambda: not alive(worker))


def test_an_interrupted_scan_says_nothing_of_its_workers(tmp_path: Path) -> None:
    """Ctrl-C goes to every process of the group; what the scan itself says of it is not the workers' concern."""
    with start_scan(tmp_path / "pid") as scan:
        worker = process_in(tmp_path / "pid")
        os.killpg(scan.pid, signal.SIGINT)
        said = scan.communicate()[1].decode()
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert "crawler/worker.py" not in said
    assert within_two_seconds(lambda: not alive(worker))


def start_scan(started: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-c", SCAN, str(started)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)


def process_in(file: Path) -> int:
    """The process that the job wrote down when it began."""
    for _ in range(3000):
        if file.exists() and file.read_text():
            return int(file.read_text())
        time.sleep(0.01)
    raise AssertionError("the job has not begun")


def within_two_seconds(is_so: Callable[[], bool]) -> bool:
    return any(is_so() or time.sleep(0.05) for _ in range(40))


def alive(process: int) -> bool:
    """Neither gone nor a body that nobody has buried."""
    state = Path(f"/proc/{process}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"

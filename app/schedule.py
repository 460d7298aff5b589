"""夜间调度：每夜一次扫描并出报告；任务存在数据库里，错过的合并补一次，收到终止信号安全结束。

A run is the very command a person would type, in a process of its own: it gives its memory back, and ending it
loses at most the page in flight, because the next scan goes on where it stopped.
"""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from types import FrameType

import structlog
from apscheduler.events import EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.schedulers.blocking import BlockingScheduler
from apscheduler.triggers.cron import CronTrigger

from app.errors import UserError
from app.workspace import Workspace
from domain.assessment import Trigger
from domain.beijing import BEIJING

log = structlog.get_logger()
_TABLE = "schedule_jobs"
# A run missed while the machine was off is made up for, once, within half a day.
_GRACE_SECONDS = 12 * 3600
_SECONDS_TO_END = 30
_running: set[subprocess.Popen[bytes]] = set()


@dataclass(frozen=True, slots=True)
class ScheduledRun:
    """at: when it runs next, in Beijing time; None when it is paused."""

    portal: str
    rule: str
    at: datetime | None


def run_nightly(portal: str, data: str) -> None:
    """The job. Its arguments are stored in the database, so they are plain text."""
    command = [sys.executable, "-m", "app.main", "--data", data]
    for step in (["scan", "--portal", portal, "--trigger", Trigger.SCHEDULE.value], ["report", "--portal", portal]):
        process = subprocess.Popen([*command, *step])
        _running.add(process)
        code = process.wait()
        _running.discard(process)
        log.info("nightly run", portal=portal, step=step[0], exit_code=code)
        if code not in (0, 1):
            return


def run(workspace: Workspace, portal: str, at: CronTrigger) -> None:
    """Until SIGTERM or SIGINT."""
    scheduler = BlockingScheduler(**_options(workspace))
    scheduler.add_listener(_missed, EVENT_JOB_MISSED)
    scheduler.add_job(
        run_nightly,
        at,
        args=[portal, str(workspace.folder.resolve())],
        id=portal,
        replace_existing=True,
        coalesce=True,
        max_instances=1,
        misfire_grace_time=_GRACE_SECONDS,
    )
    with _signals_end_it():
        try:
            scheduler.start()
        except SystemExit:
            _end_running()
            scheduler.shutdown()


def status(workspace: Workspace) -> tuple[ScheduledRun, ...]:
    """The stored jobs. Starts none of them."""
    scheduler = BackgroundScheduler(**_options(workspace))
    scheduler.start(paused=True)
    runs = tuple(ScheduledRun(job.id, str(job.trigger), job.next_run_time) for job in scheduler.get_jobs())
    scheduler.shutdown()
    return runs


def _options(workspace: Workspace) -> dict[str, object]:
    return {
        "jobstores": {"default": SQLAlchemyJobStore(engine=workspace.engine, tablename=_TABLE)},
        "executors": {"default": ThreadPoolExecutor(1)},
        "timezone": BEIJING,
    }


def trigger(cron: str) -> CronTrigger:
    """cron: the five fields of a crontab, Beijing time."""
    try:
        return CronTrigger.from_crontab(cron, timezone=BEIJING)
    except ValueError as error:
        raise UserError(
            f'时间“{cron}”写法有误，应为 crontab 的五段（分 时 日 月 周），各段都在其范围内，如 "30 2 * * *"'
        ) from error


@contextmanager
def _signals_end_it() -> Iterator[None]:
    def stop(number: int, frame: FrameType | None) -> None:
        raise SystemExit(0)

    previous = {number: signal.signal(number, stop) for number in (signal.SIGTERM, signal.SIGINT)}
    try:
        yield
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def _end_running() -> None:
    for process in list(_running):
        process.terminate()
        try:
            process.wait(_SECONDS_TO_END)
        except subprocess.TimeoutExpired:
            process.kill()


def _missed(event: JobExecutionEvent) -> None:
    log.warning("run missed", portal=event.job_id, due=str(event.scheduled_run_time))

"""屏幕：进度条和成绩表。Progress goes to the error stream and only to a terminal; results to standard output."""

from collections.abc import Iterable
from types import TracebackType
from typing import Self

import typer
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
from rich.progress import Progress as Bars
from rich.table import Table

from app.explanation import Explanation
from app.summary import is_assessable, not_assessed
from domain.assessment import DepartmentResult
from domain.capture import Capture
from domain.department import Department


class ScreenProgress:
    """Departments gathered and pages read. Silent when the error stream is no terminal."""

    def __init__(self) -> None:
        console = Console(stderr=True)
        self._bars = Bars(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            TextColumn("已取 {task.fields[pages]} 页"),
            TimeElapsedColumn(),
            console=console,
            disable=not console.is_terminal,
        )
        self._task = self._bars.add_task("扫描部门", total=None, pages=0)
        self._pages = 0

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()

    def started(self, departments: int) -> None:
        self._bars.update(self._task, total=departments)

    def captured(self, capture: Capture) -> None:
        self._pages += 1
        self._bars.update(self._task, pages=self._pages)

    def gathered(self, department: Department) -> None:
        self._bars.advance(self._task)


def print_scores(results: Iterable[DepartmentResult]) -> None:
    """The score table, best first; what could not be assessed is said beside the score."""
    table = Table(title="得分表（满分100；待定分未扣，等人工核定）")
    for heading in ("名次", "部门"):
        table.add_column(heading)
    for heading in ("得分", "失分", "待定", "未能核查的评分点"):
        table.add_column(heading, justify="right")
    ranked = sorted(results, key=lambda result: (-result.score.scaled.earned, result.department.name))
    for result in ranked:
        points = result.score.scaled
        rank = 1 + sum(other.score.scaled.earned > points.earned for other in ranked)
        remark = str(not_assessed(result)) + ("" if is_assessable(result) else "（全部栏目未能读取）")
        table.add_row(
            str(rank),
            result.department.name,
            f"{points.earned:.2f}",
            f"{points.lost:.2f}",
            f"{points.pending:.2f}",
            remark,
        )
    _print(table)


def print_explanation(explanation: Explanation) -> None:
    """Who decides each department's points, and of a single department what the pending ones wait for."""
    names = [name for name in explanation.names if any(line.shares[name] for line in explanation.lines)]
    table = Table(title="每100分由谁定（只算适用的评分点）", box=SIMPLE_HEAD)
    table.add_column("部门", no_wrap=True)
    for name in names:
        table.add_column(name, justify="right")
    for line in explanation.lines:
        table.add_row(line.department, *(f"{line.shares[name]:.1f}" for name in names))
    _print(table, width=130)
    for waiting in explanation.waiting:
        typer.echo(f"{waiting.points:5.2f} 分　{waiting.name}　{waiting.message}　（{'；'.join(waiting.places)}）")


def _print(table: Table, width: int = 110) -> None:
    """width: in columns, where it goes to no terminal."""
    Console(width=None if Console().is_terminal else width).print(table)

"""提议栏目地址：从部门首页找出没有配置的栏目，写成能贴进门户文件的几行。"""

import asyncio
import json
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import structlog

from app.configuration import Configuration
from app.scan import open_saved
from app.workspace import Workspace
from crawler.department import DepartmentReader
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import Capture, Failure
from domain.department import Column, Department
from domain.words import Words
from storage.errors import StorageError

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Proposal:
    """kept: mapped already; found: named on the department's pages; missing: names of kinds not found there."""

    department: Department
    kept: tuple[Column, ...]
    found: tuple[Column, ...]
    missing: tuple[str, ...]
    trouble: str = ""


def discover(
    configuration: Configuration,
    workspace: Workspace,
    departments: Iterable[Department],
    clock: Callable[[], datetime],
    observe: Callable[[Capture], None],
    saved: Path | None = None,
) -> tuple[Proposal, ...]:
    """What the departments' own pages name. What a person mapped is kept, never guessed anew."""

    async def run() -> tuple[Proposal, ...]:
        pages = open_saved(saved) if saved else None
        with workspace.archive(f"{configuration.portal.id}-discover") as archive:
            async with crawl(configuration.portal, archive, NoVisits(), clock, observe, pages) as readers:
                return tuple([await _proposed(readers.first, one, configuration) for one in departments])

    with workspace.lock():
        return asyncio.run(run())


async def _proposed(reader: DepartmentReader, department: Department, configuration: Configuration) -> Proposal:
    """A fault of ours in one department leaves the others alone."""
    try:
        return await _proposal(reader, department, configuration)
    except StorageError:
        raise
    except Exception:  # noqa: BLE001 - the boundary between departments
        log.error("discovery failed", department=department.id, trace=traceback.format_exc())
        return Proposal(department, department.columns, (), (), "系统自身出错，没有查完；请将日志反馈给维护人员")


async def _proposal(reader: DepartmentReader, department: Department, configuration: Configuration) -> Proposal:
    mapped = {column.kind for column in (*department.columns, *configuration.portal.columns)}
    kinds = configuration.kinds(configuration.scheme.indicators)
    wanted = [kind for kind in kinds if not kind.portal and kind.id not in mapped]
    tree, found = await reader.discover(department, wanted)
    return Proposal(
        department,
        department.columns,
        tuple(column for column in found.values() if column),
        tuple(kind.names[0] for kind, column in found.items() if column is None),
        _trouble(department, tree.failure, configuration.words),
    )


def _trouble(department: Department, failure: Failure | None, words: Words) -> str:
    if not department.roots:
        return "没有配置首页（roots），无从查找"
    return f"首页没有读全：{words.failures[failure.kind].name}" if failure else ""


def proposal_lines(proposal: Proposal) -> Iterator[str]:
    """YAML of one department; what a person must know stands in comments."""
    department = proposal.department
    yield f"  # {department.name}：已配置 {len(proposal.kept)} 类，新找到 {len(proposal.found)} 类"
    if proposal.trouble:
        yield f"  # {proposal.trouble}"
    if proposal.missing:
        yield f"  # 没有找到：{'、'.join(proposal.missing)}"
    yield f"  - id: {department.id}"
    if proposal.kept or proposal.found:
        yield "    columns:"
    for column in (*proposal.kept, *proposal.found):
        yield f"      {column.kind}: {{name: {_quoted(column.name)}, url: {_quoted(column.url)}}}"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

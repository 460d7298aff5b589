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
from crawler.choice import Choice
from crawler.column_tree import Candidate
from crawler.department import DepartmentReader
from crawler.nightly import NoVisits
from crawler.session import crawl
from domain.capture import Capture, Failure
from domain.department import Column, Department
from domain.words import Words
from parsing.words.column_names import Likeness
from storage.errors import StorageError

log = structlog.get_logger()
_MOST_CONSIDERED = 6
_SIGNS = {
    Likeness.EXACT: "名称相同",
    Likeness.SAME: "名称相同",
    Likeness.HOLDS: "名称包含",
    Likeness.ADDRESS: "地址",
    Likeness.WIDER: "名称较宽",
}


@dataclass(frozen=True, slots=True)
class Proposal:
    """kept: mapped already; found: of each kind what the department's pages name; missing: names of kinds not found."""

    department: Department
    kept: tuple[Column, ...]
    found: tuple[Choice, ...] = ()
    missing: tuple[tuple[str, Choice], ...] = ()
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
        return Proposal(department, department.columns, trouble="系统自身出错，没有查完；请将日志反馈给维护人员")


async def _proposal(reader: DepartmentReader, department: Department, configuration: Configuration) -> Proposal:
    mapped = {column.kind for column in (*department.columns, *configuration.portal.columns)}
    kinds = configuration.kinds(configuration.scheme.indicators)
    wanted = [kind for kind in kinds if not kind.portal and kind.id not in mapped]
    tree, found = await reader.discover(department, wanted)
    return Proposal(
        department,
        department.columns,
        tuple(choice for choice in found.values() if choice.chosen),
        tuple((kind.names[0], choice) for kind, choice in found.items() if not choice.chosen),
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
        yield f"  # 没有找到：{'、'.join(name for name, _ in proposal.missing)}"
    for name, choice in proposal.missing:
        yield from (f"  # {name}也许是：{_described(one)}" for one in choice.considered[:_MOST_CONSIDERED])
    yield f"  - id: {department.id}"
    if proposal.kept or proposal.found:
        yield "    columns:"
    for column in proposal.kept:
        yield f"      {_stated(column)}"
    for choice in proposal.found:
        yield from _choice_lines(choice)


def _choice_lines(choice: Choice) -> Iterator[str]:
    """The first column of a kind, to be pasted, and the others, which are read along with it only while none is mapped."""
    first, *others = choice.chosen
    yield f"      {_stated(first.column)}  # {_sign(first)}"
    yield from (f"      # 同类，不写配置时一并读取：{_described(one)}" for one in others)
    yield from (f"      # 也考虑过：{_described(one)}" for one in choice.considered[:_MOST_CONSIDERED])


def _stated(column: Column) -> str:
    return f"{column.kind}: {{name: {_quoted(column.name)}, url: {_quoted(column.url)}}}"


def _described(one: Candidate) -> str:
    return f"{_quoted(one.column.name)} {one.column.url}（{_sign(one)}）"


def _sign(one: Candidate) -> str:
    """By which sign a column was found."""
    more = (
        (one.scripted, "脚本菜单"),
        (not one.own and not one.foreign, "共用栏目"),
        (one.foreign, "其他网站"),
    )
    return "、".join((_SIGNS[one.likeness], *(words for holds, words in more if holds)))


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)

"""重放一次考评：不上网，用当时存下的网页重新读取、重新判定，看与当时的结果是否一致。"""

import asyncio
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import datetime

from app.configuration import Configuration
from app.errors import UserError
from app.going_dark import GoingDark
from app.standing import standing
from app.twice_gone import TwiceGone
from app.workspace import Workspace
from crawler.session import replay as replayed
from domain.assessment import Assessment, Trigger
from domain.finding import Finding
from domain.score import CriterionResult
from domain.snapshot import Snapshot
from storage.said_in import timeless


@dataclass(frozen=True, slots=True)
class Replayed:
    """compared: how many scored parts; differing: department and criterion of each that came out otherwise."""

    compared: int
    differing: tuple[tuple[str, str], ...]


def replay(
    configuration: Configuration, workspace: Workspace, assessment_id: int, clock: Callable[[], datetime]
) -> Replayed:
    """Nothing is fetched and nothing stored. Another scheme or program than then may well judge otherwise."""
    assessment = workspace.store.assessment(assessment_id)
    if assessment.portal != configuration.portal.id:
        raise UserError(f"第 {assessment_id} 号考评属于门户 {assessment.portal}，请改用该门户的配置")
    if assessment.trigger is Trigger.JUDGE:
        raise UserError(f"第 {assessment_id} 号考评是重新判定，没有取过网页；请重放它所用快照的那次扫描")
    return asyncio.run(_replay(configuration, workspace, assessment, clock))


async def _replay(
    configuration: Configuration, workspace: Workspace, assessment: Assessment, clock: Callable[[], datetime]
) -> Replayed:
    kinds = configuration.kinds(configuration.scheme.indicators)
    judge, results = configuration.judge(), workspace.store.results(assessment.id)
    read: dict[str, Snapshot] = {}
    with workspace.archive("replay") as archive, closing(workspace.visits(assessment)) as visits:
        async with replayed(configuration.portal, archive, visits, clock) as reader:
            for result in results:
                seen = await reader.read(result.department, kinds)
                registered = workspace.store.snapshot(result.snapshot).applications
                read[result.department.id] = replace(seen, applications=registered)
    stood = standing(configuration, workspace.store, assessment.id)
    beside = ((department, read.get(department.id, snapshot)) for department, snapshot in stood)
    comparison = judge.compare(beside, assessment.as_of)
    dark, gone = GoingDark(configuration, workspace, assessment), TwiceGone(configuration, workspace, assessment)
    compared, differing = 0, list[tuple[str, str]]()
    for result in results:
        snapshot = read[result.department.id]
        told = dark.of(snapshot), gone.of(snapshot)
        again = judge.judge(result.department, snapshot, assessment.as_of, comparison, *told)
        compared += len(again)
        alike = timeless if assessment.rules else _bare
        before = {judged.criterion: alike(judged) for judged in result.results}
        differing += [(result.department.name, j.criterion) for j in again if before.get(j.criterion) != alike(j)]
    return Replayed(compared, tuple(differing))


def _bare(judged: CriterionResult) -> CriterionResult:
    """Without what was not stored, or identified in another way, before rules were kept."""
    said = timeless(judged)
    return replace(said, findings=tuple(map(_unkept, said.findings)))


def _unkept(finding: Finding) -> Finding:
    return replace(finding, values={}, mark=None, about=(), cause=None, fingerprint="")

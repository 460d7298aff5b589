"""扫描：采集部门、判定、计分、保存；中断后从没做完的部门接着做。"""

import asyncio
import traceback
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

import structlog

from app.configuration import Configuration
from app.errors import UserError
from app.screenshots import Screenshots
from app.workspace import VERSION, Workspace
from crawler.department import DepartmentReader
from crawler.mirror import Mirror
from crawler.nightly import ALWAYS, Revisit
from crawler.session import crawl
from crawler.transport import SavedPages
from domain.assessment import Assessment, DepartmentResult, Trigger
from domain.capture import Capture, Failure, FailureKind
from domain.department import Column, Department
from domain.finding import Finding
from domain.portal import ColumnKind
from domain.scheme import Indicator
from domain.score import CriterionResult
from domain.snapshot import ColumnState, ColumnView, Snapshot
from scoring.department import score_department
from storage.errors import StorageError
from storage.warc_pages import WarcPages

log = structlog.get_logger()
# Hosts have their own limits; this only bounds how many departments are held in memory at once.
_AT_ONCE = 4


class Progress(Protocol):
    def started(self, departments: int) -> None: ...
    def captured(self, capture: Capture) -> None: ...
    def done(self, result: DepartmentResult) -> None: ...


@dataclass(frozen=True, slots=True)
class Scanner:
    """What every scan needs.

    saved: folder or WARC file to read instead of the network. screenshots: of pages that lost points; network only.
    """

    configuration: Configuration
    workspace: Workspace
    clock: Callable[[], datetime]
    progress: Progress
    saved: Path | None = None
    screenshots: bool = False

    def scan(self, departments: tuple[Department, ...], as_of: date, trigger: Trigger) -> Assessment:
        """Assess departments. A scan of the same that was interrupted is gone on with."""
        with self.workspace.lock():
            assessment = self._unfinished(as_of) or self._begin(as_of, trigger)
            done = self.workspace.store.judged(assessment.id)
            left = [department for department in departments if department.id not in done]
            asyncio.run(self._run(assessment, left, self.configuration.scheme.indicators))
            self.workspace.store.finish(assessment.id, self.clock())
        return assessment

    def recheck(self, department: Department, indicators: tuple[Indicator, ...], as_of: date) -> Assessment:
        """Read and judge one department again; what is not asked for is carried over from its last result."""
        with self.workspace.lock():
            assessment = self._begin(as_of, Trigger.RECHECK)
            asyncio.run(self._run(assessment, [department], indicators))
            self.workspace.store.finish(assessment.id, self.clock())
        return assessment

    def judge(self, snapshot_id: int, as_of: date) -> Assessment:
        """Judge a stored snapshot anew by the scheme as it is now. Nothing is fetched."""
        with self.workspace.lock():
            snapshot = self.workspace.store.snapshot(snapshot_id)
            department = self.configuration.department(snapshot.department)
            assessment = self._begin(as_of, Trigger.JUDGE)
            results = self._judged(department, snapshot, as_of)
            self._save(assessment, department, results, snapshot_id, None)
            self.workspace.store.finish(assessment.id, self.clock())
        return assessment

    def _unfinished(self, as_of: date) -> Assessment | None:
        scheme = self.configuration.scheme
        return self.workspace.store.unfinished(self.configuration.portal.id, scheme.digest, as_of, self._source)

    def _begin(self, as_of: date, trigger: Trigger) -> Assessment:
        scheme = self.configuration.scheme
        return self.workspace.store.begin(
            portal=self.configuration.portal.id,
            scheme=scheme.id,
            scheme_digest=scheme.digest,
            as_of=as_of,
            trigger=trigger,
            source=self._source,
            version=VERSION,
            started_at=self.clock(),
        )

    @property
    def _source(self) -> str:
        return str(self.saved) if self.saved else "网络"

    async def _run(
        self, assessment: Assessment, departments: list[Department], indicators: tuple[Indicator, ...]
    ) -> None:
        """Two passes: what failed in passing is read again at the end, with longer limits."""
        self.progress.started(len(departments))
        kinds = self.configuration.kinds(indicators)
        saved = open_saved(self.saved) if self.saved else None
        left: list[tuple[Department, Snapshot]] = []
        slots = asyncio.Semaphore(_AT_ONCE)
        name, revisit = f"{self.configuration.portal.id}-{assessment.id:05d}", self._revisit(assessment)
        with self.workspace.archive(name) as archive, closing(self.workspace.visits(assessment)) as visits:
            if register := self.configuration.register:
                archive.store_file(register.file)
            session = crawl(
                self.configuration.portal, archive, visits, self.clock, self.progress.captured, saved, revisit
            )
            async with session as readers:
                pictures = Screenshots(assessment, readers.screenshot, archive, self.workspace.screenshots)

                async def conclude(department: Department, snapshot: Snapshot) -> None:
                    result = self._conclude(assessment, department, snapshot, indicators)
                    if self.screenshots and saved is None:
                        await pictures.take(_findings(result, indicators))

                async def first(department: Department) -> None:
                    async with slots:
                        snapshot = await self._snapshot(readers.first, department, kinds)
                    if saved is None and any(view.may_recover for view in snapshot.views):
                        left.append((department, snapshot))
                    else:
                        await conclude(department, snapshot)

                async def second(department: Department, snapshot: Snapshot) -> None:
                    failed = tuple(
                        k for k in kinds if any(v.may_recover and v.column.kind == k.id for v in snapshot.views)
                    )
                    async with slots:
                        again = await self._snapshot(readers.patient, department, failed)
                    await conclude(department, _merged(snapshot, again))

                await asyncio.gather(*(first(department) for department in departments))
                await asyncio.gather(*(second(department, snapshot) for department, snapshot in left))

    def _revisit(self, assessment: Assessment) -> Revisit:
        """A person who asks for one department, or brings saved pages, wants them as they are now."""
        if self.saved or assessment.trigger is Trigger.RECHECK:
            return ALWAYS
        portal, scheme = self.configuration.portal, self.configuration.scheme
        return Revisit(portal.politeness.revisit_days, self.workspace.store.doubted(portal.id, scheme.id))

    def _conclude(
        self,
        assessment: Assessment,
        department: Department,
        snapshot: Snapshot,
        indicators: tuple[Indicator, ...],
    ) -> DepartmentResult:
        """Judge, score and save one department."""
        partial = indicators != self.configuration.scheme.indicators
        earlier = self._earlier(department) if partial else None
        if earlier:
            snapshot = _merged(self.workspace.store.snapshot(earlier.snapshot), snapshot)
        if self.configuration.judges_register(indicators):
            register = self.configuration.register
            snapshot = replace(snapshot, applications=register.of(department.id) if register else ())
        judged = self._judged(department, snapshot, assessment.as_of)
        results = _carried(earlier.results, judged, indicators) if earlier else judged
        return self._save(assessment, department, results, 0, snapshot)

    def _judged(self, department: Department, snapshot: Snapshot, as_of: date) -> tuple[CriterionResult, ...]:
        return self.configuration.judge().judge(department, snapshot, as_of)

    def _save(
        self,
        assessment: Assessment,
        department: Department,
        results: tuple[CriterionResult, ...],
        snapshot_id: int,
        snapshot: Snapshot | None,
    ) -> DepartmentResult:
        score = score_department(self.configuration.scheme, results)
        result = DepartmentResult(assessment.id, department, snapshot_id, self.clock(), results, score)
        saved = self.workspace.store.save(result, snapshot)
        self.progress.done(saved)
        return saved

    async def _snapshot(
        self, reader: DepartmentReader, department: Department, kinds: tuple[ColumnKind, ...]
    ) -> Snapshot:
        """A fault of ours in one department leaves the others alone, and costs this one nothing."""
        try:
            return await reader.read(department, kinds)
        except StorageError:
            raise
        except Exception:  # noqa: BLE001 - the boundary between departments
            log.error("department failed", department=department.id, trace=traceback.format_exc())
            return _unread(department, kinds, self.clock())

    def _earlier(self, department: Department) -> DepartmentResult:
        found = self.workspace.store.last_result(
            self.configuration.portal.id, self.configuration.scheme.id, department.id
        )
        if found is None:
            raise UserError(f"{department.name}还没有完整扫描过，请先不带 --indicator 复查一次")
        return found


def open_saved(path: Path) -> SavedPages:
    """A folder of saved pages, or a WARC file."""
    if path.is_dir():
        return Mirror(path)
    if path.name.endswith((".warc", ".warc.gz")):
        return WarcPages(path)
    raise UserError(f"{path} 既不是网页文件夹，也不是 .warc 或 .warc.gz 文件，请核对路径")


def _unread(department: Department, kinds: Iterable[ColumnKind], now: datetime) -> Snapshot:
    failure = Failure(FailureKind.OWN_FAULT)
    views = (
        ColumnView(Column(kind.id, kind.names[0], ""), ColumnState.UNREADABLE, complete=False, failure=failure)
        for kind in kinds
    )
    return Snapshot(department.id, now, tuple(views))


def _merged(earlier: Snapshot, later: Snapshot) -> Snapshot:
    """The columns just read, and of the others what was read before; so with the applications."""
    read = {view.column.kind for view in later.views}
    views = (*later.views, *(view for view in earlier.views if view.column.kind not in read))
    return replace(later, views=views, applications=earlier.applications)


def _findings(result: DepartmentResult, indicators: tuple[Indicator, ...]) -> Iterator[Finding]:
    """What was judged now, not what was carried over."""
    asked = {indicator.number for indicator in indicators}
    return (finding for judged in result.results if judged.indicator in asked for finding in judged.findings)


def _carried(
    earlier: tuple[CriterionResult, ...], judged: tuple[CriterionResult, ...], indicators: tuple[Indicator, ...]
) -> tuple[CriterionResult, ...]:
    """Judged anew for the indicators asked for, as they were for the rest."""
    asked = {indicator.number for indicator in indicators}
    before = {result.criterion: result for result in earlier}
    return tuple(result if result.indicator in asked else before.get(result.criterion, result) for result in judged)

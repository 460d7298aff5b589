"""扫描：先采集，再判定、计分、保存；中断后从没采完的部门接着做。"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from app.configuration import Configuration
from app.errors import UserError
from app.gathering import Gathering, merged
from app.going_dark import GoingDark
from app.screenshots import Screenshots
from app.standing import standing
from app.twice_gone import TwiceGone
from app.workspace import VERSION, Workspace
from crawler.mirror import Mirror
from crawler.nightly import ALWAYS, Revisit
from crawler.session import Crawl, crawl
from crawler.transport import SavedPages
from domain.assessment import NETWORK, Assessment, DepartmentResult, Trigger
from domain.beijing import BEIJING
from domain.capture import Capture
from domain.department import Department
from domain.finding import Finding
from domain.scheme import Indicator
from domain.score import CriterionResult
from domain.snapshot import Snapshot
from scoring.department import score_department
from storage.warc_pages import WarcPages


class Progress(Protocol):
    def started(self, departments: int) -> None: ...
    def captured(self, capture: Capture) -> None: ...
    def gathered(self, department: Department) -> None: ...


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
        with self._alone():
            assessment = self._unfinished(as_of, departments) or self._begin(as_of, trigger, departments)
            asyncio.run(self._run(assessment, departments, self.configuration.scheme.indicators))
            self.workspace.store.finish(assessment.id, self.clock())
        return assessment

    def recheck(self, department: Department, indicators: tuple[Indicator, ...], as_of: date) -> Assessment:
        """Read and judge one department again; what is not asked for is carried over from its last result."""
        with self._alone():
            assessment = self._begin(as_of, Trigger.RECHECK, (department,))
            asyncio.run(self._run(assessment, (department,), indicators))
            self.workspace.store.finish(assessment.id, self.clock())
        return assessment

    def judge(self, snapshot_id: int, as_of: date | None = None) -> Assessment:
        """Judge a stored snapshot anew by the scheme as it is now. Nothing is fetched.

        as_of: as when it was gathered unless said otherwise, and never later than it was taken.
        """
        with self._alone():
            store, judge = self.workspace.store, self.configuration.judge()
            snapshot, gathered_by = store.snapshot(snapshot_id), store.assessment_of(snapshot_id)
            department = self.configuration.department(snapshot.department)
            day = _day_of(snapshot, as_of, store.assessment(gathered_by).as_of)
            comparison = judge.compare(standing(self.configuration, store, gathered_by), day)
            unavailable = self._going_dark(store.assessment(gathered_by)).of(snapshot)
            gone = self._twice_gone(store.assessment(gathered_by)).of(snapshot)
            results = judge.judge(department, snapshot, day, comparison, unavailable, gone)
            assessment = self._begin(day, Trigger.JUDGE, (department,))
            self._save(assessment, department, results, snapshot_id)
            store.finish(assessment.id, self.clock())
        return assessment

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Nobody else writes meanwhile, and nothing half done is left of who wrote before."""
        with self.workspace.lock():
            self.workspace.store.discard_abandoned(self.clock())
            yield

    def _unfinished(self, as_of: date, departments: tuple[Department, ...]) -> Assessment | None:
        portal, scheme = self.configuration.portal, self.configuration.scheme
        ids = (department.id for department in departments)
        return self.workspace.store.unfinished(portal.id, scheme, as_of, self._source, ids, self.clock())

    def _begin(self, as_of: date, trigger: Trigger, departments: tuple[Department, ...]) -> Assessment:
        return self.workspace.store.begin(
            portal=self.configuration.portal.id,
            scheme=self.configuration.scheme,
            as_of=as_of,
            trigger=trigger,
            source=self._source,
            version=VERSION,
            started_at=self.clock(),
            departments=(department.id for department in departments),
        )

    @property
    def _source(self) -> str:
        return str(self.saved) if self.saved else NETWORK

    async def _run(
        self, assessment: Assessment, departments: tuple[Department, ...], indicators: tuple[Indicator, ...]
    ) -> None:
        """First all pages are gathered, then every department is judged, beside the others where a check asks for it."""
        self.progress.started(len(departments))
        saved = open_saved(self.saved) if self.saved else None
        name = f"{self.configuration.portal.id}-{assessment.id:05d}"
        with self.workspace.archive(name) as archive, closing(self.workspace.visits(assessment)) as visits:
            if register := self.configuration.register:
                archive.store_file(register.file)
            session = crawl(
                self.configuration.portal,
                archive,
                visits,
                self.clock,
                self.progress.captured,
                saved,
                self._revisit(assessment),
            )
            async with session as readers:
                await self._gather(assessment, readers, departments, indicators)
                pictures = Screenshots(assessment, readers.screenshot, archive, self.workspace.screenshots)
                for result in self._judged(assessment, departments, indicators):
                    if self.screenshots and saved is None:
                        await pictures.take(_findings(result, indicators))
                    # Judging waits for nothing: an interruption is heard here.
                    await asyncio.sleep(0)

    async def _gather(
        self,
        assessment: Assessment,
        readers: Crawl,
        departments: tuple[Department, ...],
        indicators: tuple[Indicator, ...],
    ) -> None:
        store = self.workspace.store
        partial = indicators != self.configuration.scheme.indicators

        def keep(department: Department, snapshot: Snapshot) -> None:
            if partial:
                earlier = store.snapshot(self._earlier(department).snapshot)
                # What was not read again is no newer than it was.
                snapshot = replace(merged(earlier, snapshot), taken_at=earlier.taken_at)
            if self.configuration.judges_register(indicators):
                register = self.configuration.register
                snapshot = replace(snapshot, applications=register.of(department.id) if register else ())
            store.keep(assessment.id, snapshot)
            self.progress.gathered(department)

        gathered = store.gathered(assessment.id)
        left = [department for department in departments if department.id not in gathered]
        kinds, known = map(self.configuration.kinds, (indicators, self.configuration.scheme.indicators))
        gathering = Gathering(readers, kinds, known, keep, self.clock)
        await gathering.gather(left, again=self.saved is None)

    def _revisit(self, assessment: Assessment) -> Revisit:
        """A person who asks for one department, or brings saved pages, wants them as they are now."""
        if self.saved or assessment.trigger is Trigger.RECHECK:
            return ALWAYS
        portal, scheme = self.configuration.portal, self.configuration.scheme
        return Revisit(portal.politeness.revisit_days, self.workspace.store.doubted(portal.id, scheme.id))

    def _judged(
        self, assessment: Assessment, departments: tuple[Department, ...], indicators: tuple[Indicator, ...]
    ) -> Iterator[DepartmentResult]:
        """Judge, score and save what was gathered, department by department."""
        store, judge = self.workspace.store, self.configuration.judge()
        snapshots, done = store.gathered(assessment.id), store.judged(assessment.id)
        partial = indicators != self.configuration.scheme.indicators
        comparison = judge.compare(standing(self.configuration, store, assessment.id), assessment.as_of)
        dark, gone = self._going_dark(assessment), self._twice_gone(assessment)
        for department in departments:
            if department.id in done:
                continue
            snapshot_id = snapshots[department.id]
            snapshot = store.snapshot(snapshot_id)
            told = dark.of(snapshot), gone.of(snapshot)
            results = judge.judge(department, snapshot, assessment.as_of, comparison, *told)
            if partial and self._is_alike(assessment, earlier := self._earlier(department)):
                results = _carried(earlier.results, results, indicators)
            yield self._save(assessment, department, results, snapshot_id)

    def _is_alike(self, assessment: Assessment, earlier: DepartmentResult) -> bool:
        """By the same rules: one assessment has one scheme, and points of two do not add up."""
        return self.workspace.store.assessment(earlier.assessment).rules == assessment.rules

    def _going_dark(self, gathered_by: Assessment) -> GoingDark:
        return GoingDark(self.configuration, self.workspace, gathered_by)

    def _twice_gone(self, gathered_by: Assessment) -> TwiceGone:
        return TwiceGone(self.configuration, self.workspace, gathered_by)

    def _save(
        self,
        assessment: Assessment,
        department: Department,
        results: tuple[CriterionResult, ...],
        snapshot_id: int,
    ) -> DepartmentResult:
        score = score_department(self.configuration.scheme, results)
        result = DepartmentResult(assessment.id, department, snapshot_id, self.clock(), results, score)
        self.workspace.store.save(result)
        return result

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


def _day_of(snapshot: Snapshot, asked: date | None, gathered: date) -> date:
    """The day as of which a snapshot is judged: what came after it was taken is not in it."""
    taken = snapshot.taken_at.astimezone(BEIJING).date()
    if asked and asked > taken:
        raise UserError(f"这份快照采集于 {taken}，不能当作 {asked} 的情况来判定；请重新扫描，或把 --as-of 提前")
    return asked or min(gathered, taken)


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

"""出报告：把一个门户当前的全部结果写成网页。"""

from datetime import datetime
from functools import partial
from pathlib import Path

from app.configuration import Configuration
from app.errors import UserError
from app.own_rules import own_rules, with_own_rules
from app.portal_faults import portal_faults
from app.workspace import Workspace
from domain.assessment import DepartmentResult
from domain.capture import SavedPage
from domain.judged import Judged
from reports.copies import CopyDamaged
from reports.report import Report
from reports.site import write_reports
from storage.archive import Archive
from storage.errors import StorageError, storage_errors


def current_results(configuration: Configuration, workspace: Workspace) -> tuple[DepartmentResult, ...]:
    """Of each department the newest result; UserError when nothing was assessed yet."""
    results = workspace.store.current_results(configuration.portal.id, configuration.scheme.id)
    if not results:
        raise UserError(f"{configuration.portal.name}还没有考评结果，请先运行 zwgk scan")
    return results


def current_judged(configuration: Configuration, workspace: Workspace) -> tuple[Judged, ...]:
    """The same, each by its own rules."""
    return with_own_rules(workspace.store, current_results(configuration, workspace), configuration.scheme)


def write_current_reports(configuration: Configuration, workspace: Workspace, target: Path, now: datetime) -> Path:
    """Write the reports to a folder; return the path of the first page."""
    judged = current_judged(configuration, workspace)
    store, portal = workspace.store, configuration.portal
    assessment = store.latest(portal.id, configuration.scheme.id)
    assert assessment is not None
    report = Report(
        portal_name=portal.name,
        scheme=own_rules(store, assessment, configuration.scheme),
        assessment=assessment,
        judged=judged,
        words=configuration.words,
        generated_at=now,
        screenshots={(one.url, one.page): one for one in workspace.screenshots.of_portal(portal.id)},
        portal_faults=portal_faults(workspace, [one.result for one in judged]),
        weak_tls=tuple(sorted(portal.weak_tls)),
        robots_permits=portal.robots_permits,
        severe=store.severe_copies(portal.id),
    )
    try:
        with storage_errors(target), workspace.archive("report") as archive:
            return write_reports(target, report, partial(_copy, archive))
    except FileExistsError as error:
        raise UserError(str(error)) from error


def _copy(archive: Archive, digest: str) -> SavedPage | None:
    try:
        return archive.load(digest)
    except StorageError as error:
        raise CopyDamaged from error

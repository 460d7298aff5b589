"""出报告：把一个门户当前的全部结果写成网页。"""

from datetime import datetime
from functools import partial
from pathlib import Path

from app.configuration import Configuration
from app.errors import UserError
from app.portal_faults import portal_faults
from app.workspace import Workspace
from domain.assessment import DepartmentResult
from domain.capture import SavedPage
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


def write_current_reports(configuration: Configuration, workspace: Workspace, target: Path, now: datetime) -> Path:
    """Write the reports to a folder; return the path of the first page."""
    results = current_results(configuration, workspace)
    assessment = workspace.store.latest(configuration.portal.id, configuration.scheme.id)
    assert assessment is not None
    report = Report(
        portal_name=configuration.portal.name,
        scheme=configuration.scheme,
        assessment=assessment,
        results=results,
        words=configuration.words,
        generated_at=now,
        screenshots={(one.url, one.page): one for one in workspace.screenshots.of_portal(configuration.portal.id)},
        portal_faults=portal_faults(workspace, results),
        weak_tls=tuple(sorted(configuration.portal.weak_tls)),
        robots_permits=configuration.portal.robots_permits,
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

"""门户自身的问题：从展示的结果所依据的那几次扫描里，汇总网站和网络的故障。"""

from collections.abc import Iterable
from urllib.parse import urlsplit

from app.workspace import Workspace
from domain.assessment import DepartmentResult
from domain.capture import PORTAL_FAULTS, FailureKind
from domain.visit import Visit
from reports.report import FaultExample, PortalFault
from storage.visits import failures

_EXAMPLES = 3


def portal_faults(workspace: Workspace, results: Iterable[DepartmentResult]) -> tuple[PortalFault, ...]:
    """By host and kind, most addresses first."""
    visits = failures(workspace.engine, {result.snapshot for result in results}, PORTAL_FAULTS)
    found: dict[tuple[str, FailureKind], list[Visit]] = {}
    for visit in visits:
        if visit.capture.failure:
            host = urlsplit(visit.capture.final_url).netloc
            found.setdefault((host, visit.capture.failure.kind), []).append(visit)
    faults = (_fault(host, kind, met) for (host, kind), met in found.items())
    return tuple(sorted(faults, key=lambda fault: (-fault.addresses, fault.host, fault.kind)))


def _fault(host: str, kind: FailureKind, met: list[Visit]) -> PortalFault:
    """Of each address the newest attempt."""
    newest = {visit.capture.url: visit for visit in met}
    examples = (
        FaultExample(url, visit.asked_at, visit.capture.failure.detail if visit.capture.failure else "")
        for url, visit in newest.items()
    )
    return PortalFault(host, kind, len(newest), tuple(examples)[:_EXAMPLES])

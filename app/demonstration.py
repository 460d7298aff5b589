"""演示：在本机起一个样例门户，走完扫描、判定、计分、出报告的全过程。"""

import shutil
from datetime import date
from pathlib import Path

from app import clock
from app.configuration import load_configuration
from app.report import current_results, write_current_reports
from app.scan import Progress, Scanner
from app.workspace import Workspace
from demo.server import serve
from domain.assessment import DepartmentResult, Trigger

# The sample portal's pages tell of 2021; its annual reports fell due two weeks before.
AS_OF = date(2022, 2, 15)


def demonstrate(workspace: Workspace, port: int, progress: Progress) -> tuple[tuple[DepartmentResult, ...], Path]:
    """Assess every department of the sample portal; its results and the path of the report's first page."""
    folder = workspace.folder / "sample-portal"
    shutil.rmtree(folder, ignore_errors=True)
    with serve(folder, port):
        configuration = load_configuration(str(folder / "portal.yaml"))
        scanner = Scanner(configuration, workspace, clock.now, progress)
        scanner.scan(configuration.portal.departments, AS_OF, Trigger.SCAN)
    index = write_current_reports(configuration, workspace, workspace.reports / configuration.portal.id, clock.now())
    return current_results(configuration, workspace), index

"""一份写好的报告：同一示例，供各测试打开。"""

import pytest

from reports.site import write_reports
from tests.reports.report_example import make_report
from tests.reports.report_findings import load_copy
from tests.reports.report_site import Site


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    folder = tmp_path_factory.mktemp("reports") / "site"
    report = make_report()
    write_reports(folder, report, load_copy)
    return Site(report, folder)

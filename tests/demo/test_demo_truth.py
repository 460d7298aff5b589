"""端到端：扫描样例门户，全部发现与真值逐条相同，没有一条冤枉的扣分。"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from crawler.browser import find_program
from demo.departments import DEPARTMENTS
from tests.demo.sample_scan import Judged, scan_sample


@pytest.fixture(scope="module", params=["with_browser", "without_browser"])
def scan(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Judged, ...]]:
    """With a browser at hand, and on a machine that has none."""
    browser = request.param == "with_browser"
    if browser and find_program() is None:
        pytest.skip("本机没有浏览器")
    folder = tmp_path_factory.mktemp(request.param)
    with pytest.MonkeyPatch.context() as patch:
        if not browser:
            _hide_browsers(patch, folder)
        judged = scan_sample(folder, browser=browser)
    yield judged


def _hide_browsers(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Neither the system's nor one that Playwright brought along."""
    empty = folder / "nothing"
    empty.mkdir()
    patch.setenv("PATH", str(empty))
    patch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(empty))


@pytest.mark.parametrize("department", [department.id for department in DEPARTMENTS])
def test_findings_are_the_truth(scan: tuple[Judged, ...], department: str) -> None:
    own = [judged for judged in scan if judged.department == department and judged.expected is not None]
    assert own
    assert {judged.criterion: judged.said for judged in own} == {judged.criterion: judged.expected for judged in own}


def test_no_closed_fail_beyond_the_truth(scan: tuple[Judged, ...]) -> None:
    beyond = {(j.department, j.criterion): j.closed_fails_beyond_truth for j in scan if j.closed_fails_beyond_truth}
    assert beyond == {}


def test_nothing_is_left_out(scan: tuple[Judged, ...]) -> None:
    assert {judged.department for judged in scan} == {department.id for department in DEPARTMENTS}

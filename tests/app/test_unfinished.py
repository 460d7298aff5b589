"""没做完的考评：同样的部门、一天之内接着做，否则重新来；复查中断了不留半份。"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from app.configuration import load_configuration
from app.scan import Scanner
from app.workspace import Workspace
from domain.assessment import Trigger
from domain.capture import Capture
from domain.department import Department
from tests.silence import Silent

START = datetime(2022, 2, 15, 2, tzinfo=UTC)
Change = Callable[[tuple[Department, ...]], tuple[Department, ...]]


class BrokenOff(Silent):
    """The person at the keyboard has had enough once a department is gathered, or at the first page."""

    def __init__(self, *, at_once: bool = False) -> None:
        self._at_once = at_once

    def captured(self, capture: Capture) -> None:
        if self._at_once:
            raise KeyboardInterrupt

    def gathered(self, department: Department) -> None:
        raise KeyboardInterrupt


class Office:
    def __init__(self, portal: Path, data: Path, pages: Path) -> None:
        self.configuration = load_configuration(str(portal))
        self.workspace = Workspace(data)
        self.departments = self.configuration.portal.departments
        self._pages = pages

    def scan(self, departments: tuple[Department, ...], at: datetime, progress: Silent | None = None) -> int:
        scanner = self._scanner(at, progress)
        return scanner.scan(departments, START.date(), Trigger.SCAN).id

    def recheck(self, department: Department, progress: Silent | None = None) -> int:
        scanner = self._scanner(START, progress)
        return scanner.recheck(department, self.configuration.scheme.indicators, START.date()).id

    def _scanner(self, at: datetime, progress: Silent | None) -> Scanner:
        return Scanner(self.configuration, self.workspace, lambda: at, progress or Silent(), self._pages)


@pytest.fixture
def office(tmp_path: Path, portal: Path, pages: Path) -> Office:
    return Office(portal, tmp_path / "data", pages)


@pytest.fixture
def interrupted(office: Office) -> Office:
    with pytest.raises(KeyboardInterrupt):
        office.scan(office.departments[:2], START, BrokenOff())
    assert office.workspace.store.gathered(1)
    return office


@pytest.mark.parametrize(
    ("change", "later", "number"),
    [
        (lambda all_: all_[:2], timedelta(hours=23), 1),
        (lambda all_: all_[1::-1], timedelta(hours=1), 1),
        (lambda all_: all_[:1], timedelta(hours=1), 2),
        (lambda all_: all_, timedelta(hours=1), 2),
        (lambda all_: all_[:2], timedelta(hours=25), 2),
    ],
    ids=["the same", "in another order", "fewer", "more", "a day later"],
)
def test_a_scan_is_gone_on_with_for_the_same_departments_within_a_day(
    interrupted: Office, change: Change, later: timedelta, number: int
) -> None:
    departments = change(interrupted.departments)
    assert interrupted.scan(departments, START + later) == number
    results = interrupted.workspace.store.results(number)
    assert {result.department.id for result in results} == {department.id for department in departments}


def test_what_nobody_goes_on_with_goes(interrupted: Office) -> None:
    interrupted.scan(interrupted.departments[:2], START + timedelta(hours=25))
    assert interrupted.workspace.store.gathered(1) == {}


def test_an_interrupted_recheck_leaves_nothing_to_be_compared_with(office: Office) -> None:
    first, second, _ = office.departments
    scan = office.scan(office.departments, START)
    with pytest.raises(KeyboardInterrupt):
        office.recheck(first, BrokenOff())
    store = office.workspace.store
    broken_off, portal = scan + 1, office.configuration.portal.id
    assert store.gathered(broken_off)
    later = office.recheck(second)
    assert store.gathered(broken_off) == {}
    assert store.standing(portal, later)[first.id] == store.gathered(scan)[first.id]
    assert {one.assessment for one in store.current_results(portal, "suizhou-gxq-2021")} == {scan, later}

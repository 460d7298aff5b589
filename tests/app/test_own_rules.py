"""自己的规则：判定之后方案改名、改说法、改分、去标记，报告、导出、副本仍按判定时的方案。"""

import csv
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from app import clock
from app.replay import replay
from app.report import current_judged
from app.summary import export_csv, export_records
from tests.app.district import AS_OF, MOBILE, District


@pytest.fixture
def district(tmp_path: Path) -> Iterator[District]:
    made = District(tmp_path)
    yield made
    made.workspace.engine.dispose()


def test_the_report_and_the_export_of_an_assessment_go_by_the_scheme_that_judged(district: District) -> None:
    district.scan()
    report, records = (
        district.report(),
        list(export_records(current_judged(district.configuration, district.workspace))),
    )
    assert "招聘公告只有1条" in report["rsj"]
    district.change_the_scheme()
    later = current_judged(district.configuration, district.workspace)
    assert list(export_records(later)) == records
    assert [record["indicator"] for record in records] == ["招聘公告"] * 2
    assert next(csv.DictReader(io.StringIO(export_csv(later).removeprefix("\ufeff"))))["失分"] == "4.0"
    again = district.report()
    assert "公告不少于两条" in again["rsj"]
    assert "招考公告" not in again["rsj"] + again["index"]
    assert _without_times(again["rsj"]) == _without_times(report["rsj"])


def test_a_copy_with_personal_numbers_stays_closed_whatever_becomes_of_the_rule(district: District) -> None:
    district.scan()
    assert "张三" in district.copies()
    assert MOBILE not in district.copies()
    district.change_the_scheme()
    assert MOBILE not in district.copies(), "报告仍按判定时的标记"
    district.scan()
    assert MOBILE not in district.copies(), "重新判定后，从前的标记仍算数"


def test_without_the_mark_from_the_beginning_a_copy_shows_what_its_page_shows(district: District) -> None:
    district.change_the_scheme()
    district.scan()
    assert MOBILE in district.copies()


def test_departments_judged_by_different_rules_stand_beside_each_other(district: District) -> None:
    district.scan()
    district.change_the_scheme()
    district.scan("mzj")
    report = district.report()
    assert "公告不少于两条" in report["rsj"]
    assert "公告要多" in report["mzj"]
    assert "各部门判定时的方案不完全相同" in report["index"]


def test_a_recheck_carries_nothing_over_from_other_rules(district: District) -> None:
    district.scan()
    district.change_the_scheme()
    configuration = district.configuration
    assessment = district.scanner.recheck(configuration.department("rsj"), configuration.scheme.indicators[:0], AS_OF)
    (result,) = district.workspace.store.results(assessment.id)
    assert [one.criterion for one in result.results] == ["announcements", "privacy"]
    assert result.score.raw.lost == 1


def test_an_old_database_is_reported_by_its_scheme_while_the_files_are_unchanged(district: District) -> None:
    assessment = district.scan()
    report = district.report()
    district.age()
    assert _without_times(district.report()["rsj"]) == _without_times(report["rsj"])
    assert MOBILE not in district.copies()
    assert replay(district.configuration, district.workspace, assessment, clock.now).differing == ()


def test_of_an_old_database_whose_scheme_was_changed_what_was_stored_is_shown(district: District) -> None:
    district.scan()
    district.age()
    district.change_the_scheme()
    report = district.report()
    assert "判定时的方案没有保存下来" in report["rsj"]
    assert "招聘公告只有1条" in report["rsj"]
    assert "招考公告" not in report["rsj"]
    assert MOBILE not in district.copies(), "不知道哪些是严重问题，就都不放开"
    (first, _) = export_records(current_judged(district.configuration, district.workspace))
    assert (first["number"], first["indicator"], first["lost"]) == ("A1", "（名称没有保存）", 4.0)


def _without_times(page: str) -> str:
    return "\n".join(line for line in page.splitlines() if "本报告由" not in line)

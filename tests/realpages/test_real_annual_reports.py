"""真实年报：五份报告的章节、每一个数字、每一条勾稽关系。"""

from pathlib import Path
from typing import Any

import pytest

from checks.annual_report.balance import sums_of
from domain.entry import Entry
from parsing.annual_report.facts import AnnualReport, Number
from parsing.annual_report.reader import read_annual_report
from tests.realpages.conftest import article_at

YEARS = ("y2025", "y2024", "y2023", "y2022", "y2020")


def report_of(realpages: Path, stated: dict[str, Any]) -> AnnualReport:
    article = article_at(realpages / "pingtan" / stated["path"], stated["original_url"])
    return read_annual_report(Entry(article.title, stated["original_url"], article=article))


def values(numbers: tuple[Number, ...]) -> list[int | None]:
    return [None if number.value is None else int(number.value) for number in numbers]


@pytest.mark.parametrize("year", YEARS)
def test_every_number_is_read(realpages: Path, truth: dict[str, Any], year: str) -> None:
    stated = truth["reports"]["pages"][year]
    report = report_of(realpages, stated)
    assert report.year == int(year[1:])
    assert [section.heading for section in report.sections] == stated["section_headings"]
    assert report.applications is not None
    assert [values(row) for row in report.applications.rows.values()] == [row["v"] for row in stated["table3"]["rows"]]
    assert report.disputes is not None
    assert {group: values(row) for group, row in report.disputes.groups.items()} == stated["table4"]["v"]
    assert report.active is not None
    rows = [row for row in stated["table2"]["rows"] if len(row) > 1 and row[0] != "信息内容"]
    assert {name: [n.raw for n in cells.values()] for name, cells in report.active.items()} == {
        r[0]: r[1:] for r in rows
    }


@pytest.mark.parametrize("year", YEARS)
def test_only_the_totals_of_2020_do_not_add_up(realpages: Path, truth: dict[str, Any], year: str) -> None:
    report = report_of(realpages, truth["reports"]["pages"][year])
    wrong = [(s.place, s.printed.raw, str(s.found)) for s in sums_of(report) if not s.holds]
    expected = [("表三“自然人”列的（七）总计", "20", "26"), ("表三“总计”列的（七）总计", "21", "27")]
    assert wrong == (expected if year == "y2020" else [])


def test_format_of_the_right_year(realpages: Path, truth: dict[str, Any]) -> None:
    formats = {year: report_of(realpages, truth["reports"]["pages"][year]).format for year in YEARS}
    assert formats == {"y2025": 2021, "y2024": 2021, "y2023": 2021, "y2022": 2021, "y2020": 2019}


def test_carry_over_holds_as_recorded(realpages: Path, truth: dict[str, Any]) -> None:
    tables = {}
    for year in YEARS:
        applications = report_of(realpages, truth["reports"]["pages"][year]).applications
        assert applications is not None
        tables[year[1:]] = applications.rows
    (key,) = [key for key in truth["reports"]["cross_year"] if key.startswith("表三")]
    for stated in truth["reports"]["cross_year"][key]:
        if stated["from"] in tables:
            assert values(tables[stated["from"]]["结转下年"]) == stated["结转下年"]
        if stated["to"] in tables:
            assert values(tables[stated["to"]]["上年结转"]) == stated["上年结转"]

"""总览：排名、并列、各组得分、未能核查；方案变动与未完成的提示；转义与零外部资源。"""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from domain.finding import Outcome
from domain.judged import without_rules
from domain.portal import RobotsPermit
from domain.score import Points
from reports.groups import groups_of, points_of
from reports.notation import moment, points, short
from reports.overview import overview_of
from reports.report import Report
from reports.site import write_reports
from tests.reports.report_example import make_report
from tests.reports.report_findings import load_copy
from tests.reports.report_scheme import HOSTILE
from tests.reports.report_site import Page, Site, squeezed


def test_the_head_says_what_was_judged_by_what_and_when(site: Site) -> None:
    report, text = site.report, site.overview.text
    assert f"《{report.scheme.title}》（{report.scheme.issued_by}）" in text
    assert f"考核日{report.assessment.as_of}" in text
    assert squeezed(moment(report.generated_at)) in text
    assert f"程序版本{report.assessment.version}" in text
    assert short(report.scheme.digest) in text
    assert "得分、失分、待定分" in text
    assert "不扣分" in text


def test_every_department_stands_in_the_ranking_with_its_numbers_and_a_link(site: Site) -> None:
    rows = site.overview.tree.css("table.ranking tbody tr")
    assert len(rows) == len(site.report.results)
    by_name = {result.department.name: result for result in site.report.results}
    earned = []
    for row in rows:
        link = row.css_first("th a")
        assert link is not None
        score = by_name[link.text()].score.scaled
        text = squeezed(row.text())
        assert f"{points(score.earned)}分（另有{points(score.pending)}分待核定）" in text
        assert f"{points(score.earned)}～{points(score.earned + score.pending)}" in text
        assert points(score.lost) in text
        assert (site.folder / (link.attributes["href"] or "")).is_file()
        assert ("部分未能核查" in text) == (link.text() == "区经济发展局")
        earned.append(score.earned)
    assert earned == sorted(earned, reverse=True)


def test_equal_scores_share_a_rank_in_the_order_of_names() -> None:
    report = _scored("80", "90", "70", "80")
    ranking = overview_of(report).ranking
    assert [row.rank for row in ranking] == [1, 2, 2, 4]
    assert [row.result.department.name for row in ranking[1:3]] == sorted(["区党政办公室", "区<i>审批</i>局 & 大厅"])


def _scored(*earned: str) -> Report:
    report = make_report()
    results = []
    for one, value in zip(report.judged, earned, strict=True):
        scaled = Points(Decimal(100), Decimal(value), 100 - Decimal(value), Decimal(0))
        results.append(replace(one, result=replace(one.result, score=replace(one.result.score, scaled=scaled))))
    return replace(report, judged=tuple(results))


def test_every_group_of_every_department_is_summed(site: Site) -> None:
    groups = groups_of(site.report.scheme)
    rows = {squeezed(row.css_first("th").text()): row for row in site.overview.tree.css(".matrix tbody tr")}  # type: ignore[union-attr]
    for result in site.report.results:
        cells = [squeezed(cell.text()) for cell in rows[squeezed(result.department.name)].css("td")]
        sums = [points_of(group, result.score) for group in groups]
        assert sum((one.full for one in sums), Decimal(0)) == result.score.raw.full
        for cell, one in zip(cells, sums, strict=True):
            assert cell.startswith(f"{points(one.earned)}/")
            assert cell.endswith(f"失{points(one.lost)}待定{points(one.pending)}")


def test_our_own_trouble_is_listed_once_for_all_indicators_it_touches(site: Site) -> None:
    (row,) = site.overview.tree.css("table.troubles tbody tr")
    assert "区经济发展局" in row.text()
    assert "网站防护拦截了采集" in row.text()
    assert [link.text() for link in row.css("td a")] == ["2.1.11 规划信息"]


def test_hostile_words_come_out_as_text(site: Site) -> None:
    for page in site.pages:
        assert not page.tree.css("script, i:not(.legend i), b:not(.number), iframe, img, object, embed, form")
        assert all(not name.startswith("on") for node in page.tree.css("*") for name in node.attributes)
    assert squeezed(HOSTILE) in site.department(site.report.results[0]).text
    assert squeezed("区<i>审批</i>局 & 大厅") in site.overview.text


def test_nothing_is_loaded_and_links_are_web_addresses_or_our_own_files(site: Site) -> None:
    for page in site.pages:
        policy = page.tree.css_first("head > :first-child")
        assert policy is not None
        assert policy.attributes["content"] == "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
        assert not page.tree.css("[src], [srcset], [action], [background], link, base")
        style = page.tree.css_first("style")
        assert style is not None
        assert "url(" not in style.text()
        assert "@import" not in style.text()
        for link in page.tree.css("a[href]"):
            href = link.attributes["href"] or ""
            if not href.startswith(("http://", "https://")):
                name = href.partition("#")[0]
                assert name == "" or (page.path.parent / name).resolve().is_relative_to(site.folder)
                assert name == "" or (page.path.parent / name).is_file(), href


def test_every_department_goes_by_its_own_rules_and_where_they_differ_it_is_said(site: Site, tmp_path: Path) -> None:
    report = make_report()
    first, *others = report.judged
    renamed = tuple(replace(one, name=f"新的{one.name}", path=("新组",)) for one in report.scheme.indicators)
    newer = replace(report.scheme, indicators=renamed, digest="sha256:" + "ab" * 32)
    assessment = replace(first.assessment, id=8, scheme_digest=newer.digest)
    judged = (replace(first, assessment=assessment, scheme=newer), *others)
    write_reports(tmp_path / "site", replace(report, judged=judged), load_copy)
    changed = Site(replace(report, judged=judged), tmp_path / "site")
    assert (
        f"判定时的方案不完全相同：摘要{short(report.scheme.digest)}的3个部门，摘要{'ab' * 6}的1个部门"
        in changed.overview.text
    )
    assert "判定时的方案不完全相同" not in site.overview.text
    assert "新的渠道覆盖" in changed.department(first.result).text
    assert all("新的渠道覆盖" not in changed.department(one.result).text for one in others)
    rows = {squeezed(row.text()) for row in changed.overview.tree.css(".matrix tbody tr")}
    assert sum("—" in row for row in rows) == 4, "方案里没有的组，留空"


def test_rules_that_nobody_kept_are_said_and_what_was_stored_is_shown(site: Site, tmp_path: Path) -> None:
    report = make_report()
    judged = tuple(without_rules(one.result, one.assessment, report.scheme) for one in report.judged)
    write_reports(tmp_path / "site", replace(report, judged=judged), load_copy)
    bare = Site(replace(report, judged=judged), tmp_path / "site")
    assert "有部门判定时的方案没有保存下来" in bare.overview.text
    finance = next(one for one in report.results if one.department.id == "finance")
    page, known = bare.department(finance), site.department(finance)
    assert "判定时的方案没有保存下来" in page.text
    assert "渠道覆盖" not in page.text
    assert squeezed("表三“总计”列：自然人 20 + 法人 6 ≠ 总计 20") in page.text
    for what in ("lost", "doubtful", "unassessed", "by-hand"):
        jump = f'.jump a[href="#{what}"]'
        assert page.tree.css_first(jump).text() == known.tree.css_first(jump).text()  # type: ignore[union-attr]


def test_results_older_than_a_grown_scheme_are_shown_as_missing(tmp_path: Path) -> None:
    report = make_report()
    first = report.judged[1]
    nothing = replace(first.result, results=(), score=replace(first.result.score, indicators={}))
    bare = replace(report, judged=(replace(first, result=nothing),))
    write_reports(tmp_path / "site", bare, load_copy)
    page = Page(tmp_path / "site" / "departments" / "finance.html")
    assert page.text.count("本次考评没有该指标的结果") == len(report.scheme.indicators)


def test_an_unfinished_assessment_is_said_to_be_unfinished(tmp_path: Path) -> None:
    report = make_report()
    unfinished = replace(report, assessment=replace(report.assessment, finished_at=None))
    write_reports(tmp_path / "site", unfinished, load_copy)
    assert "考评尚未完成" in Page(tmp_path / "site" / "index.html").text


@pytest.mark.parametrize("results", [0, 1])
def test_few_departments_or_none_make_a_report_too(tmp_path: Path, results: int) -> None:
    report = make_report()
    index = write_reports(tmp_path / "site", replace(report, judged=report.judged[:results]), load_copy)
    assert len(Page(index).tree.css(".ranking tbody tr")) == results
    assert "没有。所有评分点都已核查" in Page(index).text


def test_a_department_to_which_nothing_applies_has_no_formula(tmp_path: Path) -> None:
    report = make_report()
    first = report.judged[0]
    result = first.result
    nothing = Points(Decimal(0), Decimal(0), Decimal(0), Decimal(0))
    scores = {
        number: replace(one, outcome=Outcome.NOT_APPLICABLE, points=nothing)
        for number, one in result.score.indicators.items()
    }
    score = replace(result.score, indicators=scores, raw=nothing, scaled=nothing)
    write_reports(
        tmp_path / "site", replace(report, judged=(replace(first, result=replace(result, score=score)),)), load_copy
    )
    assert "没有适用的指标，无法折算" in Page(tmp_path / "site" / "departments" / "office.html").text


def test_what_an_operator_allowed_against_robots_txt_is_told(tmp_path: Path) -> None:
    permit = RobotsPermit("www.example.gov.cn", "/so/", "区政务数据局<李某>", date(2022, 1, 10), "年度考评")
    without = write_reports(tmp_path / "without", make_report(), load_copy).read_text(encoding="utf-8")
    assert "经授权读取的地址" not in without
    report = replace(make_report(), robots_permits=(permit,))
    told = write_reports(tmp_path / "with", report, load_copy).read_text(encoding="utf-8")
    section = told[told.index("经授权读取的地址") :]
    for words in ("www.example.gov.cn/so/", "区政务数据局&lt;李某&gt;", "2022-01-10", "年度考评"):
        assert words in section

"""各条命令：扫描、复查、重判、出报告、导出。"""

import csv
import io
import json
from pathlib import Path

from tests.app.conftest import Zwgk

AS_OF = ("--as-of", "2022-02-15")
_DRAWN = """<html><head><meta charset="utf-8"></head><body><div id="menu">数据加载中</div>
<p><a href="http://www.gov.cn/">中国政府网</a></p><script>fetch(['', 'menu'].join('/'))</script></body></html>"""


def test_scan_prints_the_scores_and_says_that_a_department_was_not_assessable(
    zwgk: Zwgk, portal: Path, pages: Path
) -> None:
    done = zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    assert done.returncode == 1, done.stderr
    assert "区经济发展局" in done.stdout
    assert "全部栏目未能读取" in done.stdout
    said = "区综合执法局没有读到任何可以核查的网页，请检查网络、门户地址（离线网页应按“网站/路径”存放）后再扫描\n"
    assert done.stderr == said, "no progress is shown where there is no terminal"


def test_of_a_site_that_answers_it_says_that_a_script_draws_the_page(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    root = "http://www.example.gov.cn/zfj/"
    portal.write_text(f"{portal.read_text(encoding='utf-8')}    roots: [{root}]\n", encoding="utf-8")
    (pages / "www.example.gov.cn" / "zfj").mkdir()
    (pages / "www.example.gov.cn" / "zfj" / "index.html").write_text(_DRAWN, encoding="utf-8")
    done = zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    assert done.returncode == 1
    assert done.stderr.startswith("区综合执法局的网站有应答，但没有读出可以核查的内容：")
    assert "（菜单由脚本生成）" in done.stderr
    assert "请检查网络" not in done.stderr


def test_scan_of_what_can_be_read_ends_with_zero(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    done = zwgk("scan", "-p", portal, "--from", pages, *AS_OF, "-d", "经发局", "--json")
    assert done.returncode == 0, done.stderr
    (line,) = json.loads(done.stdout)
    assert (line["department"], line["id"]) == ("区经济发展局", "jfj")
    assert round(line["earned"] + line["lost"] + line["pending"], 2) == 100


def test_who_decides_each_point_is_explained(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    every = zwgk("score", "explain", "-p", portal)
    assert every.returncode == 0, every.stderr
    assert "区经济发展局" in every.stdout
    assert "中位数" in every.stdout
    one = zwgk("score", "explain", "-p", portal, "-d", "经发局").stdout
    assert "区财政金融局" not in one
    (waits,) = [line for line in one.splitlines() if "拨打两次咨询电话" in line]
    assert waits.split() == [
        "1.20",
        "分",
        "人工",
        "由人工判定：在办公时间至少拨打两次咨询电话，记录日期、时间、是否接通和通话时长。",
        "（4.1",
        "咨询电话能接通）",
    ]


def test_the_scores_of_an_unknown_department_are_not_explained(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    done = zwgk("score", "explain", "-p", portal, "-d", "没有的局")
    assert (done.returncode, done.stdout) == (2, "")
    assert "没有名为“没有的局”的部门" in done.stderr


def test_export_has_a_record_per_department_and_indicator(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    records = json.loads(zwgk("export", "-p", portal).stdout)
    assert len(records) == 3 * 38
    assert set(records[0]) == {
        "department",
        "number",
        "indicator",
        "outcome",
        "full",
        "earned",
        "lost",
        "pending",
        "findings",
    }
    late = next(r for r in records if r["department"] == "区财政金融局" and r["number"] == "5.1.1")
    (finding,) = [f for f in late["findings"] if f["criterion"] == "published_on_time"]
    assert (finding["outcome"], finding["reason"], finding["deduction"]) == ("fail", "late", 0.5)
    assert finding["message"] == "报告于2022-02-08发布，晚于2022-01-31"
    assert finding["about"] == ["www.example.gov.cn/csj/nb/a1001.html"]
    assert finding["cause"] == {
        "id": finding["cause"]["id"],
        "kind": "published_on_time",
        "reason": "late",
        "about": finding["about"],
    }
    (evidence,) = finding["evidence"]
    assert evidence["url"] == "http://www.example.gov.cn/csj/nb/a1001.html"
    assert "2022-02-08" in evidence["quote"]
    assert evidence["digest"].startswith("sha256:")


def test_export_as_csv_opens_in_a_spreadsheet(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    text = zwgk("export", "-p", portal, "--format", "csv").stdout
    rows = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))
    assert rows[0][:3] == ["部门", "指标编号", "指标"]
    assert rows[0][-2:] == ["对象", "原因编号"]
    assert {row[0] for row in rows[1:]} == {"区经济发展局", "区财政金融局", "区综合执法局"}


def test_the_same_pages_scheme_and_day_give_the_same_findings(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    exports = []
    for _ in range(2):
        zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
        exports.append(zwgk("export", "-p", portal).stdout)
    assert exports[0] == exports[1]


def test_recheck_of_one_indicator_keeps_the_rest(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    report = pages / "www.example.gov.cn/csj/nb/a1001.html"
    for file in (report, report.with_name("index.html")):
        file.write_text(file.read_text(encoding="utf-8").replace("2022-02-08", "2022-01-28"), encoding="utf-8")
    done = zwgk("recheck", "区财政金融局", "-p", portal, "--from", pages, *AS_OF, "-i", "5.1.1")
    assert done.returncode == 0, done.stderr
    records = json.loads(zwgk("export", "-p", portal).stdout)
    assert len(records) == 3 * 38, "the other departments are still there"
    mine = [r for r in records if r["department"] == "区财政金融局"]
    reasons = {f["criterion"]: f["reason"] for r in mine for f in r["findings"]}
    assert reasons["published_on_time"] == "on_time"
    assert reasons["published_phone_answered"] == "manual", "carried over"


def test_judging_a_stored_snapshot_needs_no_pages(zwgk: Zwgk, portal: Path, pages: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF, "-d", "csj")
    done = zwgk("judge", "1", "-p", portal, "--as-of", "2022-01-20", "--json")
    assert done.returncode == 0, done.stderr
    records = json.loads(zwgk("export", "-p", portal).stdout)
    reasons = {f["criterion"]: f["reason"] for r in records for f in r["findings"]}
    assert reasons["published_on_time"] == "missing", "on 20 January only the report of 2020 was due"


def test_a_snapshot_is_judged_as_of_its_own_scan_and_never_as_of_a_later_day(
    zwgk: Zwgk, portal: Path, pages: Path
) -> None:
    zwgk("scan", "-p", portal, "--from", pages, "--as-of", "2022-01-20", "-d", "csj")
    done = zwgk("judge", "1", "-p", portal)
    assert done.returncode == 0, done.stderr
    records = json.loads(zwgk("export", "-p", portal).stdout)
    reasons = {f["criterion"]: f["reason"] for r in records for f in r["findings"]}
    assert reasons["published_on_time"] == "missing", "as on the day of the scan"
    later = zwgk("judge", "1", "-p", portal, "--as-of", "2999-01-01")
    assert later.returncode == 2
    assert "不能当作 2999-01-01 的情况来判定" in later.stderr


def test_reports_are_written_where_asked(zwgk: Zwgk, portal: Path, pages: Path, tmp_path: Path) -> None:
    zwgk("scan", "-p", portal, "--from", pages, *AS_OF)
    done = zwgk("report", "-p", portal, "-o", tmp_path / "out")
    index = Path(done.stdout.strip())
    assert index == tmp_path / "out" / "index.html"
    assert (tmp_path / "out/departments/csj.html").read_text(encoding="utf-8").count("晚于2022-01-31") >= 1


def test_config_check_counts_what_it_read(zwgk: Zwgk, portal: Path) -> None:
    done = zwgk("config", "check", "-p", portal)
    assert (done.returncode, done.stderr) == (0, "")
    assert "3 个部门" in done.stdout
    assert "38 项指标" in done.stdout

"""报告文件夹：要么全新，要么照旧；别人的文件夹不碰。"""

import signal
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from domain.capture import SavedPage
from domain.judged import without_rules
from domain.scheme import Mark
from reports.copies import CopyDamaged
from reports.site import write_reports
from tests.reports.report_example import make_report
from tests.reports.report_findings import load_copy
from tests.reports.report_scheme import make_scheme, with_marks
from tests.reports.report_site import Site


def _content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_same_results_make_the_same_bytes(site: Site, tmp_path: Path) -> None:
    write_reports(tmp_path / "site", make_report(), load_copy)
    assert _content(tmp_path / "site") == _content(site.folder)


def test_only_cited_copies_and_only_expected_files_are_written(site: Site) -> None:
    cited = {
        one.digest.removeprefix("sha256:")
        for result in site.report.results
        for criterion in result.results
        for finding in criterion.findings
        for one in finding.evidence
        if load_copy(one.digest)
    }
    assert {path.stem for path in (site.folder / "copies").iterdir()} == cited
    assert {path.name for path in site.folder.iterdir()} == {"index.html", "departments", "copies"}
    assert len(list((site.folder / "departments").iterdir())) == len(site.report.results)
    assert all(path.is_relative_to(site.folder) for path in site.folder.rglob("*"))


def test_files_that_severe_findings_cite_stay_in_the_archive(tmp_path: Path) -> None:
    report = make_report(with_marks(make_scheme(), {"sums": Mark.SEVERE}))
    write_reports(tmp_path / "site", report, load_copy)
    assert list((tmp_path / "site" / "copies").glob("*.html"))
    assert list((tmp_path / "site" / "copies").glob("*.pdf")) == []


def test_files_that_were_ever_cited_as_severe_stay_there_too(site: Site, tmp_path: Path) -> None:
    (file,) = (site.folder / "copies").glob("*.pdf")
    write_reports(tmp_path / "site", replace(make_report(), severe=frozenset({f"sha256:{file.stem}"})), load_copy)
    assert list((tmp_path / "site" / "copies").glob("*.pdf")) == []


def test_no_file_is_shown_where_nobody_kept_which_findings_are_severe(tmp_path: Path) -> None:
    report = make_report()
    judged = tuple(without_rules(one.result, one.assessment, report.scheme) for one in report.judged)
    write_reports(tmp_path / "site", replace(report, judged=judged), load_copy)
    assert {path.suffix for path in (tmp_path / "site" / "copies").iterdir()} == {".html"}


def test_copies_that_are_damaged_are_told_and_the_others_shown(site: Site, tmp_path: Path) -> None:
    lost = {path.stem for path in (site.folder / "copies").iterdir() if path.suffix == ".html"}
    kept = {path.name for path in (site.folder / "copies").iterdir() if path.suffix != ".html"}

    def load(digest: str) -> SavedPage | None:
        if digest.removeprefix("sha256:") in lost:
            raise CopyDamaged
        return load_copy(digest)

    write_reports(tmp_path / "site", site.report, load)
    damaged = Site(site.report, tmp_path / "site")
    assert {path.name for path in (damaged.folder / "copies").iterdir()} == kept
    assert f"报告所引的网页副本和截图有{len(lost)}份已损坏或遗失" in damaged.overview.text
    assert "存档有损坏" not in site.overview.text
    said = "保存的副本已损坏或遗失，取不出"
    assert any(said in damaged.department(result).text for result in damaged.report.results)
    assert all(said not in page.text for page in site.pages)


def test_new_reports_replace_the_old_ones_whole(tmp_path: Path) -> None:
    report = make_report()
    write_reports(tmp_path / "site", report, load_copy)
    index = write_reports(tmp_path / "site", replace(report, judged=report.judged[:1]), load_copy)
    assert index == tmp_path / "site" / "index.html"
    assert [path.name for path in (tmp_path / "site" / "departments").iterdir()] == ["office.html"]
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interrupted_run_leaves_the_old_reports_whole(tmp_path: Path) -> None:
    write_reports(tmp_path / "site", make_report(), load_copy)
    before = _content(tmp_path / "site")
    with pytest.raises(KeyboardInterrupt):
        write_reports(tmp_path / "site", make_report(), _interrupted)
    assert _content(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_what_a_killed_writer_left_is_cleared_by_the_next(tmp_path: Path) -> None:
    write_reports(tmp_path / "site", make_report(), load_copy)
    before = _content(tmp_path / "site")
    script = (
        "import os, signal, sys; from pathlib import Path; from reports.site import write_reports; "
        "from tests.reports.report_example import make_report; "
        "write_reports(Path(sys.argv[1]), make_report(), lambda digest: os.kill(os.getpid(), signal.SIGKILL))"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(tmp_path / "site")], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert len(list(tmp_path.iterdir())) == 2
    assert _content(tmp_path / "site") == before
    write_reports(tmp_path / "site", make_report(), load_copy)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_reports_put_aside_by_a_killed_writer_come_back(tmp_path: Path) -> None:
    write_reports(tmp_path / "site", make_report(), load_copy)
    before = _content(tmp_path / "site")
    (tmp_path / ".site.zwgk-killed").mkdir()
    (tmp_path / "site").rename(tmp_path / ".site.zwgk-killed" / "old")
    with pytest.raises(KeyboardInterrupt):
        write_reports(tmp_path / "site", make_report(), _interrupted)
    assert _content(tmp_path / "site") == before
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def _interrupted(digest: str) -> SavedPage | None:
    raise KeyboardInterrupt(digest)


def test_a_failed_swap_brings_the_old_reports_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_reports(tmp_path / "site", make_report(), load_copy)
    before = _content(tmp_path / "site")
    rename = Path.rename

    def refuse_new(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError("disk trouble")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse_new)
    with pytest.raises(OSError, match="disk trouble"):
        write_reports(tmp_path / "site", make_report(), load_copy)
    assert _content(tmp_path / "site") == before


def test_a_folder_of_somebody_else_is_refused(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("重要", encoding="utf-8")
    with pytest.raises(FileExistsError, match="不是本系统生成的报告"):
        write_reports(tmp_path, make_report(), load_copy)
    assert (tmp_path / "mine.txt").read_text(encoding="utf-8") == "重要"


def test_an_empty_folder_and_missing_parents_are_fine(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert write_reports(tmp_path / "empty", make_report(), load_copy).is_file()
    assert write_reports(tmp_path / "a" / "b", make_report(), load_copy).is_file()

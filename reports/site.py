"""写出报告：一个文件夹，要么是完整的新报告，要么还是原来的旧报告。"""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from glob import escape
from pathlib import Path
from tempfile import TemporaryDirectory

from domain.judged import Judged
from domain.scheme import Mark
from reports.copies import Copies, LoadCopy, write_copies
from reports.department import department_view
from reports.matters import matters_of
from reports.overview import findings_of, overview_of, page_name
from reports.pages import render
from reports.report import Report

_INDEX = "index.html"
_OLD = "old"
# In the head of every index we write: the sign that a folder is ours to replace.
_MARK = b'<meta name="generator" content="zwgk'


def write_reports(target: Path, report: Report, load_copy: LoadCopy) -> Path:
    """Write the overview, the departments' pages and the copies cited; return the overview's path.

    target is replaced as a whole (it may not be a mount point). A folder that holds anything but
    reports of ours is refused: replacing it would delete it.
    """
    target = target.resolve()
    _refuse_foreign(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    with _alone_in(target.parent):
        prefix = f".{target.name}.zwgk-"
        _clear(target, prefix)
        with TemporaryDirectory(prefix=prefix, dir=target.parent, ignore_cleanup_errors=True) as work:
            fresh = Path(work, "new")
            _write_site(fresh, report, load_copy)
            _swap(fresh, target, Path(work, _OLD))
    return target / _INDEX


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Wait until nobody else writes reports there. The kernel lets go of the lock when its holder dies."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _clear(target: Path, prefix: str) -> None:
    """What writers left behind that were killed; the old reports, if they had just been put aside, go back."""
    for left in target.parent.glob(f"{escape(prefix)}*"):
        if (left / _OLD).exists() and not target.exists():
            (left / _OLD).rename(target)
        shutil.rmtree(left)


def _refuse_foreign(target: Path) -> None:
    if not target.exists() or (target.is_dir() and not any(target.iterdir())):
        return
    index = target / _INDEX
    if not index.is_file() or _MARK not in index.read_bytes()[:2048]:
        raise FileExistsError(f"{target} 不是本系统生成的报告，不能覆盖；请换一个文件夹")


def _write_site(folder: Path, report: Report, load_copy: LoadCopy) -> None:
    folder.mkdir()
    leaking = _leaking(report)
    copies = write_copies(folder / "copies", _cited(report), load_copy, leaking | _pictures(report, leaking))
    overview = overview_of(report)
    _write(folder / _INDEX, "overview.html", report=report, overview=overview, damaged=copies.damaged)
    (folder / "departments").mkdir()
    for ranked in overview.ranking:
        _write_department(folder / "departments", report, ranked.judged, copies)


def _write_department(folder: Path, report: Report, judged: Judged, copies: Copies) -> None:
    view = department_view(judged.scheme, judged.result)
    _write(
        folder / page_name(judged.result.department.id),
        "department.html",
        report=report,
        judged=judged,
        view=view,
        matters=matters_of(view),
        copies=copies,
    )


def _write(path: Path, template: str, **content: object) -> None:
    path.write_text(render(template, **content), encoding="utf-8", newline="\n")


def _cited(report: Report) -> tuple[str, ...]:
    """Digests of all evidence and its screenshots, each once, in the order of the report."""
    evidence = [one for result in report.results for finding in findings_of(result) for one in finding.evidence]
    pictures = (report.screenshots.get((one.url, one.digest)) for one in evidence)
    digests = (*(one.digest for one in evidence if one.digest), *(one.digest for one in pictures if one))
    return tuple(dict.fromkeys(digests))


def _leaking(report: Report) -> frozenset[str]:
    """Digests of what shows personal numbers: what severe findings cite; all where nobody kept which they are."""
    found = (
        one.digest
        for judged in report.judged
        for finding in findings_of(judged.result)
        for one in finding.evidence
        if finding.mark is Mark.SEVERE or not judged.kept
    )
    return report.severe.union(found)


def _pictures(report: Report, pages: frozenset[str]) -> frozenset[str]:
    return frozenset(picture.digest for (_, page), picture in report.screenshots.items() if page in pages)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Two renames within one file system; if the second does not happen the first is undone."""
    try:
        if target.exists():
            target.rename(old)
        fresh.rename(target)
    except BaseException:
        if old.exists() and not target.exists():
            old.rename(target)
        raise

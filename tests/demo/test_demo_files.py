"""样例附件：产品读得出该读出的，读不出该读不出的。"""

from demo.annual_report.report import Report, by
from demo.annual_report.text import report_body
from demo.expectation import Drawn
from demo.files.content import content_of
from demo.matters.catalogue import catalogue
from demo.model import Cell, File, FileKind, Heading, Table
from demo.truth import findings_of
from parsing.documents import read_document

_MERGED = Table(
    (
        (Cell("甲", rows=2), Cell("乙", columns=2)),
        (Cell("丙"), Cell("丁")),
    )
)
_SPREAD = (("甲", "乙", "乙"), ("甲", "丙", "丁"))


def test_merged_cells_of_a_docx() -> None:
    content = read_document("a.docx", content_of(File("a", FileKind.DOCX, (Heading("题"), _MERGED, "文"))))
    assert content.paragraphs == ("题", "文")
    assert [table.rows for table in content.tables] == [_SPREAD]


def test_merged_cells_of_an_xlsx() -> None:
    content = read_document("a.xlsx", content_of(File("a", FileKind.XLSX, (_MERGED,))))
    assert [table.rows for table in content.tables] == [_SPREAD]


def test_tables_of_a_report_keep_their_size_in_a_docx() -> None:
    report = Report(2021, received=by(people=1), results={"granted": by(people=1)})
    content = read_document("a.docx", content_of(File("a", FileKind.DOCX, report_body(report))))
    assert [(len(table.rows), table.width) for table in content.tables] == [(14, 4), (28, 10), (4, 15)]


def test_scan_and_broken_file_cannot_be_read() -> None:
    for kind in (FileKind.SCAN, FileKind.BROKEN):
        assert read_document("a", content_of(File("a", kind, (Heading("目录"), catalogue())))).failure


def test_notation_of_the_truth() -> None:
    assert findings_of("pass present") == (("pass", "present"),)
    assert findings_of(Drawn(("pass b", "fail a"))) == (("fail", "a"), ("pass", "b"))

"""OFD 版式文件（GB/T 33190）：逐页按位置读文字和表格，与 PDF 一样；批注、签章不是正文。"""

from collections.abc import Sequence
from xml.etree import ElementTree

from parsing.documents.facts import Facts, Unreadable
from parsing.documents.ofd_objects import Drawing, drawing_of
from parsing.documents.ofd_package import Package, opened
from parsing.documents.page_pieces import ReadPage, tables_of
from parsing.documents.page_reader import read_page
from parsing.documents.page_rules import merged, ruled_by
from parsing.documents.page_runs import text_of
from parsing.documents.page_wholes import wholes
from parsing.documents.scan_check import FEW_LETTERS, MAX_PAGES, scan_reason

# Letters can be drawn as outlines; a stamp or an ornament has fewer.
_FEW_CURVES = 10
MAX_RULES = 4_000
# A picture that covers so much of a page is a scan; words that stand with it were recognised by a machine.
_SCAN_SHARE = 0.7


def read_ofd(name: str, content: bytes) -> Facts:
    """Lines outside tables, then tables; a table that runs over pages is one."""
    try:
        with opened(content) as package:
            pages = _pages(package)
        _check_pictures(pages)
        read = _read(pages)
    except (ElementTree.ParseError, LookupError, ValueError, OverflowError, RecursionError) as error:
        raise Unreadable("文件损坏，OFD 的页面打不开") from error
    facts = Facts()
    whole = wholes(read)
    for page in whole:
        facts.add_text("\n".join(line.text for line in page.lines))
    for grid in tables_of(whole, name):
        facts.add_table(grid)
    return facts


def _pages(package: Package) -> list[Drawing]:
    found: list[Drawing] = []
    for page in package.pages():
        if len(found) == MAX_PAGES:
            raise Unreadable(f"OFD 超过{MAX_PAGES}页，未读取")
        drawing = drawing_of(page)
        if any(package.holds_text(unit) for unit in drawing.composites):
            raise Unreadable(f"第{len(found) + 1}页的文字在复合图元里，暂不能读取")
        if drawing.has_sideways_text:
            raise Unreadable(f"第{len(found) + 1}页有横排以外的文字，不能可靠读取")
        found.append(drawing)
    return found


def _read(drawings: Sequence[Drawing]) -> list[ReadPage]:
    pages: list[ReadPage] = []
    for number, drawing in enumerate(drawings, 1):
        if len(merged(drawing.edges)) > MAX_RULES:
            raise Unreadable(f"第{number}页线条过多，未读取")
        try:
            before = pages[-1] if pages else None
            rules = ruled_by(drawing.edges, before.columns if before else ())
            pages.append(read_page(number, text_of(drawing.characters), rules, drawing.pictured_share > 0, before))
        except Unreadable as reason:
            raise Unreadable(f"第{number}页{reason}") from reason
    return pages


def _check_pictures(pages: Sequence[Drawing]) -> None:
    """Refuse what is a scan, as a whole or in part."""
    wordless = {number for number, page in enumerate(pages, 1) if len(page.characters) < FEW_LETTERS}
    scans = {
        number
        for number, page in enumerate(pages, 1)
        if page.pictured_share >= _SCAN_SHARE
        or (number in wordless and (page.pictured_share or page.curves > _FEW_CURVES))
    }
    reason = scan_reason(scans, wordless, len(pages))
    if reason:
        raise Unreadable(reason)

"""把一条年报信息（网页正文，或附件里的正文）读成年报事实。"""

import re
import unicodedata

from domain.capture import Capture
from domain.entry import Entry
from domain.grid import Grid
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.sections import read_sections
from parsing.annual_report.tables import (
    find_tables,
    read_active,
    read_applications,
    read_disputes,
    table_format,
)

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_CHINESE_YEAR = re.compile(r"二[〇○零oO0][〇○零一二三四五六七八九]{2}(?=年)")
_DIGITS = str.maketrans("〇○零oO一二三四五六七八九", "00000123456789")
# A page with less text than this holds a notice such as 「详见附件」, not the report.
_SHORTEST_TEXT = 200
# Notices about reports, and pictures that explain one, bear its name too.
_NOT_ITSELF = re.compile(r"通知|图解|读懂|解读|模板|格式|培训|填报|编制说明|目录$")
_OF_DISCLOSURE = re.compile(r"(?:信息|政务)公开.{0,14}(?:报告|年报)|年报.{0,8}(?:信息|政务)公开")
# Columns of annual reports also hold reports on other work (法治政府建设 …): a title that does not say what it
# reports on is taken for the annual report only when it says nothing else either.
_BARE = re.compile(r"^.{0,25}20\d{2}\s*年?\s*度?(?:年报|年度报告|工作年度报告)$")


def report_year(title: str) -> int | None:
    """The year an annual report's title names; None when it is no annual report's title."""
    title = unicodedata.normalize("NFKC", title)
    title = _CHINESE_YEAR.sub(lambda match: match.group().translate(_DIGITS), title)
    year = _YEAR.search(title)
    is_report = _OF_DISCLOSURE.search(title) or _BARE.match(title)
    return int(year.group(1)) if year and is_report and not _NOT_ITSELF.search(title) else None


def year_of(entry: Entry) -> int | None:
    """The year of an annual report by its title in the list, or by the title on its page: lists cut titles."""
    return report_year(entry.title) or (report_year(entry.article.title) if entry.article else None)


def read_annual_report(entry: Entry) -> AnnualReport:
    """Read the page; what the page lacks is looked for in its readable attachments."""
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    capture: Capture | None = None
    if entry.article:
        lines, grids, capture = entry.article.paragraphs, entry.article.tables, entry.article.capture
        for document in entry.article.documents:
            grids += document.tables
            if document.paragraphs and not read_sections(lines):
                lines, capture = document.paragraphs, document.capture or capture
    active, applications, disputes = find_tables(grids)
    text = "\n".join((*lines, *("".join(row) for grid in grids for row in grid.rows)))
    return AnnualReport(
        year=year_of(entry),
        title=entry.title,
        sections=read_sections(lines),
        format=table_format(active) if active else None,
        active=read_active(active) if active else None,
        applications=read_applications(applications) if applications else None,
        disputes=read_disputes(disputes) if disputes else None,
        readable=sum(map(len, lines)) >= _SHORTEST_TEXT,
        capture=capture,
        text=text,
        tables=len(grids),
        images=entry.article.images if entry.article else 0,
    )

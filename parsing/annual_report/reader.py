"""把一条年报信息（网页正文，或附件里的正文）读成年报事实。"""

import re

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

_YEAR = re.compile(r"((?:19|20)\d{2})\s*年")
# A page with less text than this holds a notice such as 「详见附件」, not the report.
_SHORTEST_TEXT = 200
_REPORT = re.compile(r"年度?报|工作报告|年度.{0,16}报告|信息公开.{0,8}报告")


def report_year(title: str) -> int | None:
    """The year an annual report's title names; None when it is no annual report's title."""
    year = _YEAR.search(title)
    return int(year.group(1)) if year and _REPORT.search(title) else None


def read_annual_report(entry: Entry) -> AnnualReport:
    """Read the page; what the page lacks is looked for in its readable attachments."""
    lines: tuple[str, ...] = ()
    grids: tuple[Grid, ...] = ()
    if entry.article:
        lines, grids = entry.article.paragraphs, entry.article.tables
        for document in entry.article.documents:
            grids += document.tables
            if not read_sections(lines):
                lines = document.paragraphs
    active, applications, disputes = find_tables(grids)
    text = "\n".join(lines)
    return AnnualReport(
        year=report_year(entry.title),
        title=entry.title,
        sections=read_sections(lines),
        format=table_format(active) if active else None,
        active=read_active(active) if active else None,
        applications=read_applications(applications) if applications else None,
        disputes=read_disputes(disputes) if disputes else None,
        readable=len(text) >= _SHORTEST_TEXT,
        text=text,
    )

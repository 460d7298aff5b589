"""把一条年报信息（网页正文，或附件里的正文）读成年报事实。"""

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.capture import Capture
from domain.entry import Entry
from domain.grid import Grid
from parsing.annual_report.facts import AnnualReport, Applications, Number
from parsing.annual_report.numbers import compact
from parsing.annual_report.pieces import applications_grid, disputes_follow, holds_several
from parsing.annual_report.rows import CARRIED_OVER, row_name
from parsing.annual_report.sections import read_sections
from parsing.annual_report.spread import spread_grids
from parsing.annual_report.tables import (
    active_ends,
    find_tables,
    read_active,
    read_applications,
    read_disputes,
    table_format,
)
from parsing.annual_report.titles import named_year, year_of, year_of_disclosure
from parsing.annual_report.yearless import year_by_text

# A page with less text than this holds a notice such as 「详见附件」, not the report.
_SHORTEST_TEXT = 200
# So many of the six sections no paper has that is not the report.
_FEWEST_SECTIONS = 4

# Rows of tables that were not read as tables: the head of an item of table two, the numbers of a row of table three.
_ITEM = re.compile(r"^第二十条第[（(]?(.)[)）]?项$")
_ROWS_OF_ITEM = {
    "一": ("规章", "规范性文件"),
    "五": ("许可",),
    "六": ("处罚", "强制"),
    "八": ("收费",),
    "九": ("采购",),
}
_ROW = re.compile(r"^(?:规章|(?:行政)?规范性文件|行政许可|其他对外管理服务事项|行政处罚|行政强制|行政事业性收费)\s+\d")
_SEVEN_NUMBERS = re.compile(r"(?:\s\d+){7}$")


def year_by_form(entry: Entry) -> int | None:
    """The year of a report under another title that speaks of disclosure: its text has the report's sections."""
    year = year_of_disclosure(entry)
    return year if year and len(read_annual_report(entry).sections) >= _FEWEST_SECTIONS else None


def read_annual_report(entry: Entry) -> AnnualReport:
    """Read the page; what the page lacks is looked for in its readable attachments."""
    lines: tuple[str, ...] = ()
    texts: list[tuple[Grid, ...]] = []
    capture: Capture | None = None
    if entry.article:
        lines, capture = entry.article.paragraphs, entry.article.capture
        texts.append(entry.article.tables or spread_grids(lines))
        for document in entry.article.documents:
            texts.append(document.tables)
            if document.paragraphs and not read_sections(lines):
                lines, capture = document.paragraphs, document.capture or capture
    single = [[grid for grid in grids if not holds_several(grid)] for grids in texts]
    active_table, applications_table, disputes_table = find_tables(single)
    active = read_active(active_table) if active_table else None
    ended = _applications_end(single, lines)
    applications = read_applications(applications_table, ended=ended) if applications_table else None
    grids = [grid for text in texts for grid in text]
    text = "\n".join((*lines, *("".join(row) for grid in grids for row in grid.rows)))
    return AnnualReport(
        year=year_of(entry) or year_by_text(entry) or named_year(entry.title),
        title=entry.title,
        sections=read_sections(lines),
        format=table_format(active_table) if active_table else None,
        active=active,
        applications=applications,
        disputes=read_disputes(disputes_table) if disputes_table else None,
        readable=sum(map(len, lines)) >= _SHORTEST_TEXT,
        capture=capture,
        text=text,
        tables=len(grids),
        images=entry.article.images if entry.article else 0,
        unended=tuple(_unended(active, applications, lines)),
    )


def _applications_end(texts: Sequence[Sequence[Grid]], lines: Sequence[str]) -> bool:
    """Table four follows table three, and no row of that is left among the lines of the text."""
    text = next((grids for grids in texts if applications_grid(grids)), ())
    left = any(_SEVEN_NUMBERS.search(line) or row_name([compact(line)]) == CARRIED_OVER for line in lines)
    return disputes_follow(text) and not left


def _unended(
    active: Mapping[str, Mapping[str, Number]] | None, applications: Applications | None, lines: Sequence[str]
) -> Iterator[str]:
    """A table whose last row is not there, or of which rows stand among the lines of the text, was not read whole."""
    if active is not None and (not active_ends(active) or any(_is_unread(line, active) for line in lines)):
        yield "二"
    if applications is not None and (not applications.whole or any(map(_SEVEN_NUMBERS.search, lines))):
        yield "三"


def _is_unread(line: str, active: Mapping[str, Mapping[str, Number]]) -> bool:
    """A row of table two, or the head of an item of which a row was not read: heads may stand above their tables."""
    if _ROW.match(line):
        return True
    item = _ITEM.match(line)
    rows = _ROWS_OF_ITEM.get(item[1]) if item else ()
    return rows is None or not all(any(name in row for row in active) for name in rows)

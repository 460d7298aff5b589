"""把一条年报信息（网页正文，或附件里的正文）读成年报事实。"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence

from domain.capture import Capture
from domain.entry import Entry
from domain.grid import Grid
from parsing.annual_report.facts import AnnualReport, Applications, Number
from parsing.annual_report.numbers import compact
from parsing.annual_report.pieces import applications_grid, disputes_follow
from parsing.annual_report.rows import CARRIED_OVER, row_name
from parsing.annual_report.sections import read_sections
from parsing.annual_report.tables import (
    active_ends,
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
# What the year's report is called elsewhere; a paper on a part of the year, on a plan or of an examiner is none.
_SUMMARY = re.compile(
    r"(?:信息|政务)公开(?:工作)?(?:开展|落实|推进|完成)?(?:的?情况)?的?(?:汇报|总结|小结|述职|情况)(?:材料)?(?:[（(].{1,30}[）)])?$"
)
_SOMEHOW_OF_DISCLOSURE = re.compile(r"信息公开|政务公开|年报|年度报告")
_NOT_THE_YEAR = re.compile(
    r"季度|半年|\d\s*月|[一二三四五六七八九十]月|要点|方案|计划|安排|会议?$|推进会|自评|评估|考核|通报|申请"
)
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


def report_year(title: str) -> int | None:
    """The year an annual report's title names; None when it is no annual report's title."""
    title = _plain(title)
    is_report = _OF_DISCLOSURE.search(title) or _BARE.match(title)
    return _named_year(title) if is_report and not _NOT_ITSELF.search(title) else None


def _plain(title: str) -> str:
    title = unicodedata.normalize("NFKC", title).strip()
    return _CHINESE_YEAR.sub(lambda match: match.group().translate(_DIGITS), title)


def _named_year(title: str) -> int | None:
    year = _YEAR.search(title)
    return int(year.group(1)) if year else None


def year_of(entry: Entry) -> int | None:
    """The year of an annual report by its title in the list, or by the title on its page: lists cut titles."""
    return report_year(entry.title) or (report_year(entry.article.title) if entry.article else None)


def year_by_form(entry: Entry) -> int | None:
    """The year of a report under another title that speaks of disclosure: its text has the report's sections."""
    year = _first_year(entry, _SOMEHOW_OF_DISCLOSURE)
    return year if year and len(read_annual_report(entry).sections) >= _FEWEST_SECTIONS else None


def year_of_summary(entry: Entry) -> int | None:
    """The year of a briefing or a summary of its work on disclosure as a whole, whatever form it has."""
    return _first_year(entry, _SUMMARY)


def _first_year(entry: Entry, words: re.Pattern[str]) -> int | None:
    titles = map(_plain, (entry.title, entry.article.title if entry.article else ""))
    meant = (t for t in titles if words.search(t) and not _NOT_ITSELF.search(t) and not _NOT_THE_YEAR.search(t))
    return next(filter(None, map(_named_year, meant)), None)


def read_annual_report(entry: Entry) -> AnnualReport:
    """Read the page; what the page lacks is looked for in its readable attachments."""
    lines: tuple[str, ...] = ()
    texts: list[tuple[Grid, ...]] = []
    capture: Capture | None = None
    if entry.article:
        lines, capture = entry.article.paragraphs, entry.article.capture
        texts.append(entry.article.tables)
        for document in entry.article.documents:
            texts.append(document.tables)
            if document.paragraphs and not read_sections(lines):
                lines, capture = document.paragraphs, document.capture or capture
    active_table, applications_table, disputes_table = find_tables(texts)
    active = read_active(active_table) if active_table else None
    ended = _applications_end(texts, lines)
    applications = read_applications(applications_table, ended=ended) if applications_table else None
    grids = [grid for text in texts for grid in text]
    text = "\n".join((*lines, *("".join(row) for grid in grids for row in grid.rows)))
    return AnnualReport(
        year=year_of(entry) or _named_year(_plain(entry.title)),
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

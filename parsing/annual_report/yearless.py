"""标题不写年度的年报：正文写明的统计期限、正文或附件里的标题说的是哪一年；说不出的，按发布日期只能算疑点。"""

import re
import unicodedata
from collections.abc import Iterator

from domain.entry import Entry
from domain.years import arabic_years
from parsing.annual_report.titles import is_yearless, report_year

_PERIOD = re.compile(
    r"(20\d{2})年0?1月0?1日(?:零时)?(?:起|开始)?[,、]?(?:至|到|[-—―–~])+(?:(20\d{2})年|同年|当年|本年)?12月31日"
)
_FIRST_LINES = 5
_LONGEST_TITLE = 60


def year_by_text(entry: Entry) -> int | None:
    """The year of which a report without a year in its title says that it reports on it, where it names just one."""
    if not _names_no_year(entry):
        return None
    years = set(_stated_periods(entry)) or set(_titles_within(entry))
    return years.pop() if len(years) == 1 else None


def may_be_of(entry: Entry, year: int) -> bool:
    """A report without a year in its title whose text tells this one, or no year, or one long past when it was published:
    then any year that was over by that day may be meant, for the text may be copied from an earlier report.
    """
    if not _names_no_year(entry):
        return False
    told, published = year_by_text(entry), entry.published
    if told and (published is None or published.date.year == told + 1):
        return told == year
    return published is None or published.date.year > year


def _names_no_year(entry: Entry) -> bool:
    titles = [entry.title, *((entry.article.title, entry.article.heading) if entry.article else ())]
    return any(map(is_yearless, titles)) and not any(map(report_year, titles))


def _stated_periods(entry: Entry) -> Iterator[int]:
    text = arabic_years(re.sub(r"\s+", "", unicodedata.normalize("NFKC", entry.text)))
    for first, last in _PERIOD.findall(text):
        if last in ("", first):
            yield int(first)


def _titles_within(entry: Entry) -> Iterator[int]:
    """The report's own title at the head of its text, or as the name of a file."""
    if entry.article is None:
        return
    files = entry.article.documents
    heads = [entry.article.paragraphs[:_FIRST_LINES], *(one.paragraphs[:_FIRST_LINES] for one in files)]
    lines = (line for lines in heads for line in lines if len(line) <= _LONGEST_TITLE)
    yield from filter(None, map(report_year, (*lines, *(one.name for one in files))))

"""年报的标题：是不是年报，报的是哪一年。"""

import re
import unicodedata

from domain.entry import Entry
from domain.years import arabic_years

_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
# Notices about reports, and pictures that explain one, bear its name too.
_NOT_ITSELF = re.compile(r"通知|图解|读懂|解读|模板|格式|培训|填报|编制说明|目录$")
_OF_DISCLOSURE = re.compile(r"(?:信息|政务)公开.{0,14}(?:报告|年报)|年报.{0,8}(?:信息|政务)公开")
# Columns of annual reports also hold reports on other work (法治政府建设 …): a title that does not say what it
# reports on is taken for the annual report only when it says nothing else either.
_BARE = re.compile(r"^.{0,25}20\d{2}\s*年?\s*度?(?:年报|年度报告|工作年度报告)$")
_ORGANS_ALONE = re.compile(
    r"^(?:.{2,20}(?:局|办公室|办|委员会|委|部|中心|政府|街道办事处|乡|镇|院|队))?(?:工作)?(?:年报|年度报告)$"
)
# What the year's report is called elsewhere; a paper on a part of the year, on a plan or of an examiner is none.
_SUMMARY = re.compile(
    r"(?:信息|政务)公开(?:工作)?(?:开展|落实|推进|完成)?(?:的?情况)?的?(?:汇报|总结|小结|述职|情况)(?:材料)?(?:[（(].{1,30}[）)])?$"
)
_SOMEHOW_OF_DISCLOSURE = re.compile(r"信息公开|政务公开|年报|年度报告")
_NOT_THE_YEAR = re.compile(
    r"季度|半年|\d\s*月|[一二三四五六七八九十]月|要点|方案|计划|安排|会议?$|推进会|自评|评估|考核|通报|申请"
)


def report_year(title: str) -> int | None:
    """The year an annual report's title names; None when it is no annual report's title."""
    title = _plain(title)
    is_report = _OF_DISCLOSURE.search(title) or _BARE.match(title)
    return named_year(title) if is_report and not _NOT_ITSELF.search(title) else None


def is_yearless(title: str) -> bool:
    """It is an annual report's title in which no year stands."""
    title = _plain(title)
    is_report = _OF_DISCLOSURE.search(title) or _ORGANS_ALONE.match(title)
    return (
        bool(is_report) and named_year(title) is None and not (_NOT_ITSELF.search(title) or _NOT_THE_YEAR.search(title))
    )


def named_year(title: str) -> int | None:
    """The first year that stands in a title."""
    year = _YEAR.search(_plain(title))
    return int(year.group(1)) if year else None


def _plain(title: str) -> str:
    return arabic_years(unicodedata.normalize("NFKC", title).strip())


def year_of(entry: Entry) -> int | None:
    """The year of an annual report by its title in the list, or by the title on its page: lists cut titles."""
    return report_year(entry.title) or (report_year(entry.article.title) if entry.article else None)


def year_of_summary(entry: Entry) -> int | None:
    """The year of a briefing or a summary of its work on disclosure as a whole, whatever form it has."""
    return _first_year(entry, _SUMMARY)


def year_of_disclosure(entry: Entry) -> int | None:
    """The year that any title of a paper on disclosure names."""
    return _first_year(entry, _SOMEHOW_OF_DISCLOSURE)


def _first_year(entry: Entry, words: re.Pattern[str]) -> int | None:
    titles = map(_plain, (entry.title, entry.article.title if entry.article else ""))
    meant = (t for t in titles if words.search(t) and not _NOT_ITSELF.search(t) and not _NOT_THE_YEAR.search(t))
    return next(filter(None, map(named_year, meant)), None)

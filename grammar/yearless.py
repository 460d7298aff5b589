"""不写年度的年报：题目里没有年份，只有正文写着统计期限。"""

import re
from dataclasses import replace

from demo.model import Article, Column, Department, Listing
from grammar.draw import Draw

_PERIOD = re.compile(r"统计期限自?(20\d\d)年1月1日起?至\1年12月31日")


def with_yearless_report(department: Department, draw: Draw) -> Department:
    """Of some departments one report, mostly the newest, does not name its year in the title: that is its only fault."""
    column = next((one for one in department.columns if one.kind == "annual_report"), None)
    if column is None or not isinstance(column.content, Listing) or not draw.chance("a report without a year", 0.25):
        return department
    able = [one for one in column.content.articles if _titled_by_year(one)]
    newest_first = sorted(able, key=lambda one: one.title, reverse=True)
    if not newest_first or department.expected.title not in ("pass proper", "fail improper"):
        return department
    chosen = newest_first[0] if draw.chance("the newest", 0.7) else newest_first[-1]
    expected = department.expected
    if chosen is newest_first[0] and _year_of(chosen) == _year_of(_newest(column.content.articles)):
        expected = replace(expected, title="fail improper")
    articles = tuple(_without_year(one) if one is chosen else one for one in column.content.articles)
    columns = tuple(_with(one, articles) if one is column else one for one in department.columns)
    return replace(department, columns=columns, expected=expected)


def _newest(articles: tuple[Article, ...]) -> Article:
    return max(articles, key=_year_of)


def _year_of(article: Article) -> str:
    found = re.search(r"20\d\d", article.title)
    return found[0] if found else ""


def _titled_by_year(article: Article) -> bool:
    """Its title names the year of which its text says that it reports on it."""
    text = next((block for block in article.body if isinstance(block, str)), "")
    period = _PERIOD.search(text)
    return bool(period) and _year_of(article) == period[1] and not (article.gone or article.direct)  # type: ignore[index]


def _without_year(article: Article) -> Article:
    return replace(article, title=re.sub(r"20\d\d年度?", "", article.title))


def _with(column: Column, articles: tuple[Article, ...]) -> Column:
    return replace(column, content=Listing(articles)) if isinstance(column.content, Listing) else column

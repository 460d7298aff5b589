"""情况说明：一条信息是不是在说明“本年度没有这类事项”，说的是不是考评期。"""

import re
from collections.abc import Iterable
from datetime import date

from domain.doubt import Stated
from domain.entry import Entry
from domain.scheme import Period

_NONE = r"暂无|本年度?(?:未|无|没有)|截至.{0,12}(?:未|无)|无(?!证|照|牌|主|人|障|偿|线|烟).{0,8}(?:事项|信息|收费|许可|处罚)|不涉及|零报告"
_WORDS = re.compile(rf"情况说明|有关情况的说明|{_NONE}")
_SAYS_NONE = re.compile(rf"{_NONE}|未|没有|无")
# 「2021年部门预算情况说明」 explains a document.
_OF_A_DOCUMENT = re.compile(r"(?:预算|决算|三公|经费|起草|编制|修订|修改|制定|绩效|草案).{0,12}说明")
# What happened, not that nothing did: 关于网传某事的情况说明.
_EVENT = re.compile(r"网传|网友|网民|网帖|群众反映|媒体报道")
_YEAR = re.compile(r"(?<!\d)20\d\d(?=\s*年)")
_LONGEST = 400


def is_statement(entry: Entry) -> bool:
    """A short page whose title says so, or whose text does and whose title is no document's."""
    paragraphs = entry.article.paragraphs if entry.article else ()
    if sum(map(len, paragraphs)) >= _LONGEST or len(entry.text) - len(entry.title) >= _LONGEST:
        return False
    if _EVENT.search(entry.title):
        return False
    if _OF_A_DOCUMENT.search(entry.title) and not _SAYS_NONE.search(entry.title):
        return False
    text = entry.article.text if entry.article else ""
    return bool(_WORDS.search(entry.title)) or bool(text and _WORDS.search(text) and "说明" in entry.title)


def is_of_period(entry: Entry, period: Period, as_of: date) -> bool:
    """A statement speaks for the years that its title names; else for those it names, and the time it was published."""
    years = {str(year) for year in range(period.start.year, period.end.year + 1)}
    titled = set(_YEAR.findall(entry.title))
    if titled:
        return bool(titled & years)
    published = entry.published
    timely = published is None or period.start <= published.date <= as_of
    return timely or bool(years & set(_YEAR.findall(entry.text)))


def stated_none(entries: Iterable[Entry], period: Period, as_of: date) -> Stated | None:
    """What the column says of there being nothing, for the assessed period if it does; None when it says no such thing."""
    statements = [Stated(entry, is_of_period(entry, period, as_of)) for entry in entries if is_statement(entry)]
    return next((stated for stated in statements if stated.of_period), next(iter(statements), None))

"""发布日期的见证：元数据、标注、信息要素、地址各说什么；今天的日期、起止日期、1970年都不作见证。"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import chain

from domain.entry import DateWitness, Witness
from parsing.frame.labels import is_day_label, is_label_alone
from parsing.markup.page import Page
from parsing.words.dates import date_in_address, find_publication, in_beijing

# The national standard's name first, then those that content systems and search engines have brought about.
_METAS = (
    "pubdate", "publishdate", "publish_date", "publish-date", "publishtime", "publish_time", "pubtime", "pub_date",
    "article:published_time", "og:published_time", "og:release_date", "bytedance:published_time", "datepublished",
    "publicationdate", "publication_date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date",
    "releasedate", "release_date", "weibo:article:create_at",
)  # fmt: skip
_DATE = r"(?:(?:19|20)?\d{2}\s*[-年./]\s*\d{1,2}\s*[-月./]\s*\d{1,2}\s*日?|(?:19|20)\d{6})"
_TIME = r"(?:\s*\d{1,2}\s*[:：时点]\s*\d{1,2}\s*(?:[:：分]\s*\d{0,2}\s*秒?)?)?"
_ALONE = re.compile(rf"^[\[【（(]?\s*({_DATE}{_TIME})\s*[\]】）)]?$")
_BESIDE = re.compile(
    rf"^[\[【（(]?\s*({_DATE}{_TIME}).{{0,12}}(?:来源|作者|字体|字号|浏览|阅读|点击|访问|编辑|发布|打印|【)"
)
_SUBMITTED = re.compile(rf"于\s*({_DATE}{_TIME})\s*(?:发布|发表|上传|刊登)")
_TODAY = re.compile(
    r"今天|今日|现在是|当前时间|当前日期|北京时间|农历|欢迎|天气|星期[一二三四五六日天]|周[一二三四五六日]\s*$"
)
_PERIOD = re.compile(r"[日\d]\s*(?:至|到|[—~～]+)\s*\d|起至|[日\d]\s*[起止]")
_STRUCTURED = re.compile(r"\"(?:datePublished|pubDate)\"\s*:\s*\"([^\"]{8,40})\"")
_HEAD_LINES = 160
_NEAR_BODY = 12
_MOST_IN_ROW = 12


def witnesses(page: Page, fields: Mapping[str, str], before: Sequence[str]) -> Iterator[DateWitness]:
    """before: the lines above the body. An information box is known by its 索引号; a lone 发布日期 is a mere label."""
    boxed = "index_number" in fields
    label = fields.get("time") or ("" if boxed else fields.get("released", ""))
    statements = (
        (Witness.META, _stated_in_metas(page)),
        (Witness.LABEL, label if _says_publication(label) else _beside_source(before, set(fields.values()))),
        (Witness.INFO_BOX, fields.get("released", "") if boxed else ""),
    )
    for witness, raw in statements:
        found = find_publication(in_beijing(raw))
        if found and not _PERIOD.search(raw):
            yield DateWitness(witness, found[0], raw)
    address = date_in_address(page.url)
    if address:
        yield DateWitness(Witness.ADDRESS, *address)


def _says_publication(label: str) -> bool:
    return bool(find_publication(label)) and not _TODAY.search(label) and not _PERIOD.search(label)


def _stated_in_metas(page: Page) -> str:
    """The first meta that holds a day on which something can have been published."""
    metas = dict(page.meta)
    for node in page.tree.css("meta[property], meta[itemprop]"):
        name = node.attributes.get("property") or node.attributes.get("itemprop") or ""
        metas.setdefault(name.strip().lower(), (node.attributes.get("content") or "").strip())
    stated = (metas.get(name, "") for name in _METAS)
    return next((raw for raw in stated if find_publication(raw)), _structured(page))


def _structured(page: Page) -> str:
    """What a page tells search engines of itself; where several dates stand, they are those of other pages too."""
    found = set(_STRUCTURED.findall(page.scripts)) if '"@context"' in page.scripts else set()
    return found.pop() if len(found) == 1 else ""


def _beside_source(before: Sequence[str], labelled: Container[str]) -> str:
    """A date without a label: beside the source (「2021年06月10日 17:35 来源：」), else alone close above the body."""
    last, first = min(len(before), _HEAD_LINES), max(len(before) - _NEAR_BODY, 0)
    near = (at for at in range(len(before) - 1, first - 1, -1) if before[at] not in labelled)
    return next(
        chain(
            _matches(_BESIDE, before, range(last)),
            _matches(_ALONE, before, near),
            _matches(_SUBMITTED, before, range(first, len(before))),
        ),
        "",
    )


def _matches(pattern: re.Pattern[str], lines: Sequence[str], places: Iterable[int]) -> Iterator[str]:
    for at in places:
        match = pattern.search(lines[at])
        if match and not _TODAY.search(lines[at]) and not _is_of_label(lines, at):
            yield match[1]


def _is_of_label(lines: Sequence[str], at: int) -> bool:
    """Whether a line is what a label says that tells a day: right behind it, or below it where labels stand in a row."""
    end = next((n for n in range(at - 1, max(at - _MOST_IN_ROW, 0) - 1, -1) if is_label_alone(lines[n])), None)
    if end is None:
        return False
    begin = end
    while begin > 0 and is_label_alone(lines[begin - 1]):
        begin -= 1
    over = begin + at - end - 1
    return any(is_day_label(lines[n]) for n in {over, at - 1} if n <= end)

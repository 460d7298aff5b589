"""栏目列表：一页列表里有哪些条目；没有条目时，是真的空白，还是我们没读出来。

Telling *blank* from *could not be read* is the point: blank needs a positive sign on the page.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.capture import Failure, FailureKind
from domain.entry import Entry
from domain.snapshot import ColumnState
from parsing.frame import NO_FRAME, Frame
from parsing.page import Page
from parsing.pager import Pager, read_pager
from parsing.rows import Row, RowGroup, row_groups
from parsing.text import clean

_UNDER_CONSTRUCTION = re.compile(
    r"栏目(?:正在)?(?:建设|维护|整理|筹备)中?|(?:正在|内容)建设中|建设中[，。…！.]|^建设中$|敬请期待"
)
_NOTHING = re.compile(
    r"^(?:(?:对不起|抱歉)[，,]?)?(?:本栏目)?(?:暂时?|目前)?(?:没有|无|未查询到|未找到)(?:任何|相关|符合条件的?|发布的?)*"
    r"(?:内容|信息|数据|记录|文章|公开信息|结果)[。！!…]*$"
)
_SCRIPTED = re.compile(
    r"listModel|classsql|\$\.(?:ajax|post|get|getJSON)\(|XMLHttpRequest|fetch\(|axios|dataproxy|datastore|new Vue|jpage|"
    r"angular\.module|avalon\.define|layui\.(?:use|table)|gkmlpt|createApp\("
)
_ASIDE = re.compile(
    r"\b(?:aside|side|sidebar|hot|recommend|footer|foot|header|nav|menu|crumbs?|breadcrumb|friend|links?)\b|推荐|热门"
)
_ASIDE_HEADING = re.compile(r"最新|热点|热门|推荐|相关|要闻|新闻|点击|排行|图片|友情|链接|快速")
_LIST_HOLDERS = (
    "ul[class*=list], ul[id*=list], div[class*=list] > ul, div[class*=documents] > ul, div[class*=List] > ul, "
    "ul.news, ul.newsList, div[class*=list], table[class*=list]"
)


_FEWEST_SIBLINGS = 2
# Values without a call; libraries, counters, page furniture: hints only, for pages that stand alone.
_FILLS_NOTHING = re.compile(
    r"^(?:var|let|const)\s[^()]*$|"
    r"jquery|bootstrap|swiper|slick|layer|tongji|statistic|analytics|hm\.baidu|counter|share|print|gotop|fontsize|"
    r"banner|menu|nav|header|footer|search|createPage|_hmt|currentYear|getFullYear",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. children: sub-columns when this is only a parent column."""

    state: ColumnState
    entries: tuple[Entry, ...]
    pager: Pager
    failure: Failure | None = None
    note: str = ""
    children: tuple[Row, ...] = ()


def read_list(page: Page, *, drawn: bool = False, frame: Frame = NO_FRAME) -> ListPage:
    """One page of a list. drawn: the page is as a browser drew it, so that no script has anything left to add.

    frame: what the section's pages share; its links are no rows.
    """
    pager = read_pager(page)
    groups = [group for group in row_groups(page, frame) if not _is_aside(group, page)]
    own = _best([group for group in groups if any(row.below for row in group.rows)])
    if own:
        return _read(own, pager)
    sign = _sign(page, pager, frame, drawn=drawn)
    if sign:
        return sign
    # A shared column or another site's articles: rows that lead elsewhere are a list where none stands empty.
    elsewhere = () if _has_empty_list(page) else _best(groups)
    return _read(elsewhere, pager) if elsewhere else _without_entries(page, pager, groups, frame, drawn=drawn)


def _read(rows: tuple[Row, ...], pager: Pager) -> ListPage:
    return ListPage(ColumnState.READ, tuple(Entry(row.title, row.url, row.listed) for row in rows), pager)


def _is_aside(group: RowGroup, page: Page) -> bool:
    """News of other columns beside the list: by its place, or by a heading that is not the column's own name."""
    if _ASIDE.search(" ".join(group.place)):
        return True
    heading = group.heading.replace(" ", "")
    return bool(_ASIDE_HEADING.search(heading)) and heading not in page.meta.get("columnname", "") + page.title


def _best(groups: Sequence[RowGroup]) -> tuple[Row, ...]:
    """The content rows of the weightiest group: rows below the column's own folder weigh most, dated ones more."""
    best = max(groups, key=_weight, default=None)
    return tuple(row for row in best.rows if row.is_content) if best else ()


def _weight(group: RowGroup) -> int:
    content = [row for row in group.rows if row.is_content]
    return sum(1 + 3 * row.below + 2 * _has_list_date(row) for row in content)


def _has_list_date(row: Row) -> bool:
    return any(witness.witness == "list" for witness in row.listed)


def _sign(page: Page, pager: Pager, frame: Frame, *, drawn: bool) -> ListPage | None:
    """What the page itself says of an empty list; a script may still fill one that is not drawn yet."""
    lines = page.lines()
    note = next((line for line in lines if len(line) < 40 and _UNDER_CONSTRUCTION.search(line)), "")
    if note:
        return ListPage(ColumnState.UNDER_CONSTRUCTION, (), pager, note=note)
    if not drawn and page.template_rows:
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    note = next((line for line in lines if _NOTHING.match(clean(line).replace(" ", ""))), "")
    if note or pager.pages == 0 or pager.records == 0:
        if not drawn and _could_be_filled(page, frame):
            return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
        return ListPage(ColumnState.BLANK, (), pager, note=note or "翻页控件显示共 0 条")
    return None


def _without_entries(page: Page, pager: Pager, groups: Sequence[RowGroup], frame: Frame, *, drawn: bool) -> ListPage:
    if not drawn and _SCRIPTED.search(page.scripts):
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if page.iframes:
        return _unreadable(pager, FailureKind.UNRECOGNISED, f"列表在内嵌页面 {page.iframes[0]} 中")
    children = tuple(row for group in groups for row in group.rows if row.below and row.url.endswith("/"))
    if children:
        return ListPage(ColumnState.PARENT, (), pager, children=children)
    if not drawn and _could_be_filled(page, frame):
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if _has_empty_list(page):
        return ListPage(ColumnState.BLANK, (), pager, note="列表区域没有任何条目")
    return _unreadable(pager, FailureKind.UNRECOGNISED)


def _could_be_filled(page: Page, frame: Frame) -> bool:
    """A script is at work that may still put rows there: one that no sibling with rows in its HTML has as well.

    Libraries and counters fill nothing; a script of a few words that only calls them is known by its siblings.
    """
    if _SCRIPTED.search(page.scripts):
        return not set(page.script_marks) <= frame.static or frame.siblings < _FEWEST_SIBLINGS
    return any(mark not in frame.static and not _FILLS_NOTHING.search(mark) for mark in page.script_marks)


def _has_empty_list(page: Page) -> bool:
    """A list's own container stands on the page with nothing in it."""
    return any(not clean(node.text()) for node in page.tree.css(_LIST_HOLDERS))


def _unreadable(pager: Pager, kind: FailureKind, detail: str = "") -> ListPage:
    return ListPage(ColumnState.UNREADABLE, (), pager, failure=Failure(kind, detail))

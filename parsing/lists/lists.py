"""栏目列表：一页列表里有哪些条目；没有条目时，是真的空白，还是我们没读出来。

Telling *blank* from *could not be read* is the point: blank needs a positive sign on the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from statistics import median

from domain.capture import Failure, FailureKind
from domain.entry import Entry
from domain.snapshot import ColumnState
from parsing.frame.frame import NO_FRAME, Frame, own_units
from parsing.lists.list_parts import NO_PARTS, Parts, is_year, read_parts
from parsing.lists.pager import Pager, read_pager
from parsing.lists.rows import Row, RowGroup, row_groups
from parsing.markup.addresses import address_shape, same_address
from parsing.markup.attachments import file_behind, is_file
from parsing.markup.page import Page
from parsing.markup.units import bare_address
from parsing.signs.blank import SCRIPTED, could_be_filled, has_empty_list, nothing_left, nothing_sign
from parsing.signs.loading import is_loading

_UNDER_CONSTRUCTION = re.compile(
    r"栏目(?:正在)?(?:建设|维护|整理|筹备)中?|(?:正在|内容)建设中|建设中[，。…！.]|^建设中$|敬请期待"
)
_ASIDE = re.compile(
    r"\b(?:aside|side|sidebar|hot|recommend|footer|foot|header|nav|menu|crumbs?|breadcrumb|friend|links?)\b|推荐|热门"
)
_ASIDE_HEADING = re.compile(r"最新|热点|热门|推荐|相关|要闻|新闻|点击|排行|图片|友情|链接|快速")
# What stands in front of a file, at the end of a text or over several.
_ATTACHED = re.compile(r"(?<![^\s。])(?:相关)?附件(?:下载|列表)?\d*[：:]?$")
# Undated rows with shorter titles are names of columns.
_SHORT_TITLE = 9
_LONGEST_NAME = 12
_FEWEST_ROWS = 2
# Characters of sentences: an introduction above a list is shorter.
_ARTICLE = 300
_CLEARLY = 4


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. children: sub-columns when this is only a parent column.

    again: entries that stand there twice, as those do that are kept on top. parts: what more of the list lies elsewhere.
    base: what relative addresses count from, in pieces that are put into the page as well.
    beside_text: above or below the rows stands a long text of the page's own, as an article does above its neighbours.
    """

    state: ColumnState
    entries: tuple[Entry, ...]
    pager: Pager
    failure: Failure | None = None
    note: str = ""
    children: tuple[Row, ...] = ()
    again: frozenset[Entry] = frozenset()
    parts: Parts = NO_PARTS
    base: str = ""
    beside_text: bool = False


def read_list(
    page: Page, *, drawn: bool = False, frame: Frame = NO_FRAME, named: str = "", known: Parts = NO_PARTS
) -> ListPage:
    """One page of a list. drawn: the page is as a browser drew it, so that no script has anything left to add.

    frame: what the section's pages share; its links are no rows. named: what the column is called.
    known: parts of the list that the page showed before it was drawn.
    """
    parts = known.also(read_parts(page, frame))
    listed = _read_list(page, parts, drawn=drawn, frame=frame, named=named)
    if parts.waiting and not any(entry.listed for entry in listed.entries):
        listed = _unreadable(listed.pager, FailureKind.SCRIPT_DRAWN)
    return replace(listed, parts=parts, base=page.base)


def _read_list(page: Page, parts: Parts, *, drawn: bool, frame: Frame, named: str) -> ListPage:
    pager = read_pager(page, drawn=drawn)
    if page.too_deep:
        return _unreadable(pager, FailureKind.PAGE_UNREADABLE, "网页嵌套过深")
    groups = [
        _without_years(group, parts, page) for group in row_groups(page, frame) if not _are_parts(group, parts, page)
    ]
    reader = _beside_siblings if frame.known else _alone
    listed = reader(page, pager, groups, frame, drawn=drawn, named=named)
    if listed.state is ColumnState.BLANK and _still_loads(page, frame):
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if _lacks_rows(listed, groups):
        listed = replace(listed, pager=replace(listed.pager, more=True))
    return replace(listed, beside_text=bool(listed.entries) and _stand_beside_text(listed.entries, page, frame))


def _are_parts(group: RowGroup, parts: Parts, page: Page) -> bool:
    """They lead to the further parts of the list, of which this page may be one."""
    return bool(parts.fragments or parts.pages) and all(_is_part(row, parts, page) for row in group.rows)


def _without_years(group: RowGroup, parts: Parts, page: Page) -> RowGroup:
    """Links to the list's other years may be built like its rows, and stand above them."""
    return replace(
        group, rows=tuple(row for row in group.rows if not (is_year(row.title) and _is_part(row, parts, page)))
    )


def _is_part(row: Row, parts: Parts, page: Page) -> bool:
    return row.url in parts.fragments or row.url in parts.pages or same_address(row.url, page.url)


def _still_loads(page: Page, frame: Frame) -> bool:
    """Of its own it says that something is still to come, so that it is not known to be empty, drawn or not."""
    return any(is_loading(unit.words) for unit in own_units(page, frame) if not unit.is_link)


def _stand_beside_text(rows: Iterable[Entry], page: Page, frame: Frame) -> bool:
    """Sentences enough for an article stand before the first row, or behind the last; summaries stand among the rows."""
    links = {bare_address(row.url) for row in rows}
    stretches = [0]
    for unit in own_units(page, frame):
        if unit.is_link and unit.words.rpartition("|")[2] in links:
            stretches.append(0)
        elif not unit.is_link and unit.place != "script" and "。" in unit.words:
            stretches[-1] += len(unit.words)
    longest = max(stretches[0], stretches[-1])
    return longest >= _ARTICLE and (sum(stretches) - longest) * _CLEARLY < longest


def _lacks_rows(listed: ListPage, groups: Iterable[RowGroup]) -> bool:
    """Rows of the list lead nowhere, so that nobody can tell what stands behind them."""
    read = {(entry.title, entry.url) for entry in listed.entries}
    return any(group.lost and any((row.title, row.url) in read for row in group.rows) for group in groups)


def _beside_siblings(
    page: Page, pager: Pager, groups: Sequence[RowGroup], frame: Frame, *, drawn: bool, named: str
) -> ListPage:
    """What is left when the frame is taken away is the page's own."""
    if drawn:
        # Menus that scripts make stand on no page as it came, and so not in the frame.
        groups = [group for group in groups if not all(frame.is_scripted(row.url) for row in group.rows)]
    children = _blocks(groups) or _children(groups, page, frame)
    rows = _own_rows(groups, page, frame, named)
    waiting = not drawn and (page.template_rows > 0 or (SCRIPTED.search(page.scripts) and could_be_filled(page, frame)))
    if rows and not (waiting and not any(row.dated for row in rows)):
        if len(children) >= _FEWEST_ROWS:
            return ListPage(ColumnState.PARENT, (), pager, children=children)
        return _read(rows, replace(pager, more=True) if waiting and not pager.next_url else pager)
    sign = _sign(page, pager, frame, drawn=drawn)
    if sign:
        return sign
    if waiting:
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if inner := frame.inner_of(page):
        return _unreadable(pager, FailureKind.UNRECOGNISED, f"列表在内嵌页面 {inner[0]} 中")
    if children:
        return ListPage(ColumnState.PARENT, (), pager, children=children)
    if not drawn and could_be_filled(page, frame):
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if not pager.records and nothing_left(page, frame):
        return ListPage(ColumnState.BLANK, (), pager, note="列表区域没有任何条目")
    return _unreadable(pager, FailureKind.UNRECOGNISED)


def _blocks(groups: Iterable[RowGroup]) -> tuple[Row, ...]:
    """Sub-columns of which the page shows the first rows, each block with a link to all of its own."""
    blocks = tuple(row for group in groups for row in group.rows if row.whole_list)
    return blocks if len(blocks) >= _FEWEST_ROWS else ()


def _children(groups: Iterable[RowGroup], page: Page, frame: Frame) -> tuple[Row, ...]:
    """Sub-columns: links to columns, but not in a menu that holds the page itself too."""
    return tuple(
        row
        for group in groups
        if not group.holds_page and _are_columns(group, page, frame)
        for row in group.rows
        if row.below or frame.is_menu(row.url) or _are_built_alike(row.url, page.url)
    )


def _are_columns(group: RowGroup, page: Page, frame: Frame) -> bool:
    """By where they lead, by names that lead to no articles, or by addresses built like the page's own."""
    if all(_is_like_article(row, page, frame) for row in group.rows):
        return False
    if all(_is_column(row, frame) for row in group.rows) or _are_names(group.rows):
        return True
    return all(_is_named(row) and _are_built_alike(row.url, page.url) for row in group.rows)


def _is_like_article(row: Row, page: Page, frame: Frame) -> bool:
    """Its address is built like those of articles, and not like the column's own."""
    own = address_shape(row.url) == address_shape(page.url)
    return frame.is_like_article(row.url) and not (own or frame.is_menu(row.url))


def _are_built_alike(one: str, other: str) -> bool:
    """Their addresses have one shape; or both are named by their folders, and the last part is the same in all."""
    if address_shape(one) == address_shape(other):
        return True
    last, same = one.rpartition("/")[2], other.rpartition("/")[2]
    return last == same and "?" not in last and not any(character.isdigit() for character in last)


def _is_column(row: Row, frame: Frame) -> bool:
    """A short name that leads where columns are."""
    return frame.is_menu(row.url) or (_is_named(row) and frame.is_like_column(row.url))


def _is_named(row: Row) -> bool:
    return not (row.dated or row.untitled) and len(row.title) <= _LONGEST_NAME


def _are_names(rows: Sequence[Row]) -> bool:
    return not any(row.is_content for row in rows) and median(len(row.title) for row in rows) < _SHORT_TITLE


def _own_rows(groups: Sequence[RowGroup], page: Page, frame: Frame, named: str) -> tuple[Row, ...]:
    """The weightiest group of rows that lead to no column, and those of the same shape (tabs, groups of five)."""
    left = [replace(group, rows=tuple(row for row in group.rows if not _is_column(row, frame))) for group in groups]
    own = [
        group
        for group in left
        if group.rows
        and not _are_columns(group, page, frame)
        and not _is_headed_aside(group, page, named)
        and not _are_attached(group)
    ]
    best = max(own, key=_weight_of_own, default=None)
    if best is None or _belong_to_shown(best, page, frame) or (_are_of_a_text(best) and _tells_at_length(page, frame)):
        return ()
    dated = any(row.dated for row in best.rows)
    alike = (group for group in own if group.shape == best.shape and any(row.dated for row in group.rows) is dated)
    return tuple(dict.fromkeys(row for group in alike for row in group.rows))


def _are_attached(group: RowGroup) -> bool:
    """Files of the article that stands on the column's own page."""
    beside = (row.text.removeprefix(row.title).strip() for row in group.rows)
    return all(map(_ATTACHED.search, beside)) or bool(_ATTACHED.fullmatch(group.heading.strip()))


def _are_of_a_text(group: RowGroup) -> bool:
    """Undated files, and links within sentences; a list may say the same before each of its titles."""
    told = [row.lead_in for row in group.rows if not row.attached]
    alike = len(told) > 1 and len(set(told)) == 1
    return all(told) and not alike and not any(row.dated for row in group.rows)


def _are_files_of_a_text(group: RowGroup) -> bool:
    return all(row.attached and not row.dated for row in group.rows)


def _tells_at_length(page: Page, frame: Frame) -> bool:
    """The page's own sentences are an article's: files below them belong to it."""
    own = (unit.words for unit in own_units(page, frame) if not unit.is_link and unit.place != "script")
    return sum(len(words) for words in own if "。" in words) >= _ARTICLE


def _belong_to_shown(group: RowGroup, page: Page, frame: Frame) -> bool:
    """Files below the text of an article that the page shows in a viewer; a list shows one of its own.

    The day beside a single file may be the article's.
    """
    shown = {file for url in (*frame.inner_of(page), *page.embedded) if (file := file_behind(url))}
    files = all(is_file(row.url) for row in group.rows)
    undated = len(group.rows) == 1 or not any(row.dated for row in group.rows)
    return bool(shown) and files and undated and shown.isdisjoint(row.url for row in group.rows)


def _weight_of_own(group: RowGroup) -> int:
    return sum(1 + row.below + 2 * row.dated + row.is_content for row in group.rows)


def _alone(page: Page, pager: Pager, groups: Sequence[RowGroup], frame: Frame, *, drawn: bool, named: str) -> ListPage:
    """A page with nothing to compare it with: by names and addresses, which are only hints."""
    told = _tells_at_length(page, frame)
    groups = [
        group
        for group in groups
        if not (_is_aside(group, page, named) or _are_attached(group) or (told and _are_files_of_a_text(group)))
    ]
    if blocks := _blocks(groups):
        return ListPage(ColumnState.PARENT, (), pager, children=blocks)
    own = _best([group for group in groups if any(row.below for row in group.rows)])
    if len(own) >= _FEWEST_ROWS and all(_is_named(row) and _are_built_alike(row.url, page.url) for row in own):
        return ListPage(ColumnState.PARENT, (), pager, children=own)
    if own:
        return _read(own, pager)
    sign = _sign(page, pager, frame, drawn=drawn)
    if sign:
        return sign
    # A shared column or another site's articles: rows that lead elsewhere are a list where none stands empty.
    elsewhere = () if has_empty_list(page) else _best(groups)
    return _read(elsewhere, pager) if elsewhere else _without_entries(page, pager, groups, frame, drawn=drawn)


def _read(rows: tuple[Row, ...], pager: Pager) -> ListPage:
    stand = Counter[Entry]()
    for row in rows:
        stand[Entry(row.title, row.url, row.listed, organ=row.organ, untitled=row.untitled)] += 1 + row.again
    again = frozenset(entry for entry, times in stand.items() if times > 1)
    return ListPage(ColumnState.READ, tuple(stand), pager, again=again)


def _is_aside(group: RowGroup, page: Page, named: str) -> bool:
    """News of other columns beside the list: by its place, or by its heading."""
    return bool(_ASIDE.search(" ".join(group.place))) or _is_headed_aside(group, page, named)


def _is_headed_aside(group: RowGroup, page: Page, named: str) -> bool:
    """By a heading that does not bear the column's own name; a section or an inner page has no other."""
    heading = group.heading.replace(" ", "") if page.title else ""
    own = f"{named}{page.meta.get('columnname', '')}{page.title}".replace(" ", "")
    return bool(_ASIDE_HEADING.search(heading)) and heading not in own and not (named and named in heading)


def _best(groups: Sequence[RowGroup]) -> tuple[Row, ...]:
    """The content rows of the weightiest group: rows below the column's own folder weigh most, dated ones more."""
    best = max(groups, key=_weight, default=None)
    if best is None:
        return ()
    dated = sum(row.dated for row in best.rows)
    # Among dated rows one without a day is an entry, too.
    whole = 2 * dated > len(best.rows)
    return tuple(row for row in best.rows if row.is_content or (whole and not _is_named(row)))


def _weight(group: RowGroup) -> int:
    return sum(1 + 3 * row.below + 2 * row.dated for row in group.rows if row.is_content)


def _sign(page: Page, pager: Pager, frame: Frame, *, drawn: bool) -> ListPage | None:
    """What the page itself says of an empty list; a script may still fill one that is not drawn yet."""
    note = next((line for line in page.lines() if len(line) < 40 and _UNDER_CONSTRUCTION.search(line)), "")
    if note:
        return ListPage(ColumnState.UNDER_CONSTRUCTION, (), pager, note=note)
    if not drawn and page.template_rows:
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    note = nothing_sign(page)
    if note or pager.pages == 0 or pager.records == 0:
        if not drawn and could_be_filled(page, frame):
            return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
        return ListPage(ColumnState.BLANK, (), pager, note=note or "翻页控件显示共 0 条")
    return None


def _without_entries(page: Page, pager: Pager, groups: Sequence[RowGroup], frame: Frame, *, drawn: bool) -> ListPage:
    if not drawn and SCRIPTED.search(page.scripts):
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if inner := frame.inner_of(page):
        return _unreadable(pager, FailureKind.UNRECOGNISED, f"列表在内嵌页面 {inner[0]} 中")
    children = tuple(row for group in groups for row in group.rows if row.below and row.url.endswith("/"))
    if children:
        return ListPage(ColumnState.PARENT, (), pager, children=children)
    if not drawn and could_be_filled(page, frame):
        return _unreadable(pager, FailureKind.SCRIPT_DRAWN)
    if has_empty_list(page):
        return ListPage(ColumnState.BLANK, (), pager, note="列表区域没有任何条目")
    return _unreadable(pager, FailureKind.UNRECOGNISED)


def _unreadable(pager: Pager, kind: FailureKind, detail: str = "") -> ListPage:
    return ListPage(ColumnState.UNREADABLE, (), pager, failure=Failure(kind, detail))

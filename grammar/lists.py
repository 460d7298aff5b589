"""栏目页：列表连同翻页，或正文，或空白，或下级栏目。"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from re import search

from demo.model import Signed
from grammar.articles import Placed, article_of, metas_of
from grammar.blanks import blank, notice
from grammar.earlier import label_of, links_to_earlier
from grammar.feeds import BROWSER_ONLY, FRAMES, fed
from grammar.fragments import NONE, in_fragments
from grammar.frame import Frame
from grammar.held import held
from grammar.look import Look
from grammar.newest import address_of, by_years, innocent, ways
from grammar.pagers import SCRIPTED, Pages, pager, script_files, turned_by
from grammar.pinned import spread
from grammar.places import Where
from grammar.plan import BLANK, BUILDING_STATE, ELSEWHERE, OTHER, READ, Planned
from grammar.records import Feed
from grammar.row import Row
from grammar.rows import list_of, shown
from grammar.site import Site
from grammar.summaries import summary_of
from grammar.years import links_to_years, under_headings, within, year_address

_STATIC_ROWS = ("static", "base64", *FRAMES, "html_in_json")
"""Feeds that show rows as the family's lists do; the others draw them by a script of their own."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A row as a reader sees it. browser: only a browser, or a click, brings it to sight."""

    placed: Placed
    shown: str
    listed: date | None
    browser: bool


def look_of(look: Look, planned: Planned) -> Look:
    """The list tells what nothing else does: the date, the whole title of what has no page; the year stands somewhere."""
    place, cut = look.habits.date_place, look.habits.cut
    paged = not any(one.article.gone or one.article.direct for one in planned.articles)
    told = all(one.article.dates.label and len(one.witnesses) == 1 for one in planned.articles)
    if place == "none" and not (paged and told):
        place = "behind"
    if place == "month_day" and not all(_year_in_address(one) for one in planned.articles):
        place = "by_year"
    if cut == "plain" and not paged:
        cut = "title"
    own = replace(look, habits=replace(look.habits, date_place=place, cut=cut))
    return own.among_others() if planned.anchor else own


def _year_in_address(placed: Placed) -> bool:
    dates = placed.article.dates
    return bool(
        dates.listed and dates.address and dates.listed.year == dates.address.year and not placed.article.direct
    )


def listed_of(look: Look, planned: Planned) -> Iterator[Listed]:
    if planned.feed in ELSEWHERE:
        for placed in planned.articles:
            day = None if planned.feed == "tabled" else placed.article.dates.listed
            yield Listed(placed, placed.article.title, day, browser=False)
        return
    look = look_of(look, planned)
    static = planned.feed in _STATIC_ROWS
    scripted = _pages_only_a_script(look, planned)
    first = {row.url for row in spread(look, [row_of(placed) for placed in planned.articles]).pages[0]}
    for placed in planned.articles:
        paged = scripted and placed.url not in first
        dated = not static or look.habits.date_place != "none"
        title = placed.article.title
        yield Listed(
            placed,
            shown(look, title) if static and not planned.inline else title,
            placed.article.dates.listed if dated and not planned.inline else None,
            (paged and not planned.tabs) or planned.feed in BROWSER_ONLY,
        )
    for placed in planned.beside:
        day = placed.article.dates.listed if look.habits.earlier == "dated" else None
        yield Listed(placed, label_of(look, placed), day, browser=False)


def _pages_only_a_script(look: Look, planned: Planned) -> bool:
    rows = [row_of(placed) for placed in planned.articles]
    whole = planned.feed == "static" and not planned.anchor and look.habits.pager in SCRIPTED
    return whole and look.habits.fragments == NONE and not by_years(look, rows)


def row_of(placed: Placed) -> Row:
    listed = placed.article.dates.listed
    made = _signed(placed) or (listed and listed - timedelta(days=7))
    return Row(placed.article.title, placed.url, listed, made, summary_of(placed.article.body))


def _signed(placed: Placed) -> date | None:
    last = next((block.text for block in reversed(placed.article.body) if isinstance(block, Signed)), "")
    found = search(r"^(\d{4})年(\d{1,2})月(\d{1,2})日$", last)
    return date(*map(int, found.groups())) if found else None


def put_column(frame: Frame, planned: Planned) -> None:
    """All pages of one column, without its articles."""
    if planned.anchor or planned.feed in ELSEWHERE:
        return
    look = look_of(frame.look, planned)
    if planned.state == READ and planned.feed == "static" and not (planned.inline or planned.children or planned.tabs):
        _put_listed(frame, look, planned, tuple(row_of(placed) for placed in planned.articles))
        return
    head = metas_of(look, planned.articles[0], planned.name) if planned.inline else ""
    _put(frame, planned, main_of(frame, planned), head)


def main_of(frame: Frame, planned: Planned) -> str:
    """What a column shows on one page."""
    look = look_of(frame.look, planned)
    rows = tuple(row_of(placed) for placed in planned.articles)
    if planned.inline:
        return article_of(look, planned.articles[0], planned.url) + links_to_earlier(look, planned.beside, planned.url)
    if planned.children:
        links = "".join(f"<li>{look.anchor(child.url, child.name, planned.url)}</li>" for child in planned.children)
        return f"<ul>{links}</ul>"
    if planned.tabs:
        return _tabs(look, planned, rows)
    if planned.state == BLANK:
        return blank(look, frame.site, planned.number)
    if planned.state in (BUILDING_STATE, OTHER):
        return notice(look, planned.words)
    if planned.feed == "static":
        return _listed(look, rows, planned.url)
    return fed(Feed(look, frame.site, planned.number, rows, look.habits.page_size, planned.url), planned.feed)


def _put(frame: Frame, planned: Planned, main: str, head: str = "") -> None:
    headed = frame.look.draw.chance("headings", 0.6) and not planned.inline
    heading = f"<h2>{planned.name}</h2>" if headed else ""
    named = frame.look.habits.crumbs == "none" and not headed
    title = f"{planned.name}-{frame.look.organ}" if named or frame.look.draw.chance("titles", 0.7) else frame.look.organ
    page = frame.page(planned.url, title, heading + innocent(frame.look) + main, column=planned.name, head=head)
    frame.site.put(planned.url, page, frame.look.header, Where.LISTS)


def _put_listed(frame: Frame, look: Look, planned: Planned, rows: tuple[Row, ...]) -> None:
    """A list of its own pages: all of its rows on their way, or the newest year's first, or in fragments."""
    if years := by_years(look, rows):
        _put_newest(frame, look, planned, years)
    elif look.habits.fragments != NONE and rows:
        _put(frame, planned, in_fragments(look, frame.site, planned.number, rows, planned.url))
    else:
        _put_pages(frame, look, planned, rows)


def _put_newest(frame: Frame, look: Look, planned: Planned, years: Mapping[int, Sequence[Row]]) -> None:
    """Every year has a page; the newest one's is byte for byte the column's first."""
    first = planned.url
    for place, (year, rows) in enumerate(years.items()):
        url = address_of(first, year)
        own = url if place else first
        main = ways(look, first, tuple(years), year, own) + _listed(look, tuple(rows), own)
        _put(frame, replace(planned, url=own), main)
        if place == 0:
            frame.site.put(url, frame.site.files[first], look.header, Where.LISTS)


def _put_pages(frame: Frame, look: Look, planned: Planned, rows: tuple[Row, ...]) -> None:
    spread_out = spread(look, rows)
    address = look.addresses.column
    urls = tuple(address(planned.number, planned.folder, planned.name, page) for page in range(len(spread_out.pages)))
    for page, chunk in enumerate(spread_out.pages):
        pages = Pages(urls, page, spread_out.total)
        added = page > 0 and look.habits.pager == "more"
        links = "" if added else _years(look, planned, rows, chunk, urls[page])
        shown_rows = list_of(look, chunk, urls[page]) if added else _listed(look, chunk, urls[page])
        main = links + shown_rows + pager(look, pages)
        for script, content in script_files(look, pages).items():
            frame.site.put(script, content, "application/javascript", Where.DATA)
        if added:
            frame.site.put(urls[page], look.bytes_of(main), f"text/html; charset={look.encoding}", Where.LISTS)
        elif page and look.habits.pager == "form":
            html = frame.page(planned.url, planned.name, main, column=planned.name)
            frame.site.answer(planned.url, turned_by(look, page), html, look.header)
        else:
            _put(frame, replace(planned, url=urls[page]), main)
    if look.habits.year_pages:
        _put_years(frame, look, planned, rows)


def _years(look: Look, planned: Planned, rows: tuple[Row, ...], chunk: tuple[Row, ...], page: str) -> str:
    """Links to the years of the whole list, or to those on the page. rows: of the list; chunk: of the page."""
    if look.habits.year_pages:
        return links_to_years(look, rows, year_address(look, planned.number), page)
    return links_to_years(look, chunk, within(page), page)


def _put_years(frame: Frame, look: Look, planned: Planned, rows: tuple[Row, ...]) -> None:
    """A page for every heading that is linked to, with its rows alone."""
    address = year_address(look, planned.number)
    for heading, under in under_headings(look, rows).items():
        _put(frame, replace(planned, url=address(heading)), list_of(look, under, address(heading)))


def _listed(look: Look, rows: tuple[Row, ...], page: str) -> str:
    """On a page of its own, not added to one by a script."""
    return held(look.habits.held_list, list_of(look, rows, page), late=look.habits.held_late)


def _tabs(look: Look, planned: Planned, rows: tuple[Row, ...]) -> str:
    """One list under each tab; a click shows it."""
    script = "function tab(n){for(var i=0;i<9;i++){var e=document.getElementById('t'+i);if(e)e.style.display=i==n?'':'none';}}"
    heads = "".join(f'<span onclick="tab({place})">{name}</span> ' for place, name in enumerate(planned.tabs))
    panels = "".join(
        f'<div id="t{place}"{" style=display:none" if place else ""}>{list_of(look, rows[place :: len(planned.tabs)], planned.url)}</div>'
        for place in range(len(planned.tabs))
    )
    return f"<script>{script}</script><div>{heads}</div>{panels}"


def put_article(site: Site, frame: Frame, planned: Planned, placed: Placed) -> None:
    look = frame.look
    title = f"{placed.article.title}_{look.organ}" if look.draw.chance("article titles", 0.5) else placed.article.title
    main = article_of(look, placed)
    page = frame.page(placed.url, title, main, column=planned.name, head=metas_of(look, placed, planned.name))
    site.put(placed.url, page, look.header, Where.ARTICLES)

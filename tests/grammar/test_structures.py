"""每一种写法：脚本和收起的块里的东西都还在，置顶、摘要、年份各在其位；新种子抽得到每一种。"""

import re
from collections.abc import Callable
from dataclasses import replace

import pytest

from demo.departments import DEPARTMENTS
from demo.model import Article, Department, Listing
from grammar.draw import Draw
from grammar.folds import FOLDABLE
from grammar.fragments import in_fragments
from grammar.habits import habits_of
from grammar.held import held
from grammar.look import Look
from grammar.menus import Item, menu_of
from grammar.newest import address_of, by_years, ways
from grammar.pinned import spread
from grammar.row import Row
from grammar.rows import list_of
from grammar.site import Site
from grammar.summaries import summary_of
from grammar.yearless import with_yearless_report
from grammar.years import links_to_years, within

Chosen = Callable[..., Look]
Rows = tuple[Row, ...]
_GROUPED = (Item("首页", "/gk/"), Item("重点领域", "", (Item("惠农补贴", "/gk/bz/"), Item("规划计划", "/gk/gh/"))))
_NEW = {
    "fold": {"none", "onclick", "class", "details", "hover"},
    "pictured": {"none", "alt", "title"},
    "routes": {"none", "inline", "external", "fetched"},
    "held_list": {"none", "textarea", "template", "hidden", "script"},
    "held_body": {"none", "textarea", "template", "hidden", "script"},
    "summary": {"none", "plain", "link"},
    "hover": {"none", "words", "date", "organ"},
    "pinned": {"none", "every", "twice"},
    "site_map": {"none", "page", "dead"},
    "feed_count": {"total", "rows"},
    "feed_turning": {"pages", "more"},
    "earlier": {"none", "years", "titles", "dated"},
    "newest": {"none", "links", "own", "address", "value", "form"},
    "panes": {"none", "style", "class"},
    "other_select": {"none", "friends", "size", "scope"},
    "fragments": {"none", "data-src", "data-url", "data-href"},
}
_SWITCHES = ("clicked", "pairs", "written_date", "file_id")


def test_every_choice_is_drawn_by_some_seed() -> None:
    families = [habits_of(Draw(f"portal {seed}/family 0")) for seed in range(300)]
    assert {name: {getattr(one, name) for one in families} for name in _NEW} == _NEW
    assert all({getattr(one, name) for one in families} == {True, False} for name in _SWITCHES)


@pytest.mark.parametrize("fold", sorted(_NEW["fold"]))
@pytest.mark.parametrize("menu", FOLDABLE)
def test_a_folded_menu_leads_to_all_its_columns(look: Chosen, menu: str, fold: str) -> None:
    html = menu_of(look(menu=menu, fold=fold), Site(), _GROUPED, "/gk/", "")
    assert all(address in html for address in ("/gk/", "/gk/bz/", "/gk/gh/"))
    assert "重点领域" in html


@pytest.mark.parametrize("told", ["alt", "title"])
def test_a_picture_in_a_menu_tells_its_name_and_is_there(look: Chosen, told: str) -> None:
    site = Site()
    html = menu_of(look(menu="ul", pictured=told), site, [Item(f"栏目{n}", f"/gk/{n}/") for n in range(9)], "/gk/", "")
    assert 0 < html.count("<img") == html.count(f'{told}="栏目') == len(site.files) < 9


@pytest.mark.parametrize("way", ["textarea", "template", "hidden", "script"])
def test_held_markup_has_one_place_to_go(way: str) -> None:
    html = held(way, '<ul><li><a href="/a.html">通知</a></li></ul>')
    assert "通知" in html
    assert html.count("_box") == 2


@pytest.mark.parametrize(("counted", "total"), [(False, 6), (True, 7)])
def test_a_row_may_stand_twice_on_the_first_page(look: Chosen, rows: Rows, counted: bool, total: int) -> None:
    found = spread(look(pinned="twice", pinned_counted=counted, page_size=4), rows)
    assert [len(page) for page in found.pages] == [5, 2]
    assert found.pages[0][0].url == rows[3].url
    assert found.total == total


@pytest.mark.parametrize(("counted", "total"), [(False, 5), (True, 6)])
def test_a_row_may_stand_on_every_page(look: Chosen, rows: Rows, counted: bool, total: int) -> None:
    found = spread(look(pinned="every", pinned_counted=counted, page_size=4), rows)
    assert {page[0].url for page in found.pages} == {rows[3].url}
    assert {row.url for page in found.pages for row in page} == {row.url for row in rows}
    assert found.total == total


def test_a_summary_rather_speaks_of_a_day() -> None:
    body = ("各有关单位要认真贯彻落实本通知要求。", "请于2021年3月5日前将有关情况报送至区财政局。")
    assert summary_of(body) == body[1]


@pytest.mark.parametrize("form", ["ul", "table", "dl", "div", "p", "br", "card", "dealt"])
def test_a_summary_stands_in_its_row(look: Chosen, rows: Rows, form: str) -> None:
    one = replace(rows[0], summary="请于3月5日前报送。")
    html = list_of(look(rows=form, summary="link"), [one], "/gk/")
    assert html.count(one.url) == 2
    assert html.index(one.title) < html.index(one.summary)


def test_a_title_in_full_on_hover_is_never_another_text(look: Chosen, rows: Rows) -> None:
    long = replace(rows[0], title="关于做好二〇二一年度惠民惠农财政补贴资金发放工作的通知")
    cut = list_of(look(cut="title", hover="words"), [long], "/gk/")
    assert f'title="{long.title}"' in cut


def test_years_lead_to_their_headings(look: Chosen, rows: Rows) -> None:
    dated = look(date_place="by_year", year_links=True)
    links, listed = links_to_years(dated, rows, within("/gk/"), "/gk/"), list_of(dated, rows, "/gk/")
    assert all(f'href="/gk/#y{year}"' in links and f'id="y{year}"' in listed for year in (2021, 2020))


def test_of_an_odd_number_of_rows_in_pairs_the_last_stands_alone(look: Chosen, rows: Rows) -> None:
    html = list_of(look(pairs=True, rows="table"), rows[:5], "/gk/lm/index.html")
    assert [line.count("<td") for line in html.split("</tr>")] == [2, 2, 1, 0]


def test_a_report_without_a_year_in_its_title_tells_it_in_its_text() -> None:
    """And nothing else of it is changed: the title is its only fault."""
    changed = [
        (before, after)
        for department in DEPARTMENTS
        for lot in range(9)
        for before, after in zip(
            _reports(department), _reports(with_yearless_report(department, Draw(f"lot {lot}"))), strict=True
        )
        if before != after
    ]
    assert changed
    assert all(re.sub(r"20\d\d年度?", "", before.title) == after.title for before, after in changed)
    assert all("12月31日" in str(after.body[0]) and before.body == after.body for before, after in changed)


def _reports(department: Department) -> tuple[Article, ...]:
    column = next(one for one in department.columns if one.kind == "annual_report")
    return column.content.articles if isinstance(column.content, Listing) else ()


@pytest.mark.parametrize("way", ["links", "address", "value", "form"])
def test_every_year_can_be_reached_from_the_newest(look: Chosen, rows: Rows, way: str) -> None:
    chosen = look(newest=way)
    years = by_years(chosen, rows)
    html = ways(chosen, "/gk/list.jsp?id=3", tuple(years), next(iter(years)), "/gk/list.jsp?id=3")
    assert len(years) > 1
    assert html.count("?id=3&amp;year=") == {"links": len(years), "address": len(years), "value": 1, "form": 0}[way]
    assert all(str(year) in html and str(year) in address_of("/gk/list.jsp?id=3", year) for year in years)


def test_all_years_stand_on_one_page_where_a_row_has_no_day(look: Chosen, rows: Rows) -> None:
    assert not by_years(look(newest="links"), (*rows, replace(rows[0], listed=None)))


@pytest.mark.parametrize("tabs", [False, True])
def test_every_row_stands_in_one_fragment(look: Chosen, rows: Rows, *, tabs: bool) -> None:
    site = Site()
    html = in_fragments(look(fragments="data-src", fragment_tabs=tabs, page_size=2), site, 7, rows, "/gk/zn/list.html")
    stored = b"".join(site.files.values())
    assert all(stored.count(row.url.encode()) == 1 and row.url not in html for row in rows)
    assert html.count("data-src=") == (3 if tabs else 1)

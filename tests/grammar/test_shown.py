"""在真实浏览器里：点开的菜单、备好的内容、一页页取来的列表、#/ 后的网页，公众看得到的就是真值。"""

import json
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

from crawler.browser import find_program
from demo.places import TRUTH_FILE
from grammar.draw import Draw
from grammar.feeds import JQUERY, fed
from grammar.habits import habits_of
from grammar.held import held
from grammar.look import Look
from grammar.menus import Item, menu_of
from grammar.records import Feed
from grammar.row import Row
from grammar.server import fields_of, serve
from grammar.site import Site

_BASE = "http://127.0.0.1:8080"
_MENU = (Item("指南", "/gk/zn/"), Item("重点领域", "", (Item("惠农补贴", "/gk/bz/"), Item("规划计划", "/gk/gh/"))))
_PATIENCE = 3000
Chosen = Callable[..., Look]
pytestmark = pytest.mark.skipif(find_program() is None, reason="本机没有浏览器")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    args = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_program(), args=args)
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Fails when a script of a page does."""
    troubles: list[str] = []
    with browser.new_page() as opened:
        opened.set_default_timeout(_PATIENCE)
        opened.on("pageerror", lambda error: troubles.append(str(error)))
        yield opened
    assert troubles == []


def _show(page: Page, site: Site, body: str) -> None:
    """The body as a page of the site."""

    def answer(route: Route) -> None:
        asked = route.request
        url = asked.url.removeprefix(_BASE)
        fields = fields_of(asked.post_data or "")
        posted = [text for at, wanted, text, _ in site.answers if at == url and wanted.items() <= fields.items()]
        found = posted[:1] if asked.method == "POST" else [site.files[url]] if url in site.files else []
        route.fulfill(status=200 if found else 404, body=found[0] if found else b"", content_type=_type(url))

    site.put("/gk/", f'<!DOCTYPE html><meta charset="utf-8"><body>{body}</body>'.encode())
    site.put("/js/jquery.min.js", JQUERY)
    page.route("**/*", answer)
    page.goto(f"{_BASE}/gk/")


def _type(url: str) -> str:
    path = urlsplit(url).path
    if path.endswith(".js"):
        return "application/javascript"
    return "text/html" if path.endswith("/") else "application/json"


@pytest.mark.parametrize("fold", ["onclick", "class", "details", "hover"])
@pytest.mark.parametrize("menu", ["ul", "div"])
def test_a_group_shows_its_columns_when_it_is_opened(page: Page, look: Chosen, menu: str, fold: str) -> None:
    site = Site()
    _show(page, site, menu_of(look(menu=menu, fold=fold), site, _MENU, "/gk/", ""))
    assert not page.get_by_text("惠农补贴").is_visible()
    head = page.get_by_text("重点领域")
    if fold == "hover":
        head.hover()
    else:
        head.click()
    assert page.get_by_text("惠农补贴").is_visible()
    assert page.get_by_text("规划计划").is_visible()


@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("way", ["textarea", "template", "hidden", "script"])
def test_what_is_held_ready_is_shown(page: Page, way: str, late: bool) -> None:
    _show(
        page, Site(), held(way, '<ul><li><a href="/a.html" title="甲&quot;乙">通知&amp;公告</a></li></ul>', late=late)
    )
    assert page.locator("body").inner_text().strip() == "通知&公告"
    assert page.get_by_role("link").get_attribute("title") == '甲"乙'


@pytest.mark.parametrize("turning", ["pages", "more"])
@pytest.mark.parametrize("count", ["total", "rows"])
@pytest.mark.parametrize(("nought", "size"), [(False, 3), (True, 4)])
@pytest.mark.parametrize("way", ["fetch", "post_json"])
def test_a_reader_comes_to_all_rows(
    page: Page, look: Chosen, rows: tuple[Row, ...], way: str, nought: bool, count: str, turning: str, size: int
) -> None:
    site = Site()
    habits = {"feed_count": count, "feed_turning": turning, "from_nought": nought}
    _show(page, site, fed(Feed(look(**habits), site, 7, rows, size, "/gk/"), way))
    page.get_by_text(rows[0].title).wait_for()
    while turning == "more" and page.get_by_role("button").count():
        before = page.get_by_role("listitem").count()
        page.get_by_role("button").click()
        page.wait_for_function(f"document.querySelectorAll('li').length>{before}||!document.querySelector('button')")
    if turning == "pages":
        assert page.get_by_text(rows[-1].title).count() == 0
        page.get_by_role("button", name="2", exact=True).click()
        page.get_by_text(rows[-1].title).wait_for()
    else:
        assert page.get_by_role("link").all_inner_texts() == [row.title for row in rows]


@pytest.mark.parametrize("way", ["inline", "external", "fetched"])
def test_what_stands_behind_the_number_sign_is_shown(page: Page, tmp_path: Path, way: str) -> None:
    seed = next(seed for seed in range(999) if habits_of(Draw(f"portal {seed}/family 0")).routes == way)
    with serve(seed, tmp_path) as base:
        truth = json.loads((tmp_path / TRUTH_FILE).read_text(encoding="utf-8"))
        page.route("**/*", lambda route: route.continue_() if route.request.url.startswith(base) else route.abort())
        kinds = truth["departments"][0]["kinds"].values()
        for kind in [kind for kind in kinds if kind["state"] == "needs_browser"][:4]:
            _see(page, kind)


def _see(page: Page, kind: dict[str, Any]) -> None:
    """All columns of the kind with their rows, and the articles."""
    for column in kind["columns"]:
        page.goto("about:blank")
        page.goto(column["url"])
        shown = [entry["shown"] for entry in kind["entries"]]
        page.wait_for_function("document.getElementById('view').innerText.length>0")
        text = page.locator("#view").inner_text()
        assert len(kind["columns"]) > 1 or all(title in text for title in shown)
    for url, article in kind["articles"].items():
        page.goto(url)
        for line in article["lines"][:1]:
            page.get_by_text(line).first.wait_for()

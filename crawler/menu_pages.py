"""打开菜单页：一个网页连同它的框架、菜单脚本，一共通向哪里，还差什么没有读到。"""

import asyncio
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from crawler.pages import CUT_OFF, Fetched, Pages
from domain.capture import Capture, Failure, FailureKind
from parsing.frame.ending import UNKNOWN, End
from parsing.markup.encoding import decode, decoded, is_text
from parsing.markup.page import Page, open_page
from parsing.menus.menus import MenuLink, foot_addresses, menu_scripts, read_menu, script_links, script_names
from parsing.menus.script_menus import menu_requests
from parsing.signs.loading import says_loading
from parsing.signs.not_article import error_said
from parsing.words.column_names import squeezed

_MOST_HOPS = 2
_MOST_FRAMES = 6
_MOST_SCRIPTS = 8
# A page with fewer links is most likely drawn by a script.
_FEWEST_LINKS = 3

Told = Callable[[str], bool]
"""What a page's title, or an entry's name, tells of it."""


def _never(words: str) -> bool:
    return False


@dataclass(frozen=True, slots=True)
class MenuPage:
    """What a page with its frames and scripts leads to.

    failure: why the page, or a frame of it, could not be read, or what came in its place; lacking: a script that might add to the menu and
    could not be followed; shut: names of columns that a click did not open; end: how the page itself ends.
    """

    links: tuple[MenuLink, ...] = ()
    mentions: frozenset[str] = frozenset()
    captures: tuple[Capture, ...] = ()
    failure: Failure | None = None
    lacking: str = ""
    shut: frozenset[str] = frozenset()
    end: End | None = None


class MenuPages:
    """Opens menu pages of one portal; nothing beyond its hosts is asked for."""

    def __init__(self, pages: Pages, hosts: frozenset[str]) -> None:
        self._pages = pages
        self._hosts = hosts

    async def open(self, url: str, is_strange: Told = _never) -> MenuPage:
        """The page with its frames, but without the files of its scripts.

        is_strange: a page of this title is not what was asked for.
        """
        return (await self._read(url, frozenset(), is_strange))[0]

    async def open_whole(
        self, url: str, asked: frozenset[str], is_strange: Told = _never, is_column: Told = _never
    ) -> MenuPage:
        """With its script files and what they ask for; drawn by the browser where that leaves next to nothing, or less
        than the scripts make.

        asked: names of columns, squeezed; the addresses of those that the page only mentions, a script may know.
        is_column: an entry of this name may be a column's, and is clicked where nobody knows its address.
        """
        plain, pages = await self._read(url, frozenset(), is_strange)
        scripted = [await self._scripted(html, page) for html, page in pages]
        menu = _together((plain, *scripted))
        unaddressed = _unaddressed(menu, asked)
        leads = self._leads_somewhere(menu, [page for _, page in pages])
        enough = leads and not menu.lacking and len(unaddressed) < _FEWEST_LINKS
        if menu.failure or enough or not any("<script" in html for html, _ in pages):
            return menu
        drawn = await self._pages.render(menu.captures[0].final_url)
        page = open_page(drawn.body, drawn.capture.content_type, drawn.capture.final_url)
        if drawn.failure or is_strange(page.title) or error_said(page):
            return replace(menu, lacking=menu.lacking or "菜单由脚本生成")
        made = await self._clicked(_menu_of(page, drawn.capture), asked, is_column)
        known = {link.url for link in plain.links}
        links = tuple(link if link.url in known else replace(link, scripted=True) for link in made.links)
        whole = _together((menu, replace(made, links=links)))
        added = [link for link in made.links if link.url not in known]
        has_come = len(added) >= _FEWEST_LINKS or any(squeezed(link.name) in asked for link in added)
        return replace(whole, lacking=made.lacking) if has_come else whole

    async def _clicked(self, drawn: MenuPage, asked: frozenset[str], is_column: Told) -> MenuPage:
        """The menu of a drawn page, with the entries that have no address but answer a click."""
        if len(_unaddressed(drawn, asked)) < _FEWEST_LINKS:
            return drawn
        names = _unaddressed(drawn, frozenset(filter(is_column, drawn.mentions)))
        clicked = await self._pages.open_menu(drawn.captures[0].final_url, names)
        if clicked.failure:
            return drawn
        capture = clicked.capture
        opened = _menu_of(open_page(clicked.body, capture.content_type, capture.final_url), capture)
        if len(opened.links) <= len(drawn.links):
            return drawn
        # Nobody clicks on what is called like no column, and behind that any column may stand.
        return replace(opened, lacking="菜单的条目要点击才打开，可能没有读全", shut=_unaddressed(opened, asked))

    async def leads_to(self, url: str) -> str:
        """Where an address ends, by the server's word or by pages that only lead on; empty where no page came."""
        fetched, _, page = await self._page(url)
        return fetched.capture.final_url if page else ""

    async def _read(
        self, url: str, above: frozenset[str], is_strange: Told, *, inner: bool = False
    ) -> tuple[MenuPage, list[tuple[str, Page]]]:
        fetched, html, page = await self._page(url)
        if page is None:
            return MenuPage(captures=(fetched.capture,), failure=fetched.failure), []
        if _is_empty(page) or (inner and UNKNOWN.is_cut(page)):
            return MenuPage(captures=(fetched.capture,), failure=CUT_OFF), []
        if said := "打开的是另一个部门的网页" if is_strange(page.title) else error_said(page):
            return MenuPage(captures=(fetched.capture,), failure=_instead(said)), []
        above |= {url, page.url}
        frames = [one for one in dict.fromkeys(page.iframes) if self._is_inside(one) and one not in above]
        inside = (self._read(frame, above, is_strange, inner=True) for frame in frames[:_MOST_FRAMES])
        parts = await asyncio.gather(*inside)
        menu = _together((_menu_of(page, fetched.capture), *(one for one, _ in parts)))
        if any(capture.digest == fetched.capture.digest for capture in menu.captures[1:]):
            menu = replace(menu, failure=_instead("网页的框架里又是这个网页"))
        return menu, [(html, page), *(pair for _, pairs in parts for pair in pairs)]

    async def _page(self, url: str) -> tuple[Fetched, str, Page | None]:
        """Fetched and parsed, following a page that only leads on."""
        for hop in range(_MOST_HOPS + 1):
            fetched = await self._pages.fetch(url)
            # A file leads nowhere.
            if fetched.failure or not is_text(fetched.body):
                return fetched, "", None
            html, encoding = decoded(fetched.body, fetched.capture.content_type)
            page = Page(html, fetched.capture.final_url, encoding)
            if hop == _MOST_HOPS or not page.refresh or page.refresh in (page.url, url):
                break
            url = page.refresh
        return fetched, html, page

    async def _scripted(self, html: str, page: Page) -> MenuPage:
        """What the page's script files hold, and the menus that its scripts ask for."""
        urls = menu_scripts(html, page)
        files = await asyncio.gather(*(self._text(url) for url in urls[:_MOST_SCRIPTS]))
        asked = menu_requests("\n".join((page.scripts, *(text or "" for text in files))))
        whole = [page.resolve(one.address) for one in asked if one.whole]
        answers = await asyncio.gather(*(self._text(url) for url in whole[:_MOST_SCRIPTS] if url))
        texts = [text for text in (*files, *answers) if text]
        unread = None in files or len(urls) > _MOST_SCRIPTS
        silent = len(whole) < len(asked) or any(not text or not list(script_links(text, page)) for text in answers)
        return MenuPage(
            tuple(link for text in texts for link in script_links(text, page)),
            frozenset(name for text in texts for name in script_names(text, page)),
            lacking="网页的脚本文件没有读到" if unread else "菜单由脚本另外取来，没有读到" if silent else "",
        )

    async def _text(self, url: str) -> str | None:
        fetched = await self._pages.fetch(url)
        if fetched.failure or not is_text(fetched.body):
            return None
        return decode(fetched.body, fetched.capture.content_type)

    def _leads_somewhere(self, menu: MenuPage, pages: Sequence[Page]) -> bool:
        """It has links that may be a menu's, and no page of it waits for more: neither links of the foot, nor to other
        sites, nor home are any.
        """
        aside = {url for page in pages for url in (page.url, *foot_addresses(page))}
        led = [link for link in menu.links if self._is_inside(link.url) and link.url not in aside]
        return len(led) >= _FEWEST_LINKS and not any(map(says_loading, pages))

    def _is_inside(self, url: str) -> bool:
        return urlsplit(url).netloc in self._hosts


def _instead(what: str) -> Failure:
    return Failure(FailureKind.NOT_FOUND, what)


def _is_empty(page: Page) -> bool:
    """Nothing to read, and nothing that could bring it: a script's file brings something where the page has come to its
    end, or to the place that is to be filled.
    """
    if page.lines() or page.scripts or page.tree.css_first("a, area, frame, iframe"):
        return False
    return not (page.script_tags and (page.closed or page.tree.css_first("body > *")))


def _menu_of(page: Page, capture: Capture) -> MenuPage:
    menu = read_menu(page)
    return MenuPage(menu.links, menu.mentions, (capture,), end=End.of(page))


def _unaddressed(menu: MenuPage, asked: frozenset[str]) -> frozenset[str]:
    """Names of columns that a page only mentions."""
    return (menu.mentions & asked) - {squeezed(link.name) for link in menu.links}


def _together(menus: Iterable[MenuPage]) -> MenuPage:
    every = tuple(menus)
    return MenuPage(
        tuple(dict.fromkeys(link for menu in every for link in menu.links)),
        frozenset(name for menu in every for name in menu.mentions),
        tuple(capture for menu in every for capture in menu.captures),
        next((menu.failure for menu in every if menu.failure), None),
        next((menu.lacking for menu in every if menu.lacking), ""),
        frozenset(name for menu in every for name in menu.shut),
        next((menu.end for menu in every if menu.end), None),
    )

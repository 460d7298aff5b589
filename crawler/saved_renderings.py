"""离线资料中浏览器画好的网页。"""

from crawler.pages import Fetch, menu_address, turned_address
from crawler.transport import SavedPages
from domain.capture import Failure, FailureKind, SavedPage

_NOT_KEPT = Failure(FailureKind.SCRIPT_DRAWN, "离线资料中没有浏览器画出的页面")


class SavedRenderings:
    """What a browser had drawn when the pages were saved."""

    def __init__(self, pages: SavedPages) -> None:
        self._pages = pages

    async def render(self, url: str, fetch: Fetch) -> SavedPage | Failure:
        return self._pages.look_up_rendered(url) or _NOT_KEPT

    async def open_menu(self, url: str, names: frozenset[str], fetch: Fetch) -> SavedPage | Failure:
        return self._pages.look_up_rendered(menu_address(url)) or _NOT_KEPT

    async def turn(self, url: str, most: int, fetch: Fetch) -> tuple[SavedPage | Failure, ...]:
        kept: list[SavedPage | Failure] = []
        while len(kept) < most and (page := self._pages.look_up_rendered(turned_address(url, len(kept) + 2))):
            kept.append(page)
        return tuple(kept)

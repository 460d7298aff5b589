"""取一个网页并解析：跟随只管转向的网页；没有传完的、不是网页的，不算读到。"""

from dataclasses import replace

from crawler.pages import CUT_OFF, Fetched, Pages
from crawler.transport import Form
from domain.capture import Failure, FailureKind
from parsing.frame.frame import Frame
from parsing.markup.encoding import is_text
from parsing.markup.page import Page, open_page

_MOST_HOPS = 2


class PageLoader:
    """Loads pages of one section. frame: how its pages end."""

    def __init__(self, pages: Pages, frame: Frame) -> None:
        self._pages = pages
        self._frame = frame

    async def load(self, url: str, form: Form = (), *, inner: bool = False) -> tuple[Fetched, Page | None]:
        """Fetch and parse, following pages that only redirect by meta refresh or script.

        inner: shown in another page; such a one has no foot, but its markup is closed where the others' is.
        """
        fetched = await self._fetch(url, form)
        for _ in range(_MOST_HOPS):
            if fetched.failure:
                return fetched, None
            page = parsed(fetched)
            if not page.refresh or page.refresh == page.url:
                break
            fetched = await self._fetch(page.refresh)
        if fetched.failure:
            return fetched, None
        page = parsed(fetched)
        ending = self._frame.columns.within() if inner else self._frame.columns
        if ending.is_cut(page):
            return replace(fetched, capture=replace(fetched.capture, failure=CUT_OFF)), None
        return fetched, page

    async def _fetch(self, url: str, form: Form = ()) -> Fetched:
        fetched = await self._pages.fetch(url, form)
        if fetched.failure or is_text(fetched.body):
            return fetched
        failure = Failure(FailureKind.UNRECOGNISED, "得到的不是网页，而是文件")
        return replace(fetched, capture=replace(fetched.capture, failure=failure))


def parsed(fetched: Fetched) -> Page:
    return open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)

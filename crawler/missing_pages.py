"""假页面：网站对任何地址都说“正常”时，拿它对一个必不存在的地址的答复来比对。"""

import zlib
from urllib.parse import urlsplit

from crawler.pages import Pages
from parsing.markup.encoding import is_text
from parsing.markup.page import Page, open_page
from parsing.signs.soft_404 import is_missing_page


class MissingPages:
    """Knows what each host shows for an address that cannot exist; asks it once, when there is a doubt."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def is_missing(self, page: Page, *, doubtful: bool) -> bool:
        """doubtful: nothing was found on the page that only a real one has, so that a comparison is worth a request."""
        return is_missing_page(page) or (doubtful and await self._is_what_rubbish_gets(page))

    async def _is_what_rubbish_gets(self, page: Page) -> bool:
        parts = urlsplit(page.url)
        origin = f"{parts.scheme}://{parts.netloc}"
        fetched = await self._pages.fetch(f"{origin}/zwgk-{zlib.crc32(origin.encode()):08x}.html")
        if fetched.failure or not is_text(fetched.body):
            return False
        rubbish = open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)
        return bool(page.lines()) and (page.title, page.lines()) == (rubbish.title, rubbish.lines())

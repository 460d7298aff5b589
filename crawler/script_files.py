"""脚本文件：取来网页自己的脚本文件，供认数据地址、翻页和总数。"""

import asyncio
from dataclasses import dataclass

from crawler.pages import Fetched, Pages
from parsing.markup.encoding import decode
from parsing.markup.page import Page
from parsing.scripts.files import external_scripts, has_unread_scripts

# What is longer is a whole program, which a browser had better run.
_LONGEST = 300_000


@dataclass(frozen=True, slots=True)
class ScriptText:
    """Text of a page's script files. whole: no file that might fill the list is missing."""

    text: str = ""
    whole: bool = True


NO_FILES = ScriptText()


class ScriptFiles:
    """Fetches the script files of a page's own host."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages

    async def read(self, page: Page) -> ScriptText:
        addresses = external_scripts(page)
        files = await asyncio.gather(*(self._pages.fetch(url) for url in addresses))
        texts = [_text(one) for one in files]
        whole = all(text is not None for text in texts) and not has_unread_scripts(page)
        return ScriptText("\n".join(text for text in texts if text), whole)


def _text(fetched: Fetched) -> str | None:
    """None where nothing was got, or something else than a script."""
    if fetched.failure or len(fetched.body) > _LONGEST:
        return None
    text = decode(fetched.body, fetched.capture.content_type)
    return None if text.lstrip()[:1] == "<" else text

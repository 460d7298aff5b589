"""部门网页的框架从哪些文章学来：每个栏目页轮流出一篇，混进来的别的网页说了不算。"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from crawler.pages import Fetched
from crawler.section import Section
from crawler.transport import Form
from domain.capture import Capture

_SITE = "http://a.gov.cn"


class _Pages:
    """Pages that are held in memory. asked: in which order."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self.asked: list[str] = []

    async def fetch(self, url: str, form: Form = (), shown: str | None = None) -> Fetched:
        self.asked.append(url)
        body = self._pages.get(url, f"<html><body><h1>{url}</h1></body></html>").encode()
        return Fetched(Capture(url, url, 200, datetime(2022, 2, 15, tzinfo=UTC), url, "text/html"), body)

    async def render(self, url: str) -> Fetched:
        return await self.fetch(url)


def _rows(column: str, count: int) -> str:
    return "".join(
        f"<li><a href='/{column}/{n}.html'>关于{column}第{n}号事项的通知</a><span>2021-03-{n:02d}</span></li>"
        for n in range(1, count + 1)
    )


def test_of_each_page_in_turn_one_article_is_looked_at() -> None:
    """The first is another department's front page, with the newest of all its columns."""
    columns = {
        f"{_SITE}/{name}/": f"<ul>{_rows(name, count)}</ul>"
        for name, count in zip("abcdef", (20, *[2] * 5), strict=True)
    }
    pages = _Pages({url: f"<html><body>{own}</body></html>" for url, own in columns.items()})
    asyncio.run(Section(pages).frame(columns, (), ()))
    articles = [url.removeprefix(_SITE) for url in pages.asked if url.endswith(".html")]
    assert articles[:6] == [f"/{name}/1.html" for name in "abcdef"]
    assert sum(url.startswith("/a/") for url in articles) <= 2

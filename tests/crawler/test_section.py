"""部门网页的框架从哪些文章学来：每个栏目页轮流出一篇，混进来的别的网页说了不算。"""

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime

from crawler.pages import Fetched
from crawler.section import Section
from crawler.transport import Form
from domain.capture import Capture
from parsing.frame.frame import own_units
from parsing.markup.page import Page
from storage.contents import digest_of

_SITE = "http://a.gov.cn"


class _Pages:
    """Pages that are held in memory. asked: in which order."""

    def __init__(self, pages: Mapping[str, str]) -> None:
        self._pages = pages
        self.asked: list[str] = []

    async def fetch(self, url: str, form: Form = (), shown: str | None = None) -> Fetched:
        url = url.partition("#")[0]
        self.asked.append(url)
        body = self._pages.get(url, f"<html><body><h1>{url}</h1></body></html>").encode()
        capture = Capture(url, url, 200, datetime(2022, 2, 15, tzinfo=UTC), digest_of(body), "text/html")
        return Fetched(capture, body)

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


def test_of_one_page_with_all_columns_the_articles_may_be_undated() -> None:
    """Names of columns are short, or lead to where columns are; the footer is the same on all pages."""
    home, footer = f"{_SITE}/jfj/index.html", "<div class='yejiao'><p>版权所有：区管委会</p></div>"
    names = [f"栏目{n}" for n in range(6)]
    menu = "".join(f"<a href='#lm{n}'>{name}</a>" for n, name in enumerate(names))
    lists = "".join(
        f"<h3 id='lm{n}'>{name}</h3><ul><li><a href='/xx/{n}1.html'>关于{name}第一号事项的通知</a></li>"
        f"<li><a href='/xx/{n}2.html'>关于{name}第二号事项的通知</a></li></ul>"
        for n, name in enumerate(names)
    )
    articles = {
        f"{_SITE}/xx/{n}{k}.html": f"<html><body><div>首页</div><h1>第{n}{k}号</h1>"
        f"<div id='wz'><div>第{n}{k}号通知的正文在这里。</div></div>{footer}</body></html>"
        for n in range(6)
        for k in (1, 2)
    }
    pages = _Pages({home: f"<html><body>{menu}{lists}{footer}</body></html>", **articles})
    columns = [f"{home}#lm{n}" for n in range(6)]
    frame = asyncio.run(Section(pages).frame(columns, columns, columns))
    assert any(url.startswith(f"{_SITE}/xx/") for url in pages.asked)
    assert frame.known
    url, article = next(iter(articles.items()))
    assert [unit.words for unit in own_units(Page(article, url), frame)][-1] == "第01号通知的正文在这里。"


def test_a_front_page_in_a_columns_and_in_an_articles_place_counts_once() -> None:
    """The newest of a column stands there and in the column itself, which makes no frame of it."""
    columns = {f"{_SITE}/{name}/": f"<html><body><ul>{_rows(name, 3)}</ul></body></html>" for name in "abcdefg"}
    front = f"<html><body><h1>区经济发展局</h1><ul>{_rows('a', 3)}</ul><ul>{_rows('b', 3)}</ul></body></html>"
    pages = _Pages({**columns, f"{_SITE}/f/": front, f"{_SITE}/g/1.html": front})
    frame = asyncio.run(Section(pages).frame(columns, (), ()))
    own = own_units(Page(columns[f"{_SITE}/a/"], f"{_SITE}/a/"), frame)
    assert [unit.words.partition("|")[0] for unit in own if unit.is_link] == [
        f"关于a第{n}号事项的通知" for n in (1, 2, 3)
    ]

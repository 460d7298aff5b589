"""画网页：一个部门、一个栏目、一篇文章 → 站点文件。"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from demo.files.content import content_of
from demo.files.pictures import png
from demo.markup import html_of
from demo.model import Article, Box, Framed, Inline, Listing, Notice, Picture
from demo.pages import render
from demo.plan import PlacedArticle, PlacedColumn, PlacedOrgan

_NEWEST = 6
_FRAME = "frame.html"
_FIELDS = (
    ("index", "索引号"),
    ("topic", "主题分类"),
    ("issuer", "发布机构"),
    ("number", "发文字号"),
    ("made", "成文日期"),
    ("validity", "效力状态"),
)


@dataclass(frozen=True, slots=True)
class SiteFile:
    """What is served at an address (path, and query if there is one)."""

    url: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Link:
    name: str
    href: str


@dataclass(frozen=True, slots=True)
class Site:
    """What every page of the portal shows: its menu, and the news in the margin."""

    links: tuple[Link, ...]
    news: tuple[PlacedArticle, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A row of a list. href: as the page writes it."""

    title: str
    href: str
    listed: date | None
    pinned: bool


class OrganPages:
    """Draws the pages of one organ."""

    def __init__(self, site: Site, placed: PlacedOrgan) -> None:
        self._placed = placed
        self._family = placed.family
        self._chrome = {
            "site": site,
            "organ": placed.organ.name,
            "home": placed.home,
            "links": [Link(c.column.name, c.url) for c in placed.columns],
            "newest": self._newest(),
            "column": "",
        }

    def files(self) -> Iterator[SiteFile]:
        yield self._page(self._placed.home, "home.html")
        for column in self._placed.columns:
            yield from self._column(column)

    def _column(self, placed: PlacedColumn) -> Iterator[SiteFile]:
        for child in placed.children:
            yield from self._column(child)
        yield from self._lists(placed)
        if isinstance(placed.column.content, Inline):
            yield from self._attached(placed.articles[0])
            return
        for article in placed.articles:
            if article.article.direct:
                yield from self._attached(article)
            elif not article.article.gone:
                yield from self._article(article)

    def _lists(self, placed: PlacedColumn) -> Iterator[SiteFile]:
        content = placed.column.content
        size = content.page_size if isinstance(content, Listing) else max(len(placed.articles), 1)
        chunks = [placed.articles[i : i + size] for i in range(0, len(placed.articles), size)] or [()]
        for page, chunk in enumerate(chunks):
            yield self._list(placed, page, len(chunks), chunk)
            if placed.column.drawn:
                yield self._answer(placed, page, len(chunks), chunk)
        if isinstance(content, Framed):
            entries = [self._entry(article, "") for article in placed.articles]
            html = render("portal/frame.html", column=placed.column.name, entries=entries)
            yield SiteFile(f"{placed.url}{_FRAME}", html.encode())

    def _list(self, placed: PlacedColumn, page: int, pages: int, chunk: tuple[PlacedArticle, ...]) -> SiteFile:
        content, url = placed.column.content, placed.place.page(page)
        entries = [self._entry(article, url) for article in chunk] if isinstance(content, Listing) else []
        tabs = content.tabs if isinstance(content, Listing) else ()
        inline = placed.articles[0].article if isinstance(content, Inline) else None
        return self._page(
            url,
            "list.html",
            **self._paging(placed, page, pages),
            column=placed.column.name,
            entries=entries,
            tabs=tabs,
            panels=[entries[i :: len(tabs)] for i in range(len(tabs))] or [entries],
            inline={"article": inline, "html": html_of(inline.body)} if inline else None,
            notice=content.words if isinstance(content, Notice) else "",
            frame=_FRAME if isinstance(content, Framed) else "",
            children=[Link(child.column.name, self._href(child.url, url)) for child in placed.children],
            drawn=placed.column.drawn,
            channel=placed.place.number,
            api=_api(placed),
        )

    def _paging(self, placed: PlacedColumn, page: int, pages: int) -> dict[str, object]:
        url = placed.place.page(page)
        following = self._href(placed.place.page(page + 1), url) if page + 1 < pages else ""
        previous = self._href(placed.place.page(page - 1), url) if page else ""
        return {"page": page, "pages": pages, "next_href": following, "previous_href": previous}

    def _answer(self, placed: PlacedColumn, page: int, pages: int, chunk: tuple[PlacedArticle, ...]) -> SiteFile:
        """What the program behind the page answers to its script."""
        rows = [
            {"title": article.article.title, "url": article.url, "day": str(article.article.dates.listed or "")}
            for article in chunk
        ]
        answer = {"total": len(placed.articles), "pages": pages, "rows": rows}
        url = f"{_api(placed)}?channelId={placed.place.number}&pageNo={page + 1}"
        return SiteFile(url, json.dumps(answer, ensure_ascii=False).encode())

    def _article(self, placed: PlacedArticle) -> Iterator[SiteFile]:
        article = placed.article
        yield self._page(
            placed.url,
            "article.html",
            column=placed.column,
            article=article,
            dates=article.dates,
            source=placed.source,
            fields=_fields(article.box) if article.box else (),
            html=html_of(article.body),
            files=[
                {
                    "href": f"./{file.url.rpartition('/')[2]}",
                    "name": file.url.rpartition("/")[2],
                    "title": file.file.name,
                }
                for file in placed.files
            ],
        )
        yield from self._attached(placed)

    def _attached(self, placed: PlacedArticle) -> Iterator[SiteFile]:
        for file in placed.files:
            yield SiteFile(file.url, content_of(file.file))
        folder = placed.url.partition("?")[0].rpartition("/")[0]
        for picture in _pictures(placed.article):
            yield SiteFile(f"{folder}/{picture.name}", png())

    def _page(self, url: str, template: str, **content: object) -> SiteFile:
        html = render(f"{self._family.templates}/{template}", **{**self._chrome, **content})
        return SiteFile(url, html.encode(self._family.encoding))

    def _entry(self, placed: PlacedArticle, page: str) -> Entry:
        article = placed.article
        return Entry(article.title, self._href(placed.url, page), article.dates.listed, article.pinned)

    def _href(self, url: str, page: str) -> str:
        """An address as a page writes it: below its own folder some systems write it relative."""
        folder = page.partition("?")[0].rpartition("/")[0] + "/"
        below = page and self._family.relative and url.startswith(folder) and url != folder
        return f"./{url.removeprefix(folder)}" if below else url

    def _newest(self) -> list[Entry]:
        """What the department published last, whatever the column."""
        every = [
            article
            for column in self._placed.columns
            for article in column.articles
            if article.article.dates.listed and isinstance(column.column.content, Listing)
        ]
        every.sort(key=lambda placed: (placed.article.dates.listed or date.min, placed.url), reverse=True)
        return [self._entry(placed, "") for placed in every[:_NEWEST]]


def _api(placed: PlacedColumn) -> str:
    return f"{placed.place.root}/api/article/list"


def _fields(box: Box) -> list[tuple[str, str]]:
    stated = ((label, getattr(box, name)) for name, label in _FIELDS)
    return [(label, value) for label, value in stated if value is not None]


def _pictures(article: Article) -> Iterator[Picture]:
    return (block for block in article.body if isinstance(block, Picture))

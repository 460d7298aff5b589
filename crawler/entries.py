"""读条目：列表里每条信息背后的文章和附件。"""

import asyncio
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from email.utils import parsedate_to_datetime
from urllib.parse import urldefrag

from crawler.continued_articles import ContinuedArticles
from crawler.documents import DocumentReader
from crawler.inner_pages import InnerPages
from crawler.missing_pages import MissingPages
from crawler.page_loader import parsed
from crawler.pages import CUT_OFF, Fetched, Pages
from domain.beijing import BEIJING
from domain.capture import Failure, FailureKind
from domain.entry import Article, DateWitness, Document, Entry, Witness
from domain.portal import Depth, Limits
from parsing.articles.article import read_article
from parsing.articles.body import find_body
from parsing.frame.frame import NO_FRAME, Frame, own_units, shell
from parsing.markup.addresses import route_of
from parsing.markup.attachments import is_file, named_file
from parsing.markup.encoding import is_text
from parsing.markup.page import Page
from parsing.menus.made_menus import drop_made_menus
from parsing.signs.loading import is_loading
from parsing.signs.not_article import promise, refusal
from parsing.words.agreement import agrees, titles_shown
from parsing.words.title_match import is_cut

_GLIMPSE = 3
# Lines over which the title of a file may be broken, and their characters.
_HEAD = 3
_LONGEST_HEAD = 80
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年)")
# Characters: what a footer says.
_BRIEF = 100


class EntryReader:
    def __init__(self, pages: Pages, documents: DocumentReader, limits: Limits, frame: Frame = NO_FRAME) -> None:
        self._pages = pages
        self._frame = frame
        self._missing = MissingPages(pages)
        self._documents = documents
        self._inner = InnerPages(pages, frame)
        self._continued = ContinuedArticles(pages, frame)
        self._limits = limits

    async def read(self, entries: Sequence[Entry], depth: Depth) -> tuple[Entry, ...]:
        """The entries with their articles; those beyond the limit say so."""
        within = entries[: self._limits.articles]
        beyond = (replace(entry, failure=Failure(FailureKind.BUDGET)) for entry in entries[len(within) :])
        read = await asyncio.gather(*(self._entry(entry, depth) for entry in within))
        return (*read, *beyond)

    async def _entry(self, entry: Entry, depth: Depth) -> Entry:
        if entry.article is None:
            entry = await self._with_article(entry)
        if entry.article is None:
            return entry
        article = entry.article
        if depth is Depth.OPENED:
            return replace(entry, article=_glimpse(article))
        if depth is not Depth.DOCUMENTS:
            return entry
        documents = await asyncio.gather(*(self._document(document, article) for document in article.documents))
        return replace(entry, article=replace(article, documents=tuple(documents)))

    async def _with_article(self, entry: Entry) -> Entry:
        if route_of(entry.url):
            return await self._routed(entry)
        fetched = await self._pages.fetch(entry.url, shown=shown(entry))
        if fetched.failure:
            return replace(entry, failure=fetched.failure)
        capture = fetched.capture
        if is_file(entry.url) or not _is_page(fetched):
            document = Document(named_file(entry.title, entry.url), entry.url, capture)
            document = await self._with_content(document, fetched)
            title = _title_in(document, entry) if entry.untitled else entry.title
            if not title:
                return replace(entry, failure=Failure(FailureKind.UNRECOGNISED, "列表没有写标题，文件开头也没有读出"))
            return replace(entry, title=title, article=Article(capture, title, documents=(document,)))
        if not fetched.body.strip():
            return replace(entry, failure=Failure(FailureKind.UNRECOGNISED, "得到的是空网页"))
        page = parsed(fetched)
        if self._frame.articles.is_cut(page):
            return replace(entry, failure=CUT_OFF)
        article = read_article(page, capture, find_body(page, self._frame, _named(entry)), named=_named(entry))
        article = await self._inner.add(page, article)
        waits = self._waits(page, article)
        if page.holds_markup or (page.script_marks and (waits or not _tells(article))):
            drawn = await self._pages.render(capture.final_url)
            if not drawn.failure:
                page, article = self._shown(
                    entry, replace(drawn, capture=replace(drawn.capture, url=capture.url)), page
                )
            elif page.holds_markup or (waits and _is_unfilled(article)):
                return replace(entry, failure=drawn.failure)
        article = await self._continued.add(page, article, _named(entry))
        told = await self._told(entry, page, article)
        return replace(told, article=replace(told.article, traces=tuple(_traces(fetched)))) if told.article else told

    async def _routed(self, entry: Entry) -> Entry:
        """One that only a script shows, by what stands behind the number sign; what came tells nothing of it."""
        drawn = await self._pages.render(entry.url)
        if drawn.failure:
            return replace(entry, failure=drawn.failure)
        page = parsed(drawn)
        body = find_body(page, await self._around(entry.url), _named(entry))
        return await self._told(entry, page, read_article(page, drawn.capture, body, named=_named(entry)))

    async def _around(self, url: str) -> Frame:
        """What stands around a text that only a script shows."""
        if self._frame.known:
            return self._frame
        plain = await self._pages.fetch(urldefrag(url).url)
        return self._frame if plain.failure else shell(parsed(plain))

    async def _told(self, entry: Entry, page: Page, article: Article) -> Entry:
        """The entry with its article, if that is what the page holds."""
        if (waits := self._waits(page, article)) and _is_unfilled(article):
            return replace(entry, failure=Failure(FailureKind.SCRIPT_DRAWN, f"网页上只写着“{waits}”"))
        undated = all(witness.witness is Witness.ADDRESS for witness in article.published)
        if await self._missing.is_missing(page, doubtful=undated):
            return replace(entry, failure=Failure(FailureKind.CLIENT_ERROR, "网页称该页面不存在"))
        if why := _not_an_article(page, article, entry.title, self._frame):
            return replace(entry, failure=Failure(FailureKind.NOT_ARTICLE, why))
        return replace(entry, title=_whole_title(entry, article), article=article)

    def _waits(self, page: Page, article: Article) -> str:
        """What the page says where something is still to come: of its own, or anywhere where it has no article."""
        return promise(page, _own_lines(page, self._frame) if _tells(article) else None)

    def _shown(self, entry: Entry, drawn: Fetched, came: Page) -> tuple[Page, Article]:
        """As a browser shows it. came: the same page before its scripts ran."""
        page = parsed(drawn)
        drop_made_menus(page, came, entry.title)
        return page, read_article(page, drawn.capture, find_body(page, self._frame, _named(entry)), named=_named(entry))

    async def _document(self, document: Document, article: Article) -> Document:
        if document.capture is not None:
            return document
        fetched = await self._pages.fetch(document.url, shown=f"{document.name} {article.capture.digest}")
        document = replace(document, capture=fetched.capture)
        if fetched.failure:
            return replace(document, failure=fetched.failure)
        return await self._with_content(document, fetched)

    async def _with_content(self, document: Document, fetched: Fetched) -> Document:
        content = await self._documents.read(document.name, fetched.body)
        return replace(
            document,
            paragraphs=content.paragraphs,
            tables=content.tables,
            failure=content.failure,
            recognised=content.recognised,
        )


def _named(entry: Entry) -> str:
    """The title by which the article is known on its page."""
    return "" if entry.untitled else entry.title


def _title_in(document: Document, entry: Entry) -> str:
    """What a file is headed by, where that names the year that the list gives it."""
    head = "".join(document.paragraphs[:_HEAD])
    year = _YEAR.search(entry.title)
    return head if year and year[0] in head and len(head) <= _LONGEST_HEAD else ""


def _tells(article: Article) -> bool:
    """Something of an article stands in the page."""
    return bool(article.text or article.tables or article.documents or article.images)


def _is_unfilled(article: Article) -> bool:
    """Of a page that waits for something: it waits for the article. A part of its frame may be what is taken for one."""
    brief = len(article.text) <= _BRIEF and not article.documents
    return brief or any(map(is_loading, article.paragraphs))


def _own_lines(page: Page, frame: Frame) -> list[str] | None:
    """What the page itself says; None where its frame is not known."""
    return [unit.words for unit in own_units(page, frame) if not unit.is_link] if frame.known else None


def _glimpse(article: Article) -> Article:
    """Without its long texts: what the whole portal shares is kept in the snapshot of every department."""
    return replace(
        article,
        paragraphs=article.paragraphs[:_GLIMPSE],
        tables=tuple(replace(table, rows=table.rows[:_GLIMPSE]) for table in article.tables[:1]),
        documents=tuple(replace(one, paragraphs=(), tables=(), recognised=()) for one in article.documents),
    )


def _traces(fetched: Fetched) -> Iterator[DateWitness]:
    """What the server and our own memory tell of the page's age."""
    stated = fetched.capture.last_modified
    try:
        modified = parsedate_to_datetime(stated).astimezone(BEIJING) if stated else None
    except ValueError:
        modified = None
    if modified:
        yield DateWitness(Witness.LAST_MODIFIED, modified.date(), stated)
    if fetched.first_at:
        first = fetched.first_at.astimezone(BEIJING)
        yield DateWitness(Witness.FIRST_SEEN, first.date(), first.isoformat(timespec="seconds"))


def is_unclear(entry: Entry) -> bool:
    """What a list cuts short and nobody could read may be anything."""
    return entry.failure is not None and is_cut(entry.title)


def shown(entry: Entry) -> str:
    """What the list says of an entry: while that is the same, so is most likely the page behind it."""
    return " ".join((entry.title, *(witness.raw for witness in entry.listed)))


def _is_page(fetched: Fetched) -> bool:
    content_type = fetched.capture.content_type.lower()
    called_page = not content_type or "html" in content_type or content_type.startswith("text/")
    return called_page and is_text(fetched.body)


def _not_an_article(page: Page, article: Article, listed: str, frame: Frame) -> str:
    """Why the page is no article, in Chinese: an error text, a log-in, a front page, a column; empty where it may be.

    A page that bears the row's title is the article, whatever it speaks of. That it bears another proves nothing:
    portals link to one page under several titles.
    """
    if agrees(titles_shown(article.title, article.heading, page.title, page.lines()), listed):
        return ""
    bears = article.source or any(witness.witness is not Witness.ADDRESS for witness in article.published)
    return refusal(page, _own_lines(page, frame) or None) or ("" if bears else "网页上没有标题，也没有日期和来源")


def _whole_title(entry: Entry, article: Article) -> str:
    """Of a title that the list cuts short what the article's own title says, which begins so; where the list shows
    none, the article's own.
    """
    if entry.untitled:
        return article.heading or article.title or entry.title
    listed = entry.title
    stem = listed.rstrip(".…")
    cut = listed.endswith(("..", "…")) and stem
    return next((one for one in (article.heading, article.title) if cut and one.startswith(stem)), listed)

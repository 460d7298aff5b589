"""内嵌网页：文章页里用框架嵌着的网页，写着的文字、表格和放着的附件都是文章的。"""

import asyncio
from dataclasses import replace
from urllib.parse import urlsplit

from crawler.pages import Fetched, Pages
from domain.capture import FailureKind
from domain.entry import Article, Document
from parsing.frame.frame import Frame
from parsing.markup.attachments import file_behind, find_attachments
from parsing.markup.encoding import is_text
from parsing.markup.page import Page, open_page
from parsing.markup.tables import data_tables, read_table

_NAME = "内嵌网页"
_MOST = 3
# Characters: what stands beside a file.
_BRIEF = 100
_STOP = "。"


class InnerPages:
    """frame: inner pages that the section's pages share are none of an article's."""

    def __init__(self, pages: Pages, frame: Frame) -> None:
        self._pages = pages
        self._frame = frame

    async def add(self, page: Page, article: Article) -> Article:
        """The article with what its page shows in inner pages; one that did not come is a file that was not read."""
        own = [url for url in self._frame.inner_of(page) if _is_page_beside(url, page)][:_MOST]
        found = await asyncio.gather(*(self._documents(url, article) for url in own))
        known = {document.url for document in article.documents}
        added = {one.url: one for documents in found for one in documents if one.url not in known}
        return replace(article, documents=(*article.documents, *added.values()))

    async def _documents(self, url: str, article: Article) -> tuple[Document, ...]:
        fetched = await self._pages.fetch(url, shown=f"{url} {article.capture.digest}")
        if fetched.failure or not is_text(fetched.body):
            return (Document(_NAME, url, fetched.capture, failure=fetched.failure),) if _lacks(article, fetched) else ()
        inner = open_page(fetched.body, fetched.capture.content_type, fetched.capture.final_url)
        if inner.body is None:
            return ()
        tables = data_tables(inner.body)
        lines = inner.lines(inner.body, without=tables)
        told = Document(_NAME, url, fetched.capture, lines, tuple(map(read_table, tables)))
        says = tables or any(_STOP in line for line in lines)
        return (*((told,) if says else ()), *find_attachments(inner, inner.body))


def _lacks(article: Article, fetched: Fetched) -> bool:
    """What did not come may be a part of the article; what is not there, only where the page says little else."""
    brief = len(article.text) <= _BRIEF and not article.tables
    return fetched.failure is not None and (brief or fetched.failure.kind is not FailureKind.CLIENT_ERROR)


def _is_page_beside(url: str, page: Page) -> bool:
    return urlsplit(url).netloc == urlsplit(page.url).netloc and not file_behind(url)

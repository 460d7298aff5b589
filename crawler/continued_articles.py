"""续页：一篇文章分在几个网页上，各页的文字、表格、附件合起来才是一篇。"""

from dataclasses import replace

from crawler.page_loader import parsed
from crawler.pages import Fetched, Pages
from domain.capture import Failure, FailureKind
from domain.entry import Article, Document
from parsing.articles.article import read_article
from parsing.articles.body import find_body
from parsing.articles.further_pages import further_pages
from parsing.frame.frame import Frame
from parsing.markup.encoding import is_text
from parsing.markup.page import Page
from parsing.words.agreement import core

_NAME = "续页"
_MOST = 10


class ContinuedArticles:
    """frame: what the section's pages share."""

    def __init__(self, pages: Pages, frame: Frame) -> None:
        self._pages = pages
        self._frame = frame

    async def add(self, page: Page, article: Article, named: str) -> Article:
        """The article with what stands on its further pages; one that did not come is a file that was not read.

        named: the title by which it is known.
        """
        whole, urls = article, list(further_pages(page, page.url))
        for at, url in enumerate(urls):
            if at >= _MOST:
                return _without(whole, url, Failure(FailureKind.BUDGET))
            fetched = await self._pages.fetch(url, shown=f"{url} {article.capture.digest}")
            if fetched.failure or not is_text(fetched.body):
                whole = _without(whole, url, fetched.failure or Failure(FailureKind.UNRECOGNISED), fetched)
                continue
            further = parsed(fetched)
            part = read_article(further, fetched.capture, find_body(further, self._frame, named), named=named)
            if core(part.title) != core(article.title):
                whole = _without(whole, url, Failure(FailureKind.NOT_ARTICLE, "页码通到的不是这篇文章"), fetched)
            elif part.paragraphs != article.paragraphs or part.tables != article.tables:
                whole = _joined(whole, part)
            urls += [one for one in further_pages(further, page.url) if one not in urls]
        return whole


def _without(article: Article, url: str, failure: Failure, fetched: Fetched | None = None) -> Article:
    lost = Document(_NAME, url, fetched.capture if fetched else None, failure=failure)
    return replace(article, documents=(*article.documents, lost))


def _joined(article: Article, part: Article) -> Article:
    known = {document.url for document in article.documents}
    return replace(
        article,
        paragraphs=(*article.paragraphs, *part.paragraphs),
        tables=(*article.tables, *part.tables),
        links=tuple(dict.fromkeys((*article.links, *part.links))),
        documents=(*article.documents, *(one for one in part.documents if one.url not in known)),
        images=article.images + part.images,
    )

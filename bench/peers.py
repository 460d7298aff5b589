"""提取工具：本项目和同类工具，用同样的方式去读同一个网页。Each peer by the call that its documentation recommends.

The peers are optional: one that is not installed is left out.
"""

import contextlib
import importlib
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.metadata import metadata
from importlib.util import find_spec
from typing import Any
from urllib.parse import urljoin

from bench.realpages import ArticleCase, Case, CountCase, ListCase, ListRow, ReportCase
from domain.capture import Capture
from domain.entry import Article, Entry, Witness
from parsing.annual_report.facts import AnnualReport
from parsing.annual_report.reader import read_annual_report
from parsing.articles.article import read_article
from parsing.lists.lists import read_list
from parsing.lists.rows import row_groups
from parsing.markup.page import Page
from parsing.words.dates import find_listed_date


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader says of an article; None where it says nothing."""

    title: str | None
    day: date | None


ArticleReader = Callable[[ArticleCase], Found]
ListReader = Callable[[ListCase | CountCase], list[ListRow]]


def described() -> dict[str, dict[str, str] | None]:
    """Version and licence of each peer, as its package's metadata say; None for one that is not installed.

    gne 0.4.3 contradicts itself: MIT in the metadata, the text of the GPL 3 in its licence file.
    """
    return {name: _described(name) if find_spec(name) else None for name in _ARTICLE_READERS}


def article_readers() -> dict[str, ArticleReader]:
    """Ours and the installed peers."""
    peers = {name: make(importlib.import_module(name)) for name, make in _ARTICLE_READERS.items() if find_spec(name)}
    return {"ours": our_article, **peers}


def list_readers() -> dict[str, ListReader]:
    """Ours and gne: no other peer reads lists."""
    peers = {"gne": _gne_list(importlib.import_module("gne"))} if find_spec("gne") else {}
    return {"ours": our_list, **peers}


def forget() -> None:
    """Empty the peers' caches: a second round over the same pages must measure reading, not remembering."""
    if find_spec("trafilatura"):
        importlib.import_module("trafilatura.meta").reset_caches()


def our_article(case: ArticleCase) -> Found:
    article = _our_article(case)
    return Found(article.title or None, article.published[0].date if article.published else None)


def our_list(case: ListCase | CountCase) -> list[ListRow]:
    page = Page(case.html, case.url)
    if isinstance(case, CountCase) and case.home:
        return _dated_rows(page)
    entries = read_list(page).entries
    return [ListRow(entry.title, entry.url, entry.published.date if entry.published else None) for entry in entries]


def our_report(case: ReportCase) -> AnnualReport:
    article = _our_article(case)
    return read_annual_report(Entry(article.title, case.url, article=article))


def _our_article(case: Case) -> Article:
    return read_article(Page(case.html, case.url), Capture(case.url, case.url, 200, datetime(2026, 11, 1, tzinfo=UTC)))


def _dated_rows(page: Page) -> list[ListRow]:
    """Rows of any list of the page that print a date beside the link."""
    rows = (row for group in row_groups(page) for row in group.rows)
    witnesses = ((row, witness) for row in rows for witness in row.listed if witness.witness is Witness.LIST)
    return [ListRow(row.title, row.url, witness.date) for row, witness in witnesses]


def _trafilatura(trafilatura: Any) -> ArticleReader:
    def read(case: ArticleCase) -> Found:
        document = trafilatura.bare_extraction(case.html, url=case.url, with_metadata=True)
        return Found(document.title, _day(document.date)) if document else Found(None, None)

    return read


def _gne(gne: Any) -> ArticleReader:
    extractor = gne.GeneralNewsExtractor()

    def read(case: ArticleCase) -> Found:
        try:
            found = extractor.extract(case.html)
        except gne.NoContentException:
            return Found(None, None)
        return Found(found["title"] or None, _day(found["publish_time"]))

    return read


def _htmldate(htmldate: Any) -> ArticleReader:
    def read(case: ArticleCase) -> Found:
        return Found(None, _day(htmldate.find_date(case.html, original_date=True, url=case.url)))

    return read


def _gne_list(gne: Any) -> ListReader:
    extractor = gne.ListPageExtractor()

    def read(case: ListCase | CountCase) -> list[ListRow]:
        # It must be shown one row, and it prints a complaint when it does not find that row.
        with contextlib.redirect_stdout(io.StringIO()):
            items = extractor.extract(case.html, f"//a[@href='{case.example}']") if case.example else []
        return [ListRow(item["title"], urljoin(case.url, item.get("url", "")), None) for item in items]

    return read


_ARTICLE_READERS: Mapping[str, Callable[[Any], ArticleReader]] = {
    "trafilatura": _trafilatura,
    "gne": _gne,
    "htmldate": _htmldate,
}


def _described(name: str) -> dict[str, str]:
    package = metadata(name)
    return {"version": package["Version"], "licence": package["License-Expression"] or package["License"] or ""}


def _day(text: str | None) -> date | None:
    found = find_listed_date(text or "")
    return found[0] if found else None

"""文章：标题、发布日期的各个见证、来源、信息要素、正文、表格、附件与链接。

National meta tags come first, visible labels second; every witness of the date is kept.
"""

import re
from collections.abc import Iterable

from selectolax.lexbor import LexborNode

from domain.capture import Capture
from domain.entry import Article, DateWitness, InfoBox, Witness
from parsing.attachments import is_file, read_attachments
from parsing.body import find_body, has_known_body
from parsing.dates import date_in_address, find_date
from parsing.document_number import number_alone
from parsing.labels import read_labels
from parsing.page import Page
from parsing.tables import data_tables, read_table
from parsing.text import clean

_TITLE_NODES = "h1, .article_title, .article-title, .news-title, .title_cen, #title, .xxgk-title, .art-title, .bt"
_DATE_THEN_SOURCE = re.compile(r"^(?:19|20)\d{2}[-年./]\d{1,2}[-月./]\d{1,2}.{0,12}(?:来源|作者|字体|浏览)")
# Labels stand near the head of an article; further down they are part of the text.
_HEAD_LINES = 160
_TOP_LINES = 12
# Shorter text on a column's page is a notice or a footer, not an article. A guessed body needs more.
_INLINE_KNOWN = 120
_INLINE_GUESSED = 400
_SENTENCE = re.compile(r"[。；;！!？?：:]")


def read_article(page: Page, capture: Capture) -> Article:
    """Facts of an article page. Attachments come as Documents that were not fetched yet."""
    body = find_body(page)
    fields = _fields(page, body)
    heading = _heading(page)
    tables = data_tables(body) if body is not None else ()
    return Article(
        capture=capture,
        title=page.meta.get("articletitle") or heading or _other_title(page, fields),
        heading=heading,
        published=tuple(_published(page, fields)),
        source=page.meta.get("contentsource") or fields.get("source", ""),
        column_name=page.meta.get("columnname", ""),
        info=InfoBox(**{name: fields.get(name) for name in InfoBox.__dataclass_fields__}),
        paragraphs=page.lines(body, without=tables) if body is not None else (),
        tables=tuple(read_table(table) for table in tables),
        links=_links(page, body),
        documents=read_attachments(page),
        images=len(body.css("img")) if body is not None else 0,
    )


def inline_article(page: Page, capture: Capture) -> Article | None:
    """The article that stands on a column's own page (a guide often does); None when there is none."""
    article = read_article(page, capture)
    known = has_known_body(page)
    cells = sum(len(cell) for table in article.tables for row in table.rows for cell in row)
    if known:
        return article if len(article.text) + cells >= _INLINE_KNOWN else None
    # A menu is long, but it has no sentences.
    told = sum(len(line) for line in article.paragraphs if _SENTENCE.search(line))
    return article if told + cells >= _INLINE_GUESSED else None


def _fields(page: Page, body: LexborNode | None) -> dict[str, str]:
    """Labelled fields around the body; what is missing there, from the first lines of the body itself."""
    if body is None:
        return read_labels(page.lines()[:_HEAD_LINES])
    top = page.lines(body)[:_TOP_LINES]
    around = page.lines(without=(body,))[:_HEAD_LINES]
    fields = {**read_labels(top), **read_labels(around)}
    alone = "" if fields.get("document_number") else number_alone(around)
    return {**fields, "document_number": alone} if alone else fields


def _heading(page: Page) -> str:
    titles = (clean(node.text()) for node in page.tree.css(_TITLE_NODES))
    return next((title for title in titles if 4 <= len(title) <= 200), "")


def _other_title(page: Page, fields: dict[str, str]) -> str:
    return fields.get("title") or re.split(r"[_|｜]| - |--", page.title, maxsplit=1)[0].strip()


def _published(page: Page, fields: dict[str, str]) -> Iterable[DateWitness]:
    """An information box is known by its 索引号; a lone 发布日期 is an ordinary label."""
    boxed = "index_number" in fields
    label = fields.get("time") or ("" if boxed else fields.get("released", ""))
    statements = (
        (Witness.META, page.meta.get("pubdate", "")),
        (Witness.LABEL, label or _beside_source(page)),
        (Witness.INFO_BOX, fields.get("released", "") if boxed else ""),
    )
    for witness, raw in statements:
        found = find_date(raw)
        if found:
            yield DateWitness(witness, found[0], raw)
    address = date_in_address(page.url)
    if address:
        yield DateWitness(Witness.ADDRESS, *address)


def _beside_source(page: Page) -> str:
    """A date without a label in the line that names the source: 「2021年06月10日 17:35 来源：」."""
    return next((line[:40] for line in page.lines()[:_HEAD_LINES] if _DATE_THEN_SOURCE.match(line)), "")


def _links(page: Page, body: LexborNode | None) -> tuple[tuple[str, str], ...]:
    """Text and address of the links in the body that lead to pages."""
    anchors = body.css("a[href]") if body is not None else []
    found = ((clean(a.text()), page.resolve(a.attributes.get("href") or "")) for a in anchors)
    return tuple((text, url) for text, url in dict.fromkeys(found) if url and not is_file(url))

"""文章：标题、发布日期的各个见证、来源、信息要素、正文、表格、附件与链接。

National meta tags come first, visible labels second; every witness of the date is kept.
"""

import re
from collections.abc import Container, Sequence

from selectolax.lexbor import LexborNode

from domain.capture import Capture
from domain.entry import Article, Document, InfoBox, Witness
from parsing.articles.body import find_body, has_known_body
from parsing.articles.pictures import pictures
from parsing.articles.published import witnesses
from parsing.frame.frame import NO_FRAME, Frame, own_units
from parsing.frame.heading import find_heading, title_parts
from parsing.frame.labels import read_labels
from parsing.frame.told import title_over_labels
from parsing.markup.attachments import file_behind, find_attachments, is_file
from parsing.markup.links import target
from parsing.markup.marked_lines import Surroundings, plain, surroundings
from parsing.markup.page import Page, ancestors
from parsing.markup.tables import data_tables, read_table
from parsing.markup.units import Unit, units
from parsing.words.agreement import core
from parsing.words.dates import find_listed_date
from parsing.words.document_number import number_above_text, number_alone, number_in_title
from parsing.words.text import clean

__all__ = ["article_beside_rows", "inline_article", "is_file", "read_article"]

# Labels stand near the head of an article; further down they are part of the text.
_HEAD_LINES = 160
# A number without a label stands right under the title.
_UNDER_TITLE = 12
# A box of labels and values, each on a line of its own, may stand below the text.
_FOOT_LINES = 40
_RELATED = re.compile(r"相关|上一[篇条]|下一[篇条]|热点|推荐|关联|猜你|延伸|版权|主办|技术支持|网站地图")
_SAYS_NOTHING = re.compile(r"^(?:[\s无暂—－/-]+|没有|空)?$")
_INTERPRETS = re.compile(r"解读|问答|图解|说明$")
# Shorter text on a column's page is a notice or a footer, not an article. A guessed body needs more.
_INLINE_KNOWN = 120
_INLINE_GUESSED = 400
_FEWEST_ROWS = 2
_MORE_THAN_NAMED = 3
_FEWEST_BOXED = 3
_FULL_STOP = "。"
_SENTENCE = re.compile(r"[。；;！!？?：:]")


def read_article(
    page: Page,
    capture: Capture,
    body: LexborNode | None = None,
    named: str = "",
    framed: Container[int] = frozenset(),
) -> Article:
    """Facts of an article page. Attachments come as Documents that were not fetched yet.

    body: the element with the text, where the portal's frame tells it.
    named: the title of the row that led here. framed: elements that stand on other pages of the section, too.
    """
    body = body if body is not None else find_body(page)
    around = surroundings(page, body)
    heading = find_heading(page, body, named, framed)
    stated = page.meta.get("articletitle") or heading
    head = _head(around, stated or page.title)
    before = [plain(line) for line in head]
    fields = _fields(head, around)
    title = _fuller(stated, fields.get("title", "")) or next(iter(title_parts(page)), "")
    paragraphs, tables = _text(page, body)
    above = (*before[-_UNDER_TITLE:], *map(plain, around.before[-_UNDER_TITLE:]))
    number = _number(fields.get("document_number", ""), title, above, paragraphs)
    boxed = {**fields, "document_number": number} if number else fields
    documents = find_attachments(page, body)
    return Article(
        capture=capture,
        title=title,
        heading=heading,
        published=tuple(witnesses(page, fields, before)),
        source=page.meta.get("contentsource") or fields.get("source", ""),
        column_name=page.meta.get("columnname", ""),
        info=InfoBox(**{name: boxed.get(name) for name in InfoBox.__dataclass_fields__}),
        paragraphs=paragraphs,
        tables=tuple(read_table(table) for table in tables),
        links=_links(page, body, documents),
        documents=documents,
        images=pictures(page, body) if body is not None else 0,
    )


def _lists(page: Page, body: LexborNode) -> bool:
    """Rows with days whose links nobody can follow: a list that was not read, and no text."""
    rows = (row for row in body.css("tr, li, dd") if row.css_first("tr, li, dd") is None)
    links = (one for row in rows if find_listed_date(clean(row.text())) for one in row.css("a, [onclick]")[:1])
    return sum(not target(page, link) for link in links) >= _FEWEST_ROWS


def inline_article(page: Page, capture: Capture, frame: Frame = NO_FRAME) -> Article | None:
    """The article that stands on a column's own page (a guide often does); None when there is none."""
    every = list(units(page)) if frame.known else []
    own = own_units(page, frame, every)
    named = title_over_labels([unit for unit in own if unit.place != "script"])
    body = find_body(page, frame, named)
    if frame.known and (body is None or _FULL_STOP not in body.text()):
        body = _viewer(page, frame) or body
    if frame.known and (body is None or body.tag == "body"):
        # Nothing on the page is its own, or not enough to tell where it stands: its menus would be taken for a text.
        return None
    if body is not None and _lists(page, body):
        return None
    article = read_article(page, capture, body, named, _framed(every, own))
    if frame.known and article.documents:
        return article
    cells = _told_in_tables(page, body)
    if has_known_body(page):
        return article if len(article.text) + cells >= _INLINE_KNOWN else None
    # A menu is long, but it has no sentences.
    told = sum(len(line) for line in article.paragraphs if _SENTENCE.search(line))
    return article if told + cells >= (_INLINE_KNOWN if frame.known else _INLINE_GUESSED) else None


def article_beside_rows(page: Page, capture: Capture, frame: Frame, named: str) -> Article | None:
    """The article that stands on a column's own page above or below a list of others; an introduction is none.

    named: what the column is called. An article has a title of its own, and a day or a title that says more than that.
    """
    article = inline_article(page, capture, frame)
    if article is None or core(article.heading) in (core(named), core(page.meta.get("columnname", "")), ""):
        return None
    dated = any(witness.witness is not Witness.ADDRESS for witness in article.published)
    return article if dated or len(core(article.heading)) >= len(core(named)) + _MORE_THAN_NAMED else None


def _told_in_tables(page: Page, body: LexborNode | None) -> int:
    """Characters outside links: a table that holds the page's menus tells nothing."""
    _, tables = _text(page, body)
    cells = sum(len(line) for table in tables for line in page.lines(table))
    return cells - sum(len(clean(link.text())) for table in tables for link in table.css("a"))


def _viewer(page: Page, frame: Frame) -> LexborNode | None:
    """Where the page shows a file of its own, as a text is shown; what stands above is the text's title and day."""
    own = {*frame.inner_of(page), *page.embedded}
    for node in page.tree.css("iframe[src], embed[src], object[data]"):
        url = page.resolve(node.attributes.get("src") or node.attributes.get("data") or "")
        if url in own and file_behind(url):
            return node
    return None


def _framed(every: Sequence[Unit], own: Sequence[Unit]) -> frozenset[int]:
    """Elements with words that are the section's, and with none of the page's own."""
    kept = {node.mem_id for unit in own for node in (unit.node, *ancestors(unit.node))}
    return frozenset(
        node.mem_id for unit in every for node in (unit.node, *ancestors(unit.node)) if node.mem_id not in kept
    )


def _text(page: Page, body: LexborNode | None) -> tuple[tuple[str, ...], tuple[LexborNode, ...]]:
    if body is None:
        return (), ()
    tables = data_tables(body)
    return page.lines(body, without=tables), tables


def _head(around: Surroundings, title: str) -> list[str]:
    """The lines above the body; where the title stands below what was taken for the body, also those around it."""
    named = core(title)
    if any(core(plain(line)) == named for line in around.before):
        return around.before
    below = (n for n, line in enumerate(around.after) if (text := core(plain(line))) and _is_title(text, named))
    start = next(below, None)
    return around.before if start is None else around.before + around.after[start : start + _UNDER_TITLE]


def _is_title(text: str, named: str) -> bool:
    return len(named) >= 4 and (named in text or (2 * len(text) > len(named) and text in named))


def _fuller(stated: str, labelled: str) -> str:
    """A heading may be only a part of the title that the information box tells."""
    return labelled if not stated or (core(stated) in core(labelled) and len(stated) < len(labelled)) else stated


def _fields(head: list[str], around: Surroundings) -> dict[str, str]:
    """Labelled fields above the body; what is missing there, from its first lines and from those just below it."""
    below = next((n for n, line in enumerate(around.after) if _RELATED.search(line)), len(around.after))
    return {
        **_boxed(around.after[: min(below, _FOOT_LINES)]),
        **_boxed(around.top),
        **read_labels(head[:_HEAD_LINES]),
    }


def _boxed(lines: Sequence[str]) -> dict[str, str]:
    """Labels at the edge of the text: where there are several they are a box, in which every label counts."""
    fields = read_labels(lines, in_text=True)
    return read_labels(lines) if len(fields) >= _FEWEST_BOXED else fields


def _number(labelled: str, title: str, above: Sequence[str], paragraphs: tuple[str, ...]) -> str:
    """Beside its label; else alone under the title, at the head of the text, or in brackets in the title.

    above: the lines under the title, and those right above the text.
    """
    if not _SAYS_NOTHING.match(labelled):
        return labelled
    under = next((number for line in reversed(above) if (number := number_alone(line))), "")
    bracketed = "" if _INTERPRETS.search(title) else number_in_title(title)
    return under or number_above_text(paragraphs) or bracketed or labelled


def _links(page: Page, body: LexborNode | None, documents: tuple[Document, ...]) -> tuple[tuple[str, str], ...]:
    """Text and address of the links in the body that lead to pages."""
    files = {document.url for document in documents}
    anchors = body.css("a[href]") if body is not None else []
    found = ((clean(a.text()), page.resolve(a.attributes.get("href") or "")) for a in anchors)
    return tuple((text, url) for text, url in dict.fromkeys(found) if url and url not in files and not is_file(url))

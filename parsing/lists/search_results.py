"""检索结果：门户检索答出来的一页里有哪些链接，要找的那件在不在。"""

import re
from urllib.parse import unquote

from domain.capture import Capture
from domain.entry import Article, Entry
from parsing.markup.addresses import same_address
from parsing.markup.page import Page
from parsing.words.text import clean
from parsing.words.title_match import core_title, is_cut

# A title that is cut shorter than this may be that of many documents.
_SHORTEST_STEM = 12
_ABOUT_IT = re.compile(r"解读|图解|一图|读懂|问答|答记者问")


def read_results(page: Page, capture: Capture) -> Article:
    """The whole page: which part of it holds the results, every search does in its own way."""
    links: dict[tuple[str, str], None] = {}
    for anchor in page.tree.css("a[href]"):
        url = page.resolve(anchor.attributes.get("href") or "")
        visible, whole = clean(anchor.text()), clean(anchor.attributes.get("title") or "")
        text = max(visible, whole, key=len)
        if url and text:
            links[(text, url)] = None
    return Article(capture, page.title, paragraphs=page.lines(), links=tuple(links))


def result_for(document: Entry, results: Article) -> tuple[str, str] | None:
    """Text and address of the link that leads to the document or bears its title; None when there is none.

    A link whose address repeats the title only asks again (the next page, another order, another search).
    """
    for text, url in results.links:
        if same_address(url, document.url):
            return text, url
    bearing = ((text, url) for text, url in results.links if _bears(text, document.title))
    return next(((text, url) for text, url in bearing if document.title not in unquote(url)), None)


def _bears(text: str, title: str) -> bool:
    wanted = core_title(title, ())
    stem = core_title(text, ())
    if wanted in stem:
        return not _ABOUT_IT.search(stem.replace(wanted, ""))
    return is_cut(text) and len(stem) >= _SHORTEST_STEM and wanted.startswith(stem)
